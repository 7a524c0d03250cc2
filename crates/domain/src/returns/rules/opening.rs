//! Opening a return, and what is learnt of it later.

use std::collections::BTreeMap;

use crate::flow::{Context, Draft, Head};
use crate::returns::types::{Return, ReturnLine, ReturnStep, ReturnStepKind};
use crate::values::{
    Attributes, BusinessDate, DemandId, DocumentId, EntityId, ItemId, LotId, OpenItemId, PartyId, PlaceId, Quantity,
    ReturnId, SiteId, TenderId,
};

/// A return that is to be opened.
#[derive(Debug)]
pub(crate) struct Opening {
    pub(crate) entity: EntityId,
    pub(crate) customer: PartyId,
    pub(crate) opened_on: BusinessDate,
    pub(crate) authorised: bool,
    /// The store credit that is refunded to: its tender and number.
    pub(crate) refund_to: Option<(TenderId, String)>,
    pub(crate) note: String,
    pub(crate) attributes: Attributes,
    pub(crate) external_refs: BTreeMap<String, String>,
}

/// A line that is to be added.
#[derive(Debug)]
pub(crate) struct NewLine {
    pub(crate) item: ItemId,
    /// The line of the order, or 0 while nobody knows.
    pub(crate) order_line: i64,
    pub(crate) reason: String,
    pub(crate) charges_fee: bool,
    pub(crate) authorised: Quantity,
}

/// Opens a return without lines; the caller leaves it in the draft.
pub(crate) fn open(cx: &Context, draft: &mut Draft<'_>, opening: Opening) -> Return {
    let series = draft.series(opening.entity, "return", "RMA");
    let (refund_tender, refund_code) = opening.refund_to.unwrap_or_default();
    let opened = Return {
        id: ReturnId(draft.next(Head::Return)),
        command: cx.command_id,
        entity: opening.entity,
        series: series.id,
        number: draft.next_number(series.id),
        customer: opening.customer,
        opened_on: opening.opened_on,
        authorised: opening.authorised,
        refund_tender,
        refund_code,
        note: opening.note,
        attributes: opening.attributes,
        external_refs: opening.external_refs,
        demand: DemandId::NONE,
        lines: Vec::new(),
    };
    draft.add_return(&opened);
    opened
}

/// Adds a line; answers its place.
pub(crate) fn add_line(cx: &Context, draft: &mut Draft<'_>, of: &mut Return, new: NewLine) -> usize {
    let at = of.lines.len();
    let line = ReturnLine {
        line: at as i64 + 1,
        command: cx.command_id,
        item: new.item,
        reason: new.reason,
        charges_fee: new.charges_fee,
        authorised: new.authorised,
        order_line: 0,
        received: Quantity::ZERO,
        credited: Quantity::ZERO,
        disposed: Quantity::ZERO,
        lost: Quantity::ZERO,
        declined: Quantity::ZERO,
        released: Quantity::ZERO,
        clearing: OpenItemId::NONE,
    };
    draft.add_return_line(of, line);
    if new.order_line > 0 {
        identify(cx, draft, of, at, new.order_line);
    }
    at
}

/// The order of a return is known.
pub(crate) fn know_order(cx: &Context, draft: &mut Draft<'_>, of: &mut Return, demand: DemandId) {
    of.demand = demand;
    draft.add_return_step(ReturnStep { about: demand.0, ..blank(cx, of.id, 0, ReturnStepKind::Ordered) });
}

/// The line of the order is known that a line of a return is of.
pub(crate) fn identify(cx: &Context, draft: &mut Draft<'_>, of: &mut Return, at: usize, order_line: i64) {
    of.lines[at].order_line = order_line;
    let line = of.lines[at].line;
    draft.add_return_step(ReturnStep { about: order_line, ..blank(cx, of.id, line, ReturnStepKind::Identified) });
}

/// A step with nothing but what every step has.
pub(crate) fn blank(cx: &Context, of: ReturnId, line: i64, step: ReturnStepKind) -> ReturnStep {
    ReturnStep {
        id: 0,
        command: cx.command_id,
        of,
        line,
        step,
        about: 0,
        quantity: Quantity::ZERO,
        document: DocumentId::NONE,
        site: SiteId::NONE,
        place: PlaceId::NONE,
        lot: LotId::NONE,
        owner: PartyId::NONE,
        disposition: None,
        value_minor: 0,
        recovered_minor: 0,
        clearing_minor: 0,
        occurred_on: cx.business_date,
        note: String::new(),
    }
}
