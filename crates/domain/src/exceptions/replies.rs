//! Exceptions as callers see them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::types::{BOOKED_AS, Exception, ExceptionState, Severity};
use crate::flow::Draft;
use crate::values::{Instant, Money};

/// Something a person must look at, as it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ExceptionReply {
    /// Its number.
    pub exception: i64,
    /// The standard code, often that of the refusal a request would have had.
    pub code: String,
    /// How much it matters.
    pub severity: Severity,
    /// The entity it concerns, if one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    /// The site it concerns, if one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// The document, item or account it is about.
    pub subject: String,
    /// What is at stake, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Money>,
    /// The document that booked it, if one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// Who has it, if anybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// Where in its life it is.
    pub state: ExceptionState,
    /// One plain sentence.
    pub message: String,
    /// The numbers behind it.
    pub details: Map<String, Value>,
    /// How it was settled, once it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolution: Option<String>,
    /// When it was raised; absent within the command that raises it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raised_at: Option<Instant>,
}

impl ExceptionReply {
    pub(crate) fn of(draft: &mut Draft<'_>, mut exception: Exception) -> Self {
        let resolution = match exception.state {
            ExceptionState::Resolved => draft.resolution(exception.id),
            ExceptionState::Open | ExceptionState::Assigned => None,
        };
        let document = exception.details.remove(BOOKED_AS);
        Self {
            document: document.and_then(|number| number.as_str().map(str::to_owned)),
            resolution,
            exception: exception.id.0,
            code: exception.code,
            severity: exception.severity,
            entity: draft.entity(exception.entity).map(|entity| entity.code.clone()),
            site: draft.site(exception.site).map(|site| site.code.clone()),
            subject: exception.subject,
            value: exception.currency.map(|currency| Money { minor: exception.value_minor, currency }),
            owner: draft.actor(exception.owner).map(|actor| actor.code.clone()),
            state: exception.state,
            message: exception.message,
            details: exception.details,
            raised_at: draft.facts.recorded_at(exception.raised_by),
        }
    }
}
