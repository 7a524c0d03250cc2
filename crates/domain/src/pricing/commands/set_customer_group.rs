//! The group a customer buys in.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::parties::rules::party_named;
use crate::parties::types::PartyKind;
use crate::pricing::refusals::NotACustomer;
use crate::values::Code;

/// Sets the group a customer buys in, so that the price lists of that group price what they buy; one customer is in one
/// group. Without a group they buy at what everybody pays.
///
/// Refused: `parties.unknown_party`, `pricing.not_a_customer`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetCustomerGroup {
    /// The customer.
    pub customer: Code,
    /// The group; none if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_group: Option<Code>,
}

/// A customer and the group they buy in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CustomerGroupReply {
    /// The customer.
    pub customer: String,
    /// The group, folded; absent when in none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_group: Option<String>,
}

impl Command for SetCustomerGroup {
    const NAME: &'static str = "pricing.set_customer_group";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"customer": "ANNA", "customer_group": "STAFF"}"#;
    type Reply = CustomerGroupReply;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<CustomerGroupReply>, Refusal> {
        let party = party_named(draft, &self.customer).map_err(|refusal| refusal.at("customer"))?;
        if !party.kinds.contains(&PartyKind::Customer) {
            return Err(NotACustomer { party: party.code.clone() }.at("customer"));
        }
        let group = self.customer_group.as_ref().map(Code::folded);
        let text = group.as_deref().unwrap_or_default();
        if *draft.customer_group(party.id) != *text {
            draft.event(cx, "pricing.customer_group_set", &party.code);
            draft.put_customer_group(party.id, text);
        }
        Ok(Decision::done(CustomerGroupReply { customer: party.code.clone(), customer_group: group }))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::parties::commands::AddParty;
    use crate::testing::Shop;
    use crate::values::PartyId;

    #[test]
    fn a_customer_buys_in_one_group() {
        let mut shop = Shop::open();
        shop.does::<AddParty>(json!({"party": "BEN", "kinds": ["customer"]}));
        shop.does::<AddParty>(json!({"party": "TEACO", "kinds": ["supplier"]}));
        let group = |shop: &mut Shop| shop.draft.customer_group(PartyId(1)).to_string();
        assert_eq!(group(&mut shop), "");
        for (written, kept) in
            [(Some("Staff"), "staff"), (Some("TRADE"), "trade"), (Some("trade"), "trade"), (None, "")]
        {
            let reply = shop.does::<SetCustomerGroup>(json!({"customer": "ben", "customer_group": written}));
            assert_eq!((reply.customer.as_str(), reply.customer_group.unwrap_or_default().as_str()), ("BEN", kept));
            assert_eq!(group(&mut shop), kept);
        }
        let refusal = shop.refuses::<SetCustomerGroup>(json!({"customer": "TEACO"}), "pricing.not_a_customer");
        assert_eq!(refusal.path, "customer");
        let refusal = shop.refuses::<SetCustomerGroup>(json!({"customer": "ZOE"}), "parties.unknown_party");
        assert_eq!(refusal.path, "customer");
    }
}
