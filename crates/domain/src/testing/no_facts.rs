//! A file in which nothing stands.

use crate::allocation::facts::{AllocationFacts, ExpectedFacts, FeedFacts};
use crate::allocation::transfers::{ProposalState, SiteLevel, TransferLane, TransferProposal};
use crate::allocation::types::{
    Channel, Demand, DemandKey, DemandMove, ExpectedKey, ExpectedLine, ExpectedSupply, Feed, FeedHead, FeedMark,
    FeedRow, GuardKey, ParcelDayKey, SupplySite, Waiting,
};
use crate::catalogue::facts::CatalogueFacts;
use crate::catalogue::types::{Category, Identifier, IdentifierKey, Item, KitPart, Lot, Pack, Unit};
use crate::control::approvals::{Approval, ApprovalPolicy, ApprovalState, ApprovalStep, HeldPersonal};
use crate::control::facts::ControlFacts;
use crate::control::types::{Actor, Delegation, DutyPair, Grant, GrantKey, Role};
use crate::costing::facts::CostingFacts;
use crate::costing::types::{Area, Layer, LayerKey, Pool, PoolKey, PoolMove, Valuation};
use crate::exceptions::facts::ExceptionFacts;
use crate::exceptions::types::{Exception, ExceptionState};
use crate::flow::{FlowFacts, Head, PastCommand, SentCommand, Series, Stream};
use crate::ledger::facts::LedgerFacts;
use crate::ledger::types::{
    Account, AccountTotal, Balance, BalanceKey, Dimensions, Entity, Entry, PeriodKey, PeriodState, Posting, RateRow,
    RuleKey, Span, StatementLine, WholeEntry,
};
use crate::open_items::facts::OpenItemFacts;
use crate::open_items::types::{OpenItem, OpenItemMove};
use crate::parties::facts::PartyFacts;
use crate::parties::types::{MatchReason, Party, PartyKind, PersonalRow};
use crate::pricing::facts::PricingFacts;
use crate::pricing::types::{Price, PriceList};
use crate::returns::facts::ReturnFacts;
use crate::returns::types::{Return, ReturnCredit, ReturnPolicy, ReturnStep};
use crate::sales::facts::SalesFacts;
use crate::sales::types::{
    AdvanceTax, BadDebtRelief, ChannelTerms, CustomerTerms, HoldStep, Invoice, InvoiceLine, Order, OrderCancel,
    OrderPayment, Parcel, ParcelEvent,
};
use crate::stock::facts::StockFacts;
use crate::stock::types::{
    Count, CountLine, CountLineKey, Document, DocumentKind, Held, Movement, MovementFilter, MovementUse, Place,
    PositionKey, PositionRow, Reason, Site, StockState, TransferLine,
};
use crate::tax::facts::TaxFacts;
use crate::tax::types::{Exemption, Jurisdiction, TaxPeriod, TaxPeriodKey, TaxSet, TaxTotal};
use crate::till::facts::TillFacts;
use crate::till::types::{
    BarcodeLayout, Closing, FiscalRecord, Payment, PaymentMove, Register, RegisterHead, Sale, SaleLine, SaleLineKey,
    SaleLineUse, SaleTender, SalesDay, SalesDayKey, Shift, ShiftMove, ShiftTax, ShiftTaxKey, ShiftTender,
    ShiftTenderKey, StoredValue, SuspendedSale, Tender,
};
use crate::values::{
    AccountId, ActorId, ApprovalId, AreaId, BusinessDate, CategoryId, ChannelId, CommandId, Currency, DemandId,
    DimensionSetId, DocumentId, EntityId, EntryId, ExceptionId, ExpectedSupplyId, Instant, ItemId, JurisdictionId,
    LayerId, LotId, MovementId, OpenItemId, PartyId, PaymentId, Period, PlaceId, PoolMoveId, PriceListId, Quantity,
    ReasonId, RegisterId, ReturnId, RoleId, SeriesId, ShiftId, SiteId, StoredValueId, SuspendedSaleId, TaxSetId,
    TenderId, TransferLineId, TransferProposalId, UnitCost, UnitId,
};
use uuid::Uuid;

/// Answers every question of every slice with nothing, so that a test's draft holds all there is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NoFacts;

macro_rules! nothing {
    ($($facts:ident { $(fn $name:ident($($arg:ty),* $(,)?) -> $reply:ty;)* })*) => {
        $(impl $facts for NoFacts { $(fn $name(&self, $(_: $arg),*) -> $reply { Default::default() })* })*
    };
}

nothing! {
    FlowFacts {
        fn head(Head) -> i64;
        fn command_by_key(Uuid) -> Option<PastCommand>;
        fn sent_command(CommandId) -> Option<SentCommand>;
        fn recorded_at(CommandId) -> Option<Instant>;
        fn command_known_at(Instant) -> CommandId;
        fn stream(EntityId, SiteId) -> Option<Stream>;
        fn series(EntityId, &str) -> Option<Series>;
        fn series_by_id(SeriesId) -> Option<Series>;
        fn series_by_prefix(&str) -> Option<Series>;
        fn series_head(SeriesId) -> i64;
    }

    ControlFacts {
        fn actor_by_code(&str) -> Option<Actor>;
        fn actor(ActorId) -> Option<Actor>;
        fn role_by_code(&str) -> Option<Role>;
        fn role(RoleId) -> Option<Role>;
        fn grants_of(ActorId) -> Vec<Grant>;
        fn actors() -> Vec<Actor>;
        fn roles() -> Vec<Role>;
        fn approval_policies() -> Vec<ApprovalPolicy>;
        fn duty_pairs() -> Vec<DutyPair>;
        fn delegations_to(ActorId) -> Vec<Delegation>;
        fn approval(ApprovalId) -> Option<Approval>;
        fn approval_of_command(CommandId) -> Option<Approval>;
        fn approvals_held() -> Vec<Approval>;
        fn approvals_after(ApprovalState, ApprovalId, u32) -> Vec<Approval>;
        fn approval_steps(ApprovalId) -> Vec<ApprovalStep>;
        fn held_personal(ApprovalId) -> Option<HeldPersonal>;
        fn held_personal_of(&str) -> Vec<ApprovalId>;
        fn actor_use(ActorId, &str) -> Option<BusinessDate>;
        fn actor_uses(ActorId) -> Vec<(String, BusinessDate)>;
        fn grant_changed(&GrantKey) -> Option<CommandId>;
    }

    PartyFacts {
        fn party_by_code(&str) -> Option<Party>;
        fn party(PartyId) -> Option<Party>;
        fn party_by_ref(&str, &str) -> Option<PartyId>;
        fn personal(PartyId) -> Option<PersonalRow>;
        fn parties_after(Option<PartyKind>, &str, u32) -> Vec<Party>;
        fn personal_after(PartyId, u32) -> Vec<PersonalRow>;
        fn personal_alike(MatchReason, i64, PartyId, u32) -> Vec<PersonalRow>;
    }

    ExceptionFacts {
        fn exception(ExceptionId) -> Option<Exception>;
        fn resolution(ExceptionId) -> Option<String>;
        fn exceptions_after(Option<ExceptionState>, EntityId, ExceptionId, u32) -> Vec<Exception>;
    }

    CatalogueFacts {
        fn items_by_code(&[&str]) -> Vec<Option<Item>>;
        fn items(&[ItemId]) -> Vec<Option<Item>>;
        fn identifiers(&str) -> Vec<Identifier>;
        fn identifier(&IdentifierKey) -> Option<Identifier>;
        fn identifiers_of(ItemId) -> Vec<Identifier>;
        fn unit_by_code(&str) -> Option<Unit>;
        fn unit(UnitId) -> Option<Unit>;
        fn pack(ItemId, UnitId) -> Option<Pack>;
        fn packs_of(ItemId) -> Vec<Pack>;
        fn category_by_code(&str) -> Option<Category>;
        fn category(CategoryId) -> Option<Category>;
        fn categories() -> Vec<Category>;
        fn units() -> Vec<Unit>;
        fn lot_by_code(ItemId, &str) -> Option<Lot>;
        fn lot(LotId) -> Option<Lot>;
        fn items_after(CategoryId, &str, u32) -> Vec<Item>;
        fn items_in_categories(&[CategoryId]) -> Vec<ItemId>;
        fn kit(ItemId) -> Option<Vec<KitPart>>;
    }

    LedgerFacts {
        fn entity_by_code(&str) -> Option<Entity>;
        fn entity(EntityId) -> Option<Entity>;
        fn entities() -> Vec<Entity>;
        fn account_by_code(EntityId, &str) -> Option<Account>;
        fn account(AccountId) -> Option<Account>;
        fn accounts_of(EntityId) -> Vec<Account>;
        fn posting_rule(&RuleKey) -> Option<AccountId>;
        fn posting_rules_of(EntityId) -> Vec<(RuleKey, AccountId)>;
        fn period(&PeriodKey) -> Option<PeriodState>;
        fn periods_of(EntityId) -> Vec<(PeriodKey, PeriodState)>;
        fn rate(Currency, Currency, BusinessDate) -> Option<RateRow>;
        fn dimension_set(&Dimensions) -> Option<DimensionSetId>;
        fn dimensions(DimensionSetId) -> Option<Dimensions>;
        fn balances(&[BalanceKey]) -> Vec<Option<Balance>>;
        fn balances_of(AccountId) -> Vec<(BalanceKey, Balance)>;
        fn entry(EntryId) -> Option<Entry>;
        fn entry_by_number(SeriesId, i64) -> Option<Entry>;
        fn postings_of(EntryId) -> Vec<Posting>;
        fn journal(SeriesId, Span, i64, u32) -> Vec<WholeEntry>;
        fn reversal_of(EntryId) -> Option<EntryId>;
        fn trial_balance(EntityId, Span) -> Vec<AccountTotal>;
        fn statement(AccountId, Span, (EntryId, i64), u32) -> Vec<StatementLine>;
    }

    OpenItemFacts {
        fn open_items(&[OpenItemId]) -> Vec<Option<OpenItem>>;
        fn open_items_of_document(DocumentId) -> Vec<OpenItem>;
        fn open_items_after(AccountId, PartyId, OpenItemId, u32) -> Vec<OpenItem>;
        fn open_items_as_of(AccountId, PartyId, BusinessDate, Option<CommandId>, OpenItemId, u32) -> Vec<OpenItem>;
        fn open_items_ever(AccountId, PartyId, OpenItemId, u32) -> Vec<OpenItem>;
        fn open_item_moves_of_entry(EntryId) -> Vec<OpenItemMove>;
        fn open_item_moves(OpenItemId) -> Vec<OpenItemMove>;
    }

    TaxFacts {
        fn jurisdiction_by_code(&str) -> Option<Jurisdiction>;
        fn jurisdiction(JurisdictionId) -> Option<Jurisdiction>;
        fn jurisdictions() -> Vec<Jurisdiction>;
        fn tax_set(TaxSetId) -> Option<TaxSet>;
        fn tax_sets_of(JurisdictionId) -> Vec<TaxSet>;
        fn site_jurisdiction(SiteId) -> Option<JurisdictionId>;
        fn sites_of_jurisdiction(JurisdictionId) -> Vec<SiteId>;
        fn exemptions_of(PartyId) -> Vec<Exemption>;
        fn exempt_parties_after(&str, u32) -> Vec<PartyId>;
        fn tax_period(&TaxPeriodKey) -> Option<OpenItemId>;
        fn tax_periods_of(EntityId, Period, Period) -> Vec<TaxPeriod>;
        fn tax_totals(EntityId, BusinessDate, BusinessDate) -> Vec<TaxTotal>;
    }

    CostingFacts {
        fn area(AreaId) -> Option<Area>;
        fn area_by_code(&str) -> Option<Area>;
        fn pools(&[PoolKey]) -> Vec<Option<Pool>>;
        fn pools_of_item(ItemId) -> Vec<(PoolKey, Pool)>;
        fn area_holds_stock(AreaId) -> bool;
        fn account_holds_stock(AccountId) -> bool;
        fn standard_cost(AreaId, ItemId) -> Option<UnitCost>;
        fn layers_after(PoolKey, TransferLineId, LayerId, u32) -> Vec<(LayerKey, Layer)>;
        fn layers_of_pool(PoolKey) -> Vec<(LayerKey, Layer)>;
        fn layers_of_origin(MovementId) -> Vec<(LayerKey, Layer)>;
        fn pool_moves(PoolMoveId, i64) -> Vec<PoolMove>;
        fn valuation(EntityId, BusinessDate, Option<CommandId>) -> Vec<Valuation>;
        fn valuation_of_item(ItemId, BusinessDate, Option<CommandId>) -> Vec<Valuation>;
    }

    StockFacts {
        fn site_by_code(&str) -> Option<Site>;
        fn site(SiteId) -> Option<Site>;
        fn sites_of(EntityId) -> Vec<Site>;
        fn place_by_code(SiteId, &str) -> Option<Place>;
        fn place(PlaceId) -> Option<Place>;
        fn reason_by_code(&str) -> Option<Reason>;
        fn reason(ReasonId) -> Option<Reason>;
        fn reasons() -> Vec<Reason>;
        fn positions(&[PositionKey]) -> Vec<Option<Held>>;
        fn positions_of_item(ItemId, SiteId) -> Vec<PositionRow>;
        fn sellable_positions(ItemId) -> Vec<PositionRow>;
        fn positions_owned(PartyId, u32) -> Vec<PositionRow>;
        fn positions_at(SiteId, ItemId, u32) -> Vec<PositionRow>;
        fn quantity_on(ItemId, SiteId, BusinessDate, Option<CommandId>) -> Vec<(StockState, Quantity)>;
        fn document_by_number(SeriesId, i64) -> Option<Document>;
        fn document(DocumentId) -> Option<Document>;
        fn document_by_reference(PartyId, DocumentKind, &str) -> Option<Document>;
        fn movements(MovementId, i64) -> Vec<Movement>;
        fn movements_of_item(MovementFilter, u32) -> Vec<Movement>;
        fn movement_uses(&[MovementId]) -> Vec<Option<MovementUse>>;
        fn transfer_lines_of(DocumentId) -> Vec<TransferLine>;
        fn transfer_line(TransferLineId) -> Option<TransferLine>;
        fn transfer_lines_open(SiteId, u32) -> Vec<TransferLine>;
        fn count(DocumentId) -> Option<Count>;
        fn count_commands(DocumentId) -> Vec<CommandId>;
        fn count_lines(DocumentId) -> Vec<(CountLineKey, CountLine)>;
    }

    PricingFacts {
        fn price_list_by_code(&str) -> Option<PriceList>;
        fn price_list(PriceListId) -> Option<PriceList>;
        fn price_lists_of(EntityId) -> Vec<PriceList>;
        fn prices(&[(PriceListId, ItemId)]) -> Vec<Vec<Price>>;
        fn prices_after(PriceListId, ItemId, u32) -> Vec<Vec<Price>>;
        fn customer_group(PartyId) -> Option<String>;
    }

    AllocationFacts {
        fn channel_by_code(&str) -> Option<Channel>;
        fn channel(ChannelId) -> Option<Channel>;
        fn channels_of(EntityId) -> Vec<Channel>;
        fn supply_site(SiteId) -> Option<SupplySite>;
        fn guards_of(ItemId) -> Vec<(GuardKey, Quantity)>;
        fn demand(DemandId) -> Option<Demand>;
        fn demand_by_key(&DemandKey) -> Option<DemandId>;
        fn demands_due(Instant, u32) -> Vec<DemandId>;
        fn reserved_past(ItemId, Instant) -> Vec<(SiteId, Quantity)>;
        fn demands_promised(ItemId, SiteId) -> Vec<DemandId>;
        fn waiting(ItemId) -> Vec<Waiting>;
        fn open_demand(ItemId) -> Option<Quantity>;
        fn items_open(ItemId, u32) -> Vec<ItemId>;
        fn parcel_day(ParcelDayKey) -> Option<i64>;
        fn demand_moves(DemandId) -> Vec<DemandMove>;
        fn site_levels_of(ItemId) -> Vec<SiteLevel>;
        fn items_leveled(ItemId, u32) -> Vec<ItemId>;
        fn transfer_lanes_from(SiteId) -> Vec<TransferLane>;
        fn transfer_proposal(TransferProposalId) -> Option<TransferProposal>;
        fn transfer_proposals_open(ItemId) -> Vec<TransferProposal>;
        fn transfer_proposals_after(EntityId, ProposalState, TransferProposalId, u32) -> Vec<TransferProposal>;
    }

    ExpectedFacts {
        fn expected_supply(&ExpectedKey) -> Option<ExpectedSupply>;
        fn expected_under(ExpectedSupplyId) -> Vec<ExpectedLine>;
        fn expected_of(ItemId) -> Vec<ExpectedLine>;
    }

    FeedFacts {
        fn feed(ChannelId) -> Option<Feed>;
        fn feed_head(ChannelId) -> Option<FeedHead>;
        fn feed_rows_of(ChannelId, &[ItemId]) -> Vec<FeedRow>;
        fn feed_rows_after(ChannelId, i64, u32) -> Vec<FeedRow>;
        fn items_moved(i64, i64) -> Vec<ItemId>;
        fn items_promised(i64, i64) -> Vec<ItemId>;
        fn masters_changed(i64, i64) -> Vec<FeedMark>;
        fn lots_ending(BusinessDate, BusinessDate, u32) -> Vec<ItemId>;
    }

    TillFacts {
        fn register_by_code(&str) -> Option<Register>;
        fn register(RegisterId) -> Option<Register>;
        fn registers_of(SiteId) -> Vec<Register>;
        fn register_head(RegisterId) -> Option<RegisterHead>;
        fn tender_by_code(EntityId, &str) -> Option<Tender>;
        fn tender(TenderId) -> Option<Tender>;
        fn tenders_of(EntityId) -> Vec<Tender>;
        fn barcode_layouts() -> Vec<BarcodeLayout>;
        fn stored_value_by_code(EntityId, &str) -> Option<StoredValue>;
        fn stored_value(StoredValueId) -> Option<StoredValue>;
        fn suspended_after(SiteId, SuspendedSaleId, u32) -> Vec<SuspendedSale>;
        fn suspended_sale(SuspendedSaleId) -> Option<SuspendedSale>;
        fn open_shift(RegisterId, ActorId) -> Option<Shift>;
        fn open_shifts_of(RegisterId) -> Vec<Shift>;
        fn shift(ShiftId) -> Option<Shift>;
        fn shift_by_number(RegisterId, i64) -> Option<Shift>;
        fn shifts_before(RegisterId, i64, u32) -> Vec<Shift>;
        fn shift_moves(ShiftId) -> Vec<ShiftMove>;
        fn shift_tender(ShiftTenderKey) -> Option<ShiftTender>;
        fn shift_tenders(ShiftId) -> Vec<(ShiftTenderKey, ShiftTender)>;
        fn shift_tax(ShiftTaxKey) -> Option<ShiftTax>;
        fn shift_taxes(ShiftId) -> Vec<(ShiftTaxKey, ShiftTax)>;
        fn closing(RegisterId, i64) -> Option<Closing>;
        fn sale(DocumentId) -> Option<Sale>;
        fn sale_by_receipt(RegisterId, i64) -> Option<Sale>;
        fn sales_from(RegisterId, i64, u32) -> Vec<Sale>;
        fn sale_of_command(CommandId) -> Option<Sale>;
        fn sale_lines(DocumentId) -> Vec<SaleLine>;
        fn sale_tenders(DocumentId) -> Vec<SaleTender>;
        fn sale_line_use(SaleLineKey) -> Option<SaleLineUse>;
        fn payment_by_code(RegisterId, &str) -> Option<Payment>;
        fn payment(PaymentId) -> Option<Payment>;
        fn payments_loose(RegisterId) -> Vec<Payment>;
        fn payment_moves(PaymentId) -> Vec<PaymentMove>;
        fn fiscal_records(RegisterId, &str) -> Vec<FiscalRecord>;
        fn sales_days(&[SalesDayKey]) -> Vec<Option<SalesDay>>;
        fn sales_between(BusinessDate, SalesDayKey, u32) -> Vec<(SalesDayKey, SalesDay)>;
    }

    SalesFacts {
        fn channel_terms(ChannelId) -> Option<ChannelTerms>;
        fn customer_terms(EntityId, PartyId) -> Option<CustomerTerms>;
        fn order(DemandId) -> Option<Order>;
        fn order_by_number(SeriesId, i64) -> Option<DemandId>;
        fn orders_after(EntityId, ChannelId, PartyId, DemandId, u32) -> Vec<DemandId>;
        fn orders_under_way(EntityId, PartyId) -> Vec<DemandId>;
        fn order_cancels(DemandId) -> Vec<OrderCancel>;
        fn hold_steps(DemandId) -> Vec<HoldStep>;
        fn order_payments(DemandId) -> Vec<OrderPayment>;
        fn invoices_of(DemandId) -> Vec<Invoice>;
        fn invoice(DocumentId) -> Option<Invoice>;
        fn invoice_by_number(SeriesId, i64) -> Option<DocumentId>;
        fn invoices_after(SeriesId, PartyId, i64, u32) -> Vec<Invoice>;
        fn invoice_lines(DocumentId) -> Vec<InvoiceLine>;
        fn parcel(DocumentId) -> Option<Parcel>;
        fn parcels_of(DemandId) -> Vec<Parcel>;
        fn bad_debt_reliefs(DocumentId) -> Vec<BadDebtRelief>;
        fn advance_taxes(DemandId) -> Vec<AdvanceTax>;
        fn parcel_events(DocumentId) -> Vec<ParcelEvent>;
    }

    ReturnFacts {
        fn return_policy(ChannelId) -> Option<ReturnPolicy>;
        fn return_row(ReturnId) -> Option<Return>;
        fn return_by_number(SeriesId, i64) -> Option<ReturnId>;
        fn returns_of(DemandId) -> Vec<ReturnId>;
        fn return_steps(ReturnId) -> Vec<ReturnStep>;
        fn return_credits(DocumentId) -> Vec<ReturnCredit>;
        fn returns_unmatched(EntityId, ReturnId, u32) -> Vec<ReturnId>;
        fn returns_waiting(EntityId, ReturnId, u32) -> Vec<ReturnId>;
        fn dispositions(EntityId, BusinessDate, BusinessDate) -> Vec<ReturnStep>;
    }
}
