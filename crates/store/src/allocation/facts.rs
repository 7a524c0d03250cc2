//! Channels, demands and promises as the file has them.

use backroom_domain::allocation::facts::AllocationFacts;
use backroom_domain::allocation::transfers::{ProposalState, SiteLevel, TransferLane, TransferProposal};
use backroom_domain::allocation::types::{
    Channel, ChannelSite, Demand, DemandKey, DemandLine, DemandMove, GuardKey, ParcelDayKey, Promise, Seat, Split,
    SupplySite, Turn, Waiting,
};
use backroom_domain::values::{
    CategoryId, ChannelId, DemandId, EntityId, Instant, ItemId, Quantity, SiteId, TransferProposalId,
};

use super::transfers::{
    ITEMS_LEVELED, SITE_LEVELS_OF, TRANSFER_LANES_FROM, TRANSFER_PROPOSAL, TRANSFER_PROPOSALS_AFTER,
    TRANSFER_PROPOSALS_OPEN, read_lane, read_level, read_proposal,
};
use crate::column::{Row, fields, only};
use crate::sql::statements;
use crate::{Fault, SqlFacts};

macro_rules! channel_select {
    ($tail:literal) => {
        concat!(
            "SELECT channel_id, code, folded, name, entity_id, ship_rule, shortage_rule, priority, reservation_minutes, \
             remaining_life_days, parcels_most, sites, active FROM channels ",
            $tail
        )
    };
}

statements! {
    /// The channel of a folded code.
    CHANNEL_BY_CODE = channel_select!("WHERE folded = ?1");
    /// A channel by key.
    CHANNEL = channel_select!("WHERE channel_id = ?1");
    /// The channels of an entity, in order of folded code.
    CHANNELS_OF = channel_select!("WHERE entity_id = ?1 ORDER BY folded");
    /// What it takes to ship from a site.
    SUPPLY_SITE = "SELECT site_id, handling_minor, parcels_per_day, lanes FROM supply_sites WHERE site_id = ?1";
    /// What is kept back of an item, in order of key.
    GUARDS_OF = "SELECT item_id, site_id, channel_id, quantity FROM stock_guards WHERE item_id = ?1 AND quantity > 0 ORDER BY site_id, channel_id";
    /// A demand without its lines and promises.
    DEMAND = "SELECT demand_id, command_id, channel_id, kind, folded, reference, entity_id, customer_id, zone, site_id, priority, \
        ship_rule, shortage_rule, remaining_life_days, wanted_on, expires_at FROM demands WHERE demand_id = ?1";
    /// The lines of a demand, in order.
    DEMAND_LINES_OF = "SELECT line, command_id, item_id, worth, wanted, open, reserved, allocated, picked, shipped, cancelled FROM demand_lines \
        WHERE demand_id = ?1 ORDER BY line";
    /// The promises made to a demand, in order of line and seat.
    PROMISES_OF = "SELECT line, site_id, place_id, lot_id, owner_id, item_id, reserved, allocated, picked FROM promises \
        WHERE demand_id = ?1 ORDER BY line, site_id, place_id, lot_id, owner_id";
    /// The demand of a reference.
    DEMAND_BY_KEY = "SELECT demand_id FROM demands WHERE channel_id = ?1 AND kind = ?2 AND folded = ?3";
    /// Demands whose reservations end by an instant, those that end first in front.
    DEMANDS_DUE = "SELECT demand_id FROM demands WHERE expires_at <= ?1 ORDER BY expires_at, demand_id LIMIT ?2";
    /// What of an item is reserved by demands whose reservations have ended by an instant, by site.
    RESERVED_PAST = "SELECT p.site_id, CAST(SUM(p.reserved) AS BIGINT) FROM promises p \
        WHERE p.item_id = ?1 AND p.reserved + p.allocated + p.picked > 0 AND p.reserved > 0 \
        AND EXISTS (SELECT 1 FROM demands d WHERE d.demand_id = p.demand_id AND d.expires_at <= ?2) GROUP BY p.site_id ORDER BY p.site_id";
    /// The demands that something of an item is promised to at a site, in order of key.
    DEMANDS_PROMISED = "SELECT DISTINCT demand_id FROM promises \
        WHERE item_id = ?1 AND site_id = ?2 AND reserved + allocated + picked > 0 ORDER BY demand_id";
    /// The lines of orders that wait for an item, in any order.
    WAITING = "SELECT d.priority, d.wanted_on, d.demand_id, l.line, d.channel_id, d.site_id, l.open FROM demand_lines l \
        JOIN demands d ON d.demand_id = l.demand_id WHERE l.item_id = ?1 AND l.open > 0 AND d.kind = 'order'";
    /// How much of an item orders wait for.
    OPEN_DEMAND = "SELECT open FROM open_demands WHERE item_id = ?1";
    /// Items that orders wait for after one, in order of key.
    ITEMS_OPEN = "SELECT item_id FROM open_demands WHERE item_id > ?1 AND open > 0 ORDER BY item_id LIMIT ?2";
    /// How many demands a site took on in a day.
    PARCEL_DAY = "SELECT parcels FROM parcel_days WHERE site_id = ?1 AND occurred_on = ?2";
    /// What happened to a demand, in order.
    DEMAND_MOVES_OF = "SELECT demand_move_id, command_id, demand_id, line, cause, from_stage, to_stage, site_id, place_id, lot_id, \
        owner_id, quantity, occurred_on FROM demand_moves WHERE demand_id = ?1 ORDER BY demand_move_id";
}

fn read_channel(row: &Row<'_>) -> Result<Channel, Fault> {
    Ok(Channel {
        id: row.get()?,
        code: row.get()?,
        folded: row.get()?,
        name: row.get()?,
        entity: row.get()?,
        ship_rule: row.get()?,
        shortage_rule: row.get()?,
        priority: row.get()?,
        reservation_minutes: row.get()?,
        remaining_life_days: row.get()?,
        parcels_most: row.get()?,
        sites: row.get::<Vec<(i64, i64, Vec<i64>)>>()?.into_iter().map(channel_site).collect(),
        active: row.get()?,
    })
}

fn channel_site((site, cost_minor, categories): (i64, i64, Vec<i64>)) -> ChannelSite {
    ChannelSite { site: SiteId(site), cost_minor, categories: categories.into_iter().map(CategoryId).collect() }
}

fn read_supply_site(row: &Row<'_>) -> Result<SupplySite, Fault> {
    Ok(SupplySite { site: row.get()?, handling_minor: row.get()?, parcels_per_day: row.get()?, lanes: row.get()? })
}

fn read_guard(row: &Row<'_>) -> Result<(GuardKey, Quantity), Fault> {
    Ok((GuardKey { item: row.get()?, site: row.get()?, channel: row.get()? }, row.get()?))
}

fn read_demand(row: &Row<'_>) -> Result<Demand, Fault> {
    Ok(Demand {
        id: row.get()?,
        command: row.get()?,
        key: DemandKey { channel: row.get()?, kind: row.get()?, reference: row.get()? },
        reference: row.get()?,
        entity: row.get()?,
        customer: row.get()?,
        zone: row.get()?,
        site: row.get()?,
        priority: row.get()?,
        ship_rule: row.get()?,
        shortage_rule: row.get()?,
        remaining_life_days: row.get()?,
        wanted_on: row.get()?,
        expires_at: row.get()?,
        lines: Vec::new(),
        promises: Vec::new(),
    })
}

fn read_line(row: &Row<'_>) -> Result<DemandLine, Fault> {
    Ok(DemandLine {
        line: row.get()?,
        command: row.get()?,
        item: row.get()?,
        worth: row.get()?,
        split: Split {
            wanted: row.get()?,
            open: row.get()?,
            reserved: row.get()?,
            allocated: row.get()?,
            picked: row.get()?,
            shipped: row.get()?,
            cancelled: row.get()?,
        },
    })
}

fn read_seat(row: &Row<'_>) -> Result<Seat, Fault> {
    Ok(Seat { site: row.get()?, place: row.get()?, lot: row.get()?, owner: row.get()? })
}

fn read_promise(row: &Row<'_>) -> Result<Promise, Fault> {
    Ok(Promise {
        line: row.get()?,
        seat: read_seat(row)?,
        item: row.get()?,
        reserved: row.get()?,
        allocated: row.get()?,
        picked: row.get()?,
    })
}

fn read_waiting(row: &Row<'_>) -> Result<Waiting, Fault> {
    let turn = Turn { priority: row.get()?, wanted_on: row.get()?, demand: row.get()? };
    Ok(Waiting { turn, line: row.get()?, channel: row.get()?, site: row.get()?, open: row.get()? })
}

fn read_move(row: &Row<'_>) -> Result<DemandMove, Fault> {
    Ok(DemandMove {
        id: row.get()?,
        command: row.get()?,
        demand: row.get()?,
        line: row.get()?,
        cause: row.get()?,
        from: row.get()?,
        to: row.get()?,
        seat: read_seat(row)?,
        quantity: row.get()?,
        occurred_on: row.get()?,
    })
}

impl AllocationFacts for SqlFacts<'_> {
    fn channel_by_code(&self, folded: &str) -> Option<Channel> {
        self.one(CHANNEL_BY_CODE, fields![folded], read_channel)
    }

    fn channel(&self, id: ChannelId) -> Option<Channel> {
        self.one(CHANNEL, fields![id], read_channel)
    }

    fn channels_of(&self, entity: EntityId) -> Vec<Channel> {
        self.list(CHANNELS_OF, fields![entity], read_channel)
    }

    fn supply_site(&self, site: SiteId) -> Option<SupplySite> {
        self.one(SUPPLY_SITE, fields![site], read_supply_site)
    }

    fn guards_of(&self, item: ItemId) -> Vec<(GuardKey, Quantity)> {
        self.list(GUARDS_OF, fields![item], read_guard)
    }

    fn demand(&self, id: DemandId) -> Option<Demand> {
        let demand = self.one(DEMAND, fields![id], read_demand)?;
        let lines = self.list(DEMAND_LINES_OF, fields![id], read_line);
        let promises = self.list(PROMISES_OF, fields![id], read_promise);
        Some(Demand { lines, promises, ..demand })
    }

    fn demand_by_key(&self, key: &DemandKey) -> Option<DemandId> {
        self.one(DEMAND_BY_KEY, fields![key.channel, key.kind, &key.reference], only)
    }

    fn demands_due(&self, at: Instant, limit: u32) -> Vec<DemandId> {
        self.list(DEMANDS_DUE, fields![at, limit], only)
    }

    fn reserved_past(&self, item: ItemId, at: Instant) -> Vec<(SiteId, Quantity)> {
        self.list(RESERVED_PAST, fields![item, at], |row| Ok((row.get()?, row.get()?)))
    }

    fn demands_promised(&self, item: ItemId, site: SiteId) -> Vec<DemandId> {
        self.list(DEMANDS_PROMISED, fields![item, site], only)
    }

    fn waiting(&self, item: ItemId) -> Vec<Waiting> {
        self.list(WAITING, fields![item], read_waiting)
    }

    fn open_demand(&self, item: ItemId) -> Option<Quantity> {
        self.one(OPEN_DEMAND, fields![item], only)
    }

    fn items_open(&self, after: ItemId, limit: u32) -> Vec<ItemId> {
        self.list(ITEMS_OPEN, fields![after, limit], only)
    }

    fn parcel_day(&self, key: ParcelDayKey) -> Option<i64> {
        self.one(PARCEL_DAY, fields![key.site, key.on], only)
    }

    fn demand_moves(&self, demand: DemandId) -> Vec<DemandMove> {
        self.list(DEMAND_MOVES_OF, fields![demand], read_move)
    }

    fn site_levels_of(&self, item: ItemId) -> Vec<SiteLevel> {
        self.list(SITE_LEVELS_OF, fields![item], read_level)
    }

    fn items_leveled(&self, after: ItemId, limit: u32) -> Vec<ItemId> {
        self.list(ITEMS_LEVELED, fields![after, limit], only)
    }

    fn transfer_lanes_from(&self, site: SiteId) -> Vec<TransferLane> {
        self.list(TRANSFER_LANES_FROM, fields![site], read_lane)
    }

    fn transfer_proposal(&self, id: TransferProposalId) -> Option<TransferProposal> {
        self.one(TRANSFER_PROPOSAL, fields![id], read_proposal)
    }

    fn transfer_proposals_open(&self, item: ItemId) -> Vec<TransferProposal> {
        self.list(TRANSFER_PROPOSALS_OPEN, fields![item], read_proposal)
    }

    fn transfer_proposals_after(
        &self,
        entity: EntityId,
        state: ProposalState,
        after: TransferProposalId,
        limit: u32,
    ) -> Vec<TransferProposal> {
        self.list(TRANSFER_PROPOSALS_AFTER, fields![entity, state, after, limit], read_proposal)
    }
}
