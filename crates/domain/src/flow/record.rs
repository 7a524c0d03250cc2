//! What a command leaves behind for ever.

use std::sync::Arc;

use crate::allocation::transfers::{SiteLevel, TransferLane, TransferProposal, TransferProposalMove};
use crate::allocation::types::{
    Channel, Demand, DemandEnd, DemandLine, DemandMove, ExpectedMove, ExpectedSupply, Feed, FeedLine, FeedPublication,
    GuardKey, SupplySite,
};
use crate::catalogue::types::{Category, Identifier, Item, KitPart, Lot, Pack, Unit};
use crate::control::approvals::{Approval, ApprovalPolicy, ApprovalStep, HeldPersonal};
use crate::control::types::{Actor, Delegation, DutyPair, Grant, Role};
use crate::costing::types::{Area, PoolMove};
use crate::exceptions::types::{Exception, ExceptionMove};
use crate::flow::Series;
use crate::ledger::types::{Account, Dimensions, Entity, Entry, PeriodKey, PeriodState, Posting, RateRow, RuleKey};
use crate::open_items::types::{OpenItem, OpenItemMove};
use crate::parties::types::{Party, PersonalRow};
use crate::pricing::types::{Price, PriceList};
use crate::returns::types::{Return, ReturnCredit, ReturnLine, ReturnPolicy, ReturnStep};
use crate::sales::types::{
    AdvanceTax, BadDebtRelief, ChannelTerms, CustomerTerms, HoldStep, Invoice, InvoiceLine, Order, OrderCancel,
    OrderLine, OrderPayment, Parcel, ParcelEvent,
};
use crate::stock::types::{
    Count, CountLine, CountLineKey, CountRecord, Document, Movement, Place, Reason, Site, TransferLine,
};
use crate::tax::types::{Exemption, Jurisdiction, TaxSet};
use crate::till::types::{
    BarcodeLayout, Closing, FiscalRecord, Payment, PaymentMove, Register, Sale, SaleLine, SaleTender, Shift, ShiftMove,
    StoredValue, SuspendedSale, Tender,
};
use crate::values::{
    AccountId, AreaId, CommandId, DemandId, DimensionSetId, EntityId, EventId, ItemId, JurisdictionId, PartyId,
    Quantity, ReturnId, SiteId, UnitCost,
};

/// A row that is replaced as a whole; each replacement leaves an after-image in the history.
#[derive(Clone, Debug)]
pub enum Master {
    /// An actor.
    Actor(Actor),
    /// A role.
    Role(Role),
    /// A grant.
    Grant(Grant),
    /// Which requests are held.
    ApprovalPolicy(Arc<ApprovalPolicy>),
    /// Two duties that do not belong in one hand.
    DutyPair(DutyPair),
    /// Who releases in whose stead.
    Delegation(Delegation),
    /// A party, without what is personal.
    Party(Party),
    /// A party's id in another system.
    PartyRef {
        /// The other system.
        system: String,
        /// Its id there.
        reference: String,
        /// The party.
        party: PartyId,
    },
    /// A unit of measure.
    Unit(Unit),
    /// A category.
    Category(Category),
    /// An item.
    Item(Item),
    /// A pack.
    Pack(Pack),
    /// An identifier.
    Identifier(Identifier),
    /// A lot or serial.
    Lot(Lot),
    /// An entity.
    Entity(Entity),
    /// An account.
    Account(Account),
    /// A posting rule.
    PostingRule(RuleKey, AccountId),
    /// A month's state.
    Period(PeriodKey, PeriodState),
    /// A rate of exchange.
    Rate(RateRow),
    /// Where taxes are owed.
    Jurisdiction(Jurisdiction),
    /// What a tax class pays.
    TaxSet(Arc<TaxSet>),
    /// Where a site's sales are taxed.
    TaxSite(SiteId, JurisdictionId),
    /// What frees a party from tax.
    Exemption(Exemption),
    /// A numbering.
    Series(Series),
    /// A site.
    Site(Site),
    /// A place inside a site.
    Place(Place),
    /// A reason.
    Reason(Reason),
    /// A valuation area.
    Area(Area),
    /// A standard cost.
    StandardCost {
        /// Where.
        area: AreaId,
        /// Of what.
        item: ItemId,
        /// Per base unit.
        unit_cost: UnitCost,
    },
    /// A register.
    Register(Register),
    /// A way to pay.
    Tender(Tender),
    /// A layout of barcodes.
    BarcodeLayout(BarcodeLayout),
    /// A card or credit of ours.
    StoredValue(StoredValue),
    /// A basket put aside.
    SuspendedSale(SuspendedSale),
    /// A price list.
    PriceList(PriceList),
    /// A price.
    Price(Price),
    /// Where demand comes from.
    Channel(Channel),
    /// What it takes to ship from a site.
    SupplySite(SupplySite),
    /// A quantity that is kept back.
    Guard(GuardKey, Quantity),
    /// What a kit consists of.
    Kit(ItemId, Arc<Vec<KitPart>>),
    /// On which terms a channel sells.
    ChannelTerms(ChannelTerms),
    /// On which terms a customer buys.
    CustomerTerms(CustomerTerms),
    /// How the figures of a channel are published.
    Feed(Feed),
    /// How much is wanted at a site.
    SiteLevel(SiteLevel),
    /// A way on which goods are moved.
    TransferLane(TransferLane),
    /// How a channel takes goods back.
    ReturnPolicy(Arc<ReturnPolicy>),
    /// The group a customer buys in.
    CustomerGroup {
        /// Who.
        party: PartyId,
        /// The group, or empty.
        group: String,
    },
}

/// News for other systems.
#[derive(Clone, Debug, PartialEq)]
pub struct EventRecord {
    /// Its key, in the order of what happened.
    pub id: EventId,
    /// The command that left it.
    pub command: CommandId,
    /// `slice.noun_verbed`.
    pub kind: &'static str,
    /// Whose, or none.
    pub entity: EntityId,
    /// Where, or none.
    pub site: SiteId,
    /// The number or code of what it is about.
    pub subject: String,
}

/// A record of a command, in the order in which the digest of a command covers them: by variant, then by key.
#[derive(Clone, Debug)]
pub enum Record {
    /// The after-image of a master row, with its key in the history.
    Master(i64, CommandId, Master),
    /// An event.
    Event(EventRecord),
    /// An exception as it was raised.
    Exception(Exception),
    /// A step in an exception's life.
    ExceptionMove(ExceptionMove),
    /// A newly interned set of dimensions.
    DimensionSet(DimensionSetId, CommandId, Dimensions),
    /// The head of an entry.
    Entry(Entry),
    /// A line of an entry.
    Posting(Posting),
    /// An open item as it was opened.
    OpenItem(OpenItem),
    /// A change of an open item.
    OpenItemMove(OpenItemMove),
    /// A stock document.
    Document(Document),
    /// A movement.
    Movement(Movement),
    /// A line of a transfer as it was sent.
    TransferLine(TransferLine),
    /// A count sheet as it was opened.
    Count(Count),
    /// A line of a count as it was put on the sheet.
    CountLine(CountLineKey, CountLine),
    /// A figure of a count.
    CountRecord(CountRecord),
    /// A change of a pool.
    PoolMove(PoolMove),
    /// A shift as it was opened.
    Shift(Shift),
    /// What happened in a shift.
    ShiftMove(ShiftMove),
    /// What makes a document a sale.
    Sale(Sale),
    /// A line of a sale.
    SaleLine(SaleLine),
    /// Money of a sale.
    SaleTender(SaleTender),
    /// A call of a payment terminal as it was made.
    Payment(Payment),
    /// A step of a call of a payment terminal.
    PaymentMove(PaymentMove),
    /// What a fiscal device said.
    FiscalRecord(FiscalRecord),
    /// A closing of a shift.
    Closing(Closing),
    /// A demand as it was opened, without lines.
    Demand(Arc<Demand>),
    /// A line of a demand as it was opened.
    DemandLine(DemandId, DemandLine),
    /// Units of a demand that went from one bucket to another.
    DemandMove(DemandMove),
    /// An order as it was opened, without lines.
    Order(Arc<Order>),
    /// A line of an order as it was added.
    OrderLine(DemandId, OrderLine),
    /// Units of an order that are no longer wanted.
    OrderCancel(OrderCancel),
    /// A hold that was placed or released.
    HoldStep(HoldStep),
    /// Something that happened to a payment of an order.
    OrderPayment(OrderPayment),
    /// What of an order is taxed because it was paid before it was billed.
    AdvanceTax(AdvanceTax),
    /// An invoice or credit note.
    Invoice(Invoice),
    /// A line of an invoice or credit note.
    InvoiceLine(InvoiceLine),
    /// What was taxed otherwise because of a bad debt.
    BadDebtRelief(BadDebtRelief),
    /// What left for an order in one shipment.
    Parcel(Parcel),
    /// Something that happened to a parcel.
    ParcelEvent(ParcelEvent),
    /// A reference under which something is expected.
    ExpectedSupply(Arc<ExpectedSupply>),
    /// A change of what is expected.
    ExpectedMove(ExpectedMove),
    /// A publication of figures.
    FeedPublication(FeedPublication),
    /// A figure that was published.
    FeedLine(FeedLine),
    /// When what is reserved for a demand is let go, as it was said.
    DemandEnd(DemandEnd),
    /// A proposal to move goods, as it was made.
    TransferProposal(TransferProposal),
    /// What became of a proposal to move goods.
    TransferProposalMove(TransferProposalMove),
    /// A return as it was opened, without lines.
    Return(Arc<Return>),
    /// A line of a return as it was opened.
    ReturnLine(ReturnId, ReturnLine),
    /// Something that happened to a return.
    ReturnStep(ReturnStep),
    /// What was kept back of a line of a credit note.
    ReturnCredit(ReturnCredit),
    /// A request as it was held.
    Approval(Arc<Approval>),
    /// A step in the life of a held request.
    ApprovalStep(ApprovalStep),
    /// What is personal about a party: stored apart, never digested itself.
    Personal(PersonalRow),
    /// What is personal in a held request: stored apart, never digested itself.
    HeldPersonal(HeldPersonal),
}

impl Record {
    /// The place of the record's table in the digest.
    #[must_use]
    pub const fn rank(&self) -> u8 {
        match self {
            Self::Master(..) => 0,
            Self::Event(_) => 1,
            Self::Exception(_) => 2,
            Self::ExceptionMove(_) => 3,
            Self::DimensionSet(..) => 4,
            Self::Entry(_) => 5,
            Self::Posting(_) => 6,
            Self::OpenItem(_) => 7,
            Self::OpenItemMove(_) => 8,
            Self::Document(_) => 9,
            Self::Movement(_) => 10,
            Self::TransferLine(_) => 11,
            Self::Count(_) => 12,
            Self::CountLine(..) => 13,
            Self::CountRecord(_) => 14,
            Self::PoolMove(_) => 15,
            Self::Shift(_) => 16,
            Self::ShiftMove(_) => 17,
            Self::Sale(_) => 18,
            Self::SaleLine(_) => 19,
            Self::SaleTender(_) => 20,
            Self::Payment(_) => 21,
            Self::PaymentMove(_) => 22,
            Self::FiscalRecord(_) => 23,
            Self::Closing(_) => 24,
            Self::Demand(_) => 25,
            Self::DemandLine(..) => 26,
            Self::DemandMove(_) => 27,
            Self::Order(_) => 28,
            Self::OrderLine(..) => 29,
            Self::OrderCancel(_) => 30,
            Self::HoldStep(_) => 31,
            Self::OrderPayment(_) => 32,
            Self::AdvanceTax(_) => 33,
            Self::Invoice(_) => 34,
            Self::InvoiceLine(_) => 35,
            Self::BadDebtRelief(_) => 36,
            Self::Parcel(_) => 37,
            Self::ParcelEvent(_) => 38,
            Self::ExpectedSupply(_) => 39,
            Self::ExpectedMove(_) => 40,
            Self::FeedPublication(_) => 41,
            Self::FeedLine(_) => 42,
            Self::DemandEnd(_) => 43,
            Self::TransferProposal(_) => 44,
            Self::TransferProposalMove(_) => 45,
            Self::Return(_) => 46,
            Self::ReturnLine(..) => 47,
            Self::ReturnStep(_) => 48,
            Self::ReturnCredit(_) => 49,
            Self::Approval(_) => 50,
            Self::ApprovalStep(_) => 51,
            Self::Personal(_) | Self::HeldPersonal(_) => u8::MAX,
        }
    }
}
