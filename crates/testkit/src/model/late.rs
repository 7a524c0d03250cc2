//! Costs that come after the goods, and values that are decided.

use serde_json::Value;

use super::books::Booking;
use super::goods::{PoolKey, Received};
use super::numbers::{book, cents, millionths, share, split, worth};
use super::pool::{Layer, Origin, Valued};
use super::{Done, Method, Model, Refused, TRANSIT, text};

impl Model {
    /// The pools of an item, in the order they were named: areas first, then classes.
    fn pools_of(&self, item: &str) -> Vec<PoolKey> {
        let mut keys: Vec<PoolKey> = self.pools.keys().filter(|(of, ..)| of == item).cloned().collect();
        let class = |key: &PoolKey| ["normal", "returns_pending", "impaired"].iter().position(|class| *class == key.2);
        keys.sort_by_key(|key| (self.area_order(&key.1), class(key)));
        keys
    }

    /// The entity's area was made first, then that of goods under way, then those of sites.
    fn area_order(&self, area: &str) -> usize {
        if area == TRANSIT { 1 } else { usize::from(area != "ACME") * 2 }
    }

    /// Changes a pool's value, and that of its layers by these weights (none: as they are).
    fn revalue(
        &mut self,
        booking: &mut Booking,
        key: &PoolKey,
        change: i128,
        of_layers: impl Fn(&Layer) -> Option<i128>,
    ) -> i128 {
        let mut pool = self.pool(key);
        let before = pool.value;
        let chosen: Vec<usize> = (0..pool.layers.len()).filter(|at| of_layers(&pool.layers[*at]).is_some()).collect();
        if !chosen.is_empty() {
            let weights: Vec<i128> = chosen.iter().filter_map(|at| of_layers(&pool.layers[*at])).collect();
            for (at, part) in chosen.into_iter().zip(split(change, &weights)) {
                pool.layers[at].value += part;
            }
        }
        pool.revalue(change);
        self.keep(booking, key.clone(), before, pool)
    }

    /// Puts a late cost where the goods of a line of a receipt are now, and the rest to expense.
    fn late_cost(&mut self, booking: &mut Booking, origin: &Origin, line: &Received, amount: i128) -> i128 {
        let value = amount * 1_000_000;
        let received = line.quantity - line.taken_back;
        let (mut on_stock, mut stock) = (0, 0);
        let item = line.item.as_str();
        match self.items[item].method {
            Method::Standard => {}
            _ if received <= 0 => {}
            Method::Fifo => {
                // Layer by layer, the oldest first, wherever they are.
                let mut layers: Vec<(u64, PoolKey, i128)> = Vec::new();
                for (key, pool) in &self.pools {
                    let own = pool.layers.iter().filter(|layer| layer.origin.as_ref() == Some(origin));
                    layers.extend(own.map(|layer| (layer.age, key.clone(), layer.quantity)));
                }
                layers.sort();
                on_stock = layers.iter().map(|(.., quantity)| quantity).sum::<i128>().min(received);
                if on_stock > 0 {
                    let weights: Vec<i128> = layers.iter().map(|(.., quantity)| *quantity).collect();
                    let parts = split(share(value, on_stock, received), &weights);
                    for ((age, key, _), part) in layers.into_iter().zip(parts) {
                        stock += self.revalue(booking, &key, part, |layer| (layer.age == age).then_some(1));
                    }
                }
            }
            Method::Average => {
                let mut keys = self.pools_of(item);
                keys.retain(|key| self.pools[key].quantity > 0);
                let weights: Vec<i128> = keys.iter().map(|key| self.pools[key].quantity).collect();
                on_stock = weights.iter().sum::<i128>().min(received);
                if on_stock > 0 {
                    for (key, part) in keys.iter().zip(split(share(value, on_stock, received), &weights)) {
                        stock += self.revalue(booking, key, part, |layer| Some(layer.quantity));
                    }
                }
            }
        }
        let against = match self.items[item].method {
            Method::Standard => "5010",
            _ if on_stock == received && received > 0 => "7000",
            _ => "5000",
        };
        booking.line(against, amount - stock);
        stock
    }

    pub(super) fn add_landed_cost(&mut self, request: &Value) -> Result<Done, Refused> {
        let receipt = text(request, "document").unwrap_or_default().to_owned();
        let Some(lines) = self.received.get(&receipt).cloned() else { return Err("stock.unknown_document") };
        self.occurred_on(request)?;
        let amount = cents(&request["amount"]);
        if amount == 0 {
            return Err("costing.bad_amount");
        }
        let mut booking = self.booking(self.today, false)?;
        let weights: Vec<i128> = lines
            .iter()
            .map(|line| match line.quantity - line.taken_back {
                0 => 0,
                left if text(request, "spread_by") == Some("quantity") => left,
                _ => line.entered.max(0),
            })
            .collect();
        if weights.iter().all(|weight| *weight == 0) {
            return Err("costing.nothing_received");
        }
        let document = self.number("LC");
        for (at, (line, part)) in lines.iter().zip(split(amount, &weights)).enumerate() {
            self.late_cost(&mut booking, &(receipt.clone(), at + 1), line, part);
        }
        self.open_item(&mut booking, "2020", &document, 0, -amount);
        self.post(booking);
        Ok(Done { document: Some(document), ..Done::default() })
    }

    pub(super) fn adjust_receipt_price(&mut self, request: &Value) -> Result<Done, Refused> {
        let receipt = text(request, "document").unwrap_or_default().to_owned();
        let Some(lines) = self.received.get(&receipt) else { return Err("stock.unknown_document") };
        let at = request["line"].as_u64().unwrap_or(0) as usize;
        let line = at.checked_sub(1).and_then(|at| lines.get(at)).cloned().ok_or("stock.unknown_line")?;
        // Goods that cost nothing left nothing to be billed.
        if !self.open_items.iter().any(|item| item.document == receipt && item.line == at) {
            return Err("costing.nothing_received");
        }
        self.occurred_on(request)?;
        let difference = cents(&request["difference"]);
        if difference == 0 {
            return Err("costing.bad_amount");
        }
        let mut booking = self.booking(self.today, false)?;
        let document = self.number("PV");
        self.late_cost(&mut booking, &(receipt, at), &line, difference);
        self.open_item(&mut booking, "2010", &document, at, -difference);
        self.post(booking);
        Ok(Done { document: Some(document), ..Done::default() })
    }

    /// Area and item of a decided value.
    fn target(&self, request: &Value) -> Result<(String, String), Refused> {
        let area = text(request, "area").filter(|area| self.sites.values().any(|site| site.area == **area));
        let area = area.ok_or("costing.unknown_area")?;
        let item = text(request, "item").filter(|item| self.items.contains_key(*item));
        Ok((area.to_owned(), item.ok_or("catalogue.unknown_item")?.to_owned()))
    }

    fn filled(&self, request: &Value, class: &str) -> Result<PoolKey, Refused> {
        let (area, item) = self.target(request)?;
        let key = (item, area, text(request, "class").unwrap_or(class).to_owned());
        let is_filled = self.pools.get(&key).is_some_and(|pool| pool.quantity > 0);
        if is_filled { Ok(key) } else { Err("costing.pool_empty") }
    }

    pub(super) fn revalue_stock(&mut self, request: &Value) -> Result<Done, Refused> {
        let key = self.filled(request, "normal")?;
        if self.items[&key.0].method == Method::Standard {
            return Err("costing.bad_amount");
        }
        let occurred_on = self.occurred_on(request)?;
        let mut booking = self.booking(occurred_on, false)?;
        let document = self.number("RV");
        let pool = self.pool(&key);
        let value = worth(millionths(&request["unit_cost"]), pool.quantity);
        let weights: Vec<i128> = pool.layers.iter().map(|layer| layer.quantity).collect();
        let change = self.set_value(&mut booking, &key, value, &weights);
        booking.line("5200", -change);
        Ok(self.done(booking, document, change))
    }

    /// Gives a pool a value; its layers share it by weight.
    fn set_value(&mut self, booking: &mut Booking, key: &PoolKey, value: i128, weights: &[i128]) -> i128 {
        let mut pool = self.pool(key);
        let before = pool.value;
        if !weights.is_empty() {
            for (layer, part) in pool.layers.iter_mut().zip(split(value, weights)) {
                layer.value = part;
            }
        }
        pool.revalue(value - before);
        self.keep(booking, key.clone(), before, pool)
    }

    pub(super) fn write_down_stock(&mut self, request: &Value) -> Result<Done, Refused> {
        let key = self.filled(request, "impaired")?;
        let amount = cents(&request["amount"]);
        if amount <= 0 || self.items[&key.0].method == Method::Standard {
            return Err("costing.bad_amount");
        }
        let pool = self.pool(&key);
        let value = pool.value - amount * 1_000_000;
        if value < 0 {
            return Err("costing.more_than_value");
        }
        let occurred_on = self.occurred_on(request)?;
        let mut booking = self.booking(occurred_on, false)?;
        let document = self.number("WD");
        let weights: Vec<i128> = pool.layers.iter().map(|layer| layer.value.max(0)).collect();
        let change = self.set_value(&mut booking, &key, value, &weights);
        booking.line("5210", -change);
        Ok(self.done(booking, document, change))
    }

    pub(super) fn set_standard_cost(&mut self, request: &Value) -> Result<Done, Refused> {
        let (area, item) = self.target(request)?;
        let standard = millionths(&request["unit_cost"]);
        let occurred_on = self.occurred_on(request)?;
        let mut booking = self.booking(occurred_on, false)?;
        let document = self.number("RV");
        self.standards.insert((item.clone(), area.clone()), standard);
        let mut change = 0;
        if self.items[&item].method == Method::Standard {
            for key in self.pools_of(&item) {
                if key.1 == area && self.pools[&key].quantity != 0 {
                    change += self.set_to_standard(&mut booking, &key, standard);
                }
            }
        }
        Ok(self.done(booking, document, change))
    }

    fn set_to_standard(&mut self, booking: &mut Booking, key: &PoolKey, standard: i128) -> i128 {
        let value = worth(standard, self.pool(key).quantity);
        let change = self.set_value(booking, key, value, &[]);
        booking.line("5200", -change);
        change
    }

    pub(super) fn reclassify_item(&mut self, request: &Value) -> Result<Done, Refused> {
        let code = text(request, "item").filter(|item| self.items.contains_key(*item));
        let code = code.ok_or("catalogue.unknown_item")?.to_owned();
        let before = self.items[&code].clone();
        let mut after = before.clone();
        if let Some(category) = text(request, "category") {
            after.category = category.to_owned();
        }
        after.method = match text(request, "costing_method") {
            Some("fifo") => Method::Fifo,
            Some("average") => Method::Average,
            Some("standard") => Method::Standard,
            _ => before.method,
        };
        if after.method == before.method && after.category == before.category {
            return Err("costing.nothing_to_change");
        }
        let keys = self.pools_of(&code);
        self.items.insert(code.clone(), after.clone());
        if keys.is_empty() {
            return Ok(Done::default());
        }
        let mut booking = self.booking(self.today, false)?;
        self.number("RC");
        for key in keys {
            let valued = self.valued(&code, &key.1)?;
            let mut pool = self.pools[&key].clone();
            if pool.is_empty() {
                pool.account = self.inventory_account(&before.category, &key.1, &key.2);
            }
            let account = self.inventory_account(&after.category, &key.1, &key.2);
            if account != pool.account {
                booking.pools.push(key.clone());
            }
            booking.line(&pool.account, -book(pool.value));
            booking.line(&account, book(pool.value));
            pool.account = account;
            if key.1 != TRANSIT {
                if valued != Valued::Layers {
                    pool.layers.clear();
                } else if before.method != Method::Fifo && pool.quantity > 0 {
                    booking.pools.push(key.clone());
                    self.age += 1;
                    let (quantity, value) = (pool.quantity, pool.value);
                    pool.layers = vec![Layer { age: self.age, origin: None, line: None, quantity, value }];
                }
            }
            self.pools.insert(key.clone(), pool);
            if let Valued::Standard(standard) = valued {
                self.set_to_standard(&mut booking, &key, standard);
            }
        }
        booking.rest_to("7000");
        self.post(booking);
        Ok(Done::default())
    }
}
