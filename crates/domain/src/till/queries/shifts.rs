//! What shifts did: the X report, closings (Z), and a list.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Limit, Query, Refusal, Scope};
use crate::till::refusals::{NoOpenShift, UnknownClosing};
use crate::till::report::ShiftReport;
use crate::till::rules::naming::{place_named, register_scope, shift_named};
use crate::till::types::ShiftState;
use crate::values::{BusinessDate, Code};

/// What a shift has done so far, the X report: nothing is closed, and nothing reset.
///
/// Refused: `till.unknown_register`, `till.unknown_shift`, `till.no_open_shift`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct XReport {
    /// Where.
    pub register: Code,
    /// Which shift; the first that is open if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shift: Option<i64>,
}

impl Query for XReport {
    const NAME: &'static str = "till.x_report";
    const EXAMPLE: &'static str = r#"{"register": "T1", "shift": 1}"#;
    type Reply = ShiftReport;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        register_scope(draft, &self.register)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<ShiftReport, Refusal> {
        let place = place_named(draft, &self.register)?;
        let shift = match self.shift {
            Some(number) => shift_named(draft, &place.register, number)?,
            None => draft
                .open_shifts_of(place.register.id)
                .into_iter()
                .next()
                .ok_or_else(|| NoOpenShift { register: place.register.code.clone() }.at("register"))?,
        };
        ShiftReport::of(draft, &place, &shift)
    }
}

/// A closing (Z) as it was stated.
///
/// Refused: `till.unknown_register`, `till.unknown_closing`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ZReport {
    /// Where.
    pub register: Code,
    /// The number of the closing.
    pub closing: i64,
}

impl Query for ZReport {
    const NAME: &'static str = "till.z_report";
    const EXAMPLE: &'static str = r#"{"register": "T1", "closing": 1}"#;
    type Reply = ShiftReport;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        register_scope(draft, &self.register)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<ShiftReport, Refusal> {
        let place = place_named(draft, &self.register)?;
        let unknown = || {
            let register = place.register.code.clone();
            UnknownClosing { register, closing: self.closing }.at("closing")
        };
        let closing = draft.closing(place.register.id, self.closing).ok_or_else(unknown)?;
        serde_json::from_str(&closing.body).map_err(|_| unknown())
    }
}

/// The shifts of a register, the latest first.
///
/// Refused: `till.unknown_register`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Shifts {
    /// Where.
    pub register: Code,
    /// Only shifts before this one: `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<i64>,
    /// How many a page has.
    #[serde(default)]
    pub limit: Limit,
}

/// A page of shifts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ShiftsReply {
    /// The shifts.
    pub shifts: Vec<ShiftLine>,
    /// What to send as `before` for the next page; absent on the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<i64>,
}

/// A shift.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ShiftLine {
    /// Its number.
    pub shift: i64,
    /// Where it stands.
    pub state: ShiftState,
    /// The business day it was opened on.
    pub opened_on: BusinessDate,
    /// Who answers for it; absent where the drawer does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cashier: Option<String>,
    /// How many receipts it has.
    pub receipts: i64,
    /// Its last closing (Z); absent while it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closing: Option<i64>,
    /// Whether something arrived after that.
    pub late: bool,
}

impl Query for Shifts {
    const NAME: &'static str = "till.shifts";
    const EXAMPLE: &'static str = r#"{"register": "T1"}"#;
    type Reply = ShiftsReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        register_scope(draft, &self.register)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<ShiftsReply, Refusal> {
        let place = place_named(draft, &self.register)?;
        let before = self.before.unwrap_or(i64::MAX);
        let found = draft.facts.shifts_before(place.register.id, before, self.limit.probe());
        let (found, next) = self.limit.page(found, |shift| shift.number);
        let mut shifts = Vec::with_capacity(found.len());
        for shift in found {
            shifts.push(ShiftLine {
                shift: shift.number,
                state: shift.state,
                opened_on: shift.opened_on,
                cashier: draft.actor(shift.cashier).map(|actor| actor.code.clone()),
                receipts: shift.receipts,
                closing: (shift.closing > 0).then_some(shift.closing),
                late: shift.is_late(),
            });
        }
        Ok(ShiftsReply { shifts, next })
    }
}
