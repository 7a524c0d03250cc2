//! Channels, demands, promises, what is expected and what is published: their tables and how they are written.

mod expected;
mod facts;
mod feed;
mod transfers;

use std::sync::Arc;

use backroom_domain::allocation::types::{
    Channel, Demand, DemandEnd, DemandLine, DemandMove, GuardKey, ParcelDayKey, Promise, SupplySite,
};
use backroom_domain::values::{DemandId, ItemId, Quantity};

pub(crate) use expected::{write_expected_lines, write_expected_move, write_expected_supply};
pub(crate) use feed::{write_feed, write_feed_line, write_feed_rows, write_publication};

use crate::Fault;
use crate::column::{Field, fields};
use crate::parties::json;
use crate::table::Table;
use crate::write::{AfterImage, Writer};

#[cfg(test)]
use transfers::{SITE_LEVELS, TRANSFER_LANES, TRANSFER_PROPOSAL_MOVES, TRANSFER_PROPOSALS};
pub(crate) use transfers::{write_lane, write_proposal, write_proposal_move, write_proposals, write_site_level};

pub(crate) static CHANNELS: Table = Table::replaced(
    "channels",
    1,
    &[
        "channel_id",
        "code",
        "folded",
        "name",
        "entity_id",
        "ship_rule",
        "shortage_rule",
        "priority",
        "reservation_minutes",
        "remaining_life_days",
        "parcels_most",
        "sites",
        "active",
    ],
);
pub(crate) static SUPPLY_SITES: Table =
    Table::replaced("supply_sites", 1, &["site_id", "handling_minor", "parcels_per_day", "lanes"]);
pub(crate) static STOCK_GUARDS: Table =
    Table::replaced("stock_guards", 3, &["item_id", "site_id", "channel_id", "quantity"]);
pub(crate) static DEMANDS: Table = Table::opened(
    "demands",
    1,
    15,
    &[
        "demand_id",
        "command_id",
        "channel_id",
        "kind",
        "folded",
        "reference",
        "entity_id",
        "customer_id",
        "zone",
        "site_id",
        "priority",
        "ship_rule",
        "shortage_rule",
        "remaining_life_days",
        "wanted_on",
        "expires_at",
    ],
);
pub(crate) static DEMAND_LINES: Table = Table::opened(
    "demand_lines",
    2,
    5,
    &[
        "demand_id",
        "line",
        "command_id",
        "item_id",
        "worth",
        "wanted",
        "open",
        "reserved",
        "allocated",
        "picked",
        "shipped",
        "cancelled",
    ],
);
pub(crate) static PROMISES: Table = Table::replaced(
    "promises",
    6,
    &["demand_id", "line", "site_id", "place_id", "lot_id", "owner_id", "item_id", "reserved", "allocated", "picked"],
);
pub(crate) static DEMAND_MOVES: Table = Table::journal(
    "demand_moves",
    &[
        "demand_move_id",
        "command_id",
        "demand_id",
        "line",
        "cause",
        "from_stage",
        "to_stage",
        "site_id",
        "place_id",
        "lot_id",
        "owner_id",
        "quantity",
        "occurred_on",
    ],
);
pub(crate) static DEMAND_ENDS: Table =
    Table::journal("demand_ends", &["demand_end_id", "command_id", "demand_id", "expires_at"]);
pub(crate) static OPEN_DEMANDS: Table = Table::replaced("open_demands", 1, &["item_id", "open"]);
pub(crate) static PARCEL_DAYS: Table = Table::replaced("parcel_days", 2, &["site_id", "occurred_on", "parcels"]);

/// Every table of this slice.
#[cfg(test)]
pub(crate) static TABLES: &[&Table] = &[
    &CHANNELS,
    &SUPPLY_SITES,
    &STOCK_GUARDS,
    &DEMANDS,
    &DEMAND_LINES,
    &PROMISES,
    &DEMAND_MOVES,
    &DEMAND_ENDS,
    &OPEN_DEMANDS,
    &PARCEL_DAYS,
    &expected::EXPECTED_SUPPLIES,
    &expected::EXPECTED_MOVES,
    &expected::EXPECTED_LINES,
    &feed::FEEDS,
    &feed::FEED_PUBLICATIONS,
    &feed::FEED_LINES,
    &feed::FEED_ROWS,
    &SITE_LEVELS,
    &TRANSFER_LANES,
    &TRANSFER_PROPOSALS,
    &TRANSFER_PROPOSAL_MOVES,
];

/// Every statement of this slice, in parts.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&[(&str, &str)]] =
    &[facts::STATEMENTS, expected::STATEMENTS, feed::STATEMENTS, transfers::STATEMENTS];

pub(crate) fn write_channel(after: &mut AfterImage<'_, '_>, channel: &Channel) -> Result<(), Fault> {
    let Channel {
        id,
        code,
        folded,
        name,
        entity,
        ship_rule,
        shortage_rule,
        priority,
        reservation_minutes,
        remaining_life_days,
        parcels_most,
        sites,
        active,
    } = channel;
    let sites: Vec<(i64, i64, Vec<i64>)> = sites
        .iter()
        .map(|site| (site.site.0, site.cost_minor, site.categories.iter().map(|category| category.0).collect()))
        .collect();
    let sites = json(&sites);
    after.put(
        &CHANNELS,
        fields![
            *id,
            code,
            folded,
            name,
            *entity,
            *ship_rule,
            *shortage_rule,
            *priority,
            *reservation_minutes,
            *remaining_life_days,
            *parcels_most,
            &sites,
            *active,
        ],
    )
}

pub(crate) fn write_supply_site(after: &mut AfterImage<'_, '_>, supply_site: &SupplySite) -> Result<(), Fault> {
    let SupplySite { site, handling_minor, parcels_per_day, lanes } = supply_site;
    let lanes = json(lanes);
    after.put(&SUPPLY_SITES, fields![*site, *handling_minor, *parcels_per_day, &lanes])
}

pub(crate) fn write_guard(after: &mut AfterImage<'_, '_>, key: GuardKey, quantity: Quantity) -> Result<(), Fault> {
    after.put(&STOCK_GUARDS, fields![key.item, key.site, key.channel, quantity])
}

/// Writes what has become of demands: each with its lines and promises.
pub(crate) fn write_demands(writer: &mut Writer<'_>, rows: &[(DemandId, Option<&Arc<Demand>>)]) -> Result<(), Fault> {
    writer.put_all(&DEMANDS, rows, |_, demand| demand_fields(demand))?;
    for demand in rows.iter().filter_map(|(_, demand)| *demand) {
        for line in &demand.lines {
            write_line(writer, demand.id, line)?;
        }
    }
    for demand in rows.iter().filter_map(|(_, demand)| *demand) {
        for promise in &demand.promises {
            write_promise(writer, demand.id, promise)?;
        }
    }
    Ok(())
}

pub(crate) fn write_demand(writer: &mut Writer<'_>, demand: &Demand) -> Result<(), Fault> {
    writer.put(&DEMANDS, &demand_fields(demand))
}

fn demand_fields(demand: &Demand) -> [Field<'_>; 16] {
    *fields![
        demand.id,
        demand.command,
        demand.key.channel,
        demand.key.kind,
        &demand.key.reference,
        &demand.reference,
        demand.entity,
        demand.customer,
        &demand.zone,
        demand.site,
        demand.priority,
        demand.ship_rule,
        demand.shortage_rule,
        demand.remaining_life_days,
        demand.wanted_on,
        demand.expires_at
    ]
}

pub(crate) fn write_line(writer: &mut Writer<'_>, demand: DemandId, line: &DemandLine) -> Result<(), Fault> {
    let DemandLine { line, command, item, worth, split } = line;
    writer.put(
        &DEMAND_LINES,
        fields![
            demand,
            *line,
            *command,
            *item,
            *worth,
            split.wanted,
            split.open,
            split.reserved,
            split.allocated,
            split.picked,
            split.shipped,
            split.cancelled
        ],
    )
}

fn write_promise(writer: &mut Writer<'_>, demand: DemandId, promise: &Promise) -> Result<(), Fault> {
    let Promise { line, seat, item, reserved, allocated, picked } = promise;
    writer.put(
        &PROMISES,
        fields![demand, *line, seat.site, seat.place, seat.lot, seat.owner, *item, *reserved, *allocated, *picked],
    )
}

pub(crate) fn write_move(writer: &mut Writer<'_>, step: &DemandMove) -> Result<(), Fault> {
    let DemandMove { id, command, demand, line, cause, from, to, seat, quantity, occurred_on } = step;
    writer.journal(
        &DEMAND_MOVES,
        fields![
            *id,
            *command,
            *demand,
            *line,
            *cause,
            *from,
            *to,
            seat.site,
            seat.place,
            seat.lot,
            seat.owner,
            *quantity,
            *occurred_on,
        ],
    )
}

pub(crate) fn write_end(writer: &mut Writer<'_>, end: &DemandEnd) -> Result<(), Fault> {
    let DemandEnd { id, command, demand, expires_at } = end;
    writer.journal(&DEMAND_ENDS, fields![*id, *command, *demand, *expires_at])
}

pub(crate) fn write_open(writer: &mut Writer<'_>, rows: &[(ItemId, Option<&Quantity>)]) -> Result<(), Fault> {
    writer.put_all(&OPEN_DEMANDS, rows, |item, open| *fields![*item, *open])
}

pub(crate) fn write_parcel_days(writer: &mut Writer<'_>, rows: &[(ParcelDayKey, Option<&i64>)]) -> Result<(), Fault> {
    writer.put_all(&PARCEL_DAYS, rows, |key, parcels| *fields![key.site, key.on, *parcels])
}
