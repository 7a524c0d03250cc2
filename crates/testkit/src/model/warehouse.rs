//! What a warehouse tells of the goods of an order: picked, put back, gone, and back from the dock.

use serde_json::Value;

use super::goods::{Issued, Moving, Worth};
use super::numbers::millionths;
use super::{Demand, Done, Model, Refused, lines, text};

/// Goods of an order that left.
#[derive(Clone, Debug)]
pub(super) struct Shipment {
    site: String,
    demand: usize,
    /// Line, site of the promise, and quantity.
    gone: Vec<(usize, String, i128)>,
}

impl Model {
    /// The site and order of what a warehouse tells, and its lines.
    fn told(&self, request: &Value) -> Result<(String, usize, Vec<Value>), Refused> {
        let site = self.site_named(request, "site")?.to_owned();
        let lines = lines(request);
        if lines.is_empty() {
            return Err("stock.no_lines");
        }
        let at = self.demand_named(request, "order")?;
        Ok((site, at, lines))
    }

    /// Line and quantity that a warehouse tells of.
    fn told_line(&self, at: usize, line: &Value) -> Result<(usize, i128), Refused> {
        let place = self.line_named(at, line)?;
        let quantity = millionths(&line["quantity"]);
        if quantity < 0 {
            return Err("allocation.negative");
        }
        if quantity % self.items[&self.demands[at].lines[place].item].step != 0 {
            return Err("allocation.out_of_step");
        }
        Ok((place, quantity))
    }

    /// Takes units of a line at a site: where they were promised there, then where they were promised elsewhere, then what
    /// waits. Answers how many the line wanted.
    fn take(&mut self, at: usize, line: usize, site: &str, to: &str, told: i128) -> i128 {
        let stages: &[&str] =
            if to == "shipped" { &["picked", "allocated", "reserved"] } else { &["allocated", "reserved"] };
        let mut left = told;
        for stage in stages {
            let mut here = self.demands[at].lines[line].at.get(site).copied().unwrap_or_default();
            let part = left.min(*here.of(stage));
            self.shift(at, line, (stage, to), site, part);
            left -= part;
        }
        for stage in stages {
            for (other, mut there) in self.demands[at].lines[line].at.clone() {
                let part = if other == site { 0 } else { left.min(*there.of(stage)) };
                if part > 0 {
                    self.raise("allocation.taken_elsewhere");
                    self.shift(at, line, (stage, "open"), &other, part);
                    self.take_open(at, line, site, to, part);
                    left -= part;
                }
            }
        }
        let open = left.min(self.demands[at].lines[line].open);
        if open > 0 {
            self.raise("allocation.taken_elsewhere");
            self.take_open(at, line, site, to, open);
            left -= open;
        }
        if left > 0 {
            self.raise("allocation.more_than_wanted");
        }
        told - left
    }

    /// Takes what waits; what left was picked. Nothing is promised to anybody where the item never lay.
    fn take_open(&mut self, at: usize, line: usize, site: &str, to: &str, quantity: i128) {
        let position = (self.demands[at].lines[line].item.clone(), site.to_owned(), "sellable".to_owned());
        if to == "picked" && !self.positions.contains_key(&position) {
            return;
        }
        self.shift(at, line, ("open", "picked"), site, quantity);
        if to == "shipped" {
            self.shift(at, line, ("picked", to), site, quantity);
        }
    }

    pub(super) fn record_pick(&mut self, request: &Value) -> Result<Done, Refused> {
        let (site, at, lines) = self.told(request)?;
        let mut missing = Vec::new();
        for line in &lines {
            let (place, quantity) = self.told_line(at, line)?;
            self.take(at, place, &site, "picked", quantity);
            let short = line.get("short").map_or(0, millionths);
            let there = self.demands[at].lines[place].at.get(&site).map_or(0, |there| there.allocated);
            let part = short.min(there);
            if part > 0 {
                self.shift(at, place, ("allocated", "open"), &site, part);
                self.raise("allocation.short_pick");
                missing.push((self.demands[at].lines[place].item.clone(), part));
            }
        }
        if !missing.is_empty() {
            let mut booking = self.booking(self.today, true)?;
            self.number("SC");
            for (item, quantity) in &missing {
                let (from, to) = (Some((site.as_str(), "sellable")), Some((site.as_str(), "quarantine")));
                self.move_goods(&mut booking, &Moving::new(item, *quantity, from, to))?;
            }
            booking.rest_to("7000");
            self.post(booking);
        }
        Ok(Done::default())
    }

    pub(super) fn record_unpick(&mut self, request: &Value) -> Result<Done, Refused> {
        let (site, at, lines) = self.told(request)?;
        for line in &lines {
            let (place, quantity) = self.told_line(at, line)?;
            let picked = self.demands[at].lines[place].at.get(&site).map_or(0, |there| there.picked);
            self.shift(at, place, ("picked", "allocated"), &site, picked.min(quantity));
            if quantity > picked {
                self.raise("allocation.not_picked");
            }
        }
        Ok(Done::default())
    }

    pub(super) fn record_shipment(&mut self, request: &Value) -> Result<Done, Refused> {
        let (site, at, lines) = self.told(request)?;
        let (mut leaving, mut asked, mut gone) = (Vec::new(), Vec::new(), Vec::new());
        for line in &lines {
            let (place, quantity) = self.told_line(at, line)?;
            let item = self.demands[at].lines[place].item.clone();
            // The goods are one movement for each stage they were in, and one for those that nobody wanted.
            let before = self.shipped_from(at, place, &site, quantity);
            let wanted = self.take(at, place, &site, "shipped", quantity);
            gone.push((place, site.clone(), wanted));
            leaving.extend(before.into_iter().map(|part| (item.clone(), part)));
            if quantity > wanted {
                leaving.push((item.clone(), quantity - wanted));
            }
            if quantity > 0 {
                asked.push(((item, site.clone(), "sellable".to_owned()), quantity));
            }
        }
        self.check_there(&asked, true, false)?;
        let mut booking = self.booking(self.today, true)?;
        let document = self.number("GI");
        let (mut change, mut issued) = (0, Vec::new());
        for (item, quantity) in leaving {
            let area = self.site_area(&site).to_owned();
            self.first_standard(&item, &area, self.last_known(&item, &site, "sellable"))?;
            let from = Some((site.as_str(), "sellable"));
            let moved = self.move_goods(&mut booking, &Moving::new(&item, quantity, from, None))?;
            booking.line("5000", -moved.change);
            change += moved.change;
            issued.push(Issued { item, quantity, shares: moved.left, brought_back: 0 });
        }
        self.issued.insert(document.clone(), issued);
        self.shipments.insert(document.clone(), Shipment { site, demand: at, gone });
        Ok(self.done(booking, document, change))
    }

    /// The last goods of orders that left, the last first: document, site and order.
    #[must_use]
    pub fn last_shipments(&self) -> Vec<(String, String, &Demand)> {
        let last = self.shipments.iter().rev().take(4);
        last.map(|(document, left)| (document.clone(), left.site.clone(), &self.demands[left.demand])).collect()
    }

    /// In which parts a quantity of a line leaves a site: what is picked, allocated and reserved there, then what was
    /// promised elsewhere, promise by promise, then what waits.
    fn shipped_from(&self, at: usize, line: usize, site: &str, quantity: i128) -> Vec<i128> {
        let wanted = &self.demands[at].lines[line];
        let stages = ["picked", "allocated", "reserved"];
        let mut held = Vec::new();
        let mut here = wanted.at.get(site).copied().unwrap_or_default();
        held.extend(stages.map(|stage| *here.of(stage)));
        for stage in stages {
            let elsewhere = wanted.at.iter().filter(|(other, _)| *other != site);
            held.extend(elsewhere.map(|(_, there)| *there.clone().of(stage)));
        }
        held.push(wanted.open);
        let mut left = quantity;
        let mut parts = Vec::new();
        for held in held {
            let part = held.min(left);
            left -= part;
            if part > 0 {
                parts.push(part);
            }
        }
        parts
    }

    pub(super) fn reverse_shipment(&mut self, request: &Value) -> Result<Done, Refused> {
        let site = self.site_named(request, "site")?.to_owned();
        let left = text(request, "shipment").unwrap_or_default().to_owned();
        let Some(mut issued) = self.issued.get(&left).cloned() else { return Err("stock.unknown_document") };
        let at = self.demand_named(request, "order")?;
        let shipment = self.shipments.get(&left).filter(|shipment| shipment.demand == at && shipment.site == site);
        let gone: Vec<_> = shipment.map(|shipment| shipment.gone.clone()).unwrap_or_default();
        let is_whole = issued.iter().all(|line| line.brought_back == 0);
        if !is_whole || gone.iter().all(|(_, _, quantity)| *quantity == 0) {
            return Err("allocation.not_of_this_order");
        }
        let mut booking = self.booking(self.today, true)?;
        let document = self.number("CR");
        let mut change = 0;
        for line in &mut issued {
            let shares = line.bring_back(line.quantity);
            let area = self.site_area(&site).to_owned();
            self.first_standard(&line.item, &area, self.last_known(&line.item, &site, "sellable"))?;
            let to = Some((site.as_str(), "sellable"));
            let moving = Moving { worth: Worth::Shares(shares), ..Moving::new(&line.item, line.quantity, None, to) };
            let moved = self.move_goods(&mut booking, &moving)?;
            booking.line("5000", -(moved.change + moved.provisional));
            change += moved.change;
        }
        self.issued.insert(left, issued);
        for (line, site, quantity) in gone {
            self.shift(at, line, ("shipped", "allocated"), &site, quantity);
        }
        Ok(self.done(booking, document, change))
    }
}
