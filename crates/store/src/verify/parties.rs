//! Parties.
//!
//! 1. What is personal is the row its party knows by a salted digest, or has been erased whole.
//! 2. The keys it is found by are made of it (`personal_keys.rs`).
//! 3. A party that was merged names one that stands, and that one lists it; what is listed was merged.

use std::collections::BTreeMap;

use rusqlite::{Connection, Result};

use super::personal_keys::keys_of;
use super::read::{each, ints, text};
use super::run::Check;

/// Proves the personal rows, and who was merged into whom.
pub(super) fn prove(connection: &Connection, [digests, keys, merges]: &mut [Check; 3]) -> Result<()> {
    prove_digests(connection, digests)?;
    prove_keys(connection, keys)?;
    prove_merges(connection, merges)
}

fn prove_digests(connection: &Connection, digests: &mut Check) -> Result<()> {
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

fn prove_keys(connection: &Connection, check: &mut Check) -> Result<()> {
    let rows = "SELECT COALESCE(p.code, ''), r.body, r.email_key, r.tax_number_key, r.phone_key, r.name_and_address_key
                FROM party_personal r LEFT JOIN parties p ON p.party_id = r.party_id ORDER BY r.party_id";
    each(connection, rows, [], |row| {
        check.rows += 1;
        let held: [i64; 4] = ints(row, 2)?;
        let is_right = held == keys_of(text(row, 1)?);
        let code = text(row, 0)?;
        check.holds(is_right, || format!("party {code}"), || "is not found by what is personal about it");
        Ok(())
    })
}

fn prove_merges(connection: &Connection, check: &mut Check) -> Result<()> {
    let mut parties: BTreeMap<i64, (String, i64, Vec<i64>)> = BTreeMap::new();
    let rows = "SELECT party_id, merged_into_id, code, merged, merge_reason IS NOT NULL FROM parties
                WHERE merged_into_id <> 0 OR merged <> '[]' OR merge_reason IS NOT NULL ORDER BY party_id";
    each(connection, rows, [], |row| {
        check.rows += 1;
        let [id, into] = ints(row, 0)?;
        let (code, listed) = (text(row, 2)?.to_owned(), serde_json::from_str(text(row, 3)?).unwrap_or_default());
        if into == 0 && row.get::<_, i64>(4)? != 0 {
            check.bad(format!("party {code}"), "has a reason why it was merged, and was not");
        }
        parties.insert(id, (code, into, listed));
        Ok(())
    })?;
    for (id, (code, into, listed)) in &parties {
        let lists = |survivor: &(String, i64, Vec<i64>)| survivor.1 == 0 && survivor.2.contains(id);
        if *into != 0 && !parties.get(into).is_some_and(lists) {
            check.bad(format!("party {code}"), format!("is merged into party {into}, which does not list it"));
        }
        let merged = listed.iter().filter(|other| parties.get(*other).is_none_or(|(_, into, _)| into != id));
        for other in merged {
            check.bad(format!("party {code}"), format!("lists party {other}, which is not merged into it"));
        }
        if !listed.is_sorted_by(|one, next| one < next) {
            check.bad(format!("party {code}"), "lists what was merged into it out of order");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{file, problems};
    use super::*;

    fn found(personal: &str) -> Vec<String> {
        let digest = blake3::hash(b"saltbody").to_hex();
        let file = file(&[
            &format!("parties VALUES (1, 'ANNA', 'anna', '[]', NULL, '{{}}', '{{}}', x'{digest}', 1, 0, NULL, '[]')"),
            "parties VALUES (2, 'BEN', 'ben', '[]', NULL, '{}', '{}', NULL, 1, 0, NULL, '[]')",
            personal,
        ]);
        problems(&file, prove)
    }

    #[test]
    fn a_personal_row_is_the_one_the_party_knows_or_erased() {
        let salt = "x'73616c74'";
        let erased = "x'00000000'";
        assert_eq!(found(&format!("party_personal VALUES (1, {salt}, 'body', 0, 0, 0, 0)")), [""; 0]);
        assert_eq!(found(&format!("party_personal VALUES (1, {erased}, '', 0, 0, 0, 0)")), [""; 0]);
        let cases = [
            (
                format!("(1, {salt}, 'Body', 0, 0, 0, 0)"),
                "party ANNA: its personal row is not the one its party knows by digest",
            ),
            (
                format!("(1, {salt}, '', 0, 0, 0, 0)"),
                "party ANNA: its personal row is not the one its party knows by digest",
            ),
            (
                format!("(1, {salt}, 'body', 0, 0, 0, 0), (2, {salt}, 'body', 0, 0, 0, 0)"),
                "party BEN: has a personal row that its party does not know of",
            ),
        ];
        for (rows, expected) in cases {
            assert_eq!(found(&format!("party_personal VALUES {rows}")), [expected]);
        }
    }

    /// Keys that are not those of the body are named; those of what was erased are none.
    #[test]
    fn keys_are_made_of_the_body() {
        let body =
            r#"{"name":"Anna Berg","email":"Anna@Example.com","phone":"+49 30 1234567","address":["Hauptstr. 5"]}"#;
        let [email, tax_number, phone, address] = keys_of(body);
        assert!(email != 0 && tax_number == 0 && phone != 0 && address != 0);
        let found = |keys: [i64; 4]| {
            let digest = blake3::hash(format!("salt{body}").as_bytes()).to_hex();
            let [a, b, c, d] = keys;
            let file = file(&[
                &format!(
                    "parties VALUES (1, 'ANNA', 'anna', '[]', NULL, '{{}}', '{{}}', x'{digest}', 1, 0, NULL, '[]')"
                ),
                &format!("party_personal VALUES (1, x'73616c74', '{body}', {a}, {b}, {c}, {d})"),
            ]);
            problems(&file, prove)
        };
        assert_eq!(found([email, tax_number, phone, address]), [""; 0]);
        for wrong in
            [[0, 0, phone, address], [email, 1, phone, address], [email, 0, email, address], [email, 0, phone, 7]]
        {
            assert_eq!(found(wrong), ["party ANNA: is not found by what is personal about it"], "{wrong:?}");
        }
    }

    /// Who was merged and the one that stands name each other.
    #[test]
    fn the_merged_and_the_one_that_stands_name_each_other() {
        let found = |[a, b, c]: [(i64, &str, &str); 3]| {
            let row = |id: i64, (into, reason, merged): (i64, &str, &str)| {
                format!(
                    "parties VALUES ({id}, 'P{id}', 'p{id}', '[]', NULL, '{{}}', '{{}}', NULL, 1, {into}, {reason}, '{merged}')"
                )
            };
            problems(&file(&[&row(1, a), &row(2, b), &row(3, c)]), prove)
        };
        let stands = (0, "NULL", "[]");
        assert_eq!(found([(3, "'twice'", "[]"), (3, "'twice'", "[]"), (0, "NULL", "[1,2]")]), [""; 0]);
        let cases = [
            ([(2, "'twice'", "[]"), stands, stands], "party P1: is merged into party 2, which does not list it"),
            ([(9, "'twice'", "[]"), stands, stands], "party P1: is merged into party 9, which does not list it"),
            ([stands, (0, "NULL", "[1]"), stands], "party P2: lists party 1, which is not merged into it"),
            ([stands, stands, (0, "'twice'", "[]")], "party P3: has a reason why it was merged, and was not"),
            (
                [(3, "'twice'", "[]"), (3, "'twice'", "[]"), (0, "NULL", "[2,1]")],
                "party P3: lists what was merged into it out of order",
            ),
        ];
        for (rows, expected) in cases {
            assert_eq!(found(rows), [expected]);
        }
    }
}
