//! What becomes of goods that came back.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::dates;
use crate::ledger::types::Role;
use crate::returns::refusals::NoQuantity;
use crate::returns::replies::ReturnDone;
use crate::returns::requests::asked_or_all;
use crate::returns::rules::disposing::{Fate, dispose};
use crate::returns::rules::naming::{line_at, return_named};
use crate::returns::rules::refunding::settle_due;
use crate::returns::types::{Disposition, Return};
use crate::stock::refusals::UnknownLot;
use crate::stock::rules::lines::{check_count, on_line};
use crate::stock::rules::naming::{party_named, place_named, reason_named, site_for, site_scope};
use crate::stock::types::Site;
use crate::values::{BusinessDate, Code, LotId, Note, Quantity, ReasonId, UnitCost};

/// Says what becomes of goods that came back and wait at a site: they are sold again, made good, sold off, thrown away, go
/// back to who sold them to us, or are not there. Each is a movement of its own at the cost they came back with; those of
/// one kind share a document. A policy that refunds with the disposition credits and gives back at once. What is thrown away
/// or missing is measured against the actor's limit.
///
/// Refused: `stock.unknown_site`, `stock.site_inactive`, `returns.unknown_return`, `returns.unknown_line`,
/// `returns.no_quantity`, `allocation.out_of_step`, `returns.more_than_waits`, `stock.no_lines`, `stock.too_many_lines`,
/// `stock.unknown_lot`, `stock.unknown_place`, `stock.unknown_reason`, `stock.not_enough_available` where the goods lie
/// elsewhere by now, `parties.unknown_party`, `ledger.in_future`, `ledger.period_closed`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DisposeReturn {
    /// Where they are.
    pub site: Code,
    /// The number of the return.
    pub number: Code,
    /// The business day it happened; today at the site if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
    /// What becomes of what, 1 to 10,000 lines.
    pub lines: Vec<DisposedLine>,
}

/// What becomes of units of a line.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DisposedLine {
    /// The line of the return.
    pub line: i64,
    /// How much, in the item's base unit, above 0; all that waits if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Quantity>,
    /// What becomes of it.
    pub disposition: Disposition,
    /// The lot or serial; any of the line if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<Code>,
    /// The place it lies in now, if it was moved since it came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Code>,
    /// Why it is thrown away: a code of stock.reasons, whose account bears it; only of `write_off`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Code>,
    /// Who gets it back; only of `supplier`, and one in a command.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supplier: Option<Code>,
    /// The credit for one base unit, in the entity's currency, not negative; what it is worth in the books if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_credit: Option<UnitCost>,
    /// What was found.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub note: Note,
}

impl Command for DisposeReturn {
    const NAME: &'static str = "returns.dispose";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"site": "SHOP-1", "number": "RMA-ACME-000001", "lines": [{"line": 1, "quantity": 1, "disposition": "resale", "note": "as good as new"}]}"#;
    type Reply = ReturnDone;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        site_scope(draft, &self.site)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ReturnDone>, Refusal> {
        check_count(self.lines.len())?;
        let (site, entity) = site_for(cx, draft, &self.site)?;
        let mut of = Return::clone(&*return_named(draft, &self.number)?);
        let occurred_on = dates::occurred_on(cx, self.occurred_on)?;
        let mut fates = Vec::with_capacity(self.lines.len());
        for (place, line) in self.lines.iter().enumerate() {
            fates.push(line.fate(draft, &site, &of).map_err(on_line(place))?);
        }
        let disposed = dispose(cx, draft, &mut of, (&site, &entity), occurred_on, &fates)?;
        let refunded = settle_due(cx, draft, &entity, site.id, &mut of)?;
        draft.put_return(of.clone());
        let worth = disposed.change_minor;
        let documents = disposed.closed.into_iter().map(|closed| closed.number).collect();
        Ok(Decision::done(ReturnDone::of(draft, &of, documents, refunded)?).worth(worth))
    }
}

impl DisposedLine {
    fn fate(&self, draft: &mut Draft<'_>, site: &Arc<Site>, of: &Return) -> Result<Fate, Refusal> {
        let at = line_at(draft, of, self.line)?;
        let line = &of.lines[at];
        let quantity = asked_or_all(draft, line.item, self.quantity, line.waiting()?)?;
        if quantity.is_zero() || self.unit_credit.is_some_and(UnitCost::is_negative) {
            return Err(NoQuantity { quantity: quantity.to_string() }.at("quantity"));
        }
        let lot = match &self.lot {
            None => None,
            Some(code) => Some(lot_of(draft, of, at, code)?),
        };
        let place = match &self.place {
            None => None,
            some => Some(place_named(draft, site, some.as_ref(), false)?),
        };
        let reason = match self.reason.as_ref().filter(|_| self.disposition == Disposition::WriteOff) {
            None => (ReasonId::NONE, Role::Scrap),
            Some(code) => reason_named(draft, code).map(|reason| (reason.id, reason.role))?,
        };
        let supplier = self.supplier.as_ref().filter(|_| self.disposition == Disposition::Supplier);
        Ok(Fate {
            at,
            quantity,
            disposition: self.disposition,
            lot,
            place,
            reason,
            supplier: party_named(draft, supplier, "supplier")?,
            unit_credit: self.unit_credit,
            note: self.note.to_string(),
        })
    }
}

fn lot_of(draft: &mut Draft<'_>, of: &Return, at: usize, code: &Code) -> Result<LotId, Refusal> {
    let item = of.lines[at].item;
    let found = draft.lot_by_code(item, code).map(|lot| lot.id);
    let name = draft.item(item).map(|item| item.code.clone()).unwrap_or_default();
    found.ok_or_else(|| UnknownLot { lot: code.to_string(), item: name }.at("lot"))
}
