//! One exception.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::exceptions::replies::ExceptionReply;
use crate::exceptions::rules::{exception_numbered, scope_of};
use crate::flow::{Draft, Query, Refusal, Scope};

/// One exception as it stands.
///
/// Refused: `exceptions.unknown_exception`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExceptionByNumber {
    /// Its number.
    pub exception: i64,
}

impl Query for ExceptionByNumber {
    const NAME: &'static str = "exceptions.exception";
    const EXAMPLE: &'static str = r#"{"exception": 1}"#;
    type Reply = ExceptionReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(scope_of(&exception_numbered(draft, self.exception)?))
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<ExceptionReply, Refusal> {
        let exception = exception_numbered(draft, self.exception)?;
        Ok(ExceptionReply::of(draft, exception))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exceptions::commands::RaiseException;
    use crate::testing::Shop;

    #[test]
    fn an_exception_is_shown_as_it_stands() {
        let mut shop = Shop::open();
        let raised = shop.example::<RaiseException>();
        assert_eq!(shop.ask::<ExceptionByNumber>(r#"{"exception": 1}"#), Ok(raised));
        for number in [0, 2, -1, i64::MAX] {
            let request = format!("{{\"exception\": {number}}}");
            let refusal = shop.ask::<ExceptionByNumber>(&request).expect_err("no such exception");
            assert_eq!(refusal.code, "exceptions.unknown_exception");
        }
    }
}
