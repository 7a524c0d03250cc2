//! On which terms a customer buys.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::accounts::entity_named;
use crate::parties::rules::party_named;
use crate::sales::requests::{check_range, not_negative};
use crate::sales::types::CustomerTerms;
use crate::values::{Amount, Code, Currency, Number};

/// Says on which terms a customer buys of an entity, as a whole. Their price list is that of their customer group
/// (`pricing.set_customer_group`), their exemption that of `tax.set_exemption`.
///
/// Refused: `ledger.unknown_entity`, `parties.unknown_party`, `sales.out_of_range`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetCustomerTerms {
    /// Who sells.
    pub entity: Code,
    /// Who buys.
    pub customer: Code,
    /// In how many days their invoices are due, 0 to 3,650; as the channel says if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_days: Option<i64>,
    /// How much they may owe, orders under way included, in the entity's currency; without limit if not said. An order
    /// beyond it is held for credit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit_limit: Option<Number>,
    /// Whether every new order of theirs that is not prepaid is held for credit.
    #[serde(default)]
    pub stopped: bool,
}

/// On which terms a customer buys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CustomerTermsReply {
    /// Who sells.
    pub entity: String,
    /// Who buys.
    pub customer: String,
    /// In how many days their invoices are due; absent: as the channel says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_days: Option<i64>,
    /// How much they may owe; absent: without limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit_limit: Option<Amount>,
    /// Whether every new order of theirs waits for somebody to let it go.
    pub stopped: bool,
}

impl CustomerTermsReply {
    pub(crate) fn of(draft: &mut Draft<'_>, terms: &CustomerTerms) -> Self {
        let entity = draft.entity(terms.entity);
        let currency = entity.as_ref().map_or(Currency::EUR, |entity| entity.currency);
        Self {
            entity: entity.map(|entity| entity.code.clone()).unwrap_or_default(),
            customer: draft.party(terms.customer).map(|party| party.code.clone()).unwrap_or_default(),
            due_days: terms.due_days,
            credit_limit: terms.credit_limit_minor.map(|minor| Amount::of(minor, currency)),
            stopped: terms.stopped,
        }
    }
}

impl Command for SetCustomerTerms {
    const NAME: &'static str = "sales.set_customer_terms";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str =
        r#"{"entity": "ACME", "customer": "CAFE", "due_days": 30, "credit_limit": "2000.00"}"#;
    type Reply = CustomerTermsReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        entity_named(draft, &self.entity).map(|entity| Scope::Entity(entity.id))
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<CustomerTermsReply>, Refusal> {
        let entity = entity_named(draft, &self.entity)?;
        let customer = party_named(draft, &self.customer).map_err(|refusal| refusal.at("customer"))?;
        if let Some(days) = self.due_days {
            check_range("due_days", days, 0, 3_650)?;
        }
        let credit_limit_minor = match self.credit_limit {
            None => None,
            Some(limit) => Some(not_negative(limit, entity.currency, "credit_limit")?),
        };
        let terms = CustomerTerms {
            entity: entity.id,
            customer: customer.id,
            due_days: self.due_days,
            credit_limit_minor,
            stopped: self.stopped,
        };
        draft.put_customer_terms(terms.clone());
        draft.event(cx, "sales.customer_terms_set", &customer.code);
        Ok(Decision::done(CustomerTermsReply::of(draft, &terms)))
    }
}
