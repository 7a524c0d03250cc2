//! Sites, positions, movements and the documents that hold them.

use std::collections::BTreeMap;

use crate::values::{
    AreaId, Attributes, BusinessDate, CommandId, DocumentId, EntityId, EntryId, Instant, ItemId, LotId, MovementId,
    PartyId, PlaceId, PoolMoveId, Quantity, ReasonId, RollHour, SeriesId, SiteId, TimeZone, TransferLineId, UnitId,
    ValueMicro, business_day,
};
use crate::words::words;

words! {
    /// Why a unit is where it is.
    StockState {
        /// May be sold.
        Sellable = "sellable",
        /// Came back, waits for inspection.
        Inspection = "inspection",
        /// Waits to be made good.
        Refurbish = "refurbish",
        /// Damaged.
        Damaged = "damaged",
        /// Held back.
        Quarantine = "quarantine",
    }
}

words! {
    /// What a place is to the book. The first eight hold stock; the others are where it comes from and goes to.
    SiteKind {
        /// A shop.
        Store = "store",
        /// A shop without customers, for picking.
        DarkStore = "dark_store",
        /// A warehouse.
        Warehouse = "warehouse",
        /// Somebody else's warehouse with our goods.
        ThirdParty = "third_party",
        /// Goods under way between our sites.
        Transit = "transit",
        /// Where purchases come from.
        Supplier = "supplier",
        /// Where sales go to.
        Customer = "customer",
        /// Where counts take from and give to.
        CountDifference = "count_difference",
        /// Where adjustments take from and give to.
        Adjustment = "adjustment",
        /// Where scrap goes to.
        Scrap = "scrap",
        /// Where parts go to and assembled goods come from.
        Assembly = "assembly",
        /// What we use ourselves.
        InternalUse = "internal_use",
    }
}

impl SiteKind {
    /// Whether positions are kept for it.
    #[must_use]
    pub const fn holds_stock(self) -> bool {
        matches!(self, Self::Store | Self::DarkStore | Self::Warehouse | Self::ThirdParty | Self::Transit)
    }

    /// Whether people work there: what `stock.add_site` may make.
    #[must_use]
    pub const fn is_workplace(self) -> bool {
        self.holds_stock() && !matches!(self, Self::Transit)
    }

    /// The key of the one site of a kind that lies outside every shop.
    #[must_use]
    pub const fn outside(self) -> SiteId {
        match self {
            Self::Supplier => SiteId(1),
            Self::Customer => SiteId(2),
            Self::CountDifference => SiteId(3),
            Self::Adjustment => SiteId(4),
            Self::Scrap => SiteId(5),
            Self::Assembly => SiteId(6),
            Self::InternalUse => SiteId(7),
            Self::Store | Self::DarkStore | Self::Warehouse | Self::ThirdParty | Self::Transit => SiteId::NONE,
        }
    }
}

/// The kinds that lie outside every shop, made once with the file.
pub const OUTSIDE: [SiteKind; 7] = [
    SiteKind::Supplier,
    SiteKind::Customer,
    SiteKind::CountDifference,
    SiteKind::Adjustment,
    SiteKind::Scrap,
    SiteKind::Assembly,
    SiteKind::InternalUse,
];

/// The first key of a site of ours.
pub const SITES_FROM: i64 = 100;

/// A place that holds stock, or where stock comes from or goes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Site {
    /// Its key.
    pub id: SiteId,
    /// The code callers use.
    pub code: String,
    /// The code folded, by which it is unique.
    pub folded: String,
    /// The name shown.
    pub name: String,
    /// What it is.
    pub kind: SiteKind,
    /// Whose; none for places outside.
    pub entity: EntityId,
    /// The valuation area of what it holds; none for places outside.
    pub area: AreaId,
    /// Its time zone.
    pub time_zone: TimeZone,
    /// The hour its business day rolls.
    pub roll_hour: RollHour,
    /// Whether requests may take more than it has.
    pub negative_allowed: bool,
    /// An inactive site takes no new requests.
    pub active: bool,
}

impl Site {
    /// The business day at the site at an instant.
    #[must_use]
    pub fn business_day(&self, now: Instant) -> BusinessDate {
        business_day(now, self.time_zone, self.roll_hour)
    }
}

/// A finer address inside a site.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Its key.
    pub id: PlaceId,
    /// Where.
    pub site: SiteId,
    /// The code callers use.
    pub code: String,
    /// The code folded, by which it is unique in its site.
    pub folded: String,
}

/// Why stock is adjusted or scrapped.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// Its key.
    pub id: ReasonId,
    /// The code callers use.
    pub code: String,
    /// The code folded, by which it is unique.
    pub folded: String,
    /// The name shown.
    pub name: String,
    /// The part of the account that bears it.
    pub role: crate::ledger::types::Role,
}

/// The key of a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PositionKey {
    /// What.
    pub item: ItemId,
    /// Where.
    pub site: SiteId,
    /// Why it is there.
    pub state: StockState,
    /// Where inside the site, or none.
    pub place: PlaceId,
    /// Which lot or serial, or none.
    pub lot: LotId,
    /// The supplier who still owns it, or none when it is ours.
    pub owner: PartyId,
}

/// What is at a position.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// How much; below zero where more left than was known.
    pub quantity: Quantity,
    /// How much of it is promised: reserved, allocated or picked for somebody. Never more than there is.
    pub promised: Quantity,
}

/// One end of a movement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// The site or place outside.
    pub site: SiteId,
    /// Where inside it, or none.
    pub place: PlaceId,
    /// In which state; meaningless and `sellable` outside.
    pub state: StockState,
}

impl End {
    /// A place outside every shop.
    #[must_use]
    pub const fn outside(kind: SiteKind) -> Self {
        Self { site: kind.outside(), place: PlaceId(0), state: StockState::Sellable }
    }
}

words! {
    /// What a movement is; with the costing method it decides the entry.
    MovementKind {
        /// Goods came from a supplier.
        Receipt = "receipt",
        /// A receipt taken back.
        ReceiptReversal = "receipt_reversal",
        /// Goods were sold.
        Sale = "sale",
        /// Goods were used by ourselves.
        Use = "use",
        /// A customer brought goods back.
        CustomerReturn = "customer_return",
        /// Goods went back to a supplier.
        SupplierReturn = "supplier_return",
        /// Goods found or lost for a reason.
        Adjustment = "adjustment",
        /// A count's difference.
        CountDifference = "count_difference",
        /// Goods changed state.
        StateChange = "state_change",
        /// Goods changed place within a site.
        Relocation = "relocation",
        /// Goods were thrown away.
        Scrap = "scrap",
        /// Parts went into an assembly.
        AssemblyInput = "assembly_input",
        /// An assembly came out.
        AssemblyOutput = "assembly_output",
        /// Goods left for another site.
        TransferShipment = "transfer_shipment",
        /// Goods arrived from another site.
        TransferReceipt = "transfer_receipt",
        /// Goods were lost on the way.
        TransferLoss = "transfer_loss",
        /// More arrived than was sent.
        TransferSurplus = "transfer_surplus",
    }
}

words! {
    /// What a stock document is.
    DocumentKind {
        /// Goods receipt.
        Receipt = "receipt",
        /// Receipt taken back.
        ReceiptReversal = "receipt_reversal",
        /// Goods issue.
        Issue = "issue",
        /// Customer return.
        CustomerReturn = "customer_return",
        /// Supplier return.
        SupplierReturn = "supplier_return",
        /// Adjustment.
        Adjustment = "adjustment",
        /// Change of state or place.
        StateChange = "state_change",
        /// Scrapping.
        Scrap = "scrap",
        /// Assembly.
        Assembly = "assembly",
        /// Transfer shipped.
        Transfer = "transfer",
        /// Transfer received or resolved.
        TransferReceipt = "transfer_receipt",
        /// Count sheet.
        Count = "count",
        /// Count posted.
        CountPosting = "count_posting",
        /// Landed cost.
        LandedCost = "landed_cost",
        /// Price difference between bill and receipt.
        PriceVariance = "price_variance",
        /// Revaluation or new standard.
        Revaluation = "revaluation",
        /// Write-down.
        WriteDown = "write_down",
        /// Value moved because a category, method or area changed.
        Reclassification = "reclassification",
        /// Sale at a till.
        Sale = "sale",
        /// Refund at a till.
        Refund = "refund",
        /// Exchange at a till.
        Exchange = "exchange",
        /// Sale at a till made void.
        VoidSale = "void_sale",
        /// Shipment for an order, with what it bills.
        Shipment = "shipment",
        /// Shipment taken back before anybody had it.
        ShipmentReversal = "shipment_reversal",
        /// Arrival of a shipment that was ours until then.
        Delivery = "delivery",
        /// Credit without goods.
        Credit = "credit",
        /// Money of a customer that arrived.
        CustomerPayment = "customer_payment",
        /// Money of a customer that went back again.
        PaymentReversal = "payment_reversal",
        /// Money of a customer put against what they owe.
        MoneyApplication = "money_application",
        /// Money of a customer that was on account and is given back.
        MoneyReturn = "money_return",
        /// What a customer will not pay, or will after all.
        BadDebt = "bad_debt",
    }
}

impl DocumentKind {
    /// The short form that opens the document's number.
    #[must_use]
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Receipt => "GR",
            Self::ReceiptReversal => "GRR",
            Self::Issue => "GI",
            Self::CustomerReturn => "CR",
            Self::SupplierReturn => "SR",
            Self::Adjustment => "ADJ",
            Self::StateChange => "SC",
            Self::Scrap => "SCR",
            Self::Assembly => "ASM",
            Self::Transfer => "TR",
            Self::TransferReceipt => "TRR",
            Self::Count => "CNT",
            Self::CountPosting => "CNP",
            Self::LandedCost => "LC",
            Self::PriceVariance => "PV",
            Self::Revaluation => "RV",
            Self::WriteDown => "WD",
            Self::Reclassification => "RC",
            Self::Sale => "SL",
            Self::Refund => "RF",
            Self::Exchange => "EX",
            Self::VoidSale => "VS",
            Self::Shipment => "SH",
            Self::ShipmentReversal => "SHR",
            Self::Delivery => "DLV",
            Self::Credit => "CRD",
            Self::CustomerPayment => "CP",
            Self::PaymentReversal => "CPR",
            Self::MoneyApplication => "CPA",
            Self::MoneyReturn => "CPO",
            Self::BadDebt => "BD",
        }
    }
}

/// A stock document: what one command did to stock or its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Its key.
    pub id: DocumentId,
    /// The command that made it.
    pub command: CommandId,
    /// What it is.
    pub kind: DocumentKind,
    /// Its series.
    pub series: SeriesId,
    /// Its number in the series.
    pub number: i64,
    /// Whose.
    pub entity: EntityId,
    /// Where.
    pub site: SiteId,
    /// With whom, or none.
    pub party: PartyId,
    /// The other side's number for it, unique with the party and kind.
    pub reference: Option<String>,
    /// The business day it happened.
    pub occurred_on: BusinessDate,
    /// The business day of the books it counts in.
    pub posted_on: BusinessDate,
    /// The document it corrects or continues, or none.
    pub corrects: DocumentId,
    /// The entry that posts it, or none.
    pub entry: EntryId,
    /// The first of its movements, which follow each other.
    pub first_movement: MovementId,
    /// How many.
    pub movements: i64,
    /// The first of its pool moves, which follow each other.
    pub first_pool_move: PoolMoveId,
    /// How many.
    pub pool_moves: i64,
    /// The host's own.
    pub attributes: Attributes,
    /// Its ids in other systems, by system.
    pub external_refs: BTreeMap<String, String>,
}

/// Quantity that left one place for another.
#[derive(Clone, Debug, PartialEq)]
pub struct Movement {
    /// Its key.
    pub id: MovementId,
    /// The command that made it.
    pub command: CommandId,
    /// Its document.
    pub document: DocumentId,
    /// The line of the document, from 1.
    pub line: i64,
    /// What it is.
    pub kind: MovementKind,
    /// What moved.
    pub item: ItemId,
    /// How much, always above zero.
    pub quantity: Quantity,
    /// From where.
    pub from: End,
    /// To where.
    pub to: End,
    /// Which lot or serial, or none.
    pub lot: LotId,
    /// The supplier who still owns it, or none.
    pub owner: PartyId,
    /// Why, or none.
    pub reason: ReasonId,
    /// The transfer line it belongs to, or none.
    pub transfer_line: TransferLineId,
    /// The movement it takes back, in part or whole, or none.
    pub corrects: MovementId,
    /// The business day it happened.
    pub occurred_on: BusinessDate,
    /// The business day of the books it counts in.
    pub posted_on: BusinessDate,
    /// The quantity as it was entered.
    pub entered_quantity: String,
    /// In which unit or pack.
    pub entered_unit: UnitId,
}

/// The key of what moved at a site on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StockDayKey {
    /// What.
    pub item: ItemId,
    /// Where.
    pub site: SiteId,
    /// The business day it happened.
    pub occurred_on: BusinessDate,
    /// In which state.
    pub state: StockState,
}

/// What moved at a site on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StockDay {
    /// What came, in millionths.
    pub quantity_in: i64,
    /// What left, in millionths.
    pub quantity_out: i64,
    /// The first movement among them, 0 in an empty sum.
    pub first_movement: i64,
    /// The last movement among them.
    pub last_movement: i64,
}

/// How much of a movement later ones have given back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MovementUse {
    /// Quantity given back.
    pub quantity: Quantity,
    /// Value given back.
    pub value: ValueMicro,
}

/// A line of a transfer, and what of it is still under way.
#[derive(Clone, Debug, PartialEq)]
pub struct TransferLine {
    /// Its key.
    pub id: TransferLineId,
    /// The command that sent it.
    pub command: CommandId,
    /// The transfer.
    pub document: DocumentId,
    /// Its line.
    pub line: i64,
    /// What.
    pub item: ItemId,
    /// Which lot or serial, or none.
    pub lot: LotId,
    /// The supplier who still owns it, or none.
    pub owner: PartyId,
    /// In which state it travels.
    pub state: StockState,
    /// From where.
    pub from: SiteId,
    /// To where.
    pub to: SiteId,
    /// Whether its value travels with it, through the transit pool: between areas, not within one.
    pub valued: bool,
    /// How much was sent.
    pub shipped: Quantity,
    /// How much has neither arrived nor been resolved.
    pub open: Quantity,
}

words! {
    /// Where a count stands.
    CountState {
        /// Figures are taken.
        Open = "open",
        /// Differences are posted.
        Posted = "posted",
        /// Given up.
        Cancelled = "cancelled",
    }
}

/// A count sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Count {
    /// Its document.
    pub document: DocumentId,
    /// The command that opened it.
    pub command: CommandId,
    /// Whether counters are not told what the book holds.
    pub blind: bool,
    /// The last movement of the file when it was opened.
    pub opened_movement: MovementId,
    /// Where it stands.
    pub state: CountState,
}

/// The key of a line of a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountLineKey {
    /// The count.
    pub document: DocumentId,
    /// The line, from 1.
    pub line: i64,
}

/// A line of a count, with the last figure taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountLine {
    /// The command that put it on the sheet.
    pub command: CommandId,
    /// What is counted.
    pub position: PositionKey,
    /// What the book held when the count was opened.
    pub opened: Quantity,
    /// How often it was counted.
    pub rounds: i64,
    /// The last figure taken.
    pub counted: Quantity,
    /// What the book held at that moment.
    pub book: Quantity,
}

/// A figure a counter reported.
#[derive(Clone, Debug, PartialEq)]
pub struct CountRecord {
    /// Its key.
    pub id: i64,
    /// The command that reported it.
    pub command: CommandId,
    /// Which line.
    pub key: CountLineKey,
    /// First count, recount ...
    pub round: i64,
    /// The figure.
    pub counted: Quantity,
    /// What the book held at that moment.
    pub book: Quantity,
}

/// A position as a report shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PositionRow {
    /// Its key.
    pub key: PositionKey,
    /// How much.
    pub quantity: Quantity,
    /// How much of it is promised.
    pub promised: Quantity,
}

impl PositionRow {
    /// A position and what is there.
    #[must_use]
    pub const fn of(key: PositionKey, held: Held) -> Self {
        Self { key, quantity: held.quantity, promised: held.promised }
    }

    /// What is there.
    #[must_use]
    pub const fn held(&self) -> Held {
        Held { quantity: self.quantity, promised: self.promised }
    }
}

/// Which movements a listing wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MovementFilter {
    /// Of one item.
    pub item: ItemId,
    /// At one site, or none for all.
    pub site: SiteId,
    /// From this business day it happened.
    pub from: BusinessDate,
    /// To this business day, it included.
    pub to: BusinessDate,
    /// With key above this.
    pub after: MovementId,
}
