//! Freeing a party from tax.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::parties::rules::party_named;
use crate::tax::refusals::{BadDates, ExemptionOverlaps, WrongTreatment};
use crate::tax::replies::ExemptionReply;
use crate::tax::rules::naming::jurisdiction_named;
use crate::tax::types::{Exemption, Treatment};
use crate::values::{BusinessDate, Code, JurisdictionId};

/// Records what frees a party's purchases from tax: exempt, zero-rated, or that the buyer owes the tax (reverse charge).
/// It holds for what would be taxed; goods that are exempt or zero-rated by their class stay so. One that starts on the
/// same day is changed; a party has one at a time in a jurisdiction, and one for everywhere beside it.
///
/// Refused: `parties.unknown_party`, `tax.unknown_jurisdiction`, `tax.wrong_treatment`, `tax.bad_dates`,
/// `tax.exemption_overlaps`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetExemption {
    /// Who.
    pub party: Code,
    /// Where; everywhere if not said. One for the jurisdiction of a sale comes before one for everywhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jurisdiction: Option<Code>,
    /// `exempt`, `zero_rated` or `reverse_charge`.
    pub treatment: Treatment,
    /// What it is proven by: the number of a certificate, a VAT number. It stays on record for good, so it names no person.
    pub certificate: Code,
    /// The first day it holds.
    pub starts_on: BusinessDate,
    /// The last day it holds; open if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<BusinessDate>,
}

impl Command for SetExemption {
    const NAME: &'static str = "tax.set_exemption";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"party": "CAFE", "jurisdiction": "DE", "treatment": "reverse_charge", "certificate": "ATU99999999", "starts_on": "2026-01-01"}"#;
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
        if !matches!(self.treatment, Treatment::Exempt | Treatment::ZeroRated | Treatment::ReverseCharge) {
            let accepted = "exempt, zero_rated and reverse_charge".to_owned();
            return Err(WrongTreatment { treatment: self.treatment.to_string(), accepted }.at("treatment"));
        }
        let exemption = Exemption {
            party: party.id,
            jurisdiction,
            treatment: self.treatment,
            certificate: self.certificate.to_string(),
            starts_on: self.starts_on,
            ends_on: self.ends_on,
        };
        check_span(draft, &exemption, &party.code)?;
        let reply = ExemptionReply::of(draft, &exemption);
        draft.put_exemption(exemption);
        draft.event(cx, "tax.exemption_set", reply.party.clone());
        Ok(Decision::done(reply))
    }
}

/// Holds an exemption to end after it starts, and to share no day with another of its party and jurisdiction.
///
/// # Errors
/// `tax.bad_dates`, `tax.exemption_overlaps`.
pub(super) fn check_span(draft: &mut Draft<'_>, exemption: &Exemption, party: &str) -> Result<(), Refusal> {
    let last = exemption.ends_on.unwrap_or(BusinessDate::LAST);
    if last < exemption.starts_on {
        let (from, to) = (exemption.starts_on.to_string(), last.to_string());
        return Err(BadDates { from, to }.at("ends_on"));
    }
    let all = draft.exemptions_of(exemption.party);
    let others = all.iter().filter(|held| held.jurisdiction == exemption.jurisdiction);
    let mut others = others.filter(|held| held.starts_on != exemption.starts_on);
    let shared =
        others.find(|held| held.starts_on <= last && exemption.starts_on <= held.ends_on.unwrap_or(BusinessDate::LAST));
    match shared {
        Some(held) => Err(ExemptionOverlaps {
            party: party.to_owned(),
            starts_on: exemption.starts_on.to_string(),
            other_starts_on: held.starts_on.to_string(),
        }
        .at("starts_on")),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::parties::commands::AddParty;
    use crate::tax::commands::SetJurisdiction;
    use crate::testing::Shop;
    use crate::values::PartyId;

    fn shop() -> Shop {
        let mut shop = Shop::open();
        shop.example::<SetJurisdiction>();
        shop.does::<SetJurisdiction>(json!({"jurisdiction": "FR"}));
        shop.does::<AddParty>(json!({"party": "CAFE", "kinds": ["customer"]}));
        shop
    }

    fn request(jurisdiction: Option<&str>, treatment: &str, starts_on: &str, ends_on: Option<&str>) -> Value {
        let mut request =
            json!({"party": "CAFE", "treatment": treatment, "certificate": "C-1", "starts_on": starts_on});
        if let Some(jurisdiction) = jurisdiction {
            request["jurisdiction"] = jurisdiction.into();
        }
        if let Some(ends_on) = ends_on {
            request["ends_on"] = ends_on.into();
        }
        request
    }

    /// Germany's own comes before the one for everywhere, each within its days.
    #[test]
    fn the_nearest_exemption_holds() {
        let mut shop = shop();
        shop.does::<SetExemption>(request(None, "exempt", "2026-01-01", None));
        shop.does::<SetExemption>(request(Some("DE"), "reverse_charge", "2026-03-01", Some("2026-03-31")));
        shop.does::<SetExemption>(request(Some("DE"), "zero_rated", "2026-04-01", None));
        for (jurisdiction, day, found) in [
            (1, "2025-12-31", None),
            (1, "2026-02-28", Some(Treatment::Exempt)),
            (1, "2026-03-31", Some(Treatment::ReverseCharge)),
            (1, "2026-11-23", Some(Treatment::ZeroRated)),
            (2, "2026-03-31", Some(Treatment::Exempt)),
        ] {
            let day = BusinessDate::parse(day).expect("a day");
            let held = shop.draft.exemption(PartyId(1), JurisdictionId(jurisdiction), day);
            assert_eq!(held.map(|held| held.treatment), found, "{jurisdiction} on {day}");
            assert_eq!(shop.draft.exemption(PartyId::NONE, JurisdictionId(jurisdiction), day), None);
        }
        let changed = shop.does::<SetExemption>(request(Some("DE"), "exempt", "2026-03-01", Some("2026-03-15")));
        assert_eq!(changed.treatment, Treatment::Exempt);
        assert_eq!(shop.draft.exemptions_of(PartyId(1)).len(), 3);
    }

    #[test]
    fn what_frees_nobody() {
        let mut shop = shop();
        shop.does::<SetExemption>(request(None, "exempt", "2026-02-01", Some("2026-02-28")));
        let mut nobody = request(None, "exempt", "2026-01-01", None);
        nobody["party"] = "X".into();
        for (request, code, path) in [
            (nobody, "parties.unknown_party", "party"),
            (request(Some("X"), "exempt", "2026-01-01", None), "tax.unknown_jurisdiction", "jurisdiction"),
            (request(None, "taxed", "2026-01-01", None), "tax.wrong_treatment", "treatment"),
            (request(None, "exempt", "2026-01-02", Some("2026-01-01")), "tax.bad_dates", "ends_on"),
            (request(None, "exempt", "2026-01-01", None), "tax.exemption_overlaps", "starts_on"),
            (request(None, "exempt", "2026-01-01", Some("2026-02-01")), "tax.exemption_overlaps", "starts_on"),
            (request(None, "exempt", "2026-02-28", None), "tax.exemption_overlaps", "starts_on"),
        ] {
            assert_eq!(shop.refuses::<SetExemption>(request, code).path, path);
        }
        shop.does::<SetExemption>(request(None, "exempt", "2026-01-01", Some("2026-01-31")));
        shop.does::<SetExemption>(request(Some("FR"), "exempt", "2026-02-15", None));
    }
}
