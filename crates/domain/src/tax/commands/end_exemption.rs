//! Ending an exemption.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::set_exemption::check_span;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::parties::rules::party_named;
use crate::tax::refusals::UnknownExemption;
use crate::tax::replies::ExemptionReply;
use crate::tax::rules::naming::jurisdiction_named;
use crate::tax::types::Exemption;
use crate::values::{BusinessDate, Code, JurisdictionId};

/// Sets the last day of a party's exemption. What was sold under it stays as it was.
///
/// Refused: `parties.unknown_party`, `tax.unknown_jurisdiction`, `tax.unknown_exemption`, `tax.bad_dates`,
/// `tax.exemption_overlaps` of a day later than before.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EndExemption {
    /// Whose.
    pub party: Code,
    /// Where; the one for everywhere if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jurisdiction: Option<Code>,
    /// The day it starts.
    pub starts_on: BusinessDate,
    /// The last day it holds.
    pub ends_on: BusinessDate,
}

impl Command for EndExemption {
    const NAME: &'static str = "tax.end_exemption";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str =
        r#"{"party": "CAFE", "jurisdiction": "DE", "starts_on": "2026-01-01", "ends_on": "2026-12-31"}"#;
    type Reply = ExemptionReply;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ExemptionReply>, Refusal> {
        let party = party_named(draft, &self.party).map_err(|refusal| refusal.at("party"))?;
        let jurisdiction = match &self.jurisdiction {
            Some(code) => jurisdiction_named(draft, code)?.id,
            None => JurisdictionId::NONE,
        };
        let all = draft.exemptions_of(party.id);
        let mut held = all.iter().filter(|held| held.jurisdiction == jurisdiction);
        let Some(held) = held.find(|held| held.starts_on == self.starts_on) else {
            let (party, starts_on) = (party.code.clone(), self.starts_on.to_string());
            return Err(UnknownExemption { party, starts_on }.at("starts_on"));
        };
        let exemption = Exemption { ends_on: Some(self.ends_on), ..held.clone() };
        check_span(draft, &exemption, &party.code)?;
        let reply = ExemptionReply::of(draft, &exemption);
        draft.put_exemption(exemption);
        draft.event(cx, "tax.exemption_ended", reply.party.clone());
        Ok(Decision::done(reply))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::parties::commands::AddParty;
    use crate::tax::commands::{SetExemption, SetJurisdiction};
    use crate::testing::Shop;
    use crate::values::PartyId;

    /// An exemption holds through its last day, which can be set again as long as no other begins before.
    #[test]
    fn an_exemption_ends() {
        let mut shop = Shop::open();
        shop.example::<SetJurisdiction>();
        shop.does::<AddParty>(json!({"party": "CAFE", "kinds": ["customer"]}));
        shop.example::<SetExemption>();
        shop.example::<EndExemption>();
        let mut holds = |day: &str| {
            let day = BusinessDate::parse(day).expect("a day");
            shop.draft.exemption(PartyId(1), JurisdictionId(1), day).is_some()
        };
        assert_eq!([holds("2026-12-31"), holds("2027-01-01")], [true, false]);
        shop.does::<SetExemption>(json!({"party": "CAFE", "jurisdiction": "DE", "treatment": "exempt",
            "certificate": "C-2", "starts_on": "2027-01-01"}));
        let with = |more: Value| {
            let mut request: Value = serde_json::from_str(EndExemption::EXAMPLE).expect("an example");
            for (key, value) in more.as_object().expect("an object") {
                request[key] = value.clone();
            }
            request
        };
        for (request, code) in [
            (with(json!({"party": "X"})), "parties.unknown_party"),
            (with(json!({"jurisdiction": "X"})), "tax.unknown_jurisdiction"),
            (with(json!({"starts_on": "2026-01-02"})), "tax.unknown_exemption"),
            (with(json!({"ends_on": "2025-12-31"})), "tax.bad_dates"),
            (with(json!({"ends_on": "2027-01-01"})), "tax.exemption_overlaps"),
        ] {
            shop.refuses::<EndExemption>(request, code);
        }
        let everywhere = json!({"party": "CAFE", "starts_on": "2026-01-01", "ends_on": "2026-12-31"});
        shop.refuses::<EndExemption>(everywhere, "tax.unknown_exemption");
    }
}
