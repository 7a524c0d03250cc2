//! Settling an exception.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::exceptions::refusals::{AlreadyResolved, NoteRequired};
use crate::exceptions::replies::ExceptionReply;
use crate::exceptions::rules::{exception_numbered, scope_of, settle};
use crate::exceptions::types::ExceptionState;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::values::Note;

/// Settles an exception for good, saying how.
///
/// Who settles one that nobody has takes it on in the same step.
///
/// Refused: `exceptions.unknown_exception`, `exceptions.note_required`, `exceptions.already_resolved`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResolveException {
    /// Its number.
    pub exception: i64,
    /// How it was settled.
    pub note: Note,
}

impl Command for ResolveException {
    const NAME: &'static str = "exceptions.resolve_exception";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"exception": 1, "note": "Recalibrated by the workshop"}"#;
    type Reply = ExceptionReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(scope_of(&exception_numbered(draft, self.exception)?))
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ExceptionReply>, Refusal> {
        if self.note.is_empty() {
            return Err(NoteRequired {}.at("note"));
        }
        let exception = exception_numbered(draft, self.exception)?;
        if exception.state == ExceptionState::Resolved {
            return Err(AlreadyResolved { exception: self.exception }.at("exception"));
        }
        let exception = settle(cx, draft, exception, self.note.to_string());
        Ok(Decision::done(ExceptionReply::of(draft, exception)))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::control::commands::AddActor;
    use crate::exceptions::commands::{AssignException, RaiseException};
    use crate::exceptions::queries::ExceptionByNumber;
    use crate::flow::Record;
    use crate::testing::Shop;

    /// The steps of every exception so far, in order.
    fn steps(shop: &Shop) -> Vec<(i64, &'static str, i64)> {
        let records = shop.draft.records().iter();
        let steps = records.filter_map(|record| match record {
            Record::ExceptionMove(step) => Some((step.exception.0, step.action, step.owner.0)),
            _ => None,
        });
        steps.collect()
    }

    /// Every life is open, assigned, resolved: who resolves an open one takes it on first.
    #[test]
    fn every_exception_has_the_same_life() {
        let mut shop = Shop::open();
        shop.example::<AddActor>();
        shop.example::<RaiseException>();
        shop.example::<RaiseException>();
        shop.example::<AssignException>();
        let reply = shop.example::<ResolveException>();
        assert_eq!((reply.owner.as_deref(), reply.state), (Some("anna"), ExceptionState::Resolved));
        let reply = shop.does::<ResolveException>(json!({"exception": 2, "note": "done"}));
        assert_eq!((reply.owner.as_deref(), reply.state), (Some("owner"), ExceptionState::Resolved));
        assert_eq!(reply.resolution.as_deref(), Some("done"));
        assert_eq!(shop.ask::<ExceptionByNumber>(r#"{"exception": 2}"#), Ok(reply));
        let lives = [
            (1, "raised", 0),
            (2, "raised", 0),
            (1, "assigned", 2),
            (1, "resolved", 2),
            (2, "assigned", 1),
            (2, "resolved", 1),
        ];
        assert_eq!(steps(&shop), lives);
    }

    #[test]
    fn refused_resolutions() {
        let mut shop = Shop::open();
        shop.example::<RaiseException>();
        shop.refuses::<ResolveException>(json!({"exception": 1, "note": " "}), "exceptions.note_required");
        shop.refuses::<ResolveException>(json!({"exception": 1}), "flow.malformed");
        shop.refuses::<ResolveException>(json!({"exception": 9, "note": "x"}), "exceptions.unknown_exception");
        shop.example::<ResolveException>();
        shop.refuses::<ResolveException>(json!({"exception": 1, "note": "x"}), "exceptions.already_resolved");
    }
}
