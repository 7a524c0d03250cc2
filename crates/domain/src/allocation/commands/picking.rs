//! What a warehouse says it picked for an order, and put back.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::refusals::{NotPicked, ShortPick};
use crate::allocation::replies::DemandReply;
use crate::allocation::requests::{ToldLine, check_counted, told};
use crate::allocation::rules::leave;
use crate::allocation::rules::moving::{Step, place_of, shift};
use crate::allocation::rules::naming::order_named;
use crate::allocation::rules::picking::{Told, raise, take};
use crate::allocation::types::{Cause, Demand, Stage};
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::dates;
use crate::ledger::types::Role;
use crate::posting::{Booking, Goods, Heading};
use crate::stock::rules::lines::{Meant, check_count, on_line};
use crate::stock::rules::naming::{site_for, site_scope};
use crate::stock::types::{DocumentKind, End, MovementKind, Site, StockState};
use crate::values::{Code, Quantity};

/// Reports what was picked for an order, and what was not found.
///
/// A fact: what was promised elsewhere re-allocates itself and is raised as `allocation.taken_elsewhere`, what is more than
/// the line wants is raised as `allocation.more_than_wanted`. What was not found is raised as `allocation.short_pick`, goes
/// into quarantine until somebody has counted, so that nobody else is promised it, and is served from elsewhere.
///
/// Refused: `stock.unknown_site`, `allocation.unknown_channel`, `allocation.unknown_demand`, `allocation.unknown_line`,
/// `stock.no_lines`, `stock.too_many_lines`, `stock.lot_required`, `stock.lot_not_tracked`, `stock.unknown_lot`,
/// `stock.unknown_place`, `allocation.negative`, `allocation.out_of_step`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordPick {
    /// Where it was picked.
    pub site: Code,
    /// The channel.
    pub channel: Code,
    /// The order's reference.
    pub reference: Code,
    /// What was picked, 1 to 10,000 lines.
    pub lines: Vec<ToldLine>,
}

/// Reports that what was picked for an order was put back: it stays allocated where it lies.
///
/// A fact: what was not picked is raised as `allocation.not_picked`.
///
/// Refused: `stock.unknown_site`, `allocation.unknown_channel`, `allocation.unknown_demand`, `allocation.unknown_line`,
/// `stock.no_lines`, `stock.too_many_lines`, `stock.lot_required`, `stock.lot_not_tracked`, `stock.unknown_lot`,
/// `stock.unknown_place`, `allocation.negative`, `allocation.out_of_step`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordUnpick {
    /// Where it was put back.
    pub site: Code,
    /// The channel.
    pub channel: Code,
    /// The order's reference.
    pub reference: Code,
    /// What was put back, 1 to 10,000 lines.
    pub lines: Vec<ToldLine>,
}

impl Command for RecordPick {
    const NAME: &'static str = "allocation.record_pick";
    const MODE: Mode = Mode::Fact;
    const EXAMPLE: &'static str =
        r#"{"site": "SHOP-2", "channel": "WEB", "reference": "WEB-1001", "lines": [{"line": 1, "quantity": 2}]}"#;
    type Reply = DemandReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        site_scope(draft, &self.site)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<DemandReply>, Refusal> {
        check_count(self.lines.len())?;
        let (site, _) = site_for(cx, draft, &self.site)?;
        let mut demand = order_named(draft, &self.channel, &self.reference)?;
        let mut missing = Vec::new();
        for (place, line) in self.lines.iter().enumerate() {
            let told = told(draft, &demand, &site, line).map_err(on_line(place))?;
            take(cx, draft, &mut demand, told, Stage::Picked, Cause::Picked)?;
            let short = line.short(&demand, draft).map_err(on_line(place))?;
            if short.is_positive() {
                missing.extend(not_found(cx, draft, &mut demand, &site, Told { quantity: short, ..told })?);
            }
        }
        set_aside(cx, draft, &site, missing)?;
        draft.event(cx, "allocation.picked", &demand.reference);
        leave(cx, draft, demand).map(Decision::done)
    }
}

/// Lets go of what was not found where it was allocated; answers where it should have been.
fn not_found(
    cx: &Context,
    draft: &mut Draft<'_>,
    demand: &mut Demand,
    site: &Site,
    told: Told,
) -> Result<Vec<(Meant, End)>, Refusal> {
    let mut left = told.quantity;
    let mut missing = Vec::new();
    for promise in demand.promises_of(told.line).to_vec() {
        let part = promise.allocated.min(left);
        if promise.seat.site != told.site || !part.is_positive() {
            continue;
        }
        let (from, to, seat) = (Stage::Allocated, Stage::Open, Some(promise.seat));
        shift(cx, draft, demand, Step { line: told.line, from, to, seat, quantity: part, cause: Cause::Short })?;
        left = left.checked_sub(part)?;
        let Some(item) = draft.item(promise.item) else { continue };
        let refusal = ShortPick {
            reference: demand.reference.clone(),
            line: told.line,
            item: item.code.clone(),
            site: site.code.clone(),
            missing: part.to_string(),
        };
        raise(cx, draft, demand, told.site, refusal.into());
        let meant = Meant {
            quantity: part,
            lot: promise.seat.lot,
            place: promise.seat.place,
            owner: promise.seat.owner,
            entered_quantity: part.to_string(),
            entered_unit: item.unit,
            item,
        };
        let from = meant.end(site, StockState::Sellable);
        missing.push((meant, from));
    }
    Ok(missing)
}

/// Puts what was not found into quarantine, until somebody has counted.
fn set_aside(cx: &Context, draft: &mut Draft<'_>, site: &Site, missing: Vec<(Meant, End)>) -> Result<(), Refusal> {
    let Some(entity) = draft.entity(site.entity).filter(|_| !missing.is_empty()) else { return Ok(()) };
    let occurred_on = cx.business_date;
    let posted_on = dates::posting_day(cx, draft, entity.id, occurred_on)?;
    let heading = Heading::of(DocumentKind::StateChange, &entity, site.id, occurred_on, posted_on);
    let mut booking = Booking::open(draft, heading);
    for (place, (goods, from)) in missing.iter().enumerate() {
        let to = End { state: StockState::Quarantine, ..*from };
        let goods = Goods::of(goods, MovementKind::StateChange, place as i64 + 1, *from, to);
        booking.move_goods(cx, draft, &goods)?;
    }
    booking.balance_with(draft, Role::Rounding)?;
    booking.close(cx, draft).map(|_| ())
}

impl Command for RecordUnpick {
    const NAME: &'static str = "allocation.record_unpick";
    const MODE: Mode = Mode::Fact;
    const EXAMPLE: &'static str =
        r#"{"site": "SHOP-2", "channel": "WEB", "reference": "WEB-1001", "lines": [{"line": 1, "quantity": 1}]}"#;
    type Reply = DemandReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        site_scope(draft, &self.site)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<DemandReply>, Refusal> {
        check_count(self.lines.len())?;
        let (site, _) = site_for(cx, draft, &self.site)?;
        let mut demand = order_named(draft, &self.channel, &self.reference)?;
        for (place, line) in self.lines.iter().enumerate() {
            let told = told(draft, &demand, &site, line).map_err(on_line(place))?;
            let mut left = told.quantity;
            for promise in demand.promises_of(told.line).to_vec() {
                if promise.seat.site == told.site {
                    let quantity = promise.picked.min(left);
                    let (from, to, seat) = (Stage::Picked, Stage::Allocated, Some(promise.seat));
                    let step = Step { line: told.line, from, to, seat, quantity, cause: Cause::Picked };
                    shift(cx, draft, &mut demand, step)?;
                    left = left.checked_sub(quantity)?;
                }
            }
            if left.is_positive() {
                let (reference, beyond) = (demand.reference.clone(), left.to_string());
                let site = site.code.clone();
                let refusal = NotPicked { reference, line: told.line, site, beyond };
                raise(cx, draft, &demand, told.site, refusal.into());
            }
        }
        draft.event(cx, "allocation.unpicked", &demand.reference);
        leave(cx, draft, demand).map(Decision::done)
    }
}

impl ToldLine {
    /// How much of it was not found, in base units.
    fn short(&self, demand: &Demand, draft: &mut Draft<'_>) -> Result<Quantity, Refusal> {
        let short = self.short.unwrap_or(Quantity::ZERO);
        let decimals = place_of(demand, self.line)
            .and_then(|at| draft.item(demand.lines[at].item))
            .map_or(6, |item| item.decimals);
        check_counted(short, decimals, "short")?;
        Ok(short)
    }
}
