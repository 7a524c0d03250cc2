//! Setting which requests are held.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Approve, ExpireApprovals, RejectApproval, SetUp, WithdrawApproval};
use crate::control::approvals::{ApprovalPolicy, Measure};
use crate::control::refusals::{BadDays, BadPolicy, CannotBeHeld};
use crate::control::replies::ApprovalPolicyReply;
use crate::control::rules::{check_path, known_duty, may_be_made, scope_named};
use crate::flow::refusal::UnknownOperation;
use crate::flow::{Command, Context, Decision, Draft, Head, Mode, Operation, Refusal, Scope, nearest};
use crate::values::{ApprovalPolicyId, BusinessDate, Code, Currency, Name, Number};

/// Most words of a list.
const WORDS_MOST: usize = 100;
/// The longest wait, in hours: ten years.
const HOURS_MOST: i64 = 87_600;

/// Sets which requests of an operation are held until another actor with a duty releases them: all of them, those that
/// commit to more than an amount, those with more or less than a percentage, or those with a field above, below or among.
///
/// Several policies of one operation make steps: of those that measure the same, the highest whose limit is passed counts.
/// Policies that measure different things hold together, and whoever releases has the duty of each. A policy of a site
/// takes nothing away from one of its entity. What reports a fact is never held: it is booked, and an exception raised.
///
/// There is no switch by which the one who asked could release: nobody approves their own, whatever a policy says. A
/// policy set again is replaced as a whole; what is held already stays held for the reasons it was.
///
/// Refused: `flow.unknown_operation`, `control.cannot_be_held`, `control.bad_policy`, `control.bad_field`,
/// `control.unknown_figure`, `control.unknown_duty`, `control.bad_days`, `ledger.unknown_entity`, `stock.unknown_site`,
/// `control.site_elsewhere`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetApprovalPolicy {
    /// The policy's code.
    pub policy: Code,
    /// The operation it holds, such as `stock.adjust_stock`.
    pub operation: Code,
    /// What it measures.
    pub measure: Measure,
    /// Of `field` and `percent`: the path of the field, such as `request.lines[].price`, `reply.total.amount` or
    /// `figure.change_percent`. Of a list the largest row counts against `above` and the smallest against `below`; a
    /// percentage is of the sums.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<Name>,
    /// Of `percent`: the path of what it is a percentage of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per: Option<Name>,
    /// Held above this; what is equal is within it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub above: Option<Number>,
    /// Held below this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<Number>,
    /// Held when the field is one of these, as it is written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub among: Vec<Name>,
    /// Of `amount`: the currency of the limit. It holds in entities that keep their books in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    /// In which entity; in all if neither entity nor site is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<Code>,
    /// At which site alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<Code>,
    /// The duty that may release: `control.approve` if not said, or one of its own that begins with `release.`, which is
    /// had beside `control.approve`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty: Option<Code>,
    /// The first business day it holds; today if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<BusinessDate>,
    /// The last business day it holds; no end if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<BusinessDate>,
    /// How many hours a held request waits before it expires; for ever if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_hours: Option<i64>,
    /// Whether it holds anything; false ends it.
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    pub active: bool,
}

fn yes() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "what the serialiser asks with")]
fn is_true(value: &bool) -> bool {
    *value
}

impl Command for SetApprovalPolicy {
    const NAME: &'static str = "control.set_approval_policy";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"policy": "ADJUSTMENTS", "operation": "stock.adjust_stock", "measure": "amount", "above": "1000.00", "currency": "EUR", "expires_hours": 72}"#;
    type Reply = ApprovalPolicyReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        scope_named(draft, self.entity.as_ref(), self.site.as_ref())
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ApprovalPolicyReply>, Refusal> {
        let operation = operation_held(&self.operation)?;
        self.check_measure(operation)?;
        let duty = self.duty.as_ref().map_or(Approve::NAME, Code::as_str);
        if !may_be_made(duty) {
            known_duty(draft, duty).map_err(|refusal| refusal.at("duty"))?;
        }
        let valid_from = self.valid_from.unwrap_or(cx.business_date);
        if let Some(last) = self.valid_until.filter(|last| *last < valid_from) {
            return Err(BadDays { starts_on: valid_from.to_string(), ends_on: last.to_string() }.at("valid_until"));
        }
        let policies = draft.approval_policies();
        let folded = self.policy.folded();
        let held = policies.iter().find(|policy| policy.folded == folded);
        let (entity, site) = cx.scope.ids();
        let path = |name: &Option<Name>| name.as_ref().map(Name::to_string).unwrap_or_default();
        let policy = ApprovalPolicy {
            id: held.map_or(ApprovalPolicyId::NONE, |policy| policy.id),
            code: held.map_or_else(|| self.policy.to_string(), |policy| policy.code.clone()),
            folded,
            operation: operation.name.to_owned(),
            measure: self.measure,
            field: path(&self.field),
            per: path(&self.per),
            above: self.above,
            below: self.below,
            among: self.among.iter().map(Name::to_string).collect(),
            currency: self.currency,
            entity,
            site,
            duty: duty.to_owned(),
            valid_from,
            valid_until: self.valid_until,
            expires_hours: self.expires_hours,
            active: self.active,
        };
        let reply = ApprovalPolicyReply::of(draft, &policy);
        if held != Some(&policy) {
            let id = match held {
                Some(policy) => policy.id,
                None => ApprovalPolicyId(draft.next(Head::ApprovalPolicy)),
            };
            draft.event(cx, "control.approval_policy_set", &policy.code);
            draft.put_approval_policy(ApprovalPolicy { id, ..policy });
        }
        Ok(Decision::done(reply))
    }
}

impl SetApprovalPolicy {
    /// Holds that what is given is what the measure takes.
    fn check_measure(&self, operation: &Operation) -> Result<(), Refusal> {
        let bad = |field: &str, problem: &str| Err(BadPolicy { problem: problem.to_owned() }.at(field));
        let (measures_field, measures_percent) =
            (matches!(self.measure, Measure::Field | Measure::Percent), self.measure == Measure::Percent);
        let bounds =
            usize::from(self.above.is_some()) + usize::from(self.below.is_some()) + usize::from(!self.among.is_empty());
        match (measures_field, &self.field) {
            (true, Some(path)) => check_path(operation, path.as_str()).map_err(|refusal| refusal.at("field"))?,
            (true, None) => return bad("field", "field and percent measure a field, which is to be given"),
            (false, Some(_)) => return bad("field", "always and amount measure no field; field and percent do"),
            (false, None) => {}
        }
        match (measures_percent, &self.per) {
            (true, Some(path)) => check_path(operation, path.as_str()).map_err(|refusal| refusal.at("per"))?,
            (true, None) => return bad("per", "percent takes the path of what it is a percentage of"),
            (false, Some(_)) => return bad("per", "only percent takes per"),
            (false, None) => {}
        }
        match self.measure {
            Measure::Always if bounds > 0 => return bad("above", "always takes no limit"),
            Measure::Amount if self.above.is_none() || bounds > 1 => {
                return bad("above", "amount takes above, and nothing else");
            }
            Measure::Percent if !self.among.is_empty() => return bad("among", "percent takes above or below"),
            Measure::Percent | Measure::Field if bounds != 1 => {
                return bad("above", "one of above, below and among is taken");
            }
            _ => {}
        }
        match (self.measure, self.currency, self.above) {
            (Measure::Amount, None, _) => return bad("currency", "amount takes the currency of its limit"),
            (Measure::Amount, Some(currency), Some(limit)) => {
                if limit.is_negative() {
                    return bad("above", "an amount is counted without its sign; 0 or more is accepted");
                }
                limit.money(currency).map_err(|error| Refusal::from(error).at("above"))?;
            }
            (Measure::Amount, Some(_), None) | (_, None, _) => {}
            (_, Some(_), _) => return bad("currency", "only amount takes a currency"),
        }
        if self.among.len() > WORDS_MOST {
            return bad("among", "at most 100 words are accepted");
        }
        if self.expires_hours.is_some_and(|hours| !(1..=HOURS_MOST).contains(&hours)) {
            return bad("expires_hours", "1 to 87600 hours are accepted");
        }
        Ok(())
    }
}

/// The operation of a name, which a policy may hold.
fn operation_held(name: &Code) -> Result<&'static Operation, Refusal> {
    let Some(operation) = Operation::of(name.as_str()) else {
        let nearest =
            nearest(name.as_str(), Operation::all().map(|operation| operation.name)).unwrap_or_default().to_owned();
        return Err(UnknownOperation { operation: name.to_string(), nearest }.at("operation"));
    };
    let ends = [Approve::NAME, RejectApproval::NAME, WithdrawApproval::NAME, ExpireApprovals::NAME, SetUp::NAME];
    if operation.mode == Mode::Query || ends.contains(&operation.name) {
        return Err(CannotBeHeld { operation: operation.name.to_owned() }.at("operation"));
    }
    Ok(operation)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::control::commands::SetRole;
    use crate::testing::Shop;

    /// A policy is set, replaced as a whole, ended, and stays on record.
    #[test]
    fn a_policy_is_set_and_replaced() {
        let mut shop = Shop::open();
        let reply = shop.example::<SetApprovalPolicy>();
        assert_eq!(
            (reply.policy.as_str(), reply.duty.as_str(), reply.active),
            ("ADJUSTMENTS", "control.approve", true)
        );
        assert_eq!((reply.valid_from, reply.expires_hours), (shop.business_date, Some(72)));
        let reply = shop.does::<SetApprovalPolicy>(
            json!({"policy": "adjustments", "operation": "stock.adjust_stock", "measure": "always", "active": false}),
        );
        assert_eq!((reply.policy.as_str(), reply.above, reply.active), ("ADJUSTMENTS", None, false));
        assert_eq!(shop.draft.approval_policies().len(), 1);
    }

    /// A duty that a policy makes can be given from then on; before, it is none.
    #[test]
    fn a_policy_makes_its_own_duty() {
        let mut shop = Shop::open();
        let role = json!({"role": "buyer", "duties": ["release.large"]});
        shop.refuses::<SetRole>(role.clone(), "control.unknown_duty");
        shop.does::<SetApprovalPolicy>(
            json!({"policy": "P", "operation": "stock.adjust_stock", "measure": "always", "duty": "release.large"}),
        );
        shop.does::<SetRole>(role);
        shop.does::<SetRole>(json!({"role": "head", "duties": ["release.*"]}));
    }

    /// What a measure does not take is refused, each with its own sentence.
    #[test]
    fn refused_policies() {
        let mut shop = Shop::open();
        shop.two_entities();
        let base = json!({"policy": "P", "operation": "stock.adjust_stock", "measure": "amount", "above": "5", "currency": "EUR"});
        let field = json!({"policy": "P", "operation": "stock.adjust_stock", "measure": "field", "field": "request.site", "above": "5"});
        let percent = json!({"policy": "P", "operation": "stock.adjust_stock", "measure": "percent", "field": "request.a", "per": "request.b", "below": "5"});
        let with = |base: &Value, changes: Value| {
            let mut request = base.clone();
            for (name, value) in changes.as_object().expect("an object") {
                match value {
                    Value::Null => drop(request.as_object_mut().and_then(|request| request.remove(name))),
                    value => request[name] = value.clone(),
                }
            }
            request
        };
        for (base, changes, code) in [
            (&base, json!({"operation": "stock.adjust"}), "flow.unknown_operation"),
            (&base, json!({"operation": "stock.position"}), "control.cannot_be_held"),
            (&base, json!({"operation": "control.approve"}), "control.cannot_be_held"),
            (&base, json!({"operation": "control.set_up"}), "control.cannot_be_held"),
            (&base, json!({"measure": "always"}), "control.bad_policy"),
            (&base, json!({"currency": null}), "control.bad_policy"),
            (&base, json!({"above": null}), "control.bad_policy"),
            (&base, json!({"above": "-1"}), "control.bad_policy"),
            (&base, json!({"above": "0.001"}), "flow.bad_value"),
            (&base, json!({"below": "1"}), "control.bad_policy"),
            (&base, json!({"field": "request.x"}), "control.bad_policy"),
            (&base, json!({"per": "request.x"}), "control.bad_policy"),
            (&base, json!({"expires_hours": 0}), "control.bad_policy"),
            (&base, json!({"expires_hours": 87_601}), "control.bad_policy"),
            (&base, json!({"duty": "release.Large"}), "control.unknown_duty"),
            (&base, json!({"duty": "release."}), "control.unknown_duty"),
            (&base, json!({"valid_from": "2026-02-01", "valid_until": "2026-01-31"}), "control.bad_days"),
            (&base, json!({"entity": "NONE"}), "ledger.unknown_entity"),
            (&base, json!({"site": "NONE"}), "stock.unknown_site"),
            (&base, json!({"entity": "TOKYO", "site": "SHOP-1"}), "control.site_elsewhere"),
            (&field, json!({"field": null}), "control.bad_policy"),
            (&field, json!({"field": "site"}), "control.bad_field"),
            (&field, json!({"field": "figure.x"}), "control.unknown_figure"),
            (&field, json!({"above": null}), "control.bad_policy"),
            (&field, json!({"among": ["x"]}), "control.bad_policy"),
            (&field, json!({"above": null, "among": vec!["x"; 101]}), "control.bad_policy"),
            (&field, json!({"currency": "EUR"}), "control.bad_policy"),
            (&percent, json!({"per": null}), "control.bad_policy"),
            (&percent, json!({"per": "b"}), "control.bad_field"),
            (&percent, json!({"below": null, "among": ["x"]}), "control.bad_policy"),
        ] {
            shop.refuses::<SetApprovalPolicy>(with(base, changes), code);
        }
        for base in [base, field, percent] {
            shop.does::<SetApprovalPolicy>(base);
        }
    }
}
