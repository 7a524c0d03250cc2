//! Goods that come, leave, come back and change.

use std::collections::BTreeMap;

use serde_json::Value;

use super::books::Booking;
use super::numbers::{book, cost_of, half_away, millionths, share, worth};
use super::pool::{Origin, Pool, Share, Valued};
use super::{Done, Method, Model, Position, Refused, TRANSIT, lines, state_of, text};

/// A line of a receipt.
#[derive(Clone, Debug)]
pub(super) struct Received {
    pub(super) item: String,
    pub(super) site: String,
    pub(super) state: String,
    pub(super) quantity: i128,
    /// What it entered its pool with.
    pub(super) entered: i128,
    pub(super) taken_back: i128,
    pub(super) value_taken_back: i128,
}

/// A line of an issue, with what it took out, in order.
#[derive(Clone, Debug)]
pub(super) struct Issued {
    pub(super) item: String,
    pub(super) quantity: i128,
    pub(super) shares: Vec<Share>,
    pub(super) brought_back: i128,
}

impl Issued {
    /// What a quantity that comes back cost when it left, in the order it left.
    pub(super) fn bring_back(&mut self, quantity: i128) -> Vec<Share> {
        let (from, to) = (self.brought_back, self.brought_back + quantity);
        self.brought_back = to;
        let (mut passed, mut shares) = (0, Vec::new());
        for left in &self.shares {
            let (start, end) = (passed, passed + left.quantity);
            passed = end;
            let (low, high) = (from.max(start), to.min(end));
            if low < high {
                let upto = |at: i128| share(left.value, at - start, left.quantity);
                let value = upto(high) - upto(low);
                shares.push(Share { origin: left.origin.clone(), quantity: high - low, value });
            }
        }
        shares
    }
}

/// What goods that come from outside are worth.
#[derive(Clone, Debug)]
pub(super) enum Worth {
    PoolCost,
    Receipt(Origin, i128),
    Total(i128),
    Shares(Vec<Share>),
}

/// Goods on the move.
#[derive(Clone, Debug)]
pub(super) struct Moving<'m> {
    pub(super) item: &'m str,
    pub(super) quantity: i128,
    /// Site and state; nowhere is outside.
    pub(super) from: Option<(&'m str, &'m str)>,
    pub(super) to: Option<(&'m str, &'m str)>,
    pub(super) worth: Worth,
    /// The lines of a receipt whose own layers they leave from, while those last.
    pub(super) prefer: Vec<Origin>,
    /// The transfer line they travel on.
    pub(super) line: Option<usize>,
}

impl<'m> Moving<'m> {
    pub(super) fn new(
        item: &'m str,
        quantity: i128,
        from: Option<(&'m str, &'m str)>,
        to: Option<(&'m str, &'m str)>,
    ) -> Self {
        Self { item, quantity, from, to, worth: Worth::PoolCost, prefer: Vec::new(), line: None }
    }
}

/// What moving goods came to.
#[derive(Clone, Debug, Default)]
pub(super) struct Moved {
    pub(super) left: Vec<Share>,
    /// What entered a pool, as valued there.
    pub(super) entered: i128,
    pub(super) change: i128,
    pub(super) provisional: i128,
}

impl Moved {
    pub(super) fn value_left(&self) -> i128 {
        self.left.iter().map(|share| share.value).sum()
    }
}

/// The valuation class of a state.
pub(super) fn class(state: &str) -> &'static str {
    match state {
        "sellable" | "quarantine" => "normal",
        "inspection" => "returns_pending",
        _ => "impaired",
    }
}

pub(super) type PoolKey = (String, String, String);

impl Model {
    pub(super) fn site_area(&self, site: &str) -> &str {
        if site == TRANSIT { TRANSIT } else { &self.sites[site].area }
    }

    pub(super) fn inventory_account(&self, category: &str, area: &str, class: &str) -> String {
        match (area, class) {
            (TRANSIT, _) => "1230",
            (_, "returns_pending") => "1210",
            (_, "impaired") => "1220",
            _ => self.inventory.get(category).map_or("1200", String::as_str),
        }
        .to_owned()
    }

    /// The pool behind a key; an empty one follows the account of today.
    pub(super) fn pool(&self, key: &PoolKey) -> Pool {
        let mut pool = self.pools.get(key).cloned().unwrap_or_default();
        if pool.is_empty() {
            pool.account = self.inventory_account(&self.items[&key.0].category, &key.1, &key.2);
        }
        pool
    }

    /// The pool behind an end. Under way within an area goods stay in the pool they left.
    fn pool_key(&self, item: &str, end: Option<(&str, &str)>, line: Option<usize>) -> Option<PoolKey> {
        let (site, state) = end?;
        let under_way = line.filter(|line| site == TRANSIT && !self.sent[*line].is_valued);
        let area = under_way.map_or_else(|| self.site_area(site), |line| self.site_area(&self.sent[line].from));
        Some((item.to_owned(), area.to_owned(), class(state).to_owned()))
    }

    /// Keeps a pool, and books the change of its rounded value.
    pub(super) fn keep(&mut self, booking: &mut Booking, key: PoolKey, before: i128, pool: Pool) -> i128 {
        let change = book(pool.value) - book(before);
        booking.line(&pool.account, change);
        let is_same =
            |held: &Pool| (held.quantity, held.value, &held.layers) == (pool.quantity, pool.value, &pool.layers);
        if !self.pools.get(&key).is_some_and(is_same) {
            booking.pools.push(key.clone());
        }
        self.pools.insert(key, pool);
        change
    }

    pub(super) fn move_goods(&mut self, booking: &mut Booking, moving: &Moving<'_>) -> Result<Moved, Refused> {
        for (end, sign) in [(moving.from, -1), (moving.to, 1)] {
            if let Some((site, state)) = end {
                let key = (moving.item.to_owned(), site.to_owned(), state.to_owned());
                *self.positions.entry(key).or_default() += sign * moving.quantity;
                if sign > 0 && state == "sellable" {
                    self.freed.insert(moving.item.to_owned());
                }
            }
        }
        let from = self.pool_key(moving.item, moving.from, moving.line);
        let to = self.pool_key(moving.item, moving.to, moving.line);
        let mut moved = Moved::default();
        if from == to {
            return Ok(moved);
        }
        let line_at = |end: Option<(&str, &str)>| {
            moving.line.filter(|line| self.sent[*line].is_valued && end.is_some_and(|(site, _)| site == TRANSIT))
        };
        let (leaving, entering) = (line_at(moving.from), line_at(moving.to));
        if let Some(key) = &from {
            let valued = self.valued(moving.item, &key.1)?;
            let mut pool = self.pool(key);
            let before = pool.value;
            let own = match (&moving.worth, &to) {
                (Worth::Total(own), None) => Some(*own),
                _ => None,
            };
            moved.left = pool.take(valued, moving.quantity, &moving.prefer, leaving, own);
            moved.change += self.keep(booking, key.clone(), before, pool);
        }
        if let Some(key) = to {
            let valued = self.valued(moving.item, &key.1)?;
            let mut pool = self.pool(&key);
            let before = pool.value;
            let whole = |origin, value| vec![Share { origin, quantity: moving.quantity, value }];
            let shares = match (&from, &moving.worth) {
                (Some(_), _) => moved.left.clone(),
                (None, Worth::PoolCost) => whole(None, worth(self.entering_cost(&key, &pool, valued), moving.quantity)),
                (None, Worth::Receipt(origin, value)) => whole(Some(origin.clone()), *value),
                (None, Worth::Total(value)) => whole(None, *value),
                (None, Worth::Shares(shares)) => shares.clone(),
            };
            let variance = pool.put(valued, &shares, entering, &mut self.age);
            moved.entered = pool.value - before;
            moved.change += self.keep(booking, key, before, pool);
            moved.provisional = book(variance);
            booking.line("5020", moved.provisional);
        }
        Ok(moved)
    }

    /// What a unit of no cost of its own costs in the pool it enters. Where that is empty, goods that came back and wait
    /// cost what the item's normal pool says, and impaired ones as well where their pool never knew a cost.
    fn entering_cost(&self, key: &PoolKey, pool: &Pool, valued: Valued) -> i128 {
        let own = pool.unit_cost_now(valued);
        let asks_normal = match key.2.as_str() {
            "normal" => false,
            "returns_pending" => true,
            _ => own == 0,
        };
        if pool.quantity > 0 || !asks_normal {
            return own;
        }
        let normal = self.pools.get(&(key.0.clone(), key.1.clone(), "normal".to_owned()));
        normal.map(|normal| normal.unit_cost_now(valued)).filter(|cost| *cost != 0).unwrap_or(own)
    }

    /// What has happened where there is no standard yet is booked all the same: what the goods are known to cost is the
    /// first.
    pub(super) fn first_standard(&mut self, item: &str, area: &str, known: i128) -> Result<(), Refused> {
        if let Err(refused) = self.valued(item, area) {
            if !self.is_fact {
                return Err(refused);
            }
            self.raise("costing.no_standard_cost");
            self.standards.insert((item.to_owned(), area.to_owned()), known);
        }
        Ok(())
    }

    /// The last unit cost that the pool of a site and state knew.
    pub(super) fn last_known(&self, item: &str, site: &str, state: &str) -> i128 {
        let key = (item.to_owned(), self.site_area(site).to_owned(), class(state).to_owned());
        self.pools.get(&key).map_or(0, |pool| pool.unit_cost)
    }

    pub(super) fn site_named<'r>(&self, request: &'r Value, field: &str) -> Result<&'r str, Refused> {
        text(request, field).filter(|site| self.sites.contains_key(*site)).ok_or("stock.unknown_site")
    }

    /// Item and quantity of a line.
    pub(super) fn goods_of<'r>(&self, line: &'r Value) -> Result<(&'r str, i128), Refused> {
        let code = text(line, "item").unwrap_or_default();
        let item = self.items.get(code).ok_or("catalogue.unknown_item")?;
        let quantity = millionths(&line["quantity"]);
        if quantity <= 0 {
            return Err("catalogue.quantity_not_positive");
        }
        if quantity % item.step != 0 {
            return Err("catalogue.not_exact");
        }
        Ok((code, quantity))
    }

    /// Refuses what a site does not have; of what has happened it is raised. A request takes nothing that is promised, not
    /// even below zero, unless the goods are in hand.
    pub(super) fn check_there(
        &mut self,
        asked: &[(Position, i128)],
        is_fact: bool,
        in_hand: bool,
    ) -> Result<(), Refused> {
        let mut sums: BTreeMap<&Position, i128> = BTreeMap::new();
        for (position, quantity) in asked {
            *sums.entry(position).or_default() += quantity;
        }
        for ((item, site, state), quantity) in sums {
            let is_kept = !is_fact && !in_hand && state == "sellable";
            let kept = if is_kept { self.promised(item, site) } else { 0 };
            if self.held(item, site, state) - kept >= quantity || self.sites[site].may_be_negative && kept == 0 {
                continue;
            }
            if !is_fact {
                return Err("stock.not_enough_available");
            }
            self.raise("stock.not_enough_available");
        }
        Ok(())
    }

    /// A document's reference, if it may carry it: one that is taken stands in the way of a request.
    fn reference(
        &mut self,
        kind: &'static str,
        request: &Value,
        is_fact: bool,
    ) -> Result<Option<(&'static str, String)>, Refused> {
        let Some(reference) = text(request, "reference") else { return Ok(None) };
        let key = (kind, reference.to_owned());
        if !self.references.contains_key(&key) {
            return Ok(Some(key));
        }
        if !is_fact {
            return Err("flow.reference_used");
        }
        self.raise("flow.reference_used");
        Ok(None)
    }

    pub(super) fn done(&mut self, booking: Booking, document: String, change: i128) -> Done {
        self.post(booking);
        Done { document: Some(document), change: Some(change), ..Done::default() }
    }

    pub(super) fn receive_goods(&mut self, request: &Value) -> Result<Done, Refused> {
        let site = self.site_named(request, "site")?;
        let lines = lines(request);
        if lines.is_empty() {
            return Err("stock.no_lines");
        }
        let occurred_on = self.occurred_on(request)?;
        let mut goods = Vec::new();
        for line in &lines {
            let (item, quantity) = self.goods_of(line)?;
            goods.push((item, quantity, state_of(line, "state"), millionths(&line["unit_cost"])));
        }
        if let Some(first) = text(request, "reference").and_then(|text| self.references.get(&("GR", text.to_owned()))) {
            let is_again = self.received[first].len() == goods.len()
                && self.received[first].iter().zip(&goods).all(|(held, (item, quantity, state, _))| {
                    (held.item.as_str(), held.quantity, held.state.as_str(), held.site.as_str())
                        == (*item, *quantity, *state, site)
                });
            if is_again {
                return Ok(Done { document: Some(first.clone()), ..Done::default() });
            }
        }
        let reference = self.reference("GR", request, true)?;
        let mut booking = self.booking(occurred_on, true)?;
        let document = self.number("GR");
        let (mut change, mut received) = (0, Vec::new());
        for (place, (item, quantity, state, unit_cost)) in goods.into_iter().enumerate() {
            let value = worth(unit_cost, quantity);
            let area = self.site_area(site).to_owned();
            let is_standard = self.items[item].method == Method::Standard;
            self.first_standard(item, &area, unit_cost)?;
            let worth = Worth::Receipt((document.clone(), place + 1), value);
            let moving = Moving { worth, ..Moving::new(item, quantity, None, Some((site, state))) };
            let moved = self.move_goods(&mut booking, &moving)?;
            let owed = half_away(value, 1_000_000);
            self.open_item(&mut booking, "2010", &document, place + 1, -owed);
            if is_standard {
                booking.line("5010", owed - moved.change - moved.provisional);
            }
            change += moved.change;
            received.push(Received {
                item: item.to_owned(),
                site: site.to_owned(),
                state: state.to_owned(),
                quantity,
                entered: moved.entered,
                taken_back: 0,
                value_taken_back: 0,
            });
        }
        booking.rest_to("7000");
        self.received.insert(document.clone(), received);
        if let Some(key) = reference {
            self.references.insert(key, document.clone());
        }
        Ok(self.done(booking, document, change))
    }

    pub(super) fn reverse_receipt(&mut self, request: &Value) -> Result<Done, Refused> {
        let receipt = text(request, "document").unwrap_or_default().to_owned();
        let Some(received) = self.received.get(&receipt).cloned() else { return Err("stock.unknown_document") };
        let occurred_on = self.occurred_on(request)?;
        let wanted = lines(request);
        let mut back: Vec<(usize, i128)> = Vec::new();
        if wanted.is_empty() {
            let left = received.iter().map(|line| line.quantity - line.taken_back);
            back.extend(left.enumerate().filter(|(_, left)| *left > 0));
        }
        for line in &wanted {
            let at = line["line"].as_u64().unwrap_or(0) as usize;
            let held = at.checked_sub(1).and_then(|at| received.get(at)).ok_or("stock.unknown_line")?;
            let planned: i128 = back.iter().filter(|(of, _)| *of == at - 1).map(|(_, quantity)| quantity).sum();
            let left = held.quantity - held.taken_back - planned;
            let quantity = line.get("quantity").map_or(left, millionths);
            if quantity <= 0 || quantity > left {
                return Err("stock.more_than_left");
            }
            back.push((at - 1, quantity));
        }
        if back.is_empty() {
            return Err("stock.more_than_left");
        }
        let of = |line: &Received| (line.item.clone(), line.site.clone(), line.state.clone());
        let asked: Vec<_> = back.iter().map(|(at, quantity)| (of(&received[*at]), *quantity)).collect();
        self.check_there(&asked, false, false)?;
        let mut booking = self.booking(occurred_on, false)?;
        let document = self.number("GRR");
        let mut change = 0;
        for (at, quantity) in back {
            let line = self.received[&receipt][at].clone();
            let after = line.taken_back + quantity;
            let own = share(line.entered, after, line.quantity) - line.value_taken_back;
            let moving = Moving {
                worth: Worth::Total(own),
                prefer: vec![(receipt.clone(), at + 1)],
                ..Moving::new(&line.item, quantity, Some((&line.site, &line.state)), None)
            };
            let moved = self.move_goods(&mut booking, &moving)?;
            let quantities = [line.taken_back, after, line.quantity];
            let owed = self.take_off_owed(&mut booking, (&receipt, at + 1), &document, quantities);
            booking.line("5010", -(moved.change + owed));
            change += moved.change;
            let Some(line) = self.received.get_mut(&receipt).and_then(|lines| lines.get_mut(at)) else { continue };
            line.taken_back = after;
            line.value_taken_back += own;
        }
        Ok(self.done(booking, document, change))
    }

    pub(super) fn issue_goods(&mut self, request: &Value, is_fact: bool) -> Result<Done, Refused> {
        let site = self.site_named(request, "site")?;
        let lines = lines(request);
        let against = if text(request, "purpose") == Some("use") { "5130" } else { "5000" };
        let (goods, reference, mut booking) = self.leaving(request, site, &lines, Some("GI"), is_fact, false)?;
        let document = self.number("GI");
        let (mut change, mut issued) = (0, Vec::new());
        let area = self.site_area(site).to_owned();
        for (item, quantity, state) in goods {
            self.first_standard(item, &area, self.last_known(item, site, state))?;
            let moved = self.move_goods(&mut booking, &Moving::new(item, quantity, Some((site, state)), None))?;
            booking.line(against, -moved.change);
            change += moved.change;
            issued.push(Issued { item: item.to_owned(), quantity, shares: moved.left, brought_back: 0 });
        }
        self.issued.insert(document.clone(), issued);
        if let Some(key) = reference {
            self.references.insert(key, document.clone());
        }
        Ok(self.done(booking, document, change))
    }

    /// Reads the lines of goods that leave a site, holds the site to have them, and finds the day of the books.
    #[expect(clippy::type_complexity, reason = "three things that are found in one order")]
    pub(super) fn leaving<'r>(
        &mut self,
        request: &Value,
        site: &str,
        lines: &'r [Value],
        reference: Option<&'static str>,
        is_fact: bool,
        in_hand: bool,
    ) -> Result<(Vec<(&'r str, i128, &'r str)>, Option<(&'static str, String)>, Booking), Refused> {
        if lines.is_empty() {
            return Err("stock.no_lines");
        }
        let occurred_on = self.occurred_on(request)?;
        let mut goods = Vec::new();
        for line in lines {
            let (item, quantity) = self.goods_of(line)?;
            goods.push((item, quantity, state_of(line, "state")));
        }
        let reference = match reference {
            Some(kind) => self.reference(kind, request, is_fact)?,
            None => None,
        };
        let position = |item: &str, state: &str| (item.to_owned(), site.to_owned(), state.to_owned());
        let asked: Vec<_> = goods.iter().map(|(item, quantity, state)| (position(item, state), *quantity)).collect();
        self.check_there(&asked, is_fact, in_hand)?;
        Ok((goods, reference, self.booking(occurred_on, is_fact)?))
    }

    pub(super) fn return_from_customer(&mut self, request: &Value) -> Result<Done, Refused> {
        let site = self.site_named(request, "site")?;
        let lines = lines(request);
        if lines.is_empty() {
            return Err("stock.no_lines");
        }
        let occurred_on = self.occurred_on(request)?;
        let issue = text(request, "issue");
        if issue.is_some_and(|issue| !self.issued.contains_key(issue)) {
            return Err("stock.unknown_document");
        }
        let mut booking = self.booking(occurred_on, true)?;
        let document = self.number("CR");
        let mut change = 0;
        for line in &lines {
            let (item, quantity) = self.goods_of(line)?;
            let state = state_of(line, "state");
            let parts = match issue {
                Some(issue) => self.sold_and_beyond(issue, item, quantity),
                None => vec![(quantity, Worth::PoolCost)],
            };
            for (quantity, worth) in parts {
                let known = match &worth {
                    Worth::Shares(shares) => cost_of(shares.iter().map(|share| share.value).sum(), quantity),
                    _ => self.last_known(item, site, state),
                };
                let area = self.site_area(site).to_owned();
                self.first_standard(item, &area, known)?;
                let moving = Moving { worth, ..Moving::new(item, quantity, None, Some((site, state))) };
                let moved = self.move_goods(&mut booking, &moving)?;
                booking.line("5000", -(moved.change + moved.provisional));
                change += moved.change;
            }
        }
        Ok(self.done(booking, document, change))
    }

    /// What a customer brings back of an issue: of its first line of the item with anything left, else of the first, as
    /// far as that was sold, at the cost it left with; the rest, and what the issue never had, as goods of an unknown
    /// sale.
    fn sold_and_beyond(&mut self, issue: &str, item: &str, quantity: i128) -> Vec<(i128, Worth)> {
        let lines = &self.issued[issue];
        let of_item: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].item == item).collect();
        let open = of_item.iter().find(|at| lines[**at].brought_back < lines[**at].quantity);
        let Some(at) = open.or(of_item.first()).copied() else {
            self.raise("stock.not_on_document");
            return vec![(quantity, Worth::PoolCost)];
        };
        let sold = quantity.min(lines[at].quantity - lines[at].brought_back);
        let mut parts = Vec::new();
        if let Some(line) = self.issued.get_mut(issue).map(|lines| &mut lines[at]).filter(|_| sold > 0) {
            parts.push((sold, Worth::Shares(line.bring_back(sold))));
        }
        if quantity > sold {
            self.raise("stock.more_than_left");
            parts.push((quantity - sold, Worth::PoolCost));
        }
        parts
    }

    pub(super) fn return_to_supplier(&mut self, request: &Value) -> Result<Done, Refused> {
        let site = self.site_named(request, "site")?;
        let lines = lines(request);
        let receipt = text(request, "receipt");
        if !lines.is_empty() {
            self.occurred_on(request)?;
            if receipt.is_some_and(|receipt| !self.received.contains_key(receipt)) {
                return Err("stock.unknown_document");
            }
        }
        let (goods, _, mut booking) = self.leaving(request, site, &lines, None, false, false)?;
        let document = self.number("SR");
        let mut change = 0;
        for (place, ((item, quantity, state), line)) in goods.into_iter().zip(&lines).enumerate() {
            let mut prefer = Vec::new();
            if let Some(receipt) = receipt {
                let came_by = self.received[receipt].iter().enumerate().filter(|(_, line)| line.item == item);
                prefer.extend(came_by.map(|(at, _)| (receipt.to_owned(), at + 1)));
                if prefer.is_empty() {
                    return Err("stock.not_on_document");
                }
            }
            let moving = Moving { prefer, ..Moving::new(item, quantity, Some((site, state)), None) };
            let moved = self.move_goods(&mut booking, &moving)?;
            let credit = book(worth(millionths(&line["unit_credit"]), quantity));
            self.open_item(&mut booking, "1110", &document, place + 1, credit);
            booking.line("5010", -(moved.change + credit));
            change += moved.change;
        }
        Ok(self.done(booking, document, change))
    }

    pub(super) fn adjust_stock(&mut self, request: &Value) -> Result<Done, Refused> {
        let site = self.site_named(request, "site")?;
        let lines = lines(request);
        if lines.is_empty() {
            return Err("stock.no_lines");
        }
        let occurred_on = self.occurred_on(request)?;
        let (mut goods, mut asked) = (Vec::new(), Vec::new());
        for line in &lines {
            let (item, quantity) = self.goods_of(line)?;
            if text(line, "reason") != Some("shrunk") {
                return Err("stock.unknown_reason");
            }
            let (state, is_more) = (state_of(line, "state"), text(line, "direction") == Some("increase"));
            if !is_more {
                asked.push(((item.to_owned(), site.to_owned(), state.to_owned()), quantity));
            }
            goods.push((item, quantity, state, is_more));
        }
        self.check_there(&asked, false, true)?;
        let mut booking = self.booking(occurred_on, false)?;
        let document = self.number("ADJ");
        let mut change = 0;
        for (item, quantity, state, is_more) in goods {
            let here = Some((site, state));
            let (from, to) = if is_more { (None, here) } else { (here, None) };
            let moved = self.move_goods(&mut booking, &Moving::new(item, quantity, from, to))?;
            booking.line("5110", -(moved.change + moved.provisional));
            change += moved.change;
        }
        Ok(self.done(booking, document, change))
    }

    pub(super) fn scrap_goods(&mut self, request: &Value) -> Result<Done, Refused> {
        let site = self.site_named(request, "site")?;
        let lines = lines(request);
        let (goods, _, mut booking) = self.leaving(request, site, &lines, None, false, true)?;
        let document = self.number("SCR");
        let mut change = 0;
        for (item, quantity, state) in goods {
            change += self.move_goods(&mut booking, &Moving::new(item, quantity, Some((site, state)), None))?.change;
        }
        booking.line("5120", -change);
        Ok(self.done(booking, document, change))
    }

    pub(super) fn change_state(&mut self, request: &Value) -> Result<Done, Refused> {
        let site = self.site_named(request, "site")?;
        let lines = lines(request);
        if lines.is_empty() {
            return Err("stock.no_lines");
        }
        let occurred_on = self.occurred_on(request)?;
        let (mut goods, mut asked) = (Vec::new(), Vec::new());
        for line in &lines {
            let (item, quantity) = self.goods_of(line)?;
            let from = state_of(line, "from_state");
            let to = text(line, "to_state").unwrap_or(from);
            if from == to {
                return Err("stock.nothing_changes");
            }
            asked.push(((item.to_owned(), site.to_owned(), from.to_owned()), quantity));
            goods.push((item, quantity, from, to));
        }
        self.check_there(&asked, false, true)?;
        let mut booking = self.booking(occurred_on, false)?;
        let document = self.number("SC");
        let mut change = 0;
        for (item, quantity, from, to) in goods {
            let moving = Moving::new(item, quantity, Some((site, from)), Some((site, to)));
            change += self.move_goods(&mut booking, &moving)?.change;
        }
        booking.rest_to("7000");
        Ok(self.done(booking, document, change))
    }

    pub(super) fn assemble_goods(&mut self, request: &Value) -> Result<Done, Refused> {
        let site = self.site_named(request, "site")?;
        let lines = lines(request);
        if lines.is_empty() {
            return Err("stock.no_lines");
        }
        let occurred_on = self.occurred_on(request)?;
        let (made, quantity) = self.goods_of(request)?;
        let (mut parts, mut asked) = (Vec::new(), Vec::new());
        for line in &lines {
            let (item, quantity) = self.goods_of(line)?;
            if item == made {
                return Err("stock.made_of_itself");
            }
            let state = state_of(line, "state");
            asked.push(((item.to_owned(), site.to_owned(), state.to_owned()), quantity));
            parts.push((item, quantity, state));
        }
        self.check_there(&asked, false, false)?;
        let mut booking = self.booking(occurred_on, false)?;
        let document = self.number("ASM");
        let (mut change, mut value) = (0, 0);
        for (item, quantity, state) in parts {
            let moved = self.move_goods(&mut booking, &Moving::new(item, quantity, Some((site, state)), None))?;
            change += moved.change;
            value += moved.value_left();
        }
        let to = Some((site, state_of(request, "state")));
        let moving = Moving { worth: Worth::Total(value), ..Moving::new(made, quantity, None, to) };
        change += self.move_goods(&mut booking, &moving)?.change;
        booking.rest_to(if self.items[made].method == Method::Standard { "5030" } else { "7000" });
        Ok(self.done(booking, document, change))
    }
}
