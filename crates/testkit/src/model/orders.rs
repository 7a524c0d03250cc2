//! What is wanted: baskets and orders, as their channels ask for them.

use std::collections::BTreeSet;

use serde_json::Value;

use super::books::day;
use super::numbers::millionths;
use super::promises::{Demand, Wanted};
use super::{Done, Model, Refused, lines, text};

impl Model {
    fn channel_named<'r>(&self, request: &'r Value) -> Result<&'r str, Refused> {
        let channel = text(request, "channel").filter(|channel| self.channels.contains_key(*channel));
        channel.ok_or("allocation.unknown_channel")
    }

    fn demand_at(&self, channel: &str, kind: &str, reference: &str) -> Option<usize> {
        let is_it = |demand: &Demand| {
            (demand.channel.as_str(), demand.kind.as_str(), demand.reference.as_str()) == (channel, kind, reference)
        };
        self.demands.iter().position(is_it)
    }

    /// The demand that a request is about.
    pub(super) fn demand_named(&self, request: &Value, kind: &str) -> Result<usize, Refused> {
        let channel = self.channel_named(request)?;
        let reference = text(request, "reference").unwrap_or_default();
        self.demand_at(channel, kind, reference).ok_or("allocation.unknown_demand")
    }

    /// The line of a demand that a line of a request is about.
    pub(super) fn line_named(&self, at: usize, line: &Value) -> Result<usize, Refused> {
        let place = line["line"].as_u64().and_then(|line| (line as usize).checked_sub(1));
        place.filter(|place| *place < self.demands[at].lines.len()).ok_or("allocation.unknown_line")
    }

    /// Item and quantity of what lines are to be.
    fn wants(&self, request: &Value) -> Result<Vec<(String, i128)>, Refused> {
        let lines = lines(request);
        if lines.is_empty() {
            return Err("stock.no_lines");
        }
        let mut wants = Vec::new();
        for line in &lines {
            let item = text(line, "item").filter(|item| self.items.contains_key(*item));
            let item = item.ok_or("catalogue.unknown_item")?;
            let is_nothing = millionths(&line["quantity"]) == 0;
            let quantity = if is_nothing { 0 } else { self.goods_of(line)?.1 };
            wants.push((item.to_owned(), quantity));
        }
        Ok(wants)
    }

    /// The demand of a request, opened at its first mention, with its lines brought to what they are to be.
    fn bring(&mut self, request: &Value, kind: &str, wants: &[(String, i128)]) -> Result<usize, Refused> {
        let channel = self.channel_named(request)?.to_owned();
        let reference = text(request, "reference").unwrap_or_default().to_owned();
        let at = self.demand_at(&channel, kind, &reference).unwrap_or(self.demands.len());
        if at == self.demands.len() {
            self.demands.push(Demand {
                channel,
                kind: kind.to_owned(),
                reference,
                site: text(request, "site").map(str::to_owned),
                wanted_on: text(request, "wanted_on").map_or(self.today, day),
                expires_at: None,
                lines: Vec::new(),
            });
        }
        for (line, (item, quantity)) in wants.iter().enumerate() {
            match self.demands[at].lines.get(line) {
                Some(held) if held.item != *item => return Err("allocation.line_of_other_item"),
                Some(_) => {}
                None if *quantity == 0 => return Err("catalogue.quantity_not_positive"),
                None => self.demands[at].lines.push(Wanted { item: item.clone(), ..Wanted::default() }),
            }
            self.bring_line(at, line, *quantity);
        }
        for line in wants.len()..self.demands[at].lines.len() {
            self.bring_line(at, line, 0);
        }
        Ok(at)
    }

    /// Brings a line to what is to stand of it; what is picked or gone stays.
    fn bring_line(&mut self, at: usize, line: usize, quantity: i128) {
        let more = quantity - self.demands[at].lines[line].stands();
        if more > 0 {
            self.shift(at, line, ("outside", "open"), "", more);
        } else {
            self.give_up(at, line, -more);
        }
    }

    /// Refuses what can be promised only in part, where the channel lets nothing wait.
    fn check_shortage(&self, at: usize) -> Result<(), Refused> {
        let demand = &self.demands[at];
        // What others got before it that ended just now, and what is left then, nobody knows of a command that was refused.
        let is_uncertain = self.choices.is_none() && self.freed_before && self.is_short;
        let is_there = self.can_be_served(demand, &self.sites_for(demand)) && !is_uncertain;
        if self.channels[&demand.channel].waits || is_there {
            return Ok(());
        }
        Err("allocation.not_enough")
    }

    pub(super) fn reserve(&mut self, request: &Value) -> Result<Done, Refused> {
        let minutes = self.channels[self.channel_named(request)?].minutes;
        let wants = self.wants(request)?;
        self.expire_and_serve();
        let at = self.bring(request, text(request, "kind").unwrap_or("cart"), &wants)?;
        self.check_shortage(at)?;
        self.supply(at, "reserved", "sourced");
        let ends = minutes.map(|minutes| self.now + minutes * 60_000_000);
        let keeps = self.demands[at].lines.iter().any(|line| line.promised().reserved > 0);
        self.demands[at].expires_at = ends.filter(|_| keeps);
        Ok(Done::default())
    }

    pub(super) fn allocate(&mut self, request: &Value) -> Result<Done, Refused> {
        let channel = self.channel_named(request)?.to_owned();
        let wants = self.wants(request)?;
        let basket = match request.get("takes_over").and_then(|basket| text(basket, "reference")) {
            Some(basket) => Some(self.demand_at(&channel, "cart", basket).ok_or("allocation.unknown_demand")?),
            None => None,
        };
        self.expire_and_serve();
        let at = self.bring(request, "order", &wants)?;
        if let Some(basket) = basket {
            self.take_over(basket, at);
        }
        self.check_shortage(at)?;
        self.supply(at, "allocated", "sourced");
        Ok(Done::default())
    }

    /// Gives an order what a basket has reserved of the same items; the rest of the basket is let go.
    fn take_over(&mut self, basket: usize, order: usize) {
        self.demands[basket].expires_at = None;
        for from in 0..self.demands[basket].lines.len() {
            let held = self.demands[basket].lines[from].clone();
            for (site, there) in &held.at {
                let mut left = there.reserved;
                self.shift(basket, from, ("reserved", "cancelled"), site, left);
                if self.demands[order].site.as_ref().is_some_and(|only| only != site) {
                    continue;
                }
                for line in 0..self.demands[order].lines.len() {
                    let wanted = &self.demands[order].lines[line];
                    if wanted.item == held.item {
                        let part = wanted.open.min(left);
                        self.shift(order, line, ("open", "allocated"), site, part);
                        left -= part;
                    }
                }
            }
            self.shift(basket, from, ("open", "cancelled"), "", held.open);
        }
    }

    pub(super) fn release(&mut self, request: &Value) -> Result<Done, Refused> {
        let at = self.demand_named(request, text(request, "kind").unwrap_or("cart"))?;
        let mut wanted = lines(request);
        if wanted.is_empty() {
            wanted = (1..=self.demands[at].lines.len()).map(|line| serde_json::json!({ "line": line })).collect();
        }
        for line in &wanted {
            let place = self.line_named(at, line)?;
            let held = &self.demands[at].lines[place];
            let there = held.open + held.promised().reserved + held.promised().allocated;
            let quantity = line.get("quantity").map_or(there, millionths);
            self.give_up(at, place, quantity.clamp(0, there));
        }
        if self.demands[at].lines.iter().all(|line| line.promised().reserved == 0) {
            self.demands[at].expires_at = None;
        }
        Ok(Done::default())
    }

    pub(super) fn expire_reservations(&mut self) -> Result<Done, Refused> {
        let expired = self.expire();
        Ok(Done { counts: vec![("expired", expired)], ..Done::default() })
    }

    /// Who waits is served before who asks now.
    fn expire_and_serve(&mut self) {
        if self.expire() > 0 {
            let freed = std::mem::take(&mut self.freed);
            self.freed_before = freed.iter().any(|item| self.waited_for(item) > 0);
            for item in self.items_in_order().into_iter().filter(|item| freed.contains(item)) {
                self.fill(&item, &mut BTreeSet::new());
            }
        }
    }

    pub(super) fn fill_backorders(&mut self, request: &Value) -> Result<Done, Refused> {
        let wanted = request["items"].as_array().cloned().unwrap_or_default();
        if wanted.iter().any(|item| !self.items.contains_key(item.as_str().unwrap_or_default())) {
            return Err("catalogue.unknown_item");
        }
        self.expire();
        let mut items = self.items_in_order();
        items.retain(|item| wanted.is_empty() || wanted.iter().any(|wanted| wanted == item));
        items.retain(|item| self.waited_for(item) > 0);
        let mut served = 0;
        match text(request, "sharing") {
            Some("together") => served = self.fill_together(&items),
            sharing => {
                for item in &items {
                    let mut got = BTreeSet::new();
                    if sharing == Some("proportional") {
                        self.share_out(item, &mut got);
                    }
                    self.fill(item, &mut got);
                    served += got.len();
                }
            }
        }
        Ok(Done { counts: vec![("items", items.len() as i128), ("served", served as i128)], ..Done::default() })
    }

    /// Gives each line its part of what there is, in whole units, in turn.
    fn share_out(&mut self, item: &str, got: &mut BTreeSet<usize>) {
        let wanted = self.waited_for(item);
        let there: i128 = self.sites.keys().map(|site| self.available(item, site, None)).sum();
        if there >= wanted {
            return;
        }
        let step = self.items[item].step;
        for at in self.waiting(item) {
            let part = |line: &Wanted| if line.item == item { there * line.open / wanted / step * step } else { 0 };
            let may_have = self.demands[at].lines.iter().map(part).collect();
            self.serve(at, item, may_have, got);
        }
    }

    /// Serves all who wait in one plan, channel by channel; answers how many got something.
    fn fill_together(&mut self, items: &[String]) -> usize {
        let mut waiting: Vec<usize> = items.iter().flat_map(|item| self.waiting(item)).collect();
        waiting.sort_by_key(|at| self.turn(*at));
        waiting.dedup();
        let mut channels: Vec<String> = Vec::new();
        for at in &waiting {
            let channel = &self.demands[*at].channel;
            if !channels.contains(channel) {
                channels.push(channel.clone());
            }
        }
        let mut served = 0;
        for channel in channels {
            let mut batch = Vec::new();
            for at in waiting.iter().copied().filter(|at| self.demands[*at].channel == channel).collect::<Vec<_>>() {
                let lines = &self.demands[at].lines;
                let may_have: Vec<i128> =
                    lines.iter().map(|line| if items.contains(&line.item) { line.open } else { 0 }).collect();
                let (left, used) = self.take_choices(at, "allocated", "filled", may_have.clone());
                served += usize::from(left != may_have);
                batch.push((at, left, used));
            }
            for (at, left, used) in batch {
                self.judge_rest(at, &left, &used);
            }
        }
        served
    }

    pub(super) fn reallocate(&mut self, request: &Value) -> Result<Done, Refused> {
        let at = self.demand_named(request, "order")?;
        let line = self.line_named(at, request)?;
        let from = self.site_named(request, "from")?;
        let to = self.site_named(request, "to")?;
        let Demand { channel, lines, .. } = &self.demands[at];
        let (channel, item) = (channel.clone(), lines[line].item.clone());
        let there = lines[line].at.get(from).map_or(0, |there| there.allocated);
        let quantity = request.get("quantity").map_or(there, millionths);
        if quantity <= 0 || quantity > there {
            return Err("allocation.not_there");
        }
        self.shift(at, line, ("allocated", "open"), from, quantity);
        if self.available(&item, to, Some(&channel)) < quantity {
            return Err("allocation.not_enough_at_site");
        }
        self.shift(at, line, ("open", "allocated"), to, quantity);
        Ok(Done::default())
    }

    pub(super) fn keep_back(&mut self, request: &Value) -> Result<Done, Refused> {
        let site = self.site_named(request, "site")?;
        let mut changed = 0;
        for line in lines(request) {
            let item = text(&line, "item").filter(|item| self.items.contains_key(*item));
            let item = item.ok_or("catalogue.unknown_item")?;
            let channel = match line.get("channel") {
                Some(_) => Some(self.channel_named(&line)?.to_owned()),
                None => None,
            };
            let quantity = millionths(&line["quantity"]);
            let kept = self.guards.entry((item.to_owned(), site.to_owned(), channel)).or_default();
            if *kept != quantity {
                *kept = quantity;
                changed += 1;
                self.freed.insert(item.to_owned());
            }
        }
        Ok(Done { counts: vec![("changed", changed)], ..Done::default() })
    }
}
