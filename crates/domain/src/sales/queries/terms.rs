//! On which terms channels sell and customers buy.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::allocation::rules::naming::{channel_named, channel_scope};
use crate::flow::{Draft, Query, Refusal, Scope};
use crate::ledger::rules::accounts::entity_named;
use crate::parties::rules::party_named;
use crate::sales::commands::{ChannelTermsReply, CustomerTermsReply};
use crate::sales::rules::naming::terms_of;
use crate::values::Code;

/// On which terms a channel sells.
///
/// Refused: `allocation.unknown_channel`, `sales.no_terms`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TermsOfChannel {
    /// The channel.
    pub channel: Code,
}

impl Query for TermsOfChannel {
    const NAME: &'static str = "sales.channel_terms";
    const EXAMPLE: &'static str = r#"{"channel": "WEB"}"#;
    type Reply = ChannelTermsReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        channel_scope(draft, &self.channel)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<ChannelTermsReply, Refusal> {
        let channel = channel_named(draft, &self.channel)?;
        let terms = terms_of(draft, &channel)?;
        Ok(ChannelTermsReply::of(draft, &terms))
    }
}

/// On which terms a customer buys of an entity.
///
/// Refused: `ledger.unknown_entity`, `parties.unknown_party`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TermsOfCustomer {
    /// Who sells.
    pub entity: Code,
    /// Who buys.
    pub customer: Code,
}

impl Query for TermsOfCustomer {
    const NAME: &'static str = "sales.customer_terms";
    const EXAMPLE: &'static str = r#"{"entity": "ACME", "customer": "CAFE"}"#;
    type Reply = CustomerTermsReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        entity_named(draft, &self.entity).map(|entity| Scope::Entity(entity.id))
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<CustomerTermsReply, Refusal> {
        let entity = entity_named(draft, &self.entity)?;
        let customer = party_named(draft, &self.customer).map_err(|refusal| refusal.at("customer"))?;
        let terms = draft.customer_terms(entity.id, customer.id);
        Ok(CustomerTermsReply::of(draft, &terms))
    }
}
