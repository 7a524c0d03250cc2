//! Reporting something a person must look at.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::control::rules::scope_named;
use crate::exceptions::refusals::{NoteRequired, ValueNeedsCurrency};
use crate::exceptions::replies::ExceptionReply;
use crate::exceptions::rules::{NewException, exception_numbered, raise};
use crate::exceptions::types::Severity;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::values::{Attributes, Code, Currency, Name, Note, Number};

/// Reports something a person must look at that the host has met itself: a lift out of order, a snapshot that differs.
///
/// What the book meets while it works it raises by itself.
///
/// Refused: `exceptions.note_required`, `exceptions.value_needs_currency`, `ledger.unknown_entity`,
/// `stock.unknown_site`, `control.site_elsewhere`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RaiseException {
    /// The host's standard code for it, such as `wms.snapshot_differs`.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// The entity it concerns, if one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<Code>,
    /// The site it concerns, if one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<Code>,
    /// What it is about.
    pub subject: Name,
    /// What is at stake.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Number>,
    /// The currency of the value, if not the entity's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    /// What is wrong, in one sentence.
    pub message: Note,
    /// The numbers behind it.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub details: Attributes,
}

impl Command for RaiseException {
    const NAME: &'static str = "exceptions.raise_exception";
    const MODE: Mode = Mode::Fact;
    const EXAMPLE: &'static str = r#"{"code": "host.scale_broken", "severity": "warning", "subject": "scale 3", "value": "40.00", "currency": "EUR", "message": "Scale 3 weighs 20 g too much since this morning"}"#;
    type Reply = ExceptionReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        scope_named(draft, self.entity.as_ref(), self.site.as_ref())
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ExceptionReply>, Refusal> {
        if self.message.is_empty() {
            return Err(NoteRequired {}.at("message"));
        }
        let (entity, site) = cx.scope.ids();
        let currency = self.currency.or_else(|| draft.entity(entity).map(|entity| entity.currency));
        let (value_minor, currency) = match (self.value, currency) {
            (None, _) => (0, None),
            (Some(_), None) => return Err(ValueNeedsCurrency {}.at("value")),
            (Some(value), Some(currency)) => {
                let minor = value.money(currency).map_err(|error| Refusal::from(error).at("value"))?;
                (minor, Some(currency))
            }
        };
        let new = NewException {
            code: self.code.to_string(),
            severity: self.severity,
            entity,
            site,
            subject: self.subject.to_string(),
            value_minor,
            currency,
            message: self.message.to_string(),
            details: self.details.as_map().clone(),
        };
        let id = raise(cx, draft, new);
        let exception = exception_numbered(draft, id.0)?;
        Ok(Decision::done(ExceptionReply::of(draft, exception)))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::exceptions::types::ExceptionState;
    use crate::testing::Shop;
    use crate::values::Money;

    /// A report has its value in the currency named, or in that of the entity it concerns.
    #[test]
    fn a_report_is_an_open_exception() {
        let mut shop = Shop::open();
        shop.two_entities();
        let reply = shop.example::<RaiseException>();
        assert_eq!((reply.exception, reply.state, reply.owner), (1, ExceptionState::Open, None));
        assert_eq!(reply.value, Some(Money { minor: 4000, currency: Currency::EUR }));
        let at_a_site =
            json!({"code": "x.y", "severity": "info", "site": "GINZA", "subject": "s", "value": "40", "message": "m"});
        let reply = shop.does::<RaiseException>(at_a_site);
        assert_eq!((reply.entity.as_deref(), reply.site.as_deref()), (Some("TOKYO"), Some("GINZA")));
        assert_eq!(reply.value, Some(Money { minor: 40, currency: Currency::JPY }));
    }

    #[test]
    fn refused_reports() {
        let mut shop = Shop::open();
        shop.two_entities();
        for (field, value, code) in [
            ("message", json!(" "), "exceptions.note_required"),
            ("value", json!("5"), "exceptions.value_needs_currency"),
            ("entity", json!("X"), "ledger.unknown_entity"),
            ("site", json!("X"), "stock.unknown_site"),
            ("subject", json!(""), "flow.malformed"),
            ("severity", json!("bad"), "flow.malformed"),
        ] {
            let mut request = json!({"code": "x.y", "severity": "info", "subject": "s", "message": "m"});
            request[field] = value;
            shop.refuses::<RaiseException>(request, code);
        }
    }
}
