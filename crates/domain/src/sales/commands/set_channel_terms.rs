//! On which terms a channel sells.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::rules::naming::{channel_named, channel_scope};
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::sales::refusals::PartyNeeded;
use crate::sales::requests::{check_range, not_negative};
use crate::sales::types::{ChannelTerms, LateMoney, RevenueAt, SellsAs, TaxBy, TaxDue};
use crate::stock::rules::naming::{party_named, site_named};
use crate::tax::rules::naming::jurisdiction_named;
use crate::values::{Amount, Code, Currency, JurisdictionId, Number, Percent};

/// Says on which terms a channel sells, as a whole: what is not said is as if the channel were new. Orders that stand are
/// billed by the terms of the day they are billed.
///
/// Refused: `allocation.unknown_channel`, `stock.unknown_site`, `allocation.site_of_other_entity`,
/// `tax.unknown_jurisdiction`, `parties.unknown_party`, `sales.party_needed`, `sales.out_of_range`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetChannelTerms {
    /// The channel.
    pub channel: Code,
    /// The site whose price lists hold.
    pub site: Code,
    /// Where its sales are taxed; where the site's are if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jurisdiction: Option<Code>,
    /// Whether its prices include tax; they do if not said.
    #[serde(default = "yes")]
    pub includes_tax: bool,
    /// When goods pass to the customer, and revenue and cost count; when they leave if not said.
    #[serde(default = "shipment")]
    pub revenue_at: RevenueAt,
    /// Who owes the tax; we do if not said.
    #[serde(default = "us")]
    pub tax_by: TaxBy,
    /// When the tax that we owe is due: when it is billed, or when it is paid where that comes before; when it is billed if
    /// not said. Orders that stand keep to what was said when they were captured.
    #[serde(default = "invoice")]
    pub tax_due: TaxDue,
    /// In whose name it sells; in ours if not said.
    #[serde(default = "principal")]
    pub sells_as: SellsAs,
    /// The marketplace that collects from the customers and pays us; the customers pay us if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marketplace: Option<Code>,
    /// In whose name it sells as an agent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub principal: Option<Code>,
    /// What of the net price the marketplace keeps, or we keep as an agent; nothing if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commission: Option<Percent>,
    /// Whether goods leave only when they are paid; one that leaves unpaid is raised.
    #[serde(default)]
    pub prepaid: bool,
    /// How long an order keeps its goods unpaid, in minutes, 1 to 5,256,000; for ever if not said. What is not paid by then
    /// is no longer wanted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pay_within_minutes: Option<i64>,
    /// In how many days an invoice is due, 0 to 3,650, unless the customer's terms say otherwise; at once if not said.
    #[serde(default)]
    pub due_days: i64,
    /// What becomes of money that comes when its goods were let go and nobody can promise others; they wait if not said.
    #[serde(default = "backorder")]
    pub late_money: LateMoney,
    /// By how much a total that the channel gives may differ from ours, in the entity's currency; not at all if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub difference_most: Option<Number>,
}

const fn yes() -> bool {
    true
}

const fn shipment() -> RevenueAt {
    RevenueAt::Shipment
}

const fn us() -> TaxBy {
    TaxBy::Us
}

const fn invoice() -> TaxDue {
    TaxDue::Invoice
}

const fn principal() -> SellsAs {
    SellsAs::Principal
}

const fn backorder() -> LateMoney {
    LateMoney::Backorder
}

/// On which terms a channel sells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ChannelTermsReply {
    /// The channel.
    pub channel: String,
    /// The site whose price lists hold.
    pub site: String,
    /// Where its sales are taxed; absent: where the site's are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jurisdiction: Option<String>,
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
    /// Who collects from the customers and pays us.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marketplace: Option<String>,
    /// In whose name it sells as an agent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub principal: Option<String>,
    /// What of the net price the marketplace keeps, or we keep as an agent.
    pub commission: Percent,
    /// Whether goods leave only when they are paid.
    pub prepaid: bool,
    /// How long an order keeps its goods unpaid, in minutes; absent: for ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pay_within_minutes: Option<i64>,
    /// In how many days an invoice is due.
    pub due_days: i64,
    /// What becomes of money that comes too late.
    pub late_money: LateMoney,
    /// By how much a total that the channel gives may differ from ours.
    pub difference_most: Amount,
}

impl ChannelTermsReply {
    pub(crate) fn of(draft: &mut Draft<'_>, terms: &ChannelTerms) -> Self {
        let channel = draft.channel(terms.channel);
        let entity = channel.as_ref().and_then(|channel| draft.entity(channel.entity));
        let currency = entity.map_or(Currency::EUR, |entity| entity.currency);
        let has_own = !terms.jurisdiction.is_none();
        Self {
            channel: channel.map(|channel| channel.code.clone()).unwrap_or_default(),
            site: draft.site(terms.site).map(|site| site.code.clone()).unwrap_or_default(),
            jurisdiction: draft.jurisdiction(terms.jurisdiction).filter(|_| has_own).map(|held| held.code.clone()),
            includes_tax: terms.includes_tax,
            revenue_at: terms.revenue_at,
            tax_by: terms.tax_by,
            tax_due: terms.tax_due,
            sells_as: terms.sells_as,
            marketplace: draft.party(terms.marketplace).map(|party| party.code.clone()),
            principal: draft.party(terms.principal).map(|party| party.code.clone()),
            commission: terms.commission,
            prepaid: terms.prepaid,
            pay_within_minutes: terms.pay_within_minutes,
            due_days: terms.due_days,
            late_money: terms.late_money,
            difference_most: Amount::of(terms.difference_most_minor, currency),
        }
    }
}

impl Command for SetChannelTerms {
    const NAME: &'static str = "sales.set_channel_terms";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"channel": "WEB", "site": "SHOP-1", "due_days": 14, "difference_most": "0.02"}"#;
    type Reply = ChannelTermsReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        channel_scope(draft, &self.channel)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ChannelTermsReply>, Refusal> {
        let channel = channel_named(draft, &self.channel)?;
        let site = site_named(draft, &self.site)?;
        let entity = draft.entity(channel.entity);
        let currency = entity.as_ref().map_or(Currency::EUR, |entity| entity.currency);
        if site.entity != channel.entity {
            let entity = entity.map(|entity| entity.code.clone()).unwrap_or_default();
            let refusal = crate::allocation::refusals::SiteOfOtherEntity { site: site.code.clone(), entity };
            return Err(refusal.at("site"));
        }
        check_range("due_days", self.due_days, 0, 3_650)?;
        if let Some(minutes) = self.pay_within_minutes {
            check_range("pay_within_minutes", minutes, 1, 5_256_000)?;
        }
        self.check_parties()?;
        let jurisdiction = match &self.jurisdiction {
            None => JurisdictionId::NONE,
            Some(code) => jurisdiction_named(draft, code)?.id,
        };
        let terms = ChannelTerms {
            channel: channel.id,
            site: site.id,
            jurisdiction,
            includes_tax: self.includes_tax,
            revenue_at: self.revenue_at,
            tax_by: self.tax_by,
            tax_due: self.tax_due,
            sells_as: self.sells_as,
            marketplace: party_named(draft, self.marketplace.as_ref(), "marketplace")?,
            principal: party_named(draft, self.principal.as_ref(), "principal")?,
            commission: self.commission.unwrap_or_default(),
            prepaid: self.prepaid,
            pay_within_minutes: self.pay_within_minutes,
            due_days: self.due_days,
            late_money: self.late_money,
            difference_most_minor: match self.difference_most {
                None => 0,
                Some(most) => not_negative(most, currency, "difference_most")?,
            },
        };
        draft.put_channel_terms(terms.clone());
        draft.event(cx, "sales.channel_terms_set", &channel.code);
        Ok(Decision::done(ChannelTermsReply::of(draft, &terms)))
    }
}

impl SetChannelTerms {
    /// A marketplace owes the tax only where there is one, an agent has a principal, and nobody else has.
    fn check_parties(&self) -> Result<(), Refusal> {
        let needed = |what: &str, path: &str| Err(PartyNeeded { what: what.to_owned() }.at(path));
        if let (TaxBy::Marketplace | TaxBy::DeemedSupplier, None) = (self.tax_by, &self.marketplace) {
            return needed("the marketplace that owes the tax is missing: name it", "marketplace");
        }
        match (self.sells_as, &self.principal) {
            (SellsAs::Agent, None) => needed("who an agent sells for is missing: name the principal", "principal"),
            (SellsAs::Principal, Some(_)) => {
                needed("who sells in their own name has no principal: leave it out", "principal")
            }
            _ => Ok(()),
        }
    }
}
