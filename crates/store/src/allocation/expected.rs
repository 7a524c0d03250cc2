//! What is expected to arrive: its tables, how they are written and read.

use backroom_domain::allocation::facts::ExpectedFacts;
use backroom_domain::allocation::types::{ExpectedKey, ExpectedLine, ExpectedLineKey, ExpectedMove, ExpectedSupply};
use backroom_domain::values::{ExpectedSupplyId, ItemId};

use crate::column::{Row, fields};
use crate::sql::statements;
use crate::table::Table;
use crate::write::Writer;
use crate::{Fault, SqlFacts};

pub(super) static EXPECTED_SUPPLIES: Table = Table::journal(
    "expected_supplies",
    &["expected_supply_id", "command_id", "site_id", "kind", "folded", "reference"],
);
pub(super) static EXPECTED_MOVES: Table = Table::journal(
    "expected_moves",
    &["expected_move_id", "command_id", "expected_supply_id", "item_id", "expected_on", "cause", "change"],
);
pub(super) static EXPECTED_LINES: Table =
    Table::replaced("expected_lines", 3, &["expected_supply_id", "item_id", "expected_on", "quantity"]);

macro_rules! expected_select {
    ($tail:literal) => {
        concat!(
            "SELECT l.expected_supply_id, l.item_id, l.expected_on, s.site_id, s.kind, s.reference, l.quantity \
             FROM expected_lines l JOIN expected_supplies s ON s.expected_supply_id = l.expected_supply_id WHERE ",
            $tail
        )
    };
}

statements! {
    /// What is expected under a reference.
    EXPECTED_SUPPLY = "SELECT expected_supply_id, command_id, site_id, kind, folded, reference FROM expected_supplies \
        WHERE site_id = ?1 AND kind = ?2 AND folded = ?3";
    /// What is still expected under a reference.
    EXPECTED_UNDER = expected_select!("l.expected_supply_id = ?1 AND l.quantity > 0");
    /// What is still expected of an item.
    EXPECTED_OF = expected_select!("l.item_id = ?1 AND l.quantity > 0");
}

pub(crate) fn write_expected_supply(writer: &mut Writer<'_>, supply: &ExpectedSupply) -> Result<(), Fault> {
    let ExpectedSupply { id, command, key, reference } = supply;
    writer.journal(&EXPECTED_SUPPLIES, fields![*id, *command, key.site, key.kind, &key.reference, reference])
}

pub(crate) fn write_expected_move(writer: &mut Writer<'_>, step: &ExpectedMove) -> Result<(), Fault> {
    let ExpectedMove { id, command, key, cause, change } = step;
    writer.journal(&EXPECTED_MOVES, fields![*id, *command, key.supply, key.item, key.expected_on, *cause, *change])
}

pub(crate) fn write_expected_lines(
    writer: &mut Writer<'_>,
    rows: &[(ExpectedLineKey, Option<&ExpectedLine>)],
) -> Result<(), Fault> {
    writer.put_all(&EXPECTED_LINES, rows, |key, line| *fields![key.supply, key.item, key.expected_on, line.quantity])
}

fn read_supply(row: &Row<'_>) -> Result<ExpectedSupply, Fault> {
    Ok(ExpectedSupply {
        id: row.get()?,
        command: row.get()?,
        key: ExpectedKey { site: row.get()?, kind: row.get()?, reference: row.get()? },
        reference: row.get()?,
    })
}

fn read_line(row: &Row<'_>) -> Result<ExpectedLine, Fault> {
    Ok(ExpectedLine {
        key: ExpectedLineKey { supply: row.get()?, item: row.get()?, expected_on: row.get()? },
        site: row.get()?,
        kind: row.get()?,
        reference: row.get()?,
        quantity: row.get()?,
    })
}

impl ExpectedFacts for SqlFacts<'_> {
    fn expected_supply(&self, key: &ExpectedKey) -> Option<ExpectedSupply> {
        self.one(EXPECTED_SUPPLY, fields![key.site, key.kind, &key.reference], read_supply)
    }

    fn expected_under(&self, supply: ExpectedSupplyId) -> Vec<ExpectedLine> {
        self.list(EXPECTED_UNDER, fields![supply], read_line)
    }

    fn expected_of(&self, item: ItemId) -> Vec<ExpectedLine> {
        self.list(EXPECTED_OF, fields![item], read_line)
    }
}
