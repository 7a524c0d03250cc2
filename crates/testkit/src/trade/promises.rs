//! Random demand: baskets, orders, and what a warehouse tells of them.

use serde_json::{Value, json};

use super::{Trader, decimal, shown};
use crate::model::{Channel, Demand, Model};

/// The channels, each with what makes it another than those before it.
pub(super) const CHANNELS: [(&str, Channel); 5] = [
    (
        "WEB",
        Channel {
            ship_rule: "what_there_is",
            waits: true,
            priority: 5,
            minutes: Some(30),
            parcels_most: None,
            sites: &[],
        },
    ),
    (
        "POS",
        Channel {
            ship_rule: "what_there_is",
            waits: false,
            priority: 1,
            minutes: None,
            parcels_most: None,
            sites: &["S1", "S3", "S4"],
        },
    ),
    (
        "B2B",
        Channel {
            ship_rule: "whole",
            waits: true,
            priority: 3,
            minutes: Some(600),
            parcels_most: None,
            sites: &["S1", "S2", "S3"],
        },
    ),
    (
        "LINES",
        Channel {
            ship_rule: "whole_lines",
            waits: false,
            priority: 7,
            minutes: Some(30),
            parcels_most: None,
            sites: &["S3", "S4"],
        },
    ),
    (
        "FEW",
        Channel {
            ship_rule: "what_there_is",
            waits: true,
            priority: 5,
            minutes: Some(5),
            parcels_most: Some(2),
            sites: &[],
        },
    ),
];

/// The site that takes on few demands a day, and how many.
pub(super) const BUSY: (&str, i128) = ("S2", 3);

/// The commands that set the channels up.
pub(super) fn channels() -> impl Iterator<Item = (&'static str, Value)> {
    let set = CHANNELS.iter().map(|(code, channel)| {
        let sites: Vec<Value> = channel.sites.iter().map(|site| json!({ "site": site })).collect();
        let mut request = json!({"entity": "ACME", "channel": code, "name": code, "ship_rule": channel.ship_rule,
            "shortage_rule": if channel.waits { "backorder" } else { "refuse" }, "priority": channel.priority, "sites": sites});
        if let Some(minutes) = channel.minutes {
            request["reservation_minutes"] = json!(minutes);
        }
        if let Some(most) = channel.parcels_most {
            request["parcels_most"] = json!(most);
        }
        ("allocation.set_channel", request)
    });
    let (site, parcels) = BUSY;
    set.chain([("allocation.set_supply_site", json!({"site": site, "parcels_per_day": parcels as i64}))])
}

impl Trader {
    pub(super) fn demand(&mut self, model: &Model) -> (&'static str, Value) {
        match self.dice.below(40) {
            0..10 => self.allocate(model),
            10..15 => ("allocation.reserve", self.wanted(model, "cart")),
            15..18 => self.release(model),
            18 => ("allocation.expire_reservations", json!({})),
            19..22 => self.fill(),
            22..25 => self.reallocate(model),
            25..29 => self.told(model, "allocation.record_pick"),
            29..31 => self.told(model, "allocation.record_unpick"),
            31..36 => self.told(model, "allocation.record_shipment"),
            36 | 37 => self.reverse_shipment(model),
            _ => self.keep_back(),
        }
    }

    /// An item.
    pub fn any_item(&mut self) -> &'static str {
        self.item()
    }

    /// A channel, or none in particular.
    pub fn channel_or_none(&mut self) -> Option<&'static str> {
        if self.dice.once_in(6) { None } else { Some(self.any_channel()) }
    }

    fn any_channel(&mut self) -> &'static str {
        CHANNELS[self.dice.below(5) as usize].0
    }

    /// One of the last demands that pass, as often as not one that is not done with.
    fn one_of<'m>(&mut self, model: &'m Model, passes: impl Fn(&Demand) -> bool) -> Option<&'m Demand> {
        let all: Vec<&Demand> = model.demands().iter().rev().filter(|demand| passes(demand)).take(12).collect();
        if all.is_empty() { None } else { Some(all[self.dice.below(all.len() as u64) as usize]) }
    }

    /// What the lines of a basket or an order are to be: of a new one, or of one that stands.
    fn wanted(&mut self, model: &Model, kind: &str) -> Value {
        let held = if self.dice.once_in(3) { self.one_of(model, |demand| demand.kind == kind) } else { None };
        let (channel, reference, items) = match held {
            Some(held) => {
                let items: Vec<String> = held.lines.iter().map(|line| line.item.clone()).collect();
                (held.channel.clone(), held.reference.clone(), items)
            }
            None => {
                self.references += 1;
                (self.any_channel().to_owned(), format!("{kind}-{}", self.references), Vec::new())
            }
        };
        let count =
            items.len().max(1 + self.dice.below(3) as usize) - usize::from(items.len() > 1 && self.dice.once_in(6));
        let mut lines = Vec::new();
        for place in 0..count {
            let item = items.get(place).cloned().unwrap_or_else(|| self.item().to_owned());
            let there: i128 =
                model.sites_of(&channel).iter().map(|site| model.available(&item, site, Some(&channel))).sum();
            let quantity = match self.dice.below(8) {
                0 if place < items.len() => "0".to_owned(),
                1 if there > 0 => decimal(there),
                2 if there > 0 => decimal(there / 1_000_000 * 1_000_000 + 3_000_000),
                3 => self.quantity(&item, 30),
                _ => self.quantity(&item, 6),
            };
            let item = if self.dice.once_in(150) { "NOTHING".to_owned() } else { item };
            let mut line = json!({"item": item, "quantity": quantity});
            if self.dice.once_in(4) {
                line["worth"] = json!("7.50");
            }
            lines.push(line);
        }
        let mut request = json!({"channel": channel, "reference": reference, "lines": lines});
        if self.dice.once_in(8) {
            request["site"] = json!(self.site());
        }
        if self.dice.once_in(4) {
            request["wanted_on"] = json!(shown(model.today / 100 * 100 + 1 + self.dice.below(28) as i64));
        }
        if self.dice.once_in(150) {
            request["channel"] = json!("NOWHERE");
        }
        request
    }

    fn allocate(&mut self, model: &Model) -> (&'static str, Value) {
        let mut request = self.wanted(model, "order");
        if let Some(basket) = self.one_of(model, |demand| demand.kind == "cart").filter(|_| self.dice.once_in(3)) {
            let is_new = !model.demands().iter().any(|demand| demand.reference == request["reference"]);
            request["takes_over"] = json!({"reference": basket.reference});
            if is_new {
                request["channel"] = json!(basket.channel);
                for (line, held) in request["lines"].as_array_mut().into_iter().flatten().zip(&basket.lines) {
                    line["item"] = json!(held.item);
                    line["quantity"] = json!(decimal(held.stands().max(1_000_000)));
                }
            }
        }
        ("allocation.allocate", request)
    }

    fn named(&self, demand: &Demand) -> Value {
        json!({"channel": demand.channel, "reference": demand.reference})
    }

    fn release(&mut self, model: &Model) -> (&'static str, Value) {
        let Some(demand) = self.one_of(model, |demand| demand.lines.iter().any(|line| line.stands() > line.shipped))
        else {
            return ("allocation.release", json!({"channel": "WEB", "reference": "NOBODY"}));
        };
        let mut request = self.named(demand);
        request["kind"] = json!(demand.kind);
        if self.dice.once_in(2) {
            let mut line = json!({"line": 1 + self.dice.below(3)});
            if self.dice.once_in(2) {
                line["quantity"] = json!((1 + self.dice.below(5)).to_string());
            }
            request["lines"] = json!([line]);
        }
        ("allocation.release", request)
    }

    fn fill(&mut self) -> (&'static str, Value) {
        let sharing = self.dice.one(&["in_turn", "proportional", "together"]);
        let mut request = json!({ "sharing": sharing });
        if self.dice.once_in(2) {
            request["items"] = json!([self.item(), self.item()]);
        }
        ("allocation.fill_backorders", request)
    }

    /// A line of an order with a promise, and where that is.
    fn promised_line(&mut self, demand: &Demand) -> (u64, Option<String>) {
        let lines: Vec<usize> =
            (0..demand.lines.len()).filter(|line| demand.lines[*line].promised().sum() > 0).collect();
        if lines.is_empty() || self.dice.once_in(10) {
            return (1 + self.dice.below(3), None);
        }
        let line = lines[self.dice.below(lines.len() as u64) as usize];
        let there = demand.lines[line].at.iter().filter(|(_, there)| there.sum() > 0);
        let sites: Vec<&String> = there.map(|(site, _)| site).collect();
        let site = sites[self.dice.below(sites.len() as u64) as usize].clone();
        (line as u64 + 1, Some(site))
    }

    fn order_promised<'m>(&mut self, model: &'m Model) -> Option<&'m Demand> {
        let is_promised = |demand: &Demand| demand.lines.iter().any(|line| line.promised().sum() > 0);
        self.one_of(model, |demand| demand.kind == "order" && is_promised(demand))
    }

    fn reallocate(&mut self, model: &Model) -> (&'static str, Value) {
        let Some(demand) = self.order_promised(model) else { return self.fill() };
        let mut request = self.named(demand);
        let (line, site) = self.promised_line(demand);
        request["line"] = json!(line);
        request["from"] = json!(site.unwrap_or_else(|| self.site().to_owned()));
        request["to"] = json!(self.site());
        if self.dice.once_in(2) {
            request["quantity"] = json!((1 + self.dice.below(3)).to_string());
        }
        ("allocation.reallocate", request)
    }

    /// What a warehouse tells of an order: mostly what was promised there, at times something else.
    fn told(&mut self, model: &Model, operation: &'static str) -> (&'static str, Value) {
        let Some(demand) = self.order_promised(model) else { return self.fill() };
        let mut request = self.named(demand);
        let (first, site) = self.promised_line(demand);
        let site = site.filter(|_| !self.dice.once_in(8)).unwrap_or_else(|| self.site().to_owned());
        let mut lines = Vec::new();
        for place in [first, 1 + self.dice.below(3)].into_iter().take(1 + self.dice.below(2) as usize) {
            let held = demand.lines.get(place as usize - 1);
            let there = held.and_then(|line| line.at.get(&site)).map_or(0, |there| there.sum());
            let item = held.map_or("FIFO", |line| line.item.as_str());
            let quantity = match self.dice.below(6) {
                0 => self.quantity(item, 4),
                1 => self.dice.one(&["0", "1", "-1", "0.0001"]).to_owned(),
                _ if there > 0 => decimal(there),
                _ => self.quantity(item, 2),
            };
            let mut line = json!({"line": place, "quantity": quantity});
            if operation == "allocation.record_pick" && self.dice.once_in(5) {
                line["short"] = json!((1 + self.dice.below(3)).to_string());
            }
            lines.push(line);
        }
        request["site"] = json!(site);
        request["lines"] = json!(lines);
        (operation, request)
    }

    fn reverse_shipment(&mut self, model: &Model) -> (&'static str, Value) {
        let Some((shipment, site, demand)) = model.last_shipments().into_iter().nth(self.dice.below(4) as usize) else {
            return self.fill();
        };
        let mut request = self.named(demand);
        request["site"] = json!(if self.dice.once_in(10) { self.site().to_owned() } else { site });
        request["shipment"] = json!(if self.dice.once_in(10) { self.document(model, "GI") } else { shipment });
        ("allocation.reverse_shipment", request)
    }

    fn keep_back(&mut self) -> (&'static str, Value) {
        let mut line = json!({"item": self.item(), "quantity": self.dice.below(6).to_string()});
        if self.dice.once_in(2) {
            line["channel"] = json!(self.any_channel());
        }
        ("allocation.keep_back", json!({"site": self.site(), "lines": [line]}))
    }
}
