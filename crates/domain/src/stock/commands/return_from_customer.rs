//! Goods a customer brought back.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::DocumentReply;
use crate::costing::rules::Share;
use crate::exceptions::rules::{About, refuse_or_raise};
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::dates;
use crate::ledger::types::Role;
use crate::posting::{Booking, Goods, Heading, Worth};
use crate::stock::refusals::{MoreThanLeft, NotOnDocument};
use crate::stock::rules::availability::check_serial_arrives;
use crate::stock::rules::lines::{Meant, Written, check_count, meant, on_line};
use crate::stock::rules::naming::{document_named, party_named, site_for, site_scope};
use crate::stock::types::{Document, DocumentKind, End, Movement, MovementKind, MovementUse, SiteKind, StockState};
use crate::values::{Attributes, BusinessDate, Code, DocumentId, MovementId, Number, Quantity, ValueMicro};

/// Reports goods a customer brought back.
///
/// With the issue they left by, they come back at the cost they left with, in FIFO pools as layers of the receipts they
/// came from (at standard cost: at today's standard); without it, at the current cost of their pool. Cost of sales is
/// credited. They wait in state `inspection`, in the returns-pending class, unless another state is said.
///
/// A fact: more than was issued and not yet returned comes back at the current pool cost, raised as
/// `stock.more_than_left`, and so do goods that are not on the issue, raised as `stock.not_on_document`.
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
    /// The business day they arrived; today at the site if not said.
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
        // Another company's books say nothing about what these goods cost us.
        let ours = issue.as_ref().filter(|issue| issue.entity == entity.id);
        let sold = ours.map(|issue| draft.movements_of(issue)).unwrap_or_default();
        let posted_on = dates::posting_day(cx, draft, entity.id, occurred_on)?;
        let mut booking = Booking::open(
            draft,
            Heading {
                party,
                corrects: ours.map_or(DocumentId::NONE, |issue| issue.id),
                attributes: self.attributes.clone(),
                external_refs: self.external_refs.clone(),
                ..Heading::of(DocumentKind::CustomerReturn, &entity, site.id, occurred_on, posted_on)
            },
        );
        let mut change = 0;
        for (place, line) in self.lines.iter().enumerate() {
            let back = meant(draft, &site, line.written(), true).map_err(on_line(place))?;
            check_serial_arrives(cx, draft, &back.item, back.position(&site, line.state)).map_err(on_line(place))?;
            let original = match &issue {
                Some(issue) => original_line(cx, draft, issue, &sold, line, &back).map_err(on_line(place))?,
                None => None,
            };
            let worth = match (&issue, &original) {
                (Some(issue), Some(original)) => {
                    cost_it_left_with(cx, draft, issue, original, back.quantity).map_err(on_line(place))?
                }
                _ => Worth::PoolCost,
            };
            let moved = booking
                .move_goods(
                    cx,
                    draft,
                    &Goods {
                        owner: original.as_ref().map_or(back.owner, |original| original.owner),
                        corrects: original.as_ref().map_or(MovementId::NONE, |original| original.id),
                        worth,
                        ..Goods::of(
                            &back,
                            MovementKind::CustomerReturn,
                            place as i64 + 1,
                            End::outside(SiteKind::Customer),
                            back.end(&site, line.state),
                        )
                    },
                )
                .map_err(on_line(place))?;
            let dimensions = booking.dimensions(draft, &back.item, site.id);
            let credit = -(moved.book_minor + moved.provisional_minor);
            booking.counter(draft, Role::CostOfSales, back.item.category, dimensions, credit)?;
            change += moved.book_minor;
        }
        let closed = booking.close(cx, draft)?;
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

/// The line of the issue that goods left by: the one named, else the first of the item with anything left to return,
/// else the first of the item. Without any, the goods are back all the same, and somebody looks at it.
fn original_line(
    cx: &Context,
    draft: &mut Draft<'_>,
    issue: &Document,
    sold: &[Movement],
    line: &ReturnLine,
    back: &Meant,
) -> Result<Option<Movement>, Refusal> {
    let of_item: Vec<&Movement> = sold.iter().filter(|movement| movement.item == back.item.id).collect();
    let found = match line.issue_line {
        Some(wanted) => of_item.iter().find(|movement| movement.line == wanted).copied(),
        None => {
            let open = of_item.iter().find(|movement| draft.movement_use(movement.id).quantity < movement.quantity);
            open.or(of_item.first()).copied()
        }
    };
    if found.is_none() {
        let document = draft.number_text(issue.series, issue.number);
        let refusal = NotOnDocument { document: document.clone(), item: back.item.code.clone() }.at("issue_line");
        refuse_or_raise(cx, draft, refusal, About::of_scope(cx, document))?;
    }
    Ok(found.cloned())
}

/// What a quantity of an issued line cost when it left, receipt by receipt in the order it left. Each return takes the
/// next slice of that cost, so that returns of the whole line add up to all of it.
fn cost_it_left_with(
    cx: &Context,
    draft: &mut Draft<'_>,
    issue: &Document,
    original: &Movement,
    quantity: Quantity,
) -> Result<Worth, Refusal> {
    let used = draft.movement_use(original.id);
    let left = original.quantity.checked_sub(used.quantity)?;
    if quantity > left {
        let refusal = MoreThanLeft {
            document: draft.number_text(issue.series, issue.number),
            line: original.line,
            asked: quantity.to_string(),
            left: left.to_string(),
        }
        .at("quantity");
        let subject = draft.number_text(issue.series, issue.number);
        refuse_or_raise(cx, draft, refusal, About::of_scope(cx, subject))?;
        return Ok(Worth::PoolCost);
    }
    let steps = draft.pool_moves(issue.first_pool_move, issue.pool_moves);
    let mut shares = Vec::new();
    let (from, to) = (used.quantity, used.quantity.checked_add(quantity)?);
    let mut passed = Quantity::ZERO;
    let mut value = used.value;
    for step in steps.iter().filter(|step| step.movement == original.id) {
        let step_quantity = step.quantity.checked_neg()?;
        let step_value = step.value.checked_neg()?;
        let (start, end) = (passed, passed.checked_add(step_quantity)?);
        passed = end;
        let (low, high) = (from.max(start), to.min(end));
        if high <= low {
            continue;
        }
        let upto = |at: Quantity| step_value.share(at.checked_sub(start)?, step_quantity);
        let slice = upto(high)?.checked_sub(upto(low)?)?;
        value = value.checked_add(slice)?;
        shares.push(Share { origin: step.origin, quantity: high.checked_sub(low)?, value: slice });
    }
    draft.put_movement_use(original.id, MovementUse { quantity: to, value });
    if shares.is_empty() {
        // Within a pool no value moved, so there is none to bring back.
        return Ok(Worth::Total(ValueMicro::ZERO));
    }
    Ok(Worth::Shares(shares))
}
