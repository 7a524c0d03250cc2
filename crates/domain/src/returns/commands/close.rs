//! Giving up what is open of a return.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::refusals::UnknownEntity;
use crate::ledger::rules::dates;
use crate::ledger::rules::entry::add;
use crate::ledger::types::Role;
use crate::posting::{Booking, Heading};
use crate::returns::refusals::NothingOpen;
use crate::returns::replies::ReturnDone;
use crate::returns::rules::matching;
use crate::returns::rules::naming::{line_at, number_of, return_named, return_scope};
use crate::returns::rules::opening::blank;
use crate::returns::rules::refunding::Refunded;
use crate::returns::types::{Return, ReturnStep, ReturnStepKind};
use crate::stock::types::DocumentKind;
use crate::values::{Code, DocumentId, Note, SiteId};

/// Closes what is open of a return, or of one line of it: what was refunded and never came is shrinkage, what came and is
/// not refunded is kept and lowers cost of sales, and what was authorised and neither came nor was refunded is no longer
/// expected. What is lost is measured against the actor's limit.
///
/// Refused: `returns.unknown_return`, `returns.unknown_line`, `returns.nothing_open`, `ledger.period_closed`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseReturn {
    /// The number of the return.
    pub number: Code,
    /// The line; all of them if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<i64>,
    /// Why.
    pub reason: Note,
}

impl Command for CloseReturn {
    const NAME: &'static str = "returns.close";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"number": "RMA-ACME-000004", "reason": "the customer keeps it"}"#;
    type Reply = ReturnDone;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        return_scope(draft, &self.number)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ReturnDone>, Refusal> {
        let mut of = Return::clone(&*return_named(draft, &self.number)?);
        let number = number_of(draft, &of);
        let places = match self.line {
            Some(line) => vec![line_at(draft, &of, line)?],
            None => (0..of.lines.len()).collect(),
        };
        let (mut worth, mut documents, mut closed) = (0, Vec::new(), false);
        for at in places {
            let (document, minor, any) = self.close(cx, draft, &mut of, at)?;
            worth = add(worth, minor)?;
            documents.extend(document);
            closed |= any;
        }
        if !closed {
            let line = self.line.or(of.lines.first().map(|line| line.line)).unwrap_or(0);
            return Err(NothingOpen { number, line }.at("line"));
        }
        draft.put_return(of.clone());
        draft.event(cx, "returns.closed", number);
        Ok(Decision::done(ReturnDone::of(draft, &of, documents, Refunded::default())?).worth(worth))
    }
}

impl CloseReturn {
    /// Closes a line; answers the document that posts it, what it is over, and whether anything was open.
    fn close(
        &self,
        cx: &Context,
        draft: &mut Draft<'_>,
        of: &mut Return,
        at: usize,
    ) -> Result<(Option<String>, i64, bool), Refusal> {
        let line = of.lines[at].clone();
        let open = line.unmatched()?;
        // What is refunded and neither came is lost, and no longer expected with that.
        let expected = line.expected()?.checked_sub(open.max(crate::values::Quantity::ZERO))?;
        if expected.is_positive() {
            of.lines[at].released = line.released.checked_add(expected)?;
            draft.add_return_step(ReturnStep {
                quantity: expected,
                note: self.reason.to_string(),
                ..blank(cx, of.id, line.line, ReturnStepKind::Released)
            });
        }
        if open.is_zero() {
            return Ok((None, 0, expected.is_positive()));
        }
        let quantity = open.checked_abs()?;
        let amount_minor = matching::given_up(draft, &line, quantity)?;
        let (role, kind) = match open.is_positive() {
            true => (Role::Shrinkage, ReturnStepKind::Lost),
            false => (Role::CostOfSales, ReturnStepKind::Declined),
        };
        let (document, number) = match amount_minor {
            0 => (DocumentId::NONE, None),
            _ => self.book(cx, draft, of, at, role, amount_minor)?,
        };
        let held = &mut of.lines[at];
        match kind {
            ReturnStepKind::Lost => held.lost = held.lost.checked_add(quantity)?,
            _ => held.declined = held.declined.checked_add(quantity)?,
        }
        draft.add_return_step(ReturnStep {
            quantity,
            document,
            clearing_minor: -amount_minor,
            value_minor: amount_minor,
            note: self.reason.to_string(),
            ..blank(cx, of.id, line.line, kind)
        });
        matching::answered(cx, draft, of, at)?;
        Ok((number, amount_minor.max(0), true))
    }

    /// Posts what is given up of a line, to the account of a role.
    fn book(
        &self,
        cx: &Context,
        draft: &mut Draft<'_>,
        of: &mut Return,
        at: usize,
        role: Role,
        amount_minor: i64,
    ) -> Result<(DocumentId, Option<String>), Refusal> {
        let unknown = || UnknownEntity { entity: self.number.to_string() };
        let entity = draft.entity(of.entity).ok_or_else(unknown)?;
        let site = self.site(draft, of);
        let posted_on = dates::posting_day(cx, draft, entity.id, cx.business_date)?;
        let heading = Heading::of(DocumentKind::Adjustment, &entity, site, cx.business_date, posted_on);
        let mut booking = Booking::open(draft, Heading { party: of.customer, ..heading });
        let item = draft.item(of.lines[at].item).expect("a line of a return is of an item");
        let dimensions = booking.dimensions(draft, &item, site);
        matching::clear(draft, &mut booking, of, at, dimensions, -amount_minor)?;
        booking.counter(draft, role, item.category, dimensions, amount_minor)?;
        let document = booking.document;
        Ok((document, Some(booking.close(cx, draft)?.number)))
    }

    /// Where the goods came, else whose prices the order had.
    fn site(&self, draft: &mut Draft<'_>, of: &Return) -> SiteId {
        let steps = draft.return_steps(of.id);
        let came = steps.iter().find(|step| step.step == ReturnStepKind::Received).map(|step| step.site);
        came.or_else(|| draft.order(of.demand).map(|order| order.site)).unwrap_or_default()
    }
}
