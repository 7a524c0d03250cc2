//! How the business says no.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The coarse reason of a refusal, for branching.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The request is not well formed; sending it again cannot help.
    Malformed,
    /// A code or number in the request names nothing.
    NotFound,
    /// The actor lacks the duty, the scope or the limit.
    Forbidden,
    /// The state of the book speaks against it.
    Conflict,
    /// The key is bound to another command.
    KeyReused,
    /// Nothing was done yet: the request waits until somebody else releases it. Its key is bound.
    Held,
}

/// A refusal: a stable code, the numbers the caller needs, and one plain sentence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Refusal {
    /// The coarse reason.
    pub status: Status,
    /// The stable code, never reused for another meaning, such as `stock.not_enough_available`.
    pub code: String,
    /// The path of the field at fault, such as `lines[1].quantity`; empty when no single field is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub path: String,
    /// One plain sentence that says what would be accepted.
    pub message: String,
    /// The numbers behind the sentence.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub details: Map<String, Value>,
}

impl Refusal {
    /// The same refusal, said of a field.
    #[must_use]
    pub fn at(mut self, path: impl Into<String>) -> Self {
        let outer = path.into();
        self.path = if self.path.is_empty() { outer } else { format!("{outer}.{}", self.path) };
        self
    }
}

/// A refusal a slice can give: its row in the error table.
#[derive(Clone, Copy, Debug)]
pub struct RefusalInfo {
    /// The stable code.
    pub code: &'static str,
    /// The coarse reason.
    pub status: Status,
    /// What it says, for the reference pages.
    pub doc: &'static str,
    /// The names of its details.
    pub details: &'static [&'static str],
}

/// Declares the refusals of a slice: a struct each with the numbers it carries, and the table of all.
macro_rules! refusals {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal, $status:ident $({ $($(#[$fmeta:meta])* $field:ident : $ty:ty),* $(,)? })? => $message:literal $(, $arg:expr)*;)*) => {
        $(
            $(#[doc = $doc])+
            #[derive(Clone, Debug, serde::Serialize)]
            #[allow(missing_docs, reason = "the message of the refusal says what each number is")]
            pub struct $name { $($(pub $field: $ty),*)? }

            impl From<$name> for $crate::flow::Refusal {
                fn from(refusal: $name) -> Self {
                    $(let $name { $(ref $field),* } = refusal;)?
                    $($(let _ = &$field;)*)?
                    let message = format!($message $(, $arg)*);
                    let details = match serde_json::to_value(&refusal) {
                        Ok(serde_json::Value::Object(details)) => details,
                        _ => serde_json::Map::new(),
                    };
                    $crate::flow::Refusal {
                        status: $crate::flow::Status::$status,
                        code: $code.to_owned(),
                        path: String::new(),
                        message,
                        details,
                    }
                }
            }

            impl $name {
                /// Its code.
                pub const CODE: &'static str = $code;

                /// This refusal, said of a field.
                #[must_use]
                pub fn at(self, path: impl Into<String>) -> $crate::flow::Refusal {
                    $crate::flow::Refusal::from(self).at(path)
                }
            }
        )*

        /// Every refusal of this slice.
        pub const REFUSALS: &[$crate::flow::RefusalInfo] = &[
            $($crate::flow::RefusalInfo {
                code: $code,
                status: $crate::flow::Status::$status,
                doc: concat!($($doc),+),
                details: &[$($(stringify!($field)),*)?],
            }),*
        ];
    };
}
pub(crate) use refusals;

refusals! {
    /// The request is not JSON, or a field of it is unknown, missing or of the wrong kind.
    Malformed = "flow.malformed", Malformed { problem: String } => "{problem}";
    /// A value is not exact, not of its kind, or beyond what can be counted.
    BadValue = "flow.bad_value", Malformed { problem: String, reason: String } => "{problem}";
    /// A sum would pass what 64 bits hold.
    Overflow = "flow.overflow", Malformed { problem: String } => "{problem}; split it into smaller documents";
    /// No operation has this name.
    UnknownOperation = "flow.unknown_operation", NotFound { operation: String, nearest: String } => "there is no operation {operation}; the nearest is {nearest}";
    /// The key was used before, for a command of other content.
    KeyReused = "flow.key_reused", KeyReused { key: String, operation: String } => "key {key} belongs to an earlier {operation} of other content; send a new key for a new command";
    /// The operation is sent by systems that can lose an answer: without a key of their own a retry would act twice.
    KeyRequired = "flow.key_required", Malformed { operation: String } => "{operation} is accepted with a key of the sender's own alone: a UUID that stays the same when the command is sent again; give it beside the request as key, at a command line as --key";
    /// A document of this party and kind already carries the reference.
    ReferenceUsed = "flow.reference_used", Conflict { reference: String, document: String } => "reference {reference} is already on {document}, whose content differs";
}

impl From<crate::values::ValueError> for Refusal {
    fn from(error: crate::values::ValueError) -> Self {
        BadValue { problem: error.to_string(), reason: error.code().to_owned() }.into()
    }
}

/// Every refusal of every slice, for the error table.
pub fn catalogue() -> impl Iterator<Item = &'static RefusalInfo> {
    [REFUSALS].into_iter().chain(crate::SLICES.iter().map(|slice| slice.refusals)).flatten()
}
