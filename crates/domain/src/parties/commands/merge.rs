//! Making two parties one.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::parties::refusals::{AlreadyMerged, OtherCurrency, OwnsGoods, SameParty, TooMany, UnknownParty};
use crate::parties::replies::PartyReply;
use crate::parties::rules::{SYSTEMS, erase, party_named};
use crate::parties::types::{Party, PersonalOfMerged};
use crate::tax::types::Exemption;
use crate::values::{Code, Name, money_text};

/// Most parties merged into one.
const MOST: usize = 100;

/// Asks to make one party part of another, because they are the same person or company. From then on whatever names the one
/// names the other: its code and its references in other systems for ever, and every order, invoice, payment, return and
/// open item that stands under it. What the other owes, and may owe, is what both do; money of the other settles what either
/// owes. What was recorded stays as it was recorded, under the party it was recorded of, so that books, control accounts and
/// chain are those they were; questions read the records of both.
///
/// The other party's terms, group, exemptions, currency and attributes hold; what differs is told in the reply and is no
/// longer used. Kinds are united. References of systems the other has none of are shown with it. What had been merged into
/// the party goes with it. A supplier's names of items of both are known; where both have one of the same text, the other's
/// holds.
///
/// A merge is not undone: what came since cannot be told apart. If two people were merged by mistake, add a party for the
/// one who is to go on apart, move what is theirs with `open_items.settle_item` and `open_items.open_item`, and give them
/// new references: those given before name the party they were merged into.
///
/// Refused: `parties.unknown_party`, `parties.already_merged`, `parties.same_party`, `parties.other_currency`,
/// `parties.owns_goods`, `parties.too_many`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Merge {
    /// The party that ends.
    pub party: Code,
    /// The party that goes on.
    pub into: Code,
    /// What becomes of what is personal about the one that ends. What is kept is erased with what is personal about the one
    /// that goes on.
    pub personal: PersonalOfMerged,
    /// Why they are one, without anything personal: it stays on record for ever.
    pub reason: Name,
}

/// A party was merged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PartyMerged {
    /// The party that goes on.
    pub party: PartyReply,
    /// The codes that name it from now on: of the party that ended, and of what had been merged into that.
    pub ended: Vec<String>,
    /// What the party that ended had and is no longer used, because the one that goes on has something else.
    pub differs: Vec<Differing>,
    /// Why they are one.
    pub reason: String,
}

/// Something in which two parties differed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Differing {
    /// What: `currency`, `active`, `customer_group`, `due_days`, `credit_limit`, `stopped`, `exemption`, an attribute or a
    /// reference as `attributes.name` or `external_refs.system`.
    pub what: String,
    /// In the books of which entity, if in one's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    /// What holds; absent: nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<String>,
    /// What is no longer used; absent: there was nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<String>,
}

impl Command for Merge {
    const NAME: &'static str = "parties.merge";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str =
        r#"{"party": "TEACO-OLD", "into": "TEACO", "personal": "drop", "reason": "entered twice"}"#;
    type Reply = PartyMerged;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<PartyMerged>, Refusal> {
        let (ending, lasting) = self.both(draft)?;
        let differs = differing(draft, &ending, &lasting)?;
        let ends = draft.party_keys(ending.id);

        let mut into = Party::clone(&lasting);
        into.kinds.extend(&ending.kinds);
        into.kinds.sort_unstable();
        into.kinds.dedup();
        into.merged.extend(&ends);
        into.merged.sort_unstable();
        for (system, reference) in &ending.external_refs {
            if into.external_refs.len() < SYSTEMS || into.external_refs.contains_key(system) {
                into.external_refs.entry(system.clone()).or_insert_with(|| reference.clone());
            }
        }
        let mut ended = Vec::with_capacity(ends.len());
        for id in ends {
            let Some(party) = draft.party_itself(id) else { continue };
            ended.push(party.code.clone());
            let mut party = Party::clone(&party);
            party.merged_into = into.id;
            party.merged.clear();
            if id == ending.id {
                party.merge_reason = Some(self.reason.to_string());
            }
            draft.put_party(party);
            if self.personal == PersonalOfMerged::Drop {
                erase(draft, id);
            }
        }
        draft.put_party(into.clone());
        draft.event(cx, "parties.party_merged", &ending.code);
        let party = PartyReply::of(draft, &into);
        Ok(Decision::done(PartyMerged { party, ended, differs, reason: self.reason.to_string() }))
    }
}

impl Merge {
    /// The party that ends and the one that goes on, if the one may become part of the other.
    fn both(&self, draft: &mut Draft<'_>) -> Result<(Arc<Party>, Arc<Party>), Refusal> {
        let unknown = || UnknownParty { party: self.party.to_string() }.at("party");
        let ending = draft.party_by_code_itself(&self.party).ok_or_else(unknown)?;
        let lasting = party_named(draft, &self.into).map_err(|refusal| refusal.at("into"))?;
        let party = ending.code.clone();
        if !ending.merged_into.is_none() {
            let into = draft.party(ending.id).map(|party| party.code.clone()).unwrap_or_default();
            return Err(AlreadyMerged { party, into }.at("party"));
        }
        if ending.id == lasting.id {
            return Err(SameParty { party, into: self.into.to_string() }.at("into"));
        }
        if let (Some(one), Some(other)) = (ending.currency, lasting.currency)
            && one != other
        {
            let (currency, into_currency) = (one.code().to_owned(), other.code().to_owned());
            return Err(OtherCurrency { party, currency, into: lasting.code.clone(), into_currency }.at("into"));
        }
        let given = lasting.merged.len() + ending.merged.len() + 1;
        if given > MOST {
            return Err(TooMany { what: "parties merged into one".to_owned(), given, allowed: MOST }.at("into"));
        }
        // Goods are named by their owner's code, which from now on is another's.
        if let Some(goods) = draft.goods_owned_by(ending.id) {
            let item = draft.item(goods.item).map(|item| item.code.clone()).unwrap_or_default();
            let site = draft.site(goods.site).map(|site| site.code.clone()).unwrap_or_default();
            return Err(OwnsGoods { party, item, site }.at("party"));
        }
        Ok((ending, lasting))
    }
}

/// What the party that ends has otherwise than the one that goes on.
fn differing(draft: &mut Draft<'_>, ending: &Party, lasting: &Party) -> Result<Vec<Differing>, Refusal> {
    let mut found = Differences(Vec::new());
    let currency = |party: &Party| party.currency.map(|currency| currency.code().to_owned());
    found.note("currency".to_owned(), None, currency(lasting), currency(ending));
    found.note("active".to_owned(), None, Some(lasting.active.to_string()), Some(ending.active.to_string()));
    for (system, reference) in &ending.external_refs {
        if let Some(kept) = lasting.external_refs.get(system) {
            found.note(format!("external_refs.{system}"), None, Some(kept.clone()), Some(reference.clone()));
        }
    }
    for (name, value) in ending.attributes.as_map() {
        let kept = lasting.attributes.get(name).map(ToString::to_string);
        found.note(format!("attributes.{name}"), None, kept, Some(value.to_string()));
    }
    let group = |group: Arc<str>| Some(group.to_string()).filter(|group| !group.is_empty());
    let (kept, left) = (group(draft.customer_group(lasting.id)), group(draft.customer_group(ending.id)));
    found.note("customer_group".to_owned(), None, kept, left);
    for entity in draft.entities() {
        let (kept, left) = (draft.customer_terms(entity.id, lasting.id), draft.customer_terms(entity.id, ending.id));
        let of = Some(entity.code.clone());
        let days = |days: Option<i64>| days.map(|days| days.to_string());
        found.note("due_days".to_owned(), of.clone(), days(kept.due_days), days(left.due_days));
        let limit = |limit: Option<i64>| limit.map(|minor| money_text(minor, entity.currency));
        let limits = (limit(kept.credit_limit_minor), limit(left.credit_limit_minor));
        found.note("credit_limit".to_owned(), of.clone(), limits.0, limits.1);
        found.note("stopped".to_owned(), of, Some(kept.stopped.to_string()), Some(left.stopped.to_string()));
    }
    let kept = draft.exemptions_of(lasting.id);
    for exemption in draft.exemptions_of(ending.id).iter() {
        let alike = kept
            .iter()
            .find(|held| (held.jurisdiction, held.starts_on) == (exemption.jurisdiction, exemption.starts_on));
        found.note("exemption".to_owned(), None, alike.map(told), Some(told(exemption)));
    }
    Ok(found.0)
}

struct Differences(Vec<Differing>);

impl Differences {
    /// Notes what the party that ends has, where the other one has not the same.
    fn note(&mut self, what: String, entity: Option<String>, kept: Option<String>, left: Option<String>) {
        if kept != left {
            self.0.push(Differing { what, entity, kept, left });
        }
    }
}

/// An exemption in words.
fn told(exemption: &Exemption) -> String {
    let ends_on = exemption.ends_on.map_or(String::new(), |last| format!(" to {last}"));
    format!("{} {} from {}{ends_on}", exemption.treatment, exemption.certificate, exemption.starts_on)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::{Value, json};

    use super::*;
    use crate::parties::commands::{AddParty, ChangeParty, ErasePersonal};
    use crate::parties::queries::{Parties, PartyByCode, Resolve};
    use crate::parties::types::{PartyKind, Personal};
    use crate::testing::Shop;

    fn shop(parties: &[(&str, Value)]) -> Shop {
        let mut shop = Shop::open();
        for (party, more) in parties {
            let mut request = json!({"party": party, "kinds": ["customer"]});
            request.as_object_mut().expect("an object").extend(more.as_object().cloned().unwrap_or_default());
            shop.does::<AddParty>(request);
        }
        shop
    }

    fn merge(party: &str, into: &str) -> Value {
        json!({"party": party, "into": into, "personal": "keep", "reason": "the same person"})
    }

    fn named(shop: &mut Shop, code: &str) -> String {
        shop.answers::<PartyByCode>(json!({"party": code})).party.party
    }

    /// A into B, B into C: every code and reference of the three names C, for ever; no cycle can be made of them.
    #[test]
    fn every_name_of_a_chain_is_one_party() {
        let mut shop = shop(&[
            ("A", json!({"external_refs": {"shop": "1", "crm": "a"}, "kinds": ["supplier"]})),
            ("B", json!({"external_refs": {"shop": "2"}, "currency": "EUR"})),
            ("C", json!({"external_refs": {"till": "3"}})),
        ]);
        shop.does::<ChangeParty>(json!({"party": "A", "external_refs": {"shop": "11"}}));
        let merged = shop.does::<Merge>(merge("a", "B"));
        assert_eq!((merged.party.party.as_str(), merged.ended), ("B", vec!["A".to_owned()]));
        assert_eq!(merged.party.kinds, [PartyKind::Customer, PartyKind::Supplier]);
        shop.refuses::<Merge>(merge("B", "A"), "parties.same_party");
        let merged = shop.does::<Merge>(merge("B", "C"));
        assert_eq!(merged.party.merged, ["A", "B"]);
        let refs = [("crm", "a"), ("shop", "2"), ("till", "3")].map(|(a, b)| (a.to_owned(), b.to_owned()));
        assert_eq!(merged.party.external_refs, BTreeMap::from(refs));
        for code in ["A", "b", "C"] {
            assert_eq!(named(&mut shop, code), "C", "{code}");
        }
        for (system, reference) in [("shop", "1"), ("shop", "11"), ("crm", "a"), ("shop", "2"), ("till", "3")] {
            let answer = shop.answers::<Resolve>(json!({"system": system, "reference": reference}));
            assert_eq!(answer.party, "C", "{system} {reference}");
        }
        let listed = shop.answers::<Parties>(json!({})).parties;
        assert_eq!(listed.iter().map(|party| party.party.as_str()).collect::<Vec<_>>(), ["C"]);
        let refusal = shop.refuses::<AddParty>(json!({"party": "a", "kinds": ["customer"]}), "parties.party_exists");
        assert_eq!(refusal.details["party"], "A");
        let changed = shop.does::<ChangeParty>(json!({"party": "A", "external_refs": {"shop": "1"}}));
        assert_eq!((changed.party.as_str(), changed.external_refs["shop"].as_str()), ("C", "1"));
    }

    #[test]
    fn refused_merges() {
        let mut shop = shop(&[
            ("A", json!({"currency": "USD"})),
            ("B", json!({"currency": "EUR"})),
            ("C", json!({})),
            ("D", json!({})),
        ]);
        shop.does::<Merge>(merge("C", "B"));
        let many: Vec<String> = (0..100).map(|n| format!("M-{n}")).collect();
        for code in &many {
            shop.does::<AddParty>(json!({"party": code, "kinds": ["customer"]}));
        }
        for code in &many[1..] {
            shop.does::<Merge>(merge(code, "D"));
        }
        for (request, code, path) in [
            (merge("X", "B"), "parties.unknown_party", "party"),
            (merge("B", "X"), "parties.unknown_party", "into"),
            (merge("A", "a"), "parties.same_party", "into"),
            (merge("B", "C"), "parties.same_party", "into"),
            (merge("C", "D"), "parties.already_merged", "party"),
            (merge("A", "B"), "parties.other_currency", "into"),
            (merge("B", "D"), "parties.too_many", "into"),
            (json!({"party": "A", "into": "D", "personal": "keep", "reason": ""}), "flow.bad_value", "reason"),
        ] {
            if code == "flow.bad_value" {
                assert!(shop.call::<Merge>(&request.to_string()).is_err());
                continue;
            }
            assert_eq!(shop.refuses::<Merge>(request, code).path, path, "{code}");
        }
    }

    /// What is kept is shown with the one that goes on and erased with it; what is dropped is gone; who was forgotten may be
    /// merged.
    #[test]
    fn what_is_personal_is_kept_or_dropped() {
        let personal = |name: &str| json!({"personal": {"name": name}});
        let mut shop = shop(&[("A", personal("Ann")), ("B", personal("Anna")), ("C", personal("Anne"))]);
        shop.does::<Merge>(json!({"party": "A", "into": "B", "personal": "drop", "reason": "entered twice"}));
        shop.does::<Merge>(merge("C", "B"));
        let held = |shop: &mut Shop| {
            let answer = shop.answers::<PartyByCode>(json!({"party": "B"}));
            let name = |personal: &Personal| personal.name.as_ref().map(ToString::to_string).unwrap_or_default();
            let kept = answer.merged_personal.iter().map(|held| format!("{} {}", held.party, name(&held.personal)));
            (answer.personal.as_ref().map(name), kept.collect::<Vec<_>>())
        };
        assert_eq!(held(&mut shop), (Some("Anna".to_owned()), vec!["C Anne".to_owned()]));
        shop.does::<ErasePersonal>(json!({"party": "C"}));
        assert_eq!(held(&mut shop), (None, vec![]));
        shop.refuses::<ErasePersonal>(json!({"party": "A"}), "parties.nothing_personal");
        shop.does::<AddParty>(json!({"party": "D", "kinds": ["customer"]}));
        shop.does::<Merge>(merge("B", "D"));
        assert_eq!(named(&mut shop, "C"), "D");
    }

    /// The one that goes on is as it was; what the other had otherwise is told.
    #[test]
    fn what_differs_is_told() {
        let mut shop = shop(&[
            ("A", json!({"currency": "EUR", "attributes": {"route": 7, "same": 1}, "external_refs": {"shop": "1"}})),
            ("B", json!({"attributes": {"same": 1}, "external_refs": {"shop": "2"}})),
        ]);
        shop.does::<ChangeParty>(json!({"party": "A", "active": false}));
        let merged = shop.does::<Merge>(merge("A", "B"));
        let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "nothing".to_owned());
        let told = |held: &Differing| format!("{}: {}, not {}", held.what, text(&held.kept), text(&held.left));
        let expected = [
            "currency: nothing, not EUR",
            "active: true, not false",
            "external_refs.shop: 2, not 1",
            "attributes.route: nothing, not 7",
        ];
        assert_eq!(merged.differs.iter().map(told).collect::<Vec<_>>(), expected);
        assert!(merged.party.active && merged.party.currency.is_none());
    }
}
