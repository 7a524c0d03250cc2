//! Goods that leave for a customer or for our own use.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::DocumentReply;
use super::receive_goods::sellable;
use crate::costing::rules::{last_known, standard_or_first};
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::dates;
use crate::ledger::types::Role;
use crate::posting::{Booking, Goods, Heading};
use crate::stock::rules::availability::{Ask, Reach, check, pool_of};
use crate::stock::rules::lines::{Meant, Written, check_count, meant, on_line};
use crate::stock::rules::naming::{party_named, site_for, site_scope};
use crate::stock::types::{DocumentKind, End, MovementKind, SiteKind, StockState};
use crate::values::{Attributes, BusinessDate, Code, Number};
use crate::words::words;

words! {
    /// What goods are issued for.
    IssuePurpose {
        /// They were sold: to cost of sales.
        Sale = "sale",
        /// We use them ourselves: to internal use.
        Use = "use",
    }
}

/// Goods that leave a site, for a customer or for our own use.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Issue {
    /// Where they leave.
    pub site: Code,
    /// What for; a sale if not said.
    #[serde(default = "sale")]
    pub purpose: IssuePurpose,
    /// Who gets them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<Code>,
    /// The other side's number, unique with the party.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Code>,
    /// The business day they left; today at the site if not said.
    /// Quantities count from that day on, the books from `posted_on` of the reply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
    /// What leaves, 1 to 10,000 lines.
    pub lines: Vec<IssueLine>,
    /// The host's own.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
    /// The document's ids in other systems, by system.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub external_refs: BTreeMap<String, String>,
}

/// A line of goods that leave.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IssueLine {
    /// SKU or any identifier of the item; a pack's GTIN also says the unit.
    pub item: Code,
    /// How much, above zero, in `unit`.
    pub quantity: Number,
    /// Unit or pack; the item's base unit if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Code>,
    /// Lot or serial, for items tracked so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<Code>,
    /// From which state they leave.
    #[serde(default = "sellable")]
    pub state: StockState,
    /// The place inside the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Code>,
    /// The supplier who still owns the goods; ours if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Code>,
}

fn sale() -> IssuePurpose {
    IssuePurpose::Sale
}

/// Asks to take goods out of stock, for a sale or for our own use, at what their pools say they cost.
///
/// Refused whole when the lines together ask more of a position than it has and the site does not allow stock below
/// zero: `stock.not_enough_available` names item, site, asked and available. Also: `stock.unknown_site`,
/// `stock.site_inactive`, `stock.no_lines`, `catalogue.unknown_item`, `catalogue.not_exact`, `ledger.period_closed`,
/// `flow.reference_used`, `costing.no_standard_cost`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct IssueGoods(pub Issue);

/// Reports goods that have left: as `stock.issue_goods`, but a fact. What the book did not have goes below zero at the
/// last cost known and is raised as `stock.not_enough_available`; a closed period as `ledger.period_closed`. An item at
/// standard cost without a standard takes the last cost its pool knew, or nothing, as its first standard, raised as
/// `costing.no_standard_cost`.
///
/// Refused: `stock.unknown_site`, `stock.no_lines`, `catalogue.unknown_item`, `catalogue.not_exact`, `ledger.in_future`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct RecordIssue(pub Issue);

impl Command for IssueGoods {
    const NAME: &'static str = "stock.issue_goods";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"site": "SHOP-1", "lines": [{"item": "TEA-100", "quantity": "3"}]}"#;
    type Reply = DocumentReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        site_scope(draft, &self.0.site)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<DocumentReply>, Refusal> {
        self.0.decide(cx, draft)
    }
}

impl Command for RecordIssue {
    const NAME: &'static str = "stock.record_issue";
    const MODE: Mode = Mode::Fact;
    const EXAMPLE: &'static str =
        r#"{"site": "SHOP-1", "purpose": "use", "lines": [{"item": "TEA-100", "quantity": "1"}]}"#;
    type Reply = DocumentReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        site_scope(draft, &self.0.site)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<DocumentReply>, Refusal> {
        self.0.decide(cx, draft)
    }
}

impl Issue {
    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<DocumentReply>, Refusal> {
        check_count(self.lines.len())?;
        let (site, entity) = site_for(cx, draft, &self.site)?;
        let party = party_named(draft, self.party.as_ref(), "party")?;
        let occurred_on = dates::occurred_on(cx, self.occurred_on)?;
        draft.prefetch_items(self.lines.iter().map(|line| &line.item));
        let mut goods: Vec<Meant> = Vec::with_capacity(self.lines.len());
        for (place, line) in self.lines.iter().enumerate() {
            goods.push(meant(draft, &site, line.written(), false).map_err(on_line(place))?);
        }
        let reference = super::references::admit(cx, draft, party, DocumentKind::Issue, self.reference.as_ref())?;
        let asks: Vec<Ask> = goods
            .iter()
            .zip(&self.lines)
            .enumerate()
            .map(|(place, (goods, line))| Ask {
                position: goods.position(&site, line.state),
                item: goods.item.clone(),
                quantity: goods.quantity,
                line: place,
            })
            .collect();
        check(cx, draft, &site, &asks, Reach::Unpromised)?;

        let posted_on = dates::posting_day(cx, draft, entity.id, occurred_on)?;
        let mut booking = Booking::open(
            draft,
            Heading {
                party,
                reference,
                attributes: self.attributes.clone(),
                external_refs: self.external_refs.clone(),
                ..Heading::of(DocumentKind::Issue, &entity, site.id, occurred_on, posted_on)
            },
        );
        let (kind, to, role) = match self.purpose {
            IssuePurpose::Sale => (MovementKind::Sale, SiteKind::Customer, Role::CostOfSales),
            IssuePurpose::Use => (MovementKind::Use, SiteKind::InternalUse, Role::InternalUse),
        };
        let mut change = 0;
        for (place, (goods, line)) in goods.iter().zip(&self.lines).enumerate() {
            let pool = pool_of(&site, goods.position(&site, line.state));
            standard_or_first(cx, draft, &goods.item, pool, |draft| Ok(last_known(draft, pool)))
                .map_err(on_line(place))?;
            let moved = booking
                .move_goods(
                    cx,
                    draft,
                    &Goods::of(goods, kind, place as i64 + 1, goods.end(&site, line.state), End::outside(to)),
                )
                .map_err(on_line(place))?;
            let dimensions = booking.dimensions(draft, &goods.item, site.id);
            booking.counter(draft, role, goods.item.category, dimensions, -moved.book_minor)?;
            change += moved.book_minor;
        }
        let closed = booking.close(cx, draft)?;
        draft.event(cx, "stock.goods_issued", closed.number.clone());
        Ok(Decision::done(DocumentReply::of(closed, change, entity.currency)).worth(change))
    }
}

impl IssueLine {
    pub(super) fn written(&self) -> Written<'_> {
        Written {
            item: &self.item,
            quantity: self.quantity,
            unit: self.unit.as_ref(),
            lot: self.lot.as_ref(),
            expires_on: None,
            place: self.place.as_ref(),
            owner: self.owner.as_ref(),
        }
    }
}
