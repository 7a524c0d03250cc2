//! A pool of value, with its layers beside it whatever its method: who does not need them does not look.

use super::numbers::{cost_of, share, worth};

/// A line of a receipt.
pub(super) type Origin = (String, usize);

/// Units that travel together.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Share {
    pub(super) origin: Option<Origin>,
    pub(super) quantity: i128,
    pub(super) value: i128,
}

/// What is left of what came in.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Layer {
    /// Ascends with age over all pools.
    pub(super) age: u64,
    pub(super) origin: Option<Origin>,
    /// The transfer line, of goods under way.
    pub(super) line: Option<usize>,
    pub(super) quantity: i128,
    pub(super) value: i128,
}

/// How goods are valued.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Valued {
    Layers,
    Average,
    Standard(i128),
}

#[derive(Clone, Debug, Default)]
pub(super) struct Pool {
    pub(super) account: String,
    pub(super) quantity: i128,
    pub(super) value: i128,
    pub(super) unit_cost: i128,
    pub(super) layers: Vec<Layer>,
    /// The last day of the books on which anything of it was posted.
    pub(super) posted_on: i64,
}

impl Pool {
    pub(super) fn is_empty(&self) -> bool {
        self.quantity == 0 && self.value == 0
    }

    /// What a unit of it costs now.
    pub(super) fn unit_cost_now(&self, valued: Valued) -> i128 {
        match valued {
            Valued::Standard(standard) => standard,
            _ if self.quantity > 0 => cost_of(self.value, self.quantity),
            _ => self.unit_cost,
        }
    }

    /// Takes a quantity out: from the layers of the lines of a receipt while they last, line by line, or of one transfer
    /// line, or as it comes.
    /// `own` is what an average pool gives up for it instead of its share, as far as it holds that.
    pub(super) fn take(
        &mut self,
        valued: Valued,
        quantity: i128,
        prefer: &[Origin],
        line: Option<usize>,
        own: Option<i128>,
    ) -> Vec<Share> {
        let mut taken = Vec::new();
        match valued {
            Valued::Standard(standard) => {
                let value = if quantity == self.quantity { self.value } else { worth(standard, quantity) };
                taken.push(Share { origin: None, quantity, value });
            }
            Valued::Average => {
                let there = self.quantity.max(0).min(quantity);
                let held = if there == 0 { 0 } else { share(self.value, there, self.quantity) };
                let mut value = held + worth(self.unit_cost, quantity - there);
                if let Some(own) = own.filter(|_| self.quantity > quantity) {
                    value = own.min(self.value.max(0));
                }
                taken.push(Share { origin: None, quantity, value });
            }
            Valued::Layers => {
                let mut left = quantity;
                for only in prefer.iter().map(Some).chain([None]) {
                    for layer in &mut self.layers {
                        if left == 0 || layer.line != line || only.is_some() && layer.origin.as_ref() != only {
                            continue;
                        }
                        let part = layer.quantity.min(left);
                        let value = share(layer.value, part, layer.quantity);
                        layer.quantity -= part;
                        layer.value -= value;
                        left -= part;
                        taken.push(Share { origin: layer.origin.clone(), quantity: part, value });
                    }
                    self.layers.retain(|layer| layer.quantity > 0);
                }
                if left > 0 {
                    taken.push(Share { origin: None, quantity: left, value: worth(self.unit_cost, left) });
                }
            }
        }
        for share in &taken {
            self.quantity -= share.quantity;
            self.value -= share.value;
        }
        if valued == Valued::Average && self.quantity > 0 {
            self.unit_cost = cost_of(self.value, self.quantity);
        }
        taken
    }

    /// Puts shares in; answers by how much goods that had left below zero turn out to have cost more.
    pub(super) fn put(&mut self, valued: Valued, shares: &[Share], line: Option<usize>, age: &mut u64) -> i128 {
        let mut variance = 0;
        for Share { origin, quantity, value } in shares.iter().cloned() {
            if let Valued::Standard(standard) = valued {
                self.unit_cost = standard;
                let is_emptied = self.quantity + quantity == 0;
                self.value += if is_emptied { -self.value } else { worth(standard, quantity) };
                self.quantity += quantity;
                continue;
            }
            self.unit_cost = cost_of(value, quantity);
            let covered = quantity.min((-self.quantity).max(0));
            let (mut rest, mut cost) = (quantity, value);
            if covered > 0 {
                let provisional = share(-self.value, covered, -self.quantity);
                let really = share(value, covered, quantity);
                variance += really - provisional;
                self.quantity += covered;
                self.value += provisional;
                rest -= covered;
                cost -= really;
            }
            if rest == 0 {
                continue;
            }
            self.quantity += rest;
            self.value += cost;
            if valued == Valued::Layers {
                *age += 1;
                self.layers.push(Layer { age: *age, origin, line, quantity: rest, value: cost });
            }
        }
        if valued == Valued::Average && self.quantity > 0 {
            self.unit_cost = cost_of(self.value, self.quantity);
        }
        variance
    }

    /// Changes what it is worth; goods that are there then cost otherwise.
    pub(super) fn revalue(&mut self, change: i128) {
        self.value += change;
        if change != 0 && self.quantity > 0 {
            self.unit_cost = cost_of(self.value, self.quantity);
        }
    }
}
