//! Goods a customer brought back.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::DocumentReply;
use crate::allocation::rules::expecting::arrive;
use crate::allocation::types::ExpectedKind;
use crate::costing::rules::{last_known, standard_or_first, unit_cost_of};
use crate::costing::types::{PoolKey, PoolMove};
use crate::exceptions::rules::{About, refuse_or_raise};
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::dates;
use crate::ledger::types::Role;
use crate::posting::returning::shares_it_left_with;
use crate::posting::{Booking, Goods, Heading, Worth};
use crate::stock::refusals::{MoreThanLeft, NotOnDocument};
use crate::stock::rules::availability::{check_serial_arrives, pool_of};
use crate::stock::rules::lines::{Meant, Written, check_count, meant, on_line};
use crate::stock::rules::naming::{document_named, party_named, site_for, site_scope};
use crate::stock::types::{
    Document, DocumentKind, End, Movement, MovementKind, PositionKey, Site, SiteKind, StockState,
};
use crate::values::{Attributes, BusinessDate, Code, DocumentId, EntityId, MovementId, Number, Quantity, ValueMicro};

/// Reports goods a customer brought back.
///
/// With the issue they left by, they come back at the cost they left with, in FIFO pools as layers of the receipts they
/// came from (at standard cost: at today's standard); without it, at the current cost of their pool. Cost of sales is
/// credited. They wait in state `inspection`, in the returns-pending class, unless another state is said.
///
/// A fact: what is more than was issued and not yet returned comes back at the current pool cost, raised as
/// `stock.more_than_left`, and so do goods that are not on the issue, raised as `stock.not_on_document`. An item at
/// standard cost without a standard takes what the goods left with, or the last cost its pool knew, as its first
/// standard, raised as `costing.no_standard_cost`. A reference under which nothing was ever expected is raised as
/// `allocation.unknown_expected`.
///
/// Refused: `stock.unknown_site`, `stock.unknown_document`, `stock.wrong_document`,
/// `catalogue.unknown_item`, `catalogue.not_exact`, `ledger.in_future`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnFromCustomer {
    /// Where they arrived.
    pub site: Code,
    /// Who brought them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<Code>,
    /// The issue they left by; its cost is theirs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issue: Option<Code>,
    /// The reference under which they were expected back for sale (`allocation.expect_supply`): what comes is expected no more.
    /// Named once, where they are put on sale: here, or by `stock.change_state` after an inspection.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<Code>,
    /// The business day they arrived; today at the site if not said.
    /// Quantities count from that day on, the books from `posted_on` of the reply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
    /// What came back, 1 to 10,000 lines.
    pub lines: Vec<ReturnLine>,
    /// The host's own.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
    /// The document's ids in other systems, by system.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub external_refs: BTreeMap<String, String>,
}

/// A line of goods that came back.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnLine {
    /// SKU or any identifier of the item.
    pub item: Code,
    /// How much, above zero, in `unit`.
    pub quantity: Number,
    /// Unit or pack; the item's base unit if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Code>,
    /// The line of the issue; its first line of the item if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issue_line: Option<i64>,
    /// Lot or serial, for items tracked so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<Code>,
    /// In which state the goods are kept; `inspection` if not said.
    #[serde(default = "inspection")]
    pub state: StockState,
    /// The place inside the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Code>,
}

fn inspection() -> StockState {
    StockState::Inspection
}

impl Command for ReturnFromCustomer {
    const NAME: &'static str = "stock.return_from_customer";
    const MODE: Mode = Mode::Fact;
    const EXAMPLE: &'static str =
        r#"{"site": "SHOP-1", "issue": "GI-ACME-000001", "lines": [{"item": "TEA-100", "quantity": "1"}]}"#;
    type Reply = DocumentReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        site_scope(draft, &self.site)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<DocumentReply>, Refusal> {
        check_count(self.lines.len())?;
        let (site, entity) = site_for(cx, draft, &self.site)?;
        let party = party_named(draft, self.party.as_ref(), "party")?;
        let occurred_on = dates::occurred_on(cx, self.occurred_on)?;
        let issue = match &self.issue {
            Some(number) => Some(
                document_named(draft, number, DocumentKind::Issue)
                    .map_err(|r| Refusal { path: "issue".into(), ..r })?,
            ),
            None => None,
        };
        draft.prefetch_items(self.lines.iter().map(|line| &line.item));
        let mut goods: Vec<Meant> = Vec::with_capacity(self.lines.len());
        for (place, line) in self.lines.iter().enumerate() {
            goods.push(meant(draft, &site, line.written(), true).map_err(on_line(place))?);
        }
        let positions: Vec<PositionKey> =
            goods.iter().zip(&self.lines).map(|(goods, line)| goods.position(&site, line.state)).collect();
        let pools: Vec<PoolKey> = positions.iter().map(|position| pool_of(&site, *position)).collect();
        draft.prefetch_positions(&positions);
        draft.prefetch_pools(&pools);
        let sale = issue.map(|issue| Sale::of(draft, issue, entity.id));
        let posted_on = dates::posting_day(cx, draft, entity.id, occurred_on)?;
        let mut booking = Booking::open(
            draft,
            Heading {
                party,
                corrects: sale.as_ref().map_or(DocumentId::NONE, Sale::corrected),
                attributes: self.attributes.clone(),
                external_refs: self.external_refs.clone(),
                ..Heading::of(DocumentKind::CustomerReturn, &entity, site.id, occurred_on, posted_on)
            },
        );
        let mut change = 0;
        for (place, (line, back)) in self.lines.iter().zip(&goods).enumerate() {
            change +=
                came_back(cx, draft, &mut booking, &site, sale.as_ref(), place, line, back).map_err(on_line(place))?;
        }
        let closed = booking.close(cx, draft)?;
        let come = goods.iter().map(|back| (back.item.id, back.quantity));
        arrive(cx, draft, &site, ExpectedKind::Resale, self.expected.as_ref(), come)?;
        draft.event(cx, "stock.goods_returned_by_customer", closed.number.clone());
        Ok(Decision::done(DocumentReply::of(closed, change, entity.currency)).worth(change))
    }
}

impl ReturnLine {
    fn written(&self) -> Written<'_> {
        Written {
            item: &self.item,
            quantity: self.quantity,
            unit: self.unit.as_ref(),
            lot: self.lot.as_ref(),
            expires_on: None,
            place: self.place.as_ref(),
            owner: None,
        }
    }
}

/// Books one line; answers the change of book value, in minor units of the entity's currency.
#[expect(clippy::too_many_arguments, reason = "one line with everything around it, called once")]
fn came_back(
    cx: &Context,
    draft: &mut Draft<'_>,
    booking: &mut Booking,
    site: &Site,
    sale: Option<&Sale>,
    place: usize,
    line: &ReturnLine,
    back: &Meant,
) -> Result<i64, Refusal> {
    let position = back.position(site, line.state);
    check_serial_arrives(cx, draft, &back.item, position)?;
    let original = match sale {
        Some(sale) => sale.line(cx, draft, line, back)?,
        None => None,
    };
    let owner = original.map_or(back.owner, |original| original.owner);
    let parts = match (sale, original) {
        (Some(sale), Some(original)) => sale.parts(cx, draft, original, back.quantity)?,
        _ => vec![Part { quantity: back.quantity, worth: Worth::PoolCost }],
    };
    let whole = parts.len() == 1;
    let pool = pool_of(site, PositionKey { owner, ..position });
    let mut change = 0;
    for Part { quantity, worth } in parts {
        let currency = booking.heading.entity.currency;
        standard_or_first(cx, draft, &back.item, pool, |draft| match worth.value() {
            Some(value) => Ok(unit_cost_of(value?, quantity, currency)?),
            None => Ok(last_known(draft, pool)),
        })?;
        let from = End::outside(SiteKind::Customer);
        let goods = Goods::of(back, MovementKind::CustomerReturn, place as i64 + 1, from, back.end(site, line.state));
        let mut goods =
            Goods { owner, corrects: original.map_or(MovementId::NONE, |original| original.id), worth, ..goods };
        if !whole {
            goods = Goods { quantity, entered_quantity: quantity.to_string(), entered_unit: back.item.unit, ..goods };
        }
        let moved = booking.move_goods(cx, draft, &goods)?;
        let dimensions = booking.dimensions(draft, &back.item, site.id);
        let credit = -(moved.book_minor + moved.provisional_minor);
        booking.counter(draft, Role::CostOfSales, back.item.category, dimensions, credit)?;
        change += moved.book_minor;
    }
    Ok(change)
}

/// The issue that goods left by, with what its lines cost.
struct Sale {
    issue: Document,
    ours: bool,
    movements: Vec<Movement>,
    steps: Vec<PoolMove>,
}

/// Goods of one line that come back at one worth.
struct Part {
    quantity: Quantity,
    worth: Worth,
}

impl Sale {
    /// An issue as a company knows it: another's books say nothing about what the goods cost us.
    fn of(draft: &mut Draft<'_>, issue: Document, entity: EntityId) -> Self {
        if issue.entity != entity {
            return Self { issue, ours: false, movements: Vec::new(), steps: Vec::new() };
        }
        let movements = draft.movements_of(&issue);
        let steps = draft.pool_moves(issue.first_pool_move, issue.pool_moves);
        let ids: Vec<MovementId> = movements.iter().map(|movement| movement.id).collect();
        draft.prefetch_movement_uses(&ids);
        Self { issue, ours: true, movements, steps }
    }

    /// The document a return corrects.
    fn corrected(&self) -> DocumentId {
        if self.ours { self.issue.id } else { DocumentId::NONE }
    }

    /// The line that goods left by: the one named, else the first of the item with anything left to return, else the
    /// first of the item. Without any, the goods are back all the same, and somebody looks at it.
    fn line(
        &self,
        cx: &Context,
        draft: &mut Draft<'_>,
        line: &ReturnLine,
        back: &Meant,
    ) -> Result<Option<&Movement>, Refusal> {
        let mut of_item = self.movements.iter().filter(|movement| movement.item == back.item.id);
        let found = match line.issue_line {
            Some(wanted) => of_item.find(|movement| movement.line == wanted),
            None => {
                let first = of_item.clone().next();
                of_item.find(|movement| draft.movement_use(movement.id).quantity < movement.quantity).or(first)
            }
        };
        if found.is_none() {
            let document = draft.number_text(self.issue.series, self.issue.number);
            let refusal = NotOnDocument { document: document.clone(), item: back.item.code.clone() }.at("issue_line");
            refuse_or_raise(cx, draft, refusal, About::of_scope(cx, document))?;
        }
        Ok(found)
    }

    /// What comes back of a line: as far as it was sold and has not come back yet, at the cost it left with; the rest,
    /// which is raised, at what its pool says.
    fn parts(
        &self,
        cx: &Context,
        draft: &mut Draft<'_>,
        original: &Movement,
        quantity: Quantity,
    ) -> Result<Vec<Part>, Refusal> {
        let left = original.quantity.checked_sub(draft.movement_use(original.id).quantity)?;
        let sold = quantity.min(left);
        let mut parts = Vec::with_capacity(1);
        if !sold.is_zero() {
            parts.push(Part { quantity: sold, worth: self.cost_it_left_with(draft, original, sold)? });
        }
        if quantity > left {
            let document = draft.number_text(self.issue.series, self.issue.number);
            let subject = document.clone();
            let (asked, left) = (quantity.to_string(), left.to_string());
            let refusal = MoreThanLeft { document, line: original.line, asked, left }.at("quantity");
            refuse_or_raise(cx, draft, refusal, About::of_scope(cx, subject))?;
            parts.push(Part { quantity: quantity.checked_sub(sold)?, worth: Worth::PoolCost });
        }
        Ok(parts)
    }

    /// What a quantity of a line cost when it left.
    fn cost_it_left_with(
        &self,
        draft: &mut Draft<'_>,
        original: &Movement,
        quantity: Quantity,
    ) -> Result<Worth, Refusal> {
        let shares = shares_it_left_with(draft, original, &self.steps, quantity)?;
        // Within a pool no value moved, so there is none to bring back.
        Ok(shares.map_or(Worth::Total(ValueMicro::ZERO), Worth::Shares))
    }
}
