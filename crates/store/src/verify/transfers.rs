//! Goods under way: every transfer line is the movement into transit that opened it, less those out of it.

use rusqlite::{Connection, Result};

use super::read::{Words, each, ints, text};
use super::run::Check;
use super::sorting::{Sorted, Sorter};

/// A movement of goods under way.
pub(super) struct Step {
    pub(super) movement: i64,
    pub(super) sent: Sent,
    /// Whether it takes goods into transit, and out of it.
    pub(super) into: bool,
    pub(super) out_of: bool,
}

/// A line of a transfer, or what a movement says of it.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Sent {
    pub(super) document: i64,
    pub(super) line: i64,
    pub(super) item: i64,
    pub(super) lot: i64,
    pub(super) owner: i64,
    pub(super) from: i64,
    pub(super) state: i64,
    pub(super) quantity: i64,
}

/// The movements of goods under way, by the line they are of.
pub(super) struct Transfers(Sorter<1>);

impl Default for Transfers {
    fn default() -> Self {
        Self(Sorter::new(11))
    }
}

impl Transfers {
    pub(super) fn take(&mut self, line: i64, step: &Step) -> Result<()> {
        let Step { movement, sent, into, out_of } = step;
        let Sent { document, line: of_document, item, lot, owner, from, state, quantity } = *sent;
        let (into, out_of) = (i64::from(*into), i64::from(*out_of));
        let rest = [*movement, document, of_document, item, lot, owner, from, state, quantity, into, out_of];
        self.0.take([line], &rest)
    }

    pub(super) fn settle(self, connection: &Connection, lines: &mut Check, words: &mut Words) -> Result<()> {
        let mut steps = self.0.sorted()?;
        let rows = "SELECT transfer_line_id, document_id, line, item_id, lot_id, owner_id, from_site_id,
                           quantity_shipped, quantity_open, state
                    FROM transfer_lines ORDER BY transfer_line_id";
        each(connection, rows, [], |row| {
            let [id, document, line, item, lot, owner, from, quantity, open] = ints(row, 0)?;
            let state = words.number(text(row, 9)?);
            let stored = Sent { document, line, item, lot, owner, from, state, quantity };
            lines.rows += 1;
            lost(&mut steps, Some([id]), lines)?;
            let record = || format!("transfer line {id}");
            let Some(told) = Underway::read(&mut steps, id, lines)? else {
                lines.bad(record(), "no movements stand behind it");
                return Ok(());
            };
            let left = i128::from(told.sent.quantity) - told.out;
            if stored != told.sent {
                lines.bad(record(), "is not the line its movement into transit tells of");
            } else if i128::from(open) != left {
                lines.bad(record(), format!("quantity_open is {open}, its movements say {left}"));
            }
            Ok(())
        })?;
        lost(&mut steps, None, lines)?;
        // Areas of sites are fixed for good.
        let ends = "SELECT t.transfer_line_id FROM transfer_lines t
                    JOIN sites f ON f.site_id = t.from_site_id JOIN sites s ON s.site_id = t.to_site_id
                    WHERE t.valued <> (f.area_id <> s.area_id) OR f.entity_id <> s.entity_id ORDER BY t.transfer_line_id";
        each(connection, ends, [], |row| {
            let record = format!("transfer line {}", row.get::<_, i64>(0)?);
            lines.bad(record, "does not lead between the areas or entities it says");
            Ok(())
        })
    }
}

/// A line as its movements tell it.
struct Underway {
    sent: Sent,
    /// What has left transit since.
    out: i128,
}

impl Underway {
    /// Reads the movements of a line: into transit one opens the line, out of transit others close parts of it.
    fn read(steps: &mut Sorted<1>, line: i64, lines: &mut Check) -> Result<Option<Self>> {
        let mut found: Option<Self> = None;
        while steps.key() == Some([line]) {
            let [movement, document, line, item, lot, owner, from, state, quantity, into, out_of] = *steps.rest()
            else {
                break;
            };
            let sent = Sent { document, line, item, lot, owner, from, state, quantity };
            let wrong = match &mut found {
                None if into != 0 => {
                    found = Some(Self { sent, out: 0 });
                    None
                }
                None => Some("belongs to a transfer line that nothing was sent on"),
                Some(line) if out_of != 0 => line.arrived(&sent),
                Some(_) => Some("belongs to a transfer line without leaving transit"),
            };
            if let Some(wrong) = wrong {
                lines.bad(format!("movement {movement}"), wrong);
            }
            steps.advance()?;
        }
        Ok(found)
    }

    /// Takes goods out of transit, and says what is wrong with them.
    fn arrived(&mut self, goods: &Sent) -> Option<&'static str> {
        self.out += i128::from(goods.quantity);
        let told = |of: &Sent| (of.item, of.lot, of.owner, of.state);
        if told(goods) != told(&self.sent) {
            Some("takes other goods out of transit than were sent on its line")
        } else if self.out > i128::from(self.sent.quantity) {
            Some("takes more out of transit than was sent on its line")
        } else {
            None
        }
    }
}

/// Names the lines before one that only their movements know.
fn lost(steps: &mut Sorted<1>, before: Option<[i64; 1]>, lines: &mut Check) -> Result<()> {
    while let Some([id]) = steps.before(before) {
        if Underway::read(steps, id, lines)?.is_some() {
            lines.bad(format!("transfer line {id}"), "is missing, though there are movements of it");
        }
    }
    Ok(())
}
