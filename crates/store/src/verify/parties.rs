//! What is personal: each row is the one its party knows by a salted digest, or has been erased whole.

use rusqlite::{Connection, Result};

use super::read::{each, text};
use super::run::Check;

/// Proves the personal rows.
pub(super) fn prove(connection: &Connection, [digests]: &mut [Check; 1]) -> Result<()> {
    let rows = "SELECT p.party_id, p.code, p.personal_digest, r.salt, r.body
                FROM parties p LEFT JOIN party_personal r ON r.party_id = p.party_id ORDER BY p.party_id";
    each(connection, rows, [], |row| {
        digests.rows += 1;
        let known: Option<Vec<u8>> = row.get(2)?;
        let salt: Option<Vec<u8>> = row.get(3)?;
        let wrong = match (known, salt) {
            (None, None) => return Ok(()),
            (None, Some(_)) => "has a personal row that its party does not know of",
            (Some(_), None) => "its personal row is missing",
            (Some(known), Some(salt)) => {
                let body = text(row, 4)?;
                let is_erased = body.is_empty() && salt.iter().all(|byte| *byte == 0);
                let digest = blake3::Hasher::new().update(&salt).update(body.as_bytes()).finalize();
                if is_erased || digest.as_bytes()[..] == known[..] {
                    return Ok(());
                }
                "its personal row is not the one its party knows by digest"
            }
        };
        digests.bad(format!("party {}", text(row, 1)?), wrong);
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{file, problems};
    use super::*;

    fn found(personal: &str) -> Vec<String> {
        let digest = blake3::hash(b"saltbody").to_hex();
        let file = file(&[
            &format!("parties VALUES (1, 'ANNA', 'anna', '[]', NULL, '{{}}', '{{}}', x'{digest}', 1)"),
            "parties VALUES (2, 'BEN', 'ben', '[]', NULL, '{}', '{}', NULL, 1)",
            personal,
        ]);
        problems(&file, prove)
    }

    #[test]
    fn a_personal_row_is_the_one_the_party_knows_or_erased() {
        let salt = "x'73616c74'";
        let erased = "x'00000000'";
        assert_eq!(found(&format!("party_personal VALUES (1, {salt}, 'body')")), [""; 0]);
        assert_eq!(found(&format!("party_personal VALUES (1, {erased}, '')")), [""; 0]);
        let cases = [
            (format!("(1, {salt}, 'Body')"), "party ANNA: its personal row is not the one its party knows by digest"),
            (format!("(1, {salt}, '')"), "party ANNA: its personal row is not the one its party knows by digest"),
            (
                format!("(1, {salt}, 'body'), (2, {salt}, 'body')"),
                "party BEN: has a personal row that its party does not know of",
            ),
        ];
        for (rows, expected) in cases {
            assert_eq!(found(&format!("party_personal VALUES {rows}")), [expected]);
        }
    }
}
