//! The operation table: what can be called, walked by dispatch, clients, schemas and tests.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::de::DeserializeOwned;

use super::command::json_text;
use super::malformed;
use super::refusal::Malformed;
use super::{Command, Draft, Erased, ErasedQuery, Mode, Query, Refusal};
use crate::values::CommandId;

/// From bytes to a command.
pub type ParseCommand = fn(&[u8]) -> Result<Box<dyn Erased>, Refusal>;
/// From a done command to its reply as JSON text.
pub type Recall = fn(&mut Draft<'_>, CommandId) -> Option<String>;
/// From bytes to a question.
pub type ParseQuery = fn(&[u8]) -> Result<Box<dyn ErasedQuery>, Refusal>;

/// How bytes become a typed operation.
#[derive(Clone, Copy)]
pub enum Parse {
    /// A request or a fact.
    Command(ParseCommand),
    /// A question.
    Query(ParseQuery),
}

/// A row of the operation table.
#[derive(Clone, Copy)]
pub struct Operation {
    /// The wire name.
    pub name: &'static str,
    /// Request, fact or query.
    pub mode: Mode,
    /// The duty an actor needs.
    pub duty: &'static str,
    /// A request that succeeds in the example shop.
    pub example: &'static str,
    /// Whether the host must bring a key.
    pub key_required: bool,
    /// See [`Command::FIGURES`].
    pub figures: &'static [&'static str],
    /// Rebuilds the reply of a done command whose reply is its document; `None`: replies are kept.
    pub recall: Option<Recall>,
    /// From bytes to the typed operation.
    pub parse: Parse,
    /// The JSON Schemas of request and reply, where they are made.
    #[cfg(any(test, feature = "schemas"))]
    pub(super) schemas: super::schemas::Schemas,
    /// The path that a reader that follows every field finds.
    #[cfg(test)]
    pub(super) followed: super::place::tests::Followed,
}

impl Operation {
    /// The row of a command.
    #[must_use]
    pub const fn command<C: Command>() -> Self {
        Self {
            name: C::NAME,
            mode: C::MODE,
            duty: C::DUTY,
            example: C::EXAMPLE,
            key_required: C::KEY_REQUIRED,
            figures: C::FIGURES,
            recall: if C::REPLY_IS_DOCUMENT { Some(recall::<C>) } else { None },
            parse: Parse::Command(parse_command::<C>),
            #[cfg(any(test, feature = "schemas"))]
            schemas: super::schemas::Schemas::of::<C, C::Reply>(),
            #[cfg(test)]
            followed: super::place::tests::followed::<C>,
        }
    }

    /// The row of a query.
    #[must_use]
    pub const fn query<Q: Query>() -> Self {
        Self {
            name: Q::NAME,
            mode: Mode::Query,
            duty: Q::DUTY,
            example: Q::EXAMPLE,
            key_required: false,
            figures: &[],
            recall: None,
            parse: Parse::Query(parse_query::<Q>),
            #[cfg(any(test, feature = "schemas"))]
            schemas: super::schemas::Schemas::of::<Q, Q::Reply>(),
            #[cfg(test)]
            followed: super::place::tests::followed::<Q>,
        }
    }

    /// Every operation, slice by slice.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        crate::SLICES.iter().flat_map(|slice| slice.operations)
    }

    /// The operation of a name.
    #[must_use]
    pub fn of(name: &str) -> Option<&'static Self> {
        static BY_NAME: LazyLock<HashMap<&'static str, &'static Operation>> =
            LazyLock::new(|| Operation::all().map(|operation| (operation.name, operation)).collect());
        BY_NAME.get(name).copied()
    }
}

fn recall<C: Command>(draft: &mut Draft<'_>, command: CommandId) -> Option<String> {
    C::recall(draft, command).map(|reply| json_text(&reply))
}

fn parse_command<C: Command>(bytes: &[u8]) -> Result<Box<dyn Erased>, Refusal> {
    parse::<C>(bytes).map(|command| Box::new(command) as Box<dyn Erased>)
}

fn parse_query<Q: Query>(bytes: &[u8]) -> Result<Box<dyn ErasedQuery>, Refusal> {
    parse::<Q>(bytes).map(|query| Box::new(query) as Box<dyn ErasedQuery>)
}

/// The longest request that is read at all, in bytes.
const REQUEST_BYTES: usize = 16 << 20;

/// Parses straight into the type; only a request that fails is looked at again, to learn the path.
fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Refusal> {
    if bytes.len() > REQUEST_BYTES {
        let problem =
            format!("the request has {} bytes; at most {REQUEST_BYTES} are read: send it in parts", bytes.len());
        return Err(Malformed { problem }.into());
    }
    serde_json::from_slice(bytes).map_err(|error| malformed::refusal(bytes, &error))
}
