//! What accompanies a call, as hosts write it.

use backroom::flow::Refusal;
use backroom::flow::refusal::BadValue;
use backroom::values::Code;
use backroom::{CallOptions, Result};
use uuid::Uuid;

/// What accompanies a call, as a host writes it: texts that are empty when nothing is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accompanied<'a> {
    /// The key, a UUID in one of its usual forms.
    pub key: &'a str,
    /// In whose name; only for a handle whose actor has the duty `control.act_for_others`.
    pub actor: &'a str,
    /// Where the call comes from: a register, a job, a screen.
    pub source: &'a str,
    /// Decide, answer, and write nothing.
    pub dry_run: bool,
}

impl Accompanied<'_> {
    /// The options of the call.
    ///
    /// # Errors
    /// `flow.bad_value` when the key is no UUID or the actor no code.
    pub fn options(&self) -> Result<CallOptions> {
        let key = match self.key {
            "" => None,
            text => Some(text.parse().map_err(|_| bad_key(text))?),
        };
        let actor = match self.actor {
            "" => None,
            text => Some(Code::parse(text).map_err(|error| Refusal::from(error).at("actor"))?),
        };
        Ok(CallOptions { key, actor, source: self.source.to_owned(), dry_run: self.dry_run })
    }
}

fn bad_key(text: &str) -> Refusal {
    let shown: String = text.chars().take(100).collect();
    let problem = format!("{shown} is no key: a key is a UUID, such as 0193f2d2-9c1e-7c3a-8a57-1f4b54a7a0aa");
    BadValue { problem, reason: "value.bad_key".to_owned() }.at("key")
}

/// A key that no other command has: a UUIDv7, in its usual form of 36 characters.
#[must_use]
pub fn new_key() -> String {
    Uuid::now_v7().to_string()
}
