//! Layers, made again from the moves of their pools.

use std::collections::BTreeMap;

use rusqlite::{Connection, Result};
use rustc_hash::FxHashMap;
use serde_json::Value;

use super::read::{each, one, share, text};

/// What is left of what came into a pool.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Layer {
    /// The transfer line, in a pool of goods in transit.
    pub(super) line: i64,
    /// The receipt it came from.
    pub(super) origin: i64,
    pub(super) quantity: i128,
    pub(super) value: i128,
}

/// A move of a pool, as far as layers are concerned.
pub(super) struct Step {
    pub(super) id: i64,
    pub(super) movement: i64,
    pub(super) layer: i64,
    pub(super) origin: i64,
    pub(super) quantity: i128,
    pub(super) value: i128,
}

/// The layers of one pool.
#[derive(Default)]
pub(super) struct Layers {
    pub(super) left: BTreeMap<i64, Layer>,
    /// How much of the item's history of costing methods has been looked at.
    epoch: usize,
}

impl Layers {
    /// Comes to the costing method of a moment, and answers it; a pool that stopped being layered has dropped its layers.
    pub(super) fn come_to(&mut self, methods: &[(i64, Method)], command: i64, is_transit: bool) -> Method {
        while let Some((_, method)) = methods.get(self.epoch).filter(|(at, _)| *at <= command) {
            if *method != Method::Layers && !is_transit {
                self.left.clear();
            }
            self.epoch += 1;
        }
        match self.epoch.checked_sub(1) {
            _ if is_transit => Method::Layers,
            Some(last) => methods[last].1,
            None => Method::Standard,
        }
    }

    /// Takes a step; `held` is what the pool holds after it. Answers what is wrong with the step.
    pub(super) fn take(
        &mut self,
        connection: &Connection,
        step: &Step,
        held: (i128, i128),
        is_transit: bool,
    ) -> Result<Option<&'static str>> {
        if step.layer == step.id {
            // A step of nothing makes a layer of all the pool holds: the item has come to FIFO.
            let made_of_all = step.quantity == 0 && step.value == 0;
            let (quantity, value) = if made_of_all { held } else { (step.quantity, step.value) };
            let line = "SELECT transfer_line_id FROM movements WHERE movement_id = ?1";
            let line = if is_transit { one(connection, line, [step.movement])?.unwrap_or(0) } else { 0 };
            self.left.insert(step.layer, Layer { line, origin: step.origin, quantity, value });
            return Ok((quantity <= 0).then_some("makes a layer of nothing"));
        }
        let Some(layer) = self.left.get_mut(&step.layer) else {
            return Ok(Some("draws on a layer that its pool does not have"));
        };
        layer.quantity += step.quantity;
        layer.value += step.value;
        if layer.origin != step.origin {
            return Ok(Some("tells of another origin than its layer"));
        }
        if layer.quantity > 0 {
            return Ok(None);
        }
        let clean = (layer.quantity, layer.value) == (0, 0);
        self.left.remove(&step.layer);
        Ok((!clean).then_some("takes more from a layer than is in it"))
    }
}

/// How a pool is valued.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Method {
    Layers,
    Average,
    Standard,
}

/// How items were valued: their costing methods, from command to command.
pub(super) struct Methods(FxHashMap<i64, Vec<(i64, Method)>>);

impl Methods {
    pub(super) fn read(connection: &Connection) -> Result<Self> {
        let mut methods: FxHashMap<i64, Vec<(i64, Method)>> = FxHashMap::default();
        let images = "SELECT command_id, body FROM history WHERE noun = 'items' ORDER BY history_id";
        each(connection, images, [], |row| {
            // A body that cannot be read is a problem of the masters.
            let body: Value = serde_json::from_str(text(row, 1)?).unwrap_or_default();
            let Some(item) = body["item_id"].as_i64() else { return Ok(()) };
            let method = match body["costing_method"].as_str() {
                Some("fifo") => Method::Layers,
                Some("average") => Method::Average,
                _ => Method::Standard,
            };
            let steps = methods.entry(item).or_default();
            if steps.last().is_none_or(|(_, last)| *last != method) {
                steps.push((row.get(0)?, method));
            }
            Ok(())
        })?;
        Ok(Self(methods))
    }

    /// The steps of an item.
    pub(super) fn of(&self, item: i64) -> &[(i64, Method)] {
        self.0.get(&item).map_or(&[], Vec::as_slice)
    }
}

/// Standard costs by area and item, from command to command.
pub(super) struct Standards(FxHashMap<(i64, i64), Vec<(i64, i64)>>);

impl Standards {
    pub(super) fn read(connection: &Connection) -> Result<Self> {
        let mut standards: FxHashMap<(i64, i64), Vec<(i64, i64)>> = FxHashMap::default();
        let images = "SELECT command_id, body FROM history WHERE noun = 'standard_costs' ORDER BY history_id";
        each(connection, images, [], |row| {
            // A body that cannot be read is a problem of the masters.
            let body: Value = serde_json::from_str(text(row, 1)?).unwrap_or_default();
            let told = (body["area_id"].as_i64(), body["item_id"].as_i64(), body["unit_cost"].as_i64());
            if let (Some(area), Some(item), Some(unit_cost)) = told {
                standards.entry((area, item)).or_default().push((row.get(0)?, unit_cost));
            }
            Ok(())
        })?;
        Ok(Self(standards))
    }

    /// What a unit costs by standard when a command is done.
    pub(super) fn at(&self, key: (i64, i64), command: i64) -> Option<i64> {
        let steps = self.0.get(&key)?;
        steps.iter().rev().find(|(at, _)| *at <= command).map(|(_, unit_cost)| *unit_cost)
    }
}

/// What is told of a unit's cost beside the values of a step.
#[derive(Clone, Copy)]
pub(super) struct Told {
    /// The cost of goods that met what had left below zero.
    pub(super) met: i64,
    /// The standard.
    pub(super) standard: Option<i64>,
}

/// The last unit cost a pool knows, in millionths of the major unit; 0 while it knows none.
#[derive(Default)]
pub(super) struct UnitCost {
    pub(super) known: i128,
    /// The movement that last met something below zero.
    met_by: i64,
}

impl UnitCost {
    /// Takes a step; `held` is what the pool holds after it, `per_major` how many minor units a major one has.
    pub(super) fn take(
        &mut self,
        step: &Step,
        kind: &str,
        method: Method,
        held: (i128, i128),
        told: Told,
        per_major: i128,
    ) {
        let of = |value: i128, quantity: i128| share(value, 1_000_000, quantity * per_major);
        match kind {
            "cover" => {
                self.met_by = step.movement;
                self.known = told.met.into();
            }
            "movement" if step.quantity > 0 => {
                self.known = match method {
                    Method::Standard => told.standard.map_or(self.known, i128::from),
                    _ if self.met_by == step.movement => told.met.into(),
                    Method::Average => of(held.1, held.0),
                    Method::Layers => of(step.value, step.quantity),
                };
            }
            "movement" if method == Method::Average && held.0 > 0 => self.known = of(held.1, held.0),
            "movement" | "reclassification" => {}
            _ if held.0 > 0 => self.known = of(held.1, held.0),
            _ => {}
        }
    }
}
