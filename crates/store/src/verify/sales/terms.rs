//! Kits, and on which terms channels sell: each refers to what is there. That their rows are what the last change left of
//! them is proven with the other masters.

use rusqlite::{Connection, Result};
use rustc_hash::FxHashSet;

use super::super::read::{each, ints, text};
use super::super::run::Check;

pub(super) fn prove(connection: &Connection, [kits, terms]: &mut [Check; 2]) -> Result<()> {
    prove_kits(connection, kits)?;
    prove_channels(connection, terms)
}

/// A kit is an item of its kind, and holds each part once, and something of it.
fn prove_kits(connection: &Connection, kits: &mut Check) -> Result<()> {
    let mut parts: FxHashSet<i64> = FxHashSet::default();
    each(connection, "SELECT item_id FROM items WHERE kind IN ('stocked', 'service')", [], |row| {
        parts.insert(row.get(0)?);
        Ok(())
    })?;
    let rows = "SELECT k.item_id, COALESCE(i.kind, ''), k.parts FROM kits k
                LEFT JOIN items i ON i.item_id = k.item_id ORDER BY k.item_id";
    each(connection, rows, [], |row| {
        kits.rows += 1;
        let wrong = match serde_json::from_str::<Vec<[i64; 3]>>(text(row, 2)?) {
            _ if text(row, 1)? != "kit" => "its item is no kit",
            Err(_) => "its parts are no list of parts",
            Ok(held) if held.is_empty() => "it has no parts",
            Ok(held) if held.iter().any(|[item, ..]| !parts.contains(item)) => {
                "a part of it is neither kept in stock nor a service"
            }
            Ok(held) if held.iter().any(|[_, quantity, share]| *quantity <= 0 || *share < 0) => {
                "it holds nothing of a part, or a part bears less than nothing"
            }
            Ok(held) => {
                let once: FxHashSet<i64> = held.iter().map(|[item, ..]| *item).collect();
                match once.len() == held.len() {
                    true => return Ok(()),
                    false => "it holds a part twice",
                }
            }
        };
        kits.bad(format!("kit {}", row.get::<_, i64>(0)?), wrong);
        Ok(())
    })
}

/// A channel sells at a site of its entity, and its marketplace and principal are there where its terms need them.
fn prove_channels(connection: &Connection, terms: &mut Check) -> Result<()> {
    let rows = "SELECT t.channel_id, COALESCE(c.entity_id, 0), COALESCE(s.entity_id, 0),
                       t.jurisdiction_id = 0 OR j.jurisdiction_id IS NOT NULL,
                       t.marketplace_id = 0 OR m.party_id IS NOT NULL, t.principal_id = 0 OR p.party_id IS NOT NULL,
                       (t.sells_as = 'agent') = (t.principal_id <> 0), t.tax_by = 'us' OR t.marketplace_id <> 0,
                       t.due_days >= 0 AND t.difference_most_minor >= 0 AND t.commission BETWEEN 0 AND 100000000
                FROM channel_terms t
                LEFT JOIN channels c ON c.channel_id = t.channel_id
                LEFT JOIN sites s ON s.site_id = t.site_id
                LEFT JOIN tax_jurisdictions j ON j.jurisdiction_id = t.jurisdiction_id
                LEFT JOIN parties m ON m.party_id = t.marketplace_id
                LEFT JOIN parties p ON p.party_id = t.principal_id
                ORDER BY t.channel_id";
    each(connection, rows, [], |row| {
        let [channel, entity, of_site, has_jurisdiction, has_marketplace, has_principal] = ints(row, 0)?;
        let [fits_principal, fits_marketplace, is_in_range] = ints(row, 6)?;
        terms.rows += 1;
        let wrong = if entity == 0 {
            "the channel does not exist"
        } else if of_site != entity {
            "its site is none of its entity's"
        } else if has_jurisdiction == 0 {
            "its jurisdiction does not exist"
        } else if has_marketplace == 0 || has_principal == 0 {
            "a party of it does not exist"
        } else if fits_principal == 0 {
            "an agent has a principal, and nobody else has"
        } else if fits_marketplace == 0 {
            "its tax is a marketplace's, of which it has none"
        } else if is_in_range == 0 {
            "a number of it is out of range"
        } else {
            return Ok(());
        };
        terms.bad(format!("channel terms {channel}"), wrong);
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{empty, problems};
    use super::*;

    /// A set of two teas and a wrapping, and a marketplace that sells it for somebody else.
    fn found(changes: &str) -> Vec<String> {
        let file = empty();
        file.pragma_update(None, "ignore_check_constraints", true).expect("a pragma");
        let item = |id: i64, kind: &str| {
            format!(
                "items VALUES ({id}, 'I{id}', 'i{id}', 'Item', '{kind}', 1, 1, 'fifo', 'standard', 'none', 'published', '{{}}')"
            )
        };
        let party = |id: i64| {
            format!("parties VALUES ({id}, 'P{id}', 'p{id}', '[]', NULL, '{{}}', '{{}}', NULL, 1, 0, NULL, '[]')")
        };
        for row in [
            item(7, "stocked"),
            item(8, "service"),
            item(9, "kit"),
            party(5),
            party(6),
            "kits VALUES (9, '[[7,2,6900000],[8,1,0]]')".to_owned(),
            "sites VALUES (101, 'SHOP-1', 'shop-1', 'Shop', 'store', 1, 1, 'UTC', 0, 0, 1)".to_owned(),
            "channels VALUES (1, 'WEB', 'web', 'Web', 1, 'whole', 'refuse', 5, 30, 0, NULL, '[]', 1)".to_owned(),
            "tax_jurisdictions VALUES (3, 'DE', 'de', 'Germany', 'line', 'invoice', 0, 0)".to_owned(),
            "channel_terms VALUES (1, 101, 3, 1, 'shipment', 'marketplace', 'invoice', 'agent', 5, 6, 15000000, 0, NULL, 14, 'refund', 0)"
                .to_owned(),
        ] {
            file.execute_batch(&format!("INSERT INTO {row}")).unwrap_or_else(|error| panic!("{row}: {error}"));
        }
        file.execute_batch(changes).expect("the changes");
        problems(&file, prove)
    }

    #[test]
    fn kits_and_terms_refer_to_what_is_there() {
        assert_eq!(found(""), [""; 0]);
        let of_kit = |parts: &str| found(&format!("UPDATE kits SET parts = '{parts}'"));
        for (parts, wrong) in [
            ("tea", "its parts are no list of parts"),
            ("[]", "it has no parts"),
            ("[[9,1,0]]", "a part of it is neither kept in stock nor a service"),
            ("[[7,0,0]]", "it holds nothing of a part, or a part bears less than nothing"),
            ("[[7,1,-1]]", "it holds nothing of a part, or a part bears less than nothing"),
            ("[[7,1,0],[7,2,0]]", "it holds a part twice"),
        ] {
            assert_eq!(of_kit(parts), [format!("kit 9: {wrong}")], "{parts}");
        }
        assert_eq!(found("UPDATE items SET kind = 'stocked'"), ["kit 9: its item is no kit"]);
        for (change, wrong) in [
            ("channel_id = 2", "the channel does not exist"),
            ("site_id = 102", "its site is none of its entity's"),
            ("jurisdiction_id = 4", "its jurisdiction does not exist"),
            ("principal_id = 4", "a party of it does not exist"),
            ("marketplace_id = 4", "a party of it does not exist"),
            ("principal_id = 0", "an agent has a principal, and nobody else has"),
            ("sells_as = 'principal'", "an agent has a principal, and nobody else has"),
            ("marketplace_id = 0", "its tax is a marketplace's, of which it has none"),
            ("commission = 100000001", "a number of it is out of range"),
        ] {
            let channel = if change.starts_with("channel") { 2 } else { 1 };
            let found = found(&format!("UPDATE channel_terms SET {change}"));
            assert_eq!(found, [format!("channel terms {channel}: {wrong}")], "{change}");
        }
        assert_eq!(found("UPDATE channel_terms SET jurisdiction_id = 0, marketplace_id = 0, tax_by = 'us'"), [""; 0]);
    }
}
