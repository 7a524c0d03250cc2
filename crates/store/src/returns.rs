//! How channels take goods back, returns, and what happened to them: their tables and how they are written.

mod facts;

use std::sync::Arc;

use backroom_domain::returns::types::{Return, ReturnCredit, ReturnLine, ReturnPolicy, ReturnStep};
use backroom_domain::values::ReturnId;

use crate::Fault;
use crate::column::fields;
use crate::parties::json;
use crate::table::Table;
use crate::write::{AfterImage, Writer};

pub(crate) static RETURN_POLICIES: Table = Table::replaced(
    "return_policies",
    1,
    &[
        "channel_id",
        "window_days",
        "refund_when",
        "restocking",
        "refund_shipping",
        "order_discount",
        "discount_from_minor",
        "reasons",
    ],
);
pub(crate) static RETURNS: Table = Table::opened(
    "returns",
    1,
    13,
    &[
        "return_id",
        "command_id",
        "entity_id",
        "series_id",
        "number",
        "customer_id",
        "opened_on",
        "authorised",
        "refund_tender_id",
        "refund_code",
        "note",
        "attributes",
        "external_refs",
        "demand_id",
    ],
);
pub(crate) static RETURN_LINES: Table = Table::opened(
    "return_lines",
    2,
    7,
    &[
        "return_id",
        "line",
        "command_id",
        "item_id",
        "reason",
        "charges_fee",
        "authorised",
        "order_line",
        "received",
        "credited",
        "disposed",
        "lost",
        "declined",
        "released",
        "clearing_item_id",
    ],
);
pub(crate) static RETURN_STEPS: Table = Table::journal(
    "return_steps",
    &[
        "return_step_id",
        "command_id",
        "return_id",
        "line",
        "step",
        "about",
        "quantity",
        "document_id",
        "site_id",
        "place_id",
        "lot_id",
        "owner_id",
        "disposition",
        "value_minor",
        "recovered_minor",
        "clearing_minor",
        "occurred_on",
        "note",
    ],
);
pub(crate) static RETURN_CREDITS: Table = Table::journal(
    "return_credits",
    &[
        "document_id",
        "line",
        "return_id",
        "return_line",
        "fee_net_minor",
        "fee_tax_minor",
        "withheld_minor",
        "withheld_net_minor",
        "withheld_tax_minor",
        "granted_net_minor",
        "granted_tax_minor",
    ],
);

/// Every table of this slice.
#[cfg(test)]
pub(crate) static TABLES: &[&Table] = &[&RETURN_POLICIES, &RETURNS, &RETURN_LINES, &RETURN_STEPS, &RETURN_CREDITS];

/// Every statement of this slice.
#[cfg(test)]
pub(crate) const STATEMENTS: &[(&str, &str)] = facts::STATEMENTS;

pub(crate) fn write_policy(after: &mut AfterImage<'_, '_>, policy: &ReturnPolicy) -> Result<(), Fault> {
    let ReturnPolicy {
        channel,
        window_days,
        refund_when,
        restocking,
        refund_shipping,
        order_discount,
        discount_from_minor,
        reasons,
    } = policy;
    let reasons: Vec<(&str, &str, &str, bool)> = reasons
        .iter()
        .map(|reason| (reason.code.as_str(), reason.folded.as_str(), reason.name.as_str(), reason.charges_fee))
        .collect();
    let reasons = json(&reasons);
    after.put(
        &RETURN_POLICIES,
        fields![
            *channel,
            *window_days,
            *refund_when,
            *restocking,
            *refund_shipping,
            *order_discount,
            *discount_from_minor,
            &reasons,
        ],
    )
}

/// Writes what has become of returns: each with its lines.
pub(crate) fn write_returns(writer: &mut Writer<'_>, rows: &[(ReturnId, Option<&Arc<Return>>)]) -> Result<(), Fault> {
    for (_, held) in rows {
        let Some(held) = held else {
            return Err(Fault::new("store.constraint", "rows of returns are never removed"));
        };
        write_return(writer, held)?;
    }
    for held in rows.iter().filter_map(|(_, held)| *held) {
        for line in &held.lines {
            write_line(writer, held.id, line)?;
        }
    }
    Ok(())
}

pub(crate) fn write_return(writer: &mut Writer<'_>, held: &Return) -> Result<(), Fault> {
    let Return {
        id,
        command,
        entity,
        series,
        number,
        customer,
        opened_on,
        authorised,
        refund_tender,
        refund_code,
        note,
        attributes,
        external_refs,
        demand,
        lines: _,
    } = held;
    let (attributes, external_refs) = (json(attributes), json(external_refs));
    writer.put(
        &RETURNS,
        fields![
            *id,
            *command,
            *entity,
            *series,
            *number,
            *customer,
            *opened_on,
            *authorised,
            *refund_tender,
            refund_code,
            note,
            &attributes,
            &external_refs,
            *demand,
        ],
    )
}

pub(crate) fn write_line(writer: &mut Writer<'_>, of: ReturnId, line: &ReturnLine) -> Result<(), Fault> {
    let ReturnLine {
        line,
        command,
        item,
        reason,
        charges_fee,
        authorised,
        order_line,
        received,
        credited,
        disposed,
        lost,
        declined,
        released,
        clearing,
    } = line;
    writer.put(
        &RETURN_LINES,
        fields![
            of,
            *line,
            *command,
            *item,
            reason,
            *charges_fee,
            *authorised,
            *order_line,
            *received,
            *credited,
            *disposed,
            *lost,
            *declined,
            *released,
            *clearing,
        ],
    )
}

pub(crate) fn write_step(writer: &mut Writer<'_>, step: &ReturnStep) -> Result<(), Fault> {
    let ReturnStep {
        id,
        command,
        of,
        line,
        step,
        about,
        quantity,
        document,
        site,
        place,
        lot,
        owner,
        disposition,
        value_minor,
        recovered_minor,
        clearing_minor,
        occurred_on,
        note,
    } = step;
    writer.journal(
        &RETURN_STEPS,
        fields![
            *id,
            *command,
            *of,
            *line,
            *step,
            *about,
            *quantity,
            *document,
            *site,
            *place,
            *lot,
            *owner,
            *disposition,
            *value_minor,
            *recovered_minor,
            *clearing_minor,
            *occurred_on,
            note,
        ],
    )
}

pub(crate) fn write_credit(writer: &mut Writer<'_>, credit: &ReturnCredit) -> Result<(), Fault> {
    let ReturnCredit {
        document,
        line,
        of,
        return_line,
        fee_net_minor,
        fee_tax_minor,
        withheld_minor,
        withheld_net_minor,
        withheld_tax_minor,
        granted_net_minor,
        granted_tax_minor,
    } = credit;
    writer.journal(
        &RETURN_CREDITS,
        fields![
            *document,
            *line,
            *of,
            *return_line,
            *fee_net_minor,
            *fee_tax_minor,
            *withheld_minor,
            *withheld_net_minor,
            *withheld_tax_minor,
            *granted_net_minor,
            *granted_tax_minor,
        ],
    )
}
