//! Goods under way: every transfer line is the movement into transit that opened it, less those out of it.

use rusqlite::{Connection, Result};
use rustc_hash::FxHashMap;

use super::movements::Sites;
use super::read::{Words, each, ints, text};
use super::run::Check;

/// A line of a transfer as its movements tell it.
pub(super) struct Sent {
    pub(super) document: i64,
    pub(super) line: i64,
    pub(super) item: i64,
    pub(super) lot: i64,
    pub(super) owner: i64,
    pub(super) from: i64,
    pub(super) state: i64,
    pub(super) quantity: i64,
    /// What has left transit since.
    pub(super) out: i128,
}

#[derive(Default)]
pub(super) struct Transfers(FxHashMap<i64, Sent>);

impl Transfers {
    /// Takes a movement of a line: into transit it opens the line, out of transit it closes a part of it.
    pub(super) fn take(&mut self, id: i64, sent: Sent, sites: &Sites, to: i64) -> Option<&'static str> {
        match self.0.get_mut(&id) {
            None if sites.is_transit(to) => {
                self.0.insert(id, sent);
                None
            }
            None => Some("belongs to a transfer line that nothing was sent on"),
            Some(line) if sites.is_transit(sent.from) => {
                line.out += i128::from(sent.quantity);
                let other =
                    (sent.item, sent.lot, sent.owner, sent.state) != (line.item, line.lot, line.owner, line.state);
                if other {
                    Some("takes other goods out of transit than were sent on its line")
                } else {
                    (line.out > i128::from(line.quantity))
                        .then_some("takes more out of transit than was sent on its line")
                }
            }
            Some(_) => Some("belongs to a transfer line without leaving transit"),
        }
    }

    pub(super) fn settle(mut self, connection: &Connection, lines: &mut Check, words: &mut Words) -> Result<()> {
        let rows = "SELECT transfer_line_id, document_id, line, item_id, lot_id, owner_id, from_site_id,
                           quantity_shipped, quantity_open, state
                    FROM transfer_lines ORDER BY transfer_line_id";
        each(connection, rows, [], |row| {
            let [id, document, line, item, lot, owner, from, shipped, open] = ints(row, 0)?;
            let state = words.number(text(row, 9)?);
            lines.rows += 1;
            let record = || format!("transfer line {id}");
            let Some(sent) = self.0.remove(&id) else {
                lines.bad(record(), "no movements stand behind it");
                return Ok(());
            };
            let stored = (document, line, item, lot, owner, from, state, shipped);
            let told =
                (sent.document, sent.line, sent.item, sent.lot, sent.owner, sent.from, sent.state, sent.quantity);
            let left = i128::from(sent.quantity) - sent.out;
            if stored != told {
                lines.bad(record(), "is not the line its movement into transit tells of");
            } else if i128::from(open) != left {
                lines.bad(record(), format!("quantity_open is {open}, its movements say {left}"));
            }
            Ok(())
        })?;
        // Areas of sites are fixed for good.
        let ends = "SELECT t.transfer_line_id FROM transfer_lines t
                    JOIN sites f ON f.site_id = t.from_site_id JOIN sites s ON s.site_id = t.to_site_id
                    WHERE t.valued <> (f.area_id <> s.area_id) OR f.entity_id <> s.entity_id ORDER BY t.transfer_line_id";
        each(connection, ends, [], |row| {
            let record = format!("transfer line {}", row.get::<_, i64>(0)?);
            lines.bad(record, "does not lead between the areas or entities it says");
            Ok(())
        })?;
        let mut left: Vec<i64> = self.0.into_keys().collect();
        left.sort_unstable();
        for id in left {
            lines.bad(format!("transfer line {id}"), "is missing, though there are movements of it");
        }
        Ok(())
    }
}
