//! Valuation areas, pools, their days, layers and moves.

use std::collections::BTreeMap;

use backroom_domain::costing::facts::CostingFacts;
use backroom_domain::costing::types::{Area, Layer, LayerKey, Pool, PoolDay, PoolDayKey, PoolKey, PoolMove, Valuation};
use backroom_domain::values::{
    AccountId, AreaId, BusinessDate, CommandId, EntityId, ItemId, LayerId, MovementId, PoolMoveId, Quantity,
    TransferLineId, UnitCost,
};

use crate::column::{Field, Row, fields, only};
use crate::exec::Seen;
use crate::known::{POOL_MOVES as MOVES_JOURNAL, narrow};
use crate::sql::statements;
use crate::table::Table;
use crate::write::{AfterImage, Writer};
use crate::{Fault, SqlFacts};

pub(crate) static AREAS: Table = Table::replaced("areas", 1, &["area_id", "entity_id", "kind", "code", "folded"]);
pub(crate) static STANDARD_COSTS: Table = Table::replaced("standard_costs", 2, &["area_id", "item_id", "unit_cost"]);
pub(crate) static POOLS: Table = Table::replaced(
    "pools",
    4,
    &[
        "item_id",
        "area_id",
        "class",
        "owner_id",
        "account_id",
        "quantity",
        "value_micro",
        "unit_cost_last",
        "posted_on_last",
    ],
);
pub(crate) static POOL_DAYS: Table = Table::added(
    "pool_days",
    6,
    &["item_id", "area_id", "class", "owner_id", "posted_on", "account_id", "quantity", "book_minor"],
);
pub(crate) static LAYERS: Table = Table::replaced(
    "layers",
    1,
    &[
        "layer_id",
        "item_id",
        "area_id",
        "class",
        "owner_id",
        "transfer_line_id",
        "origin_movement_id",
        "quantity",
        "value_micro",
    ],
);
pub(crate) static POOL_MOVES: Table = Table::journal(
    "pool_moves",
    &[
        "pool_move_id",
        "command_id",
        "document_id",
        "movement_id",
        "entry_id",
        "kind",
        "item_id",
        "area_id",
        "class",
        "owner_id",
        "account_id",
        "origin_movement_id",
        "layer_id",
        "quantity",
        "value_micro",
        "book_minor",
        "posted_on",
        "unit_cost",
    ],
);

/// Every table of this slice.
#[cfg(test)]
pub(crate) static TABLES: &[&Table] = &[&AREAS, &STANDARD_COSTS, &POOLS, &POOL_DAYS, &LAYERS, &POOL_MOVES];

macro_rules! area_select {
    ($tail:literal) => {
        concat!("SELECT area_id, entity_id, kind, code, folded FROM areas ", $tail)
    };
}
macro_rules! layer_select {
    ($tail:literal) => {
        concat!(
            "SELECT item_id, area_id, class, owner_id, transfer_line_id, layer_id, origin_movement_id, quantity, value_micro FROM layers ",
            $tail
        )
    };
}

statements! {
    /// An area by key.
    AREA = area_select!("WHERE area_id = ?1");
    /// The area of a folded code.
    AREA_BY_CODE = area_select!("WHERE folded = ?1");
    /// A pool by key.
    POOL = "SELECT account_id, quantity, value_micro, unit_cost_last, posted_on_last FROM pools WHERE item_id = ?1 AND area_id = ?2 AND class = ?3 AND owner_id = ?4";
    /// Every pool of an item.
    POOLS_OF_ITEM = "SELECT item_id, area_id, class, owner_id, account_id, quantity, value_micro, unit_cost_last, posted_on_last FROM pools WHERE item_id = ?1";
    /// Whether any pool of an area holds a quantity.
    AREA_HOLDS_STOCK = "SELECT 1 FROM pools WHERE area_id = ?1 AND quantity <> 0 LIMIT 1";
    /// Whether any pool holds value in an account.
    ACCOUNT_HOLDS_STOCK = "SELECT 1 FROM pools WHERE account_id = ?1 AND (quantity <> 0 OR value_micro <> 0) LIMIT 1";
    /// The standard cost of an item in an area.
    STANDARD_COST = "SELECT unit_cost FROM standard_costs WHERE area_id = ?1 AND item_id = ?2";
    /// Layers of a pool and transfer line younger than one, oldest first.
    LAYERS_AFTER = layer_select!("WHERE item_id = ?1 AND area_id = ?2 AND class = ?3 AND owner_id = ?4 AND transfer_line_id = ?5 AND layer_id > ?6 ORDER BY layer_id LIMIT ?7");
    /// Every layer of a pool, in order of key.
    LAYERS_OF_POOL = layer_select!("WHERE item_id = ?1 AND area_id = ?2 AND class = ?3 AND owner_id = ?4 ORDER BY transfer_line_id, layer_id");
    /// Every layer that came from a receipt, oldest first.
    LAYERS_OF_ORIGIN = layer_select!("WHERE origin_movement_id = ?1 AND origin_movement_id <> 0 ORDER BY layer_id");
    /// Removes a layer of which nothing is left.
    DELETE_LAYER = "DELETE FROM layers WHERE layer_id = ?1";
    /// Pool moves of a range of keys, in order.
    MOVES_BETWEEN = "SELECT pool_move_id, command_id, document_id, movement_id, entry_id, kind, item_id, area_id, class, owner_id, account_id, \
            origin_movement_id, layer_id, quantity, value_micro, book_minor, posted_on, unit_cost FROM pool_moves WHERE pool_move_id BETWEEN ?1 AND ?2 ORDER BY pool_move_id";
    /// The pools of an entity as they are now.
    POOLS_OF_ENTITY = "SELECT p.item_id, p.area_id, p.class, p.owner_id, p.account_id, p.quantity, p.value_micro, p.unit_cost_last, p.posted_on_last FROM pools p JOIN areas a ON a.area_id = p.area_id WHERE a.entity_id = ?1";
    /// What the pools of an entity took after a day. The order of the joins is kept: pool by pool, since the days of all
    /// pools are many more than those after the day.
    POOL_DAYS_OF_ENTITY = "SELECT d.item_id, d.area_id, d.class, d.owner_id, d.account_id, d.quantity, d.book_minor \
        FROM pools p CROSS JOIN areas a CROSS JOIN pool_days d \
        WHERE a.area_id = p.area_id AND a.entity_id = ?1 AND d.item_id = p.item_id AND d.area_id = p.area_id AND d.class = p.class \
        AND d.owner_id = p.owner_id AND d.posted_on > ?2";
    /// The moves from one on that were posted up to a day, in the pools of an entity.
    MOVES_OF_ENTITY_FROM = "SELECT m.item_id, m.area_id, m.class, m.owner_id, m.account_id, m.quantity, m.book_minor \
        FROM pool_moves m JOIN areas a ON a.area_id = m.area_id WHERE m.pool_move_id >= ?1 AND m.posted_on <= ?2 AND a.entity_id = ?3";
    /// What the pools of an item took after a day.
    POOL_DAYS_OF_ITEM = "SELECT d.item_id, d.area_id, d.class, d.owner_id, d.account_id, d.quantity, d.book_minor \
        FROM pools p JOIN pool_days d ON d.item_id = p.item_id AND d.area_id = p.area_id AND d.class = p.class AND d.owner_id = p.owner_id \
        WHERE p.item_id = ?1 AND d.posted_on > ?2";
    /// The moves from one on that were posted up to a day, in the pools of an item.
    MOVES_OF_ITEM_FROM = "SELECT m.item_id, m.area_id, m.class, m.owner_id, m.account_id, m.quantity, m.book_minor \
        FROM pool_moves m WHERE m.pool_move_id >= ?1 AND m.posted_on <= ?2 AND m.item_id = ?3";
}

pub(crate) fn write_area(after: &mut AfterImage<'_, '_>, area: &Area) -> Result<(), Fault> {
    let Area { id, entity, kind, code, folded } = area;
    after.put(&AREAS, fields![*id, *entity, *kind, code, folded])
}

pub(crate) fn write_standard_cost(
    after: &mut AfterImage<'_, '_>,
    area: AreaId,
    item: ItemId,
    unit_cost: UnitCost,
) -> Result<(), Fault> {
    after.put(&STANDARD_COSTS, fields![area, item, unit_cost])
}

pub(crate) fn write_pools(writer: &mut Writer<'_>, rows: &[(PoolKey, Option<&Pool>)]) -> Result<(), Fault> {
    writer.put_all(&POOLS, rows, |key, pool| {
        *fields![
            key.item,
            key.area,
            key.class,
            key.owner,
            pool.account,
            pool.quantity,
            pool.value,
            pool.unit_cost_last,
            pool.posted_on_last,
        ]
    })
}

pub(crate) fn write_days(writer: &mut Writer<'_>, rows: &[(PoolDayKey, Option<&PoolDay>)]) -> Result<(), Fault> {
    writer.put_all(&POOL_DAYS, rows, |PoolDayKey { pool, posted_on, account }, day| {
        *fields![pool.item, pool.area, pool.class, pool.owner, *posted_on, *account, day.quantity, day.book_minor,]
    })
}

pub(crate) fn write_layers(writer: &mut Writer<'_>, rows: &[(LayerKey, Option<&Layer>)]) -> Result<(), Fault> {
    for (LayerKey { pool, transfer_line, layer: id }, layer) in rows {
        match layer {
            Some(layer) => writer.put(
                &LAYERS,
                fields![
                    *id,
                    pool.item,
                    pool.area,
                    pool.class,
                    pool.owner,
                    *transfer_line,
                    layer.origin,
                    layer.quantity,
                    layer.value,
                ],
            )?,
            None => writer.execute(DELETE_LAYER, fields![*id])?,
        }
    }
    Ok(())
}

pub(crate) fn write_move(writer: &mut Writer<'_>, step: &PoolMove) -> Result<(), Fault> {
    writer.journal(
        &POOL_MOVES,
        fields![
            step.id,
            step.command,
            step.document,
            step.movement,
            step.entry,
            step.kind,
            step.pool.item,
            step.pool.area,
            step.pool.class,
            step.pool.owner,
            step.account,
            step.origin,
            step.layer,
            step.quantity,
            step.value,
            step.book_minor,
            step.posted_on,
            step.unit_cost_met,
        ],
    )
}

fn read_area(row: &Row<'_>) -> Result<Area, Fault> {
    Ok(Area { id: row.get()?, entity: row.get()?, kind: row.get()?, code: row.get()?, folded: row.get()? })
}

fn read_pool_key(row: &Row<'_>) -> Result<PoolKey, Fault> {
    Ok(PoolKey { item: row.get()?, area: row.get()?, class: row.get()?, owner: row.get()? })
}

fn read_pool(row: &Row<'_>) -> Result<Pool, Fault> {
    Ok(Pool {
        account: row.get()?,
        quantity: row.get()?,
        value: row.get()?,
        unit_cost_last: row.get()?,
        posted_on_last: row.get()?,
    })
}

fn read_keyed_pool(row: &Row<'_>) -> Result<(PoolKey, Pool), Fault> {
    Ok((read_pool_key(row)?, read_pool(row)?))
}

fn read_layer(row: &Row<'_>) -> Result<(LayerKey, Layer), Fault> {
    let key = LayerKey { pool: read_pool_key(row)?, transfer_line: row.get()?, layer: row.get()? };
    Ok((key, Layer { origin: row.get()?, quantity: row.get()?, value: row.get()? }))
}

fn read_move(row: &Row<'_>) -> Result<PoolMove, Fault> {
    Ok(PoolMove {
        id: row.get()?,
        command: row.get()?,
        document: row.get()?,
        movement: row.get()?,
        entry: row.get()?,
        kind: row.get()?,
        pool: read_pool_key(row)?,
        account: row.get()?,
        origin: row.get()?,
        layer: row.get()?,
        quantity: row.get()?,
        value: row.get()?,
        book_minor: row.get()?,
        posted_on: row.get()?,
        unit_cost_met: row.get()?,
    })
}

impl CostingFacts for SqlFacts<'_> {
    fn area(&self, id: AreaId) -> Option<Area> {
        self.one(AREA, fields![id], read_area)
    }

    fn area_by_code(&self, folded: &str) -> Option<Area> {
        self.one(AREA_BY_CODE, fields![folded], read_area)
    }

    fn pools(&self, keys: &[PoolKey]) -> Vec<Option<Pool>> {
        self.each(POOL, keys, |key| *fields![key.item, key.area, key.class, key.owner], read_pool)
    }

    fn pools_of_item(&self, item: ItemId) -> Vec<(PoolKey, Pool)> {
        let mut pools = self.list(POOLS_OF_ITEM, fields![item], read_keyed_pool);
        // Classes are words, whose order in the file is not that of the key.
        pools.sort_unstable_by_key(|(key, _)| *key);
        pools
    }

    fn area_holds_stock(&self, area: AreaId) -> bool {
        self.one(AREA_HOLDS_STOCK, fields![area], only::<i64>).is_some()
    }

    fn account_holds_stock(&self, account: AccountId) -> bool {
        self.one(ACCOUNT_HOLDS_STOCK, fields![account], only::<i64>).is_some()
    }

    fn standard_cost(&self, area: AreaId, item: ItemId) -> Option<UnitCost> {
        self.one(STANDARD_COST, fields![area, item], only)
    }

    fn layers_after(
        &self,
        pool: PoolKey,
        transfer_line: TransferLineId,
        after: LayerId,
        limit: u32,
    ) -> Vec<(LayerKey, Layer)> {
        let fields = fields![pool.item, pool.area, pool.class, pool.owner, transfer_line, after, limit];
        self.list(LAYERS_AFTER, fields, read_layer)
    }

    fn layers_of_pool(&self, pool: PoolKey) -> Vec<(LayerKey, Layer)> {
        self.list(LAYERS_OF_POOL, fields![pool.item, pool.area, pool.class, pool.owner], read_layer)
    }

    fn layers_of_origin(&self, origin: MovementId) -> Vec<(LayerKey, Layer)> {
        self.list(LAYERS_OF_ORIGIN, fields![origin], read_layer)
    }

    fn pool_moves(&self, first: PoolMoveId, count: i64) -> Vec<PoolMove> {
        if count < 1 {
            return Vec::new();
        }
        self.list(MOVES_BETWEEN, fields![first, first.0.saturating_add(count - 1)], read_move)
    }

    fn valuation(&self, entity: EntityId, on: BusinessDate, known: Option<CommandId>) -> Vec<Valuation> {
        let questions = Questions { now: POOLS_OF_ENTITY, after: POOL_DAYS_OF_ENTITY, unknown: MOVES_OF_ENTITY_FROM };
        self.keep(self.stood(&questions, entity.into(), on, known))
    }

    fn valuation_of_item(&self, item: ItemId, on: BusinessDate, known: Option<CommandId>) -> Vec<Valuation> {
        let questions = Questions { now: POOLS_OF_ITEM, after: POOL_DAYS_OF_ITEM, unknown: MOVES_OF_ITEM_FROM };
        self.keep(self.stood(&questions, item.into(), on, known))
    }
}

/// The statements of a valuation, of an entity or of an item.
struct Questions {
    now: &'static str,
    after: &'static str,
    unknown: &'static str,
}

impl SqlFacts<'_> {
    /// From what pools hold now, less what came after the day, less what was recorded too late to be known.
    fn stood(
        &self,
        questions: &Questions,
        of: Field<'_>,
        on: BusinessDate,
        known: Option<CommandId>,
    ) -> Result<Vec<Valuation>, Fault> {
        let mut sums: BTreeMap<(PoolKey, AccountId), (i128, i128)> = BTreeMap::new();
        self.try_each(questions.now, &[of], |row| {
            let (key, pool) = read_keyed_pool(row)?;
            let held = (i128::from(pool.quantity.micros()), i128::from(pool.value.book_minor()));
            sums.insert((key, pool.account), held);
            Ok(Seen::More)
        })?;
        let mut take_away = |row: &Row<'_>| {
            let key = (read_pool_key(row)?, row.get()?);
            let (quantity, book): (i64, i64) = (row.get()?, row.get()?);
            let sum = sums.entry(key).or_default();
            sum.0 -= i128::from(quantity);
            sum.1 -= i128::from(book);
            Ok(Seen::More)
        };
        self.try_each(questions.after, &[of, on.into()], &mut take_away)?;
        if known.is_some() {
            let unknown_from = self.unknown_from(MOVES_JOURNAL, known)?;
            self.try_each(questions.unknown, &[unknown_from.into(), on.into(), of], &mut take_away)?;
        }
        let mut valuations = Vec::with_capacity(sums.len());
        for ((pool, account), (quantity, book)) in sums {
            if (quantity, book) != (0, 0) {
                let quantity = Quantity::from_micros(narrow(quantity)?);
                valuations.push(Valuation { pool, account, quantity, book_minor: narrow(book)? });
            }
        }
        Ok(valuations)
    }
}
