//! What a request comes to, as approval policies measure it: by the amount it commits to, or by a field.
//!
//! A path begins with `request`, `reply` or `figure`, and goes down by names between dots: `request.lines[].quantity`,
//! `reply.total.amount`, `figure.discount_percent`. A name with `[]` is a list, of which every row is looked at. What a
//! path does not find is not measured.

use serde_json::Value;

use crate::control::approvals::{ApprovalPolicy, Measure};
use crate::control::refusals::{BadField, UnknownFigure};
use crate::flow::refusal::Overflow;
use crate::flow::{Operation, Refusal, nearest};
use crate::values::{Currency, Number, money_text};

/// The longest path.
const LONGEST: usize = 200;

/// A request and what was decided of it.
pub(super) struct Asked<'a> {
    /// The typed request as JSON.
    pub(super) request: Value,
    /// The reply it would have had.
    pub(super) reply: Value,
    /// The amount it commits the entity to, in minor units of the currency.
    pub(super) amount_minor: Option<i64>,
    /// The currency of the entity it acts in.
    pub(super) currency: Option<Currency>,
    /// What else the command measured.
    pub(super) figures: &'a [(&'static str, Number)],
}

/// What a policy found past its limit.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Past {
    /// What was measured, in words.
    pub(super) value: Option<String>,
    /// The limit with its side, in words.
    pub(super) limit: Option<String>,
    /// The limit, where it is a number.
    pub(super) number: Option<Number>,
}

/// What of a request passes the limit of a policy; nothing, if it stays within.
///
/// # Errors
/// `flow.overflow`, where a percentage cannot be worked out.
pub(super) fn past(policy: &ApprovalPolicy, asked: &Asked<'_>) -> Result<Option<Past>, Refusal> {
    match policy.measure {
        Measure::Always => Ok(Some(Past { value: None, limit: None, number: None })),
        Measure::Amount => Ok(amount_past(policy, asked)),
        Measure::Percent => percent_past(policy, asked),
        Measure::Field => Ok(field_past(policy, asked)),
    }
}

fn amount_past(policy: &ApprovalPolicy, asked: &Asked<'_>) -> Option<Past> {
    let (minor, currency) = (asked.amount_minor?, asked.currency?);
    // A limit in another currency says nothing of this entity: it has a policy of its own, or none.
    if policy.currency != Some(currency) {
        return None;
    }
    let limit = policy.above?;
    let text = |minor: i64| money_text(minor, currency);
    (Number::from_minor(minor, currency) > limit).then(|| Past {
        value: Some(text(minor)),
        limit: Some(format!("above {}", limit.money(currency).map_or_else(|_| limit.to_string(), text))),
        number: Some(limit),
    })
}

fn field_past(policy: &ApprovalPolicy, asked: &Asked<'_>) -> Option<Past> {
    let found = found(&policy.field, asked);
    if let Some(value) = found.iter().map(shown).find(|shown| policy.among.iter().any(|among| among == shown)) {
        return Some(Past {
            limit: Some(format!("among {}", policy.among.join(", "))),
            value: Some(value),
            number: None,
        });
    }
    let numbers = || found.iter().filter_map(number);
    let above = policy.above.and_then(|limit| Some((numbers().max()?, limit))).filter(|(value, limit)| value > limit);
    let below = policy.below.and_then(|limit| Some((numbers().min()?, limit))).filter(|(value, limit)| value < limit);
    let past = |side: &str, (value, limit): (Number, Number)| Past {
        value: Some(value.to_string()),
        limit: Some(format!("{side} {limit}")),
        number: Some(limit),
    };
    above.map(|pair| past("above", pair)).or_else(|| below.map(|pair| past("below", pair)))
}

/// The sum of the one field for each hundred of the sum of the other; nothing of nothing.
fn percent_past(policy: &ApprovalPolicy, asked: &Asked<'_>) -> Result<Option<Past>, Refusal> {
    let (Some(part), Some(whole)) = (sum(&policy.field, asked)?, sum(&policy.per, asked)?) else { return Ok(None) };
    if whole.is_zero() {
        return Ok(None);
    }
    let percent = part.get().checked_mul(100.into()).and_then(|part| part.checked_div(whole.get()));
    let percent = percent.ok_or_else(too_large)?;
    let above = policy.above.filter(|limit| percent > limit.get()).map(|limit| ("above", limit));
    let below = policy.below.filter(|limit| percent < limit.get()).map(|limit| ("below", limit));
    Ok(above.or(below).map(|(side, limit)| Past {
        // Shown to two places; compared as it is.
        value: Some(percent.round_dp(2).normalize().to_string()),
        limit: Some(format!("{side} {limit}")),
        number: Some(limit),
    }))
}

fn sum(path: &str, asked: &Asked<'_>) -> Result<Option<Number>, Refusal> {
    let mut total = None;
    for value in found(path, asked).iter().filter_map(number) {
        let before = total.unwrap_or(Number::ZERO);
        let sum = before.get().checked_add(value.get()).ok_or_else(too_large)?;
        total = Some(Number::parse(&sum.normalize().to_string()).map_err(|_| too_large())?);
    }
    Ok(total)
}

#[cold]
fn too_large() -> Refusal {
    Overflow { problem: "what an approval policy measures is more than can be counted".to_owned() }.into()
}

fn found(path: &str, asked: &Asked<'_>) -> Vec<Value> {
    let Some((root, path)) = path.split_once('.') else { return Vec::new() };
    let root = match root {
        "request" => &asked.request,
        "reply" => &asked.reply,
        _ => {
            let figures = asked.figures.iter().filter(|(name, _)| *name == path);
            return figures.map(|(_, value)| Value::String(value.to_string())).collect();
        }
    };
    let mut found = vec![root];
    for step in path.split('.') {
        let (name, is_list) = step.strip_suffix("[]").map_or((step, false), |name| (name, true));
        let inner = found.into_iter().filter_map(|value| value.get(name));
        found = match is_list {
            true => inner.filter_map(Value::as_array).flatten().collect(),
            false => inner.collect(),
        };
    }
    found.into_iter().cloned().collect()
}

fn number(value: &Value) -> Option<Number> {
    match value {
        Value::String(text) => Number::parse(text).ok(),
        Value::Number(number) => Number::parse(&number.to_string()).ok(),
        _ => None,
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Holds a text to be a path that may be measured of an operation.
///
/// # Errors
/// `control.bad_field`, `control.unknown_figure`.
pub(crate) fn check_path(operation: &Operation, path: &str) -> Result<(), Refusal> {
    let bad = || Err(BadField { field: path.chars().take(LONGEST).collect() }.into());
    if path.len() > LONGEST {
        return bad();
    }
    let Some((root, rest)) = path.split_once('.') else { return bad() };
    if root == "figure" {
        if operation.figures.contains(&rest) {
            return Ok(());
        }
        let nearest = nearest(rest, operation.figures.iter().copied()).unwrap_or("none").to_owned();
        return Err(UnknownFigure { operation: operation.name.to_owned(), figure: rest.to_owned(), nearest }.into());
    }
    let is_name = |step: &str| {
        let name = step.strip_suffix("[]").unwrap_or(step);
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
    };
    if matches!(root, "request" | "reply") && rest.split('.').all(is_name) { Ok(()) } else { bad() }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::values::{ApprovalPolicyId, BusinessDate, EntityId, SiteId};

    fn policy(measure: Measure, field: &str, per: &str) -> ApprovalPolicy {
        ApprovalPolicy {
            id: ApprovalPolicyId(1),
            code: "P".to_owned(),
            folded: "p".to_owned(),
            operation: "a.b".to_owned(),
            measure,
            field: field.to_owned(),
            per: per.to_owned(),
            above: None,
            below: None,
            among: Vec::new(),
            currency: None,
            entity: EntityId::NONE,
            site: SiteId::NONE,
            duty: "control.approve".to_owned(),
            valid_from: BusinessDate::new(2026, 1, 1).expect("a day"),
            valid_until: None,
            expires_hours: None,
            active: true,
        }
    }

    fn n(text: &str) -> Option<Number> {
        Some(Number::parse(text).expect("a number"))
    }

    /// The largest of a list is what is above, the smallest what is below; a limit itself is within it.
    #[test]
    fn fields_are_measured() {
        let figures = [("change_percent", n("12.5").expect("given"))];
        let asked = Asked {
            request: json!({"site": "SHOP-1", "lines": [{"price": "3"}, {"price": "4.50", "reason": "theft"}], "count": 7}),
            reply: json!({"total": {"amount": "19.90"}, "open": true}),
            amount_minor: Some(150_000),
            currency: Some(Currency::EUR),
            figures: &figures,
        };
        let of = |policy: ApprovalPolicy| {
            let past = past(&policy, &asked).expect("it is counted")?;
            Some([past.value.unwrap_or_default(), past.limit.unwrap_or_default()].join(" "))
        };
        let above =
            |path: &str, limit: &str| of(ApprovalPolicy { above: n(limit), ..policy(Measure::Field, path, "") });
        let below =
            |path: &str, limit: &str| of(ApprovalPolicy { below: n(limit), ..policy(Measure::Field, path, "") });
        let among = |path: &str, words: &[&str]| {
            let among = words.iter().map(|word| (*word).to_owned()).collect();
            of(ApprovalPolicy { among, ..policy(Measure::Field, path, "") })
        };
        let held = |text: &str| Some(text.to_owned());
        assert_eq!(above("request.lines[].price", "4"), held("4.5 above 4"));
        assert_eq!(above("request.lines[].price", "4.5"), None);
        assert_eq!(below("request.lines[].price", "3.1"), held("3 below 3.1"));
        assert_eq!(below("request.lines[].price", "3"), None);
        assert_eq!(above("reply.total.amount", "19.89"), held("19.9 above 19.89"));
        assert_eq!(above("request.count", "6"), held("7 above 6"));
        assert_eq!(above("figure.change_percent", "10"), held("12.5 above 10"));
        assert_eq!(above("figure.other", "0"), None);
        assert_eq!(above("request.nothing", "0"), None);
        assert_eq!(above("request.site", "0"), None);
        assert_eq!(among("request.lines[].reason", &["loss", "theft"]), held("theft among loss, theft"));
        assert_eq!(among("reply.open", &["true"]), held("true among true"));
        assert_eq!(among("request.lines[].reason", &["loss"]), None);
        assert_eq!(of(policy(Measure::Always, "", "")), held(" "));

        let amount = |limit: &str, currency| {
            of(ApprovalPolicy { above: n(limit), currency: Some(currency), ..policy(Measure::Amount, "", "") })
        };
        assert_eq!(amount("1000", Currency::EUR), held("1500.00 above 1000.00"));
        assert_eq!(amount("1500", Currency::EUR), None);
        assert_eq!(amount("1000", Currency::JPY), None);
    }

    /// A percentage is one sum for each hundred of another, compared before it is rounded to be shown.
    #[test]
    fn percentages_are_measured() {
        let asked = |lines: Value| Asked {
            request: json!({ "lines": lines }),
            reply: Value::Null,
            amount_minor: None,
            currency: None,
            figures: &[],
        };
        let of = |lines: Value, above: Option<Number>, below: Option<Number>| {
            let policy = policy(Measure::Percent, "request.lines[].off", "request.lines[].list");
            let past = past(&ApprovalPolicy { above, below, ..policy }, &asked(lines)).expect("it is counted");
            past.map(|past| past.value.unwrap_or_default())
        };
        let lines = || json!([{"off": "1", "list": "10"}, {"off": "1", "list": "5"}, {"list": "0.003"}]);
        assert_eq!(of(lines(), n("13.3"), None).as_deref(), Some("13.33"));
        assert_eq!(of(lines(), n("13.4"), None), None);
        assert_eq!(of(lines(), None, n("13.4")).as_deref(), Some("13.33"));
        assert_eq!(of(json!([{"off": "1", "list": "0"}]), n("0"), None), None);
        assert_eq!(of(json!([{"off": "1"}]), n("0"), None), None);
    }

    /// A path has a root we know, and names.
    #[test]
    fn paths_are_checked() {
        let operation = Operation::of("stock.adjust_stock").expect("it is one");
        for (path, code) in [
            ("request.lines[].quantity", None),
            ("reply.total", None),
            ("lines.quantity", Some("control.bad_field")),
            ("request", Some("control.bad_field")),
            ("request..x", Some("control.bad_field")),
            ("request.Lines", Some("control.bad_field")),
            ("request.[]", Some("control.bad_field")),
            ("figure.nothing", Some("control.unknown_figure")),
        ] {
            let refused = check_path(operation, path).err().map(|refusal| refusal.code);
            assert_eq!(refused.as_deref(), code, "{path}");
        }
    }
}
