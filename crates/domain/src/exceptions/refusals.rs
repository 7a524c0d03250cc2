//! How this slice says no.

use crate::flow::refusals;

refusals! {
    /// No exception has this number.
    UnknownException = "exceptions.unknown_exception", NotFound { exception: i64 } => "there is no exception {exception}; exceptions.exceptions lists them";
    /// The exception is settled, and that is final.
    AlreadyResolved = "exceptions.already_resolved", Conflict { exception: i64 } => "exception {exception} is resolved, and that is final; raise another if it is not over";
    /// A resolution or a report says why in words.
    NoteRequired = "exceptions.note_required", Malformed {} => "say in words what it is or how it was settled";
    /// A value at stake is an amount in a currency.
    ValueNeedsCurrency = "exceptions.value_needs_currency", Malformed {} => "a value is in a currency; name the currency, or the entity or site whose currency it is";
}
