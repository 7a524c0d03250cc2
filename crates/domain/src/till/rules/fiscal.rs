//! What fiscal devices and services say of receipts. Nothing here blocks a sale: where the law wants a signature and the
//! device is away, the receipt says so and the outage is raised.

use crate::flow::{Context, Draft, Head, Record, Refusal, json_text};
use crate::till::requests::FiscalStamp;
use crate::till::rules::card_numbers;
use crate::till::types::{FiscalAction, FiscalRecord};
use crate::values::{DocumentId, RegisterId};

/// Holds that there is no card number in what a device said.
///
/// # Errors
/// `till.card_number`.
pub(crate) fn check(stamp: Option<&FiscalStamp>) -> Result<(), Refusal> {
    let Some(stamp) = stamp else { return Ok(()) };
    card_numbers::check("fiscal.transaction", stamp.transaction.as_str())?;
    card_numbers::check_fields("fiscal.fields", &stamp.fields)
}

/// Keeps what a device said of a sale; answers it as the sale keeps it, empty when it said nothing. Fields mean that it
/// has signed.
pub(crate) fn keep(
    cx: &Context,
    draft: &mut Draft<'_>,
    register: RegisterId,
    document: DocumentId,
    stamp: Option<&FiscalStamp>,
) -> String {
    let Some(stamp) = stamp else { return String::new() };
    if !stamp.fields.is_empty() {
        let said = Said { action: FiscalAction::Finished, document, body: json_text(&stamp.fields) };
        note(cx, draft, register, stamp.transaction.as_str(), said);
    }
    json_text(stamp)
}

/// What a device said of a transaction.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    pub(crate) action: FiscalAction,
    /// The sale it is about, or none.
    pub(crate) document: DocumentId,
    /// Its fields, as JSON.
    pub(crate) body: String,
}

/// Keeps what a device said of a transaction.
pub(crate) fn note(cx: &Context, draft: &mut Draft<'_>, register: RegisterId, transaction: &str, said: Said) {
    let id = draft.next(Head::FiscalRecord);
    let Said { action, document, body } = said;
    let (command, transaction) = (cx.command_id, transaction.to_owned());
    draft.record(Record::FiscalRecord(FiscalRecord { id, command, register, transaction, action, document, body }));
}
