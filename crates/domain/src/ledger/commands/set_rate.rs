//! Setting a rate of exchange.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::refusals::{RateOfBase, RateOfWhat};
use crate::ledger::rules::accounts::entity_named;
use crate::ledger::types::RateRow;
use crate::values::{BusinessDate, Code, Currency, Rate};

/// Sets what a currency is worth in the currency of books, from a day on until the next rate. It holds for every entity
/// whose books are in that currency; entries that were posted keep the rate they had.
///
/// Refused: `ledger.rate_of_what`, `ledger.rate_of_base`, `ledger.unknown_entity`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetRate {
    /// An entity whose books are in the currency meant; this or `base`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<Code>,
    /// The currency of books; this or `entity`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Currency>,
    /// The currency the rate is for.
    pub currency: Currency,
    /// The first day it holds.
    pub effective_on: BusinessDate,
    /// Units of the currency of books for one of `currency`.
    pub rate: Rate,
}

/// A rate of exchange.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RateReply {
    /// The currency of books.
    pub base: Currency,
    /// The other currency.
    pub currency: Currency,
    /// The first day it holds.
    pub effective_on: BusinessDate,
    /// Units of `base` for one of `currency`.
    pub rate: Rate,
}

impl Command for SetRate {
    const NAME: &'static str = "ledger.set_rate";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str =
        r#"{"entity": "ACME", "currency": "USD", "effective_on": "2020-01-01", "rate": "0.92"}"#;
    type Reply = RateReply;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<RateReply>, Refusal> {
        let base = match (&self.entity, self.base) {
            (Some(entity), None) => entity_named(draft, entity)?.currency,
            (None, Some(base)) => base,
            _ => return Err(RateOfWhat {}.into()),
        };
        let Self { currency, effective_on, rate, .. } = *self;
        if currency == base {
            return Err(RateOfBase { currency: base.to_string() }.at("currency"));
        }
        draft.put_rate(RateRow { base, currency, effective_on, rate });
        draft.event(cx, "ledger.rate_set", format!("{base}/{currency}"));
        Ok(Decision::done(RateReply { base, currency, effective_on, rate }))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::ledger::commands::OpenEntity;
    use crate::testing::Shop;

    /// A rate holds from its first day until the next one, whichever was set first, and setting it again replaces it.
    #[test]
    fn the_latest_rate_of_a_day_holds() {
        let mut shop = Shop::open();
        shop.example::<OpenEntity>();
        let day = |text: &str| BusinessDate::parse(text).expect("a day");
        let rates = |shop: &mut Shop| {
            ["2025-12-31", "2026-01-01", "2026-05-31", "2026-06-01", "2026-11-23"].map(|on| {
                shop.draft.rate(Currency::EUR, Currency::USD, day(on)).map(|rate| rate.to_string()).unwrap_or_default()
            })
        };
        let set = |on: &str, rate: &str| json!({"entity": "ACME", "currency": "USD", "effective_on": on, "rate": rate});
        assert_eq!(rates(&mut shop), ["", "", "", "", ""]);
        shop.does::<SetRate>(set("2026-06-01", "0.9"));
        assert_eq!(rates(&mut shop), ["", "", "", "0.9", "0.9"]);
        shop.does::<SetRate>(set("2026-01-01", "0.8"));
        assert_eq!(rates(&mut shop), ["", "0.8", "0.8", "0.9", "0.9"]);
        let base = json!({"base": "EUR", "currency": "USD", "effective_on": "2026-01-01", "rate": "0.85"});
        shop.does::<SetRate>(base);
        assert_eq!(rates(&mut shop), ["", "0.85", "0.85", "0.9", "0.9"]);
    }

    #[test]
    fn a_rate_joins_two_currencies() {
        let mut shop = Shop::open();
        shop.example::<OpenEntity>();
        let with = |more: serde_json::Value| {
            let mut request = json!({"currency": "USD", "effective_on": "2026-01-01", "rate": "0.9"});
            for (key, value) in more.as_object().expect("an object") {
                request[key] = value.clone();
            }
            request
        };
        shop.refuses::<SetRate>(with(json!({})), "ledger.rate_of_what");
        shop.refuses::<SetRate>(with(json!({"entity": "ACME", "base": "EUR"})), "ledger.rate_of_what");
        shop.refuses::<SetRate>(with(json!({"base": "USD"})), "ledger.rate_of_base");
        shop.refuses::<SetRate>(with(json!({"entity": "NORTH"})), "ledger.unknown_entity");
        shop.refuses::<SetRate>(with(json!({"base": "EUR", "rate": "0"})), "flow.malformed");
    }
}
