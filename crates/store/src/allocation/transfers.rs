//! Levels, lanes and proposals to move goods: their tables, how they are written and read.

use backroom_domain::allocation::transfers::{
    Grounds, SiteLevel, TransferLane, TransferProposal, TransferProposalMove,
};
use backroom_domain::values::TransferProposalId;

use crate::Fault;
use crate::column::{Row, fields};
use crate::sql::statements;
use crate::table::Table;
use crate::write::{AfterImage, Writer};

pub(crate) static SITE_LEVELS: Table =
    Table::replaced("site_levels", 2, &["item_id", "site_id", "level_min", "level_max", "multiple"]);
pub(crate) static TRANSFER_LANES: Table = Table::replaced(
    "transfer_lanes",
    2,
    &["from_site_id", "to_site_id", "cost_minor", "days", "quantity_min", "active"],
);
pub(crate) static TRANSFER_PROPOSALS: Table = Table::opened(
    "transfer_proposals",
    1,
    13,
    &[
        "transfer_proposal_id",
        "command_id",
        "entity_id",
        "item_id",
        "from_site_id",
        "to_site_id",
        "quantity",
        "surplus",
        "deficit",
        "waited_for",
        "level_min",
        "cost_minor",
        "days",
        "state",
    ],
);
pub(crate) static TRANSFER_PROPOSAL_MOVES: Table = Table::journal(
    "transfer_proposal_moves",
    &["transfer_proposal_move_id", "command_id", "transfer_proposal_id", "state", "document_id", "reason"],
);

macro_rules! proposal_select {
    ($tail:literal) => {
        concat!(
            "SELECT transfer_proposal_id, command_id, entity_id, item_id, from_site_id, to_site_id, quantity, surplus, \
             deficit, waited_for, level_min, cost_minor, days, state FROM transfer_proposals ",
            $tail
        )
    };
}

statements! {
    /// How much of an item is wanted at sites, in order of site.
    SITE_LEVELS_OF = "SELECT item_id, site_id, level_min, level_max, multiple FROM site_levels WHERE item_id = ?1 ORDER BY site_id";
    /// Items of which some is wanted at a site after one, in order of key.
    ITEMS_LEVELED = "SELECT DISTINCT item_id FROM site_levels WHERE item_id > ?1 ORDER BY item_id LIMIT ?2";
    /// The lanes from a site, in order of where they lead.
    TRANSFER_LANES_FROM = "SELECT from_site_id, to_site_id, cost_minor, days, quantity_min, active FROM transfer_lanes \
        WHERE from_site_id = ?1 ORDER BY to_site_id";
    /// A proposal by key.
    TRANSFER_PROPOSAL = proposal_select!("WHERE transfer_proposal_id = ?1");
    /// The open proposals of an item, in order of key.
    TRANSFER_PROPOSALS_OPEN = proposal_select!("WHERE item_id = ?1 AND state = 'open' ORDER BY transfer_proposal_id");
    /// The proposals of an entity in a state after one, in order of key.
    TRANSFER_PROPOSALS_AFTER = proposal_select!("WHERE entity_id = ?1 AND state = ?2 AND transfer_proposal_id > ?3 ORDER BY transfer_proposal_id LIMIT ?4");
}

pub(crate) fn write_site_level(after: &mut AfterImage<'_, '_>, level: &SiteLevel) -> Result<(), Fault> {
    let SiteLevel { item, site, level_min, level_max, multiple } = level;
    after.put(&SITE_LEVELS, fields![*item, *site, *level_min, *level_max, *multiple])
}

pub(crate) fn write_lane(after: &mut AfterImage<'_, '_>, lane: &TransferLane) -> Result<(), Fault> {
    let TransferLane { from, to, cost_minor, days, quantity_min, active } = lane;
    after.put(&TRANSFER_LANES, fields![*from, *to, *cost_minor, *days, *quantity_min, *active])
}

/// Writes what has become of proposals.
pub(crate) fn write_proposals(
    writer: &mut Writer<'_>,
    rows: &[(TransferProposalId, Option<&TransferProposal>)],
) -> Result<(), Fault> {
    for (_, proposal) in rows {
        let Some(proposal) = proposal else {
            return Err(Fault::new("store.constraint", "rows of transfer_proposals are never removed"));
        };
        write_proposal(writer, proposal)?;
    }
    Ok(())
}

pub(crate) fn write_proposal(writer: &mut Writer<'_>, proposal: &TransferProposal) -> Result<(), Fault> {
    let TransferProposal { id, command, entity, item, from, to, quantity, grounds, cost_minor, days, state } = proposal;
    let Grounds { surplus, deficit, waited_for, level_min } = grounds;
    writer.put(
        &TRANSFER_PROPOSALS,
        fields![
            *id,
            *command,
            *entity,
            *item,
            *from,
            *to,
            *quantity,
            *surplus,
            *deficit,
            *waited_for,
            *level_min,
            *cost_minor,
            *days,
            *state
        ],
    )
}

pub(crate) fn write_proposal_move(writer: &mut Writer<'_>, step: &TransferProposalMove) -> Result<(), Fault> {
    let TransferProposalMove { id, command, proposal, state, document, reason } = step;
    writer.journal(&TRANSFER_PROPOSAL_MOVES, fields![*id, *command, *proposal, *state, *document, reason])
}

pub(super) fn read_level(row: &Row<'_>) -> Result<SiteLevel, Fault> {
    Ok(SiteLevel {
        item: row.get()?,
        site: row.get()?,
        level_min: row.get()?,
        level_max: row.get()?,
        multiple: row.get()?,
    })
}

pub(super) fn read_lane(row: &Row<'_>) -> Result<TransferLane, Fault> {
    Ok(TransferLane {
        from: row.get()?,
        to: row.get()?,
        cost_minor: row.get()?,
        days: row.get()?,
        quantity_min: row.get()?,
        active: row.get()?,
    })
}

pub(super) fn read_proposal(row: &Row<'_>) -> Result<TransferProposal, Fault> {
    Ok(TransferProposal {
        id: row.get()?,
        command: row.get()?,
        entity: row.get()?,
        item: row.get()?,
        from: row.get()?,
        to: row.get()?,
        quantity: row.get()?,
        grounds: Grounds { surplus: row.get()?, deficit: row.get()?, waited_for: row.get()?, level_min: row.get()? },
        cost_minor: row.get()?,
        days: row.get()?,
        state: row.get()?,
    })
}
