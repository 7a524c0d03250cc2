//! On which terms a channel sells and a customer buys.

use crate::tax::types::Treatment;
use crate::values::{ChannelId, EntityId, JurisdictionId, PartyId, Percent, SiteId};
use crate::words::words;

words! {
    /// When goods pass to the customer, and with them revenue and cost.
    RevenueAt {
        /// When they leave.
        Shipment = "shipment",
        /// When they arrive; until then they are under way and ours.
        Delivery = "delivery",
    }
}

words! {
    /// Who owes the tax of what is sold.
    TaxBy {
        /// We do.
        Us = "us",
        /// The marketplace collects and pays it, for us.
        Marketplace = "marketplace",
        /// The marketplace is taken to have bought from us and sold to the customer.
        DeemedSupplier = "deemed_supplier",
    }
}

impl TaxBy {
    /// How a line that is taxed otherwise is treated because of it.
    #[must_use]
    pub const fn treatment(self) -> Option<Treatment> {
        match self {
            Self::Us => None,
            Self::Marketplace => Some(Treatment::MarketplaceCollected),
            Self::DeemedSupplier => Some(Treatment::DeemedSupplier),
        }
    }
}

words! {
    /// When the tax of what is sold is due.
    TaxDue {
        /// When it is billed.
        Invoice = "invoice",
        /// When it is paid, if that comes before it is billed: on what was paid (Directive 2006/112/EC, article 65).
        Payment = "payment",
    }
}

words! {
    /// In whose name a channel sells.
    SellsAs {
        /// In ours: what is paid is our revenue.
        Principal = "principal",
        /// In somebody else's: our revenue is the commission, the rest is theirs.
        Agent = "agent",
    }
}

words! {
    /// What becomes of money that was captured for goods nobody can promise any more.
    LateMoney {
        /// What cannot be sourced again waits for goods.
        Backorder = "backorder",
        /// What cannot be sourced again is cancelled, and its money is to be given back.
        Refund = "refund",
    }
}

/// On which terms a channel sells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChannelTerms {
    /// The channel.
    pub channel: ChannelId,
    /// The site whose prices hold, and for which what is sold is counted until it leaves from another.
    pub site: SiteId,
    /// Where its sales are taxed; none: where the site's are.
    pub jurisdiction: JurisdictionId,
    /// Whether its prices include tax.
    pub includes_tax: bool,
    /// When revenue and cost count.
    pub revenue_at: RevenueAt,
    /// Who owes the tax.
    pub tax_by: TaxBy,
    /// When the tax that we owe is due.
    pub tax_due: TaxDue,
    /// In whose name it sells.
    pub sells_as: SellsAs,
    /// Who collects from the customers and pays us, or none: the customers do.
    pub marketplace: PartyId,
    /// In whose name it sells as an agent, or none.
    pub principal: PartyId,
    /// What of the net price the marketplace keeps, or we keep as an agent.
    pub commission: Percent,
    /// Whether goods leave only when they are paid.
    pub prepaid: bool,
    /// How long an order that is prepaid keeps its goods unpaid, in minutes, if not for ever.
    pub pay_within_minutes: Option<i64>,
    /// In how many days an invoice is due, unless the customer's terms say otherwise.
    pub due_days: i64,
    /// What becomes of money that comes too late.
    pub late_money: LateMoney,
    /// By how much a total that the channel gives may differ from ours, in minor units, before somebody must look.
    pub difference_most_minor: i64,
}

/// On which terms a customer buys of an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerTerms {
    /// Who sells.
    pub entity: EntityId,
    /// Who buys.
    pub customer: PartyId,
    /// In how many days their invoices are due; none: as the channel says.
    pub due_days: Option<i64>,
    /// How much they may owe, orders under way included, in minor units; none: without limit.
    pub credit_limit_minor: Option<i64>,
    /// Whether every new order of theirs waits for somebody to let it go.
    pub stopped: bool,
}
