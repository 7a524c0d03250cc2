//! Orders as they look on the wire.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::Refusal;
use crate::sales::refusals::{NotPositive, OutOfRange};
use crate::sales::types::HoldKind;
use crate::values::{Code, Currency, Note, Number, Percent};

/// A line that is ordered.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OrderedLine {
    /// SKU or any identifier of goods, a service or a kit. A kit becomes a line of each of its parts.
    pub item: Code,
    /// How much, above 0, in `unit`; 1 if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Number>,
    /// Unit or pack; what the identifier stands for if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Code>,
    /// The price of one `unit`, in place of the price list's. Of a request it needs the duty `till.override_price`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<Number>,
    /// What to take off the line, in money. Of a request it needs the duty `till.give_discount`, as `discount_percent`
    /// does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount: Option<Number>,
    /// What to take off the line, in per cent; not beside `discount`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount_percent: Option<Percent>,
    /// Why its price or discount is what it is.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub reason: Note,
}

/// A hold to be placed.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewHold {
    /// For what.
    pub hold: HoldKind,
    /// Why.
    pub reason: Note,
}

/// Store credit that money is put on.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ToStoreCredit {
    /// A tender of kind `store_credit`.
    pub tender: Code,
    /// The number of the credit: a new one, or one that stands.
    pub code: Code,
}

/// Holds a number to be within a range.
///
/// # Errors
/// `sales.out_of_range`.
pub(crate) fn check_range(what: &str, given: i64, least: i64, most: i64) -> Result<(), Refusal> {
    if (least..=most).contains(&given) {
        return Ok(());
    }
    let (what, given, accepted) = (what.to_owned(), given.to_string(), format!("{least} to {most}"));
    Err(OutOfRange { what: what.replace('_', " "), given, accepted }.at(what))
}

/// An amount of 0 or more, in minor units.
///
/// # Errors
/// `sales.out_of_range`, `flow.bad_value`.
pub(crate) fn not_negative(amount: Number, currency: Currency, path: &str) -> Result<i64, Refusal> {
    let minor = amount.money(currency).map_err(|error| Refusal::from(error).at(path))?;
    if minor < 0 {
        let (what, given, accepted) = (path.replace('_', " "), amount.to_string(), "0 or more".to_owned());
        return Err(OutOfRange { what, given, accepted }.at(path));
    }
    Ok(minor)
}

/// An amount above zero, in minor units.
///
/// # Errors
/// `sales.not_positive`, `flow.bad_value`.
pub(crate) fn positive(amount: Number, currency: Currency) -> Result<i64, Refusal> {
    if !amount.is_positive() {
        return Err(NotPositive { amount: amount.to_string() }.at("amount"));
    }
    amount.money(currency).map_err(|error| Refusal::from(error).at("amount"))
}
