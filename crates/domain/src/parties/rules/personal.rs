//! What is personal: kept apart, known to books and chain by a salted digest alone, and forgotten on request.

use crate::flow::{Context, Draft, Refusal};
use crate::parties::refusals::TooMany;
use crate::parties::rules::matching::keys;
use crate::parties::types::{MatchKeys, Party, Personal, PersonalRow};
use crate::values::{Digest, PartyId};

/// Most lines of an address.
const ADDRESS_LINES: usize = 10;

/// Keeps what is personal about a party: its row anew, and the row's digest in the party.
///
/// # Errors
/// `parties.too_many`, of address lines.
pub(crate) fn keep(cx: &Context, draft: &mut Draft<'_>, party: &mut Party, personal: &Personal) -> Result<(), Refusal> {
    let given = personal.address.len();
    if given > ADDRESS_LINES {
        let refusal = TooMany { what: "address lines".to_owned(), given, allowed: ADDRESS_LINES };
        return Err(refusal.at("personal.address"));
    }
    let body = serde_json::to_string(personal).expect("texts and lists of texts always serialise");
    if draft.personal(party.id).is_some_and(|held| held.body == body) {
        return Ok(());
    }
    let salt = salt(cx, party.id);
    party.personal_digest = Some(digest(&salt, &body));
    draft.put_personal(PersonalRow { party: party.id, salt, body, keys: keys(personal) });
    Ok(())
}

/// Erases what is personal about a party, and the salt with it: whoever guesses a name can then no longer confirm it by
/// the digest that stays in the party and in every copy of it in the history. Answers whether there was anything.
pub(crate) fn erase(draft: &mut Draft<'_>, party: PartyId) -> bool {
    if draft.personal(party).is_none_or(|row| row.is_erased()) {
        return false;
    }
    draft.put_personal(PersonalRow { party, salt: [0; 16], body: String::new(), keys: MatchKeys::default() });
    true
}

/// A salt nobody can work out from what stays on file: from the command's own random bytes, not from its key.
fn salt(cx: &Context, party: PartyId) -> [u8; 16] {
    let mut hasher = blake3::Hasher::new_derive_key("backroom party_personal salt");
    hasher.update(&cx.entropy).update(&party.0.to_le_bytes());
    let mut salt = [0; 16];
    hasher.finalize_xof().fill(&mut salt);
    salt
}

/// The digest of a row: BLAKE3 of the salt followed by the body.
fn digest(salt: &[u8; 16], body: &str) -> Digest {
    Digest(*blake3::Hasher::new().update(salt).update(body.as_bytes()).finalize().as_bytes())
}
