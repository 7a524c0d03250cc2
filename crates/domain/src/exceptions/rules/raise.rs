//! Raising an exception, and the one place where a fact that the state would refuse is booked anyway.

use serde_json::{Map, Value};

use crate::exceptions::types::{Exception, ExceptionState, Severity};
use crate::flow::{Context, Draft, Head, Mode, Refusal, Status};
use crate::values::{ActorId, Currency, EntityId, ExceptionId, SiteId};

/// What a person must look at, before it has a key and a life.
#[derive(Clone, Debug)]
pub(crate) struct NewException {
    /// The standard code, often that of the refusal a request would have had.
    pub(crate) code: String,
    /// How much it matters.
    pub(crate) severity: Severity,
    /// The entity it concerns, or none.
    pub(crate) entity: EntityId,
    /// The site it concerns, or none.
    pub(crate) site: SiteId,
    /// The document, item or account it is about.
    pub(crate) subject: String,
    /// What is at stake, in minor units of the currency.
    pub(crate) value_minor: i64,
    /// The currency of the value, if anything is at stake.
    pub(crate) currency: Option<Currency>,
    /// One plain sentence.
    pub(crate) message: String,
    /// The numbers behind it.
    pub(crate) details: Map<String, Value>,
}

/// Where a refusal that becomes an exception belongs, and what it puts at stake.
#[derive(Clone, Debug)]
pub struct About {
    /// The entity it concerns, or none.
    pub entity: EntityId,
    /// The site it concerns, or none.
    pub site: SiteId,
    /// The document, item or account it is about.
    pub subject: String,
    /// What is at stake, in minor units of the currency.
    pub value_minor: i64,
    /// The currency of the value, if anything is at stake.
    pub currency: Option<Currency>,
    /// How much it matters.
    pub severity: Severity,
}

impl About {
    /// About a subject where the command acts: a warning with nothing at stake that could be counted.
    #[must_use]
    pub fn of_scope(cx: &Context, subject: impl Into<String>) -> Self {
        let (entity, site) = cx.scope.ids();
        Self { entity, site, subject: subject.into(), value_minor: 0, currency: None, severity: Severity::Warning }
    }

    /// The same, with an amount at stake, in minor units of a currency.
    pub(crate) fn at_stake(self, value_minor: i64, currency: Currency) -> Self {
        Self { value_minor, currency: (value_minor != 0).then_some(currency), ..self }
    }
}

/// Raises an exception: open, with nobody, inside the transaction of the command that met it.
pub(crate) fn raise(cx: &Context, draft: &mut Draft<'_>, new: NewException) -> ExceptionId {
    let id = ExceptionId(draft.next(Head::Exception));
    let exception = Exception {
        id,
        code: new.code,
        severity: new.severity,
        entity: new.entity,
        site: new.site,
        subject: new.subject,
        value_minor: new.value_minor,
        currency: new.currency,
        owner: ActorId::NONE,
        state: ExceptionState::Open,
        message: new.message,
        details: new.details,
        raised_by: cx.command_id,
    };
    draft.add_exception(exception);
    draft.event(cx, "exceptions.exception_raised", id.to_string());
    id
}

/// The one mechanism by which a fact that the state would refuse is booked anyway.
///
/// A rule that finds the state speaking against a command builds its refusal and passes it here:
///
/// - of a request it comes back as `Err`, and the command is refused;
/// - of a fact it becomes an exception with the same code, message and details, and `Ok` says: go on. The caller then
///   books what happened where the laws want it: on the first open date, in quarantine, in suspense, below zero.
///
/// A malformed refusal comes back as `Err` of a fact too: what cannot be read cannot be booked. So does everything that
/// never passes here: whether the actor may report the fact, and whether its codes name anything.
pub fn refuse_or_raise(cx: &Context, draft: &mut Draft<'_>, refusal: Refusal, about: About) -> Result<(), Refusal> {
    if cx.mode != Mode::Fact || matches!(refusal.status, Status::Malformed | Status::KeyReused) {
        return Err(refusal);
    }
    raise_refusal(cx, draft, refusal, about);
    Ok(())
}

/// Raises what a refusal says, of something that has happened whatever the command that met it is.
pub(crate) fn raise_refusal(cx: &Context, draft: &mut Draft<'_>, refusal: Refusal, about: About) -> ExceptionId {
    let Refusal { code, path, message, mut details, .. } = refusal;
    if !path.is_empty() {
        details.entry("path").or_insert(Value::String(path));
    }
    let About { entity, site, subject, value_minor, currency, severity } = about;
    raise(cx, draft, NewException { code, severity, entity, site, subject, value_minor, currency, message, details })
}

/// Settles an exception for good: who settles one that nobody has takes it on in the same step. One that is settled
/// already stays as it is.
pub(crate) fn settle(cx: &Context, draft: &mut Draft<'_>, mut exception: Exception, note: String) -> Exception {
    if exception.state == ExceptionState::Resolved {
        return exception;
    }
    if exception.state == ExceptionState::Open {
        exception = Exception { owner: cx.actor, state: ExceptionState::Assigned, ..exception };
        draft.put_exception(exception.clone(), "assigned", String::new());
    }
    exception.state = ExceptionState::Resolved;
    draft.put_exception(exception.clone(), "resolved", note);
    draft.event(cx, "exceptions.exception_resolved", exception.id.to_string());
    exception
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::Scope;
    use crate::flow::refusal::{KeyReused, Malformed};
    use crate::stock::refusals::UnknownSite;
    use crate::testing::Shop;

    /// The same refusal stops a request and lets a fact pass with an exception; a malformed one stops both.
    #[test]
    fn a_request_is_refused_and_a_fact_is_booked() {
        let against: Refusal = UnknownSite { site: "X".to_owned() }.at("lines[0].site");
        let malformed: Refusal = Malformed { problem: "?".to_owned() }.into();
        let reused: Refusal = KeyReused { key: "k".to_owned(), operation: "o".to_owned() }.into();
        let scope = Scope::Site(EntityId(1), SiteId(101));
        for (mode, refusal, booked) in [
            (Mode::Request, &against, false),
            (Mode::Query, &against, false),
            (Mode::Fact, &against, true),
            (Mode::Request, &malformed, false),
            (Mode::Fact, &malformed, false),
            (Mode::Fact, &reused, false),
        ] {
            let mut shop = Shop::open();
            let cx = shop.context(mode, scope);
            let about = About { value_minor: 150, currency: Some(Currency::EUR), ..About::of_scope(&cx, "GR-1") };
            let outcome = refuse_or_raise(&cx, &mut shop.draft, refusal.clone(), about);
            assert_eq!(outcome, if booked { Ok(()) } else { Err(refusal.clone()) }, "{mode:?}");

            let raised = shop.draft.exception(ExceptionId(1));
            assert_eq!(raised.is_some(), booked);
            if let Some(exception) = raised {
                assert_eq!((exception.code.as_str(), &exception.message), ("stock.unknown_site", &refusal.message));
                assert_eq!((exception.entity, exception.site), scope.ids());
                assert_eq!((exception.value_minor, exception.currency), (150, Some(Currency::EUR)));
                assert_eq!((exception.state, exception.raised_by), (ExceptionState::Open, cx.command_id));
                assert_eq!(
                    (&exception.details["site"], &exception.details["path"]),
                    (&"X".into(), &"lines[0].site".into())
                );
            }
        }
    }
}
