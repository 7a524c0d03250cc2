//! Entities, accounts, entries and what they add up to.

use crate::values::{
    AccountId, AreaId, BusinessDate, CategoryId, CommandId, Currency, DimensionSetId, DocumentId, EntityId, EntryId,
    PartyId, Period, Rate, SeriesId, SiteId, TimeZone,
};
use crate::words::words;

/// A legal company with its own books.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Its key.
    pub id: EntityId,
    /// The code callers use.
    pub code: String,
    /// The code folded, by which it is unique.
    pub folded: String,
    /// The name shown.
    pub name: String,
    /// The currency of its books.
    pub currency: Currency,
    /// Where its business day is counted when no site is at hand.
    pub time_zone: TimeZone,
    /// The valuation area of sites that have none of their own.
    pub area: AreaId,
    /// The place of goods under way between its sites.
    pub transit_site: SiteId,
    /// The valuation area of goods under way between areas.
    pub transit_area: AreaId,
}

words! {
    /// Where an account stands in the statements.
    AccountKind {
        /// What we own.
        Asset = "asset",
        /// What we owe.
        Liability = "liability",
        /// What is the owners'.
        Equity = "equity",
        /// What we earn.
        Income = "income",
        /// What we spend.
        Expense = "expense",
    }
}

words! {
    /// Which sub-ledger alone posts to a control account.
    Control {
        /// The cost pools.
        Stock = "stock",
        /// The open items.
        OpenItems = "open_items",
    }
}

/// An account of an entity.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// Its key.
    pub id: AccountId,
    /// Whose.
    pub entity: EntityId,
    /// The code callers use.
    pub code: String,
    /// The code folded, by which it is unique in its entity.
    pub folded: String,
    /// The name shown.
    pub name: String,
    /// Where it stands.
    pub kind: AccountKind,
    /// The sub-ledger it is the sum of, if any.
    pub control: Option<Control>,
    /// The only currency it takes, if any.
    pub currency: Option<Currency>,
    /// An inactive account takes no new postings.
    pub active: bool,
}

words! {
    /// The part an account plays in what the core posts by itself.
    Role {
        /// Stock in normal state.
        InventoryNormal = "inventory_normal",
        /// Stock that came back and waits for inspection.
        InventoryReturnsPending = "inventory_returns_pending",
        /// Stock that is damaged or to be refurbished.
        InventoryImpaired = "inventory_impaired",
        /// Stock under way between valuation areas.
        InventoryTransit = "inventory_transit",
        /// Receipts not billed yet.
        GoodsReceivedNotInvoiced = "goods_received_not_invoiced",
        /// Goods returned to suppliers, credit awaited.
        SupplierCreditsAwaited = "supplier_credits_awaited",
        /// Freight, duty and the like taken into stock, bill awaited.
        LandedCostAwaited = "landed_cost_awaited",
        /// What customers and marketplaces owe us for invoices.
        Receivables = "receivables",
        /// What customers paid before goods passed to them.
        CustomerDeposits = "customer_deposits",
        /// Tax due on what customers paid before it was billed.
        TaxOnDeposits = "tax_on_deposits",
        /// Goods that left for a customer and have not arrived.
        GoodsDispatched = "goods_dispatched",
        /// What was billed for goods that have not arrived.
        RevenueDeferred = "revenue_deferred",
        /// Marketplace fees and freight, bill awaited.
        ChargesAwaited = "charges_awaited",
        /// What carriers are to make good.
        ClaimsAwaited = "claims_awaited",
        /// Cost of goods that were refunded and have not come back, or came back and were not refunded.
        ReturnsClearing = "returns_clearing",
        /// What is owed to those we sell for.
        PrincipalsPayable = "principals_payable",
        /// Tax on sales, owed to the authorities.
        TaxPayable = "tax_payable",
        /// Tax on purchases that the authorities give back.
        TaxReceivable = "tax_receivable",
        /// What sold goods cost.
        CostOfSales = "cost_of_sales",
        /// What was paid against what the pool holds.
        PurchaseVariance = "purchase_variance",
        /// What provisional costs turned out to be wrong by.
        ProvisionalVariance = "provisional_variance",
        /// What assembly into a standard cost gained or lost.
        AssemblyVariance = "assembly_variance",
        /// What counts found or missed.
        CountDifference = "count_difference",
        /// What was lost on the way, stolen or spoilt.
        Shrinkage = "shrinkage",
        /// What was thrown away.
        Scrap = "scrap",
        /// What we used ourselves.
        InternalUse = "internal_use",
        /// What stock gained or lost by revaluation.
        Revaluation = "revaluation",
        /// What stock lost by write-down.
        WriteDown = "write_down",
        /// Conversion cents, and cents by which rounded pools differ from documents.
        Rounding = "rounding",
        /// Realised exchange differences.
        ExchangeDifference = "exchange_difference",
        /// Cash in the drawers of open shifts.
        CashInDrawers = "cash_in_drawers",
        /// Cash in the safe.
        CashInSafe = "cash_in_safe",
        /// Cash on its way to the bank.
        CashInTransit = "cash_in_transit",
        /// Cards and online payments that a processor owes us.
        PaymentsAwaited = "payments_awaited",
        /// Others' vouchers, cheques and meal tickets to be redeemed.
        OtherTendersAwaited = "other_tenders_awaited",
        /// Gift cards and vouchers we sold and owe.
        GiftCards = "gift_cards",
        /// Store credit we gave and owe.
        StoreCredit = "store_credit",
        /// What goods were sold for.
        SalesRevenue = "sales_revenue",
        /// What was given back for goods.
        SalesReturns = "sales_returns",
        /// What was taken off invoices for paying early.
        SettlementDiscounts = "settlement_discounts",
        /// What is kept of the price of goods that come back.
        RestockingFees = "restocking_fees",
        /// What we earn by selling for others.
        Commission = "commission",
        /// What marketplaces keep.
        MarketplaceFees = "marketplace_fees",
        /// What carriers are paid.
        FreightPaid = "freight_paid",
        /// Receivables nobody will pay.
        BadDebts = "bad_debts",
        /// What drawers held over or short.
        CashOverShort = "cash_over_short",
        /// What rounding sums to coins gained or lost.
        CashRounding = "cash_rounding",
        /// What no rule has an account for.
        Suspense = "suspense",
        /// The other side of balances brought in.
        OpeningBalance = "opening_balance",
    }
}

impl Role {
    /// What controls an account that plays the part: whoever posts to it moves a pool, an open item, or nothing.
    #[must_use]
    pub const fn control(self) -> Option<Control> {
        match self {
            Self::InventoryNormal
            | Self::InventoryReturnsPending
            | Self::InventoryImpaired
            | Self::InventoryTransit => Some(Control::Stock),
            Self::GoodsReceivedNotInvoiced
            | Self::SupplierCreditsAwaited
            | Self::LandedCostAwaited
            | Self::CashInDrawers
            | Self::CashInTransit
            | Self::PaymentsAwaited
            | Self::OtherTendersAwaited
            | Self::GiftCards
            | Self::StoreCredit
            | Self::Receivables
            | Self::CustomerDeposits
            | Self::TaxOnDeposits
            | Self::GoodsDispatched
            | Self::RevenueDeferred
            | Self::ChargesAwaited
            | Self::ClaimsAwaited
            | Self::ReturnsClearing
            | Self::PrincipalsPayable
            | Self::TaxPayable => Some(Control::OpenItems),
            _ => None,
        }
    }

    /// Whether an account of a kind and control can play the part: stock is an asset, what is awaited is owned or owed,
    /// and everything else may stand where the books want it.
    #[must_use]
    pub fn takes(self, kind: AccountKind, control: Option<Control>) -> bool {
        let kind_fits = match self.control() {
            Some(Control::Stock) => kind == AccountKind::Asset,
            Some(Control::OpenItems) => matches!(kind, AccountKind::Asset | AccountKind::Liability),
            None => true,
        };
        kind_fits && control == self.control()
    }
}

words! {
    /// A template for the accounts and posting rules of a new entity.
    Chart {
        /// For shops, web shops and wholesalers.
        Retail = "retail",
    }
}

/// The key of a posting rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleKey {
    /// Whose.
    pub entity: EntityId,
    /// The part played.
    pub role: Role,
    /// For items of this category and those below it; none: for all.
    pub category: CategoryId,
}

words! {
    /// Whether a month takes postings.
    PeriodState {
        /// From anyone.
        Open = "open",
        /// Only from actors with the duty `ledger.post_soft_closed`.
        SoftClosed = "soft_closed",
        /// From nobody.
        Closed = "closed",
    }
}

/// A rate of exchange from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateRow {
    /// The currency of the books.
    pub base: Currency,
    /// The foreign currency.
    pub currency: Currency,
    /// The first day it holds.
    pub effective_on: BusinessDate,
    /// Base units for one foreign unit.
    pub rate: Rate,
}

/// What a posting is about, beside its account.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dimensions {
    /// The site, or none.
    pub site: SiteId,
    /// The channel's code, or empty.
    pub channel: String,
    /// The category, or none.
    pub category: CategoryId,
    /// The party, or none.
    pub party: PartyId,
    /// The host's own as canonical JSON, or empty.
    pub own: String,
}

/// The head of an entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its key.
    pub id: EntryId,
    /// The command that posted it.
    pub command: CommandId,
    /// Whose books.
    pub entity: EntityId,
    /// Its series.
    pub series: SeriesId,
    /// Its number in the series.
    pub number: i64,
    /// What happened: the kind of document, or `manual`, `reversal`.
    pub kind: String,
    /// The business day it happened.
    pub occurred_on: BusinessDate,
    /// The business day of the books it counts in.
    pub posted_on: BusinessDate,
    /// The stock document it values, or none.
    pub document: DocumentId,
    /// The entry it takes back, or none.
    pub reverses: EntryId,
    /// Free text.
    pub note: String,
}

/// A line of an entry: debit positive, credit negative.
#[derive(Clone, Debug, PartialEq)]
pub struct Posting {
    /// The entry.
    pub entry: EntryId,
    /// Its place in the entry, from 1.
    pub line: i64,
    /// The account.
    pub account: AccountId,
    /// What it is about.
    pub dimensions: DimensionSetId,
    /// The currency of the amount.
    pub currency: Currency,
    /// In minor units of the currency.
    pub amount_minor: i64,
    /// In minor units of the entity's currency.
    pub base_minor: i64,
    /// What turned the one into the other.
    pub rate: Rate,
    /// Free text.
    pub note: String,
}

/// The key of an account's balance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BalanceKey {
    /// The account.
    pub account: AccountId,
    /// The currency.
    pub currency: Currency,
}

/// What an account holds in a currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// In minor units of the currency.
    pub amount_minor: i64,
    /// In minor units of the entity's currency.
    pub base_minor: i64,
}

/// The key of what an account took on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountDayKey {
    /// The account.
    pub account: AccountId,
    /// The day of the books.
    pub posted_on: BusinessDate,
    /// What it was about.
    pub dimensions: DimensionSetId,
    /// The currency.
    pub currency: Currency,
}

/// What an account took on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AccountDay {
    /// The net, in minor units of the currency.
    pub amount_minor: i64,
    /// Debits, in minor units of the entity's currency.
    pub debit_minor: i64,
    /// Credits, in minor units of the entity's currency, positive.
    pub credit_minor: i64,
    /// The first entry among them, 0 in an empty sum.
    pub first_entry: i64,
    /// The last entry among them.
    pub last_entry: i64,
}

/// A month of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PeriodKey {
    /// Whose.
    pub entity: EntityId,
    /// Which month.
    pub period: Period,
}

/// What an account adds up to over a span, for reports.
#[derive(Clone, Debug, PartialEq)]
pub struct AccountTotal {
    /// The account.
    pub account: Account,
    /// The currency.
    pub currency: Currency,
    /// The net before the span, in minor units of the entity's currency.
    pub opening_minor: i64,
    /// Debits within it.
    pub debit_minor: i64,
    /// Credits within it, positive.
    pub credit_minor: i64,
    /// The net at its end, in minor units of the currency.
    pub amount_minor: i64,
}

/// A line of an account statement.
#[derive(Clone, Debug, PartialEq)]
pub struct StatementLine {
    /// The entry's head.
    pub entry: Entry,
    /// The line itself.
    pub posting: Posting,
}

/// An entry with its lines, in order.
#[derive(Clone, Debug, PartialEq)]
pub struct WholeEntry {
    /// Its head.
    pub entry: Entry,
    /// Its lines.
    pub postings: Vec<Posting>,
}

/// A span of the books, as known after a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// From this day of the books; none: from the beginning.
    pub from: Option<BusinessDate>,
    /// To this day of the books, it included.
    pub to: BusinessDate,
    /// Leave out what was recorded by later commands than this; none: leave out nothing.
    pub known: Option<CommandId>,
}
