//! Promises made to fit what a command left: who loses, who is served, whose time is over.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::Model;

/// The promises in the order in which they are taken from who has them.
const LOST_FIRST: [&str; 3] = ["reserved", "allocated", "picked"];

impl Model {
    /// Makes promises fit the stock, and serves who waits for what came or was set free: after every command.
    pub(super) fn fit(&mut self) {
        for item in self.items_in_order() {
            for site in self.sites.keys().cloned().collect::<Vec<_>>() {
                self.make_room(&item, &site);
            }
        }
        let freed = std::mem::take(&mut self.freed);
        for item in self.items_in_order().into_iter().filter(|item| freed.contains(item)) {
            self.fill(&item, &mut BTreeSet::new());
        }
        if self.choices.as_ref().is_some_and(|left| !left.is_empty()) {
            let objection = format!("nobody's turn: {:?}", self.choices);
            self.object(objection);
        }
    }

    /// Takes from those who lose first what is promised and not there: reservations, then what is allocated, then what is
    /// picked, each from who has the last turn; then serves them from elsewhere.
    fn make_room(&mut self, item: &str, site: &str) {
        let mut losers = Vec::new();
        loop {
            let missing = self.promised(item, site) - self.held(item, site, "sellable").max(0);
            if missing <= 0 {
                break;
            }
            let mut claims = Vec::new();
            for (at, demand) in self.demands.iter().enumerate() {
                for (line, wanted) in demand.lines.iter().enumerate().filter(|(_, wanted)| wanted.item == item) {
                    let mut there = wanted.at.get(site).copied().unwrap_or_default();
                    for (rank, stage) in LOST_FIRST.into_iter().enumerate() {
                        let quantity = *there.of(stage);
                        if quantity > 0 {
                            claims.push((rank, Reverse(self.turn(at)), Reverse(line), at, stage, quantity));
                        }
                    }
                }
            }
            claims.sort();
            let (_, _, Reverse(line), at, stage, quantity) = claims[0];
            self.shift(at, line, (stage, "open"), site, quantity.min(missing));
            losers.push((at, stage));
        }
        for (at, stage) in losers {
            self.supply(at, if stage == "reserved" { "reserved" } else { "allocated" }, "sourced");
            self.raise("allocation.displaced");
        }
    }

    /// Serves who waits for an item, each in turn while any of it is promised to nobody; notes who got some of it.
    pub(super) fn fill(&mut self, item: &str, served: &mut BTreeSet<usize>) {
        for at in self.waiting(item) {
            if !self.sites.keys().any(|site| self.held(item, site, "sellable") > self.promised(item, site)) {
                break;
            }
            let may_have = self.demands[at].lines.iter().map(|line| line.open).collect();
            self.serve(at, item, may_have, served);
        }
    }

    /// Serves one who waits for an item, of each line no more than it may have; of other items nobody needs to be served
    /// now.
    pub(super) fn serve(&mut self, at: usize, item: &str, may_have: Vec<i128>, served: &mut BTreeSet<usize>) {
        let open = self.open_of(at, item);
        let (mut left, used) = self.take_choices(at, "allocated", "filled", may_have);
        if self.channels[&self.demands[at].channel].ship_rule != "whole" {
            for (left, line) in left.iter_mut().zip(&self.demands[at].lines) {
                *left = if line.item == item { *left } else { 0 };
            }
        }
        self.judge_rest(at, &left, &used);
        if self.open_of(at, item) < open {
            served.insert(at);
        }
    }

    /// What is open of an item in a demand.
    pub(super) fn open_of(&self, at: usize, item: &str) -> i128 {
        self.demands[at].lines.iter().filter(|line| line.item == item).map(|line| line.open).sum()
    }

    /// Lets go what is reserved by demands whose time is over, and serves who waits for it; answers how many ended.
    pub(super) fn expire(&mut self) -> i128 {
        let mut ended = 0;
        for at in 0..self.demands.len() {
            if self.demands[at].expires_at.is_none_or(|ends| ends > self.now) {
                continue;
            }
            ended += 1;
            self.demands[at].expires_at = None;
            for line in 0..self.demands[at].lines.len() {
                for (site, there) in self.demands[at].lines[line].at.clone() {
                    self.shift(at, line, ("reserved", "cancelled"), &site, there.reserved);
                }
                let open = self.demands[at].lines[line].open;
                self.shift(at, line, ("open", "cancelled"), "", open);
            }
        }
        ended
    }

    /// Gives up units of a line: what is open first, then what is reserved, then what is allocated, from the last site.
    pub(super) fn give_up(&mut self, at: usize, line: usize, quantity: i128) {
        let wanted = self.demands[at].lines[line].clone();
        let open = wanted.open.min(quantity);
        self.shift(at, line, ("open", "cancelled"), "", open);
        let mut left = quantity - open;
        for stage in ["reserved", "allocated"] {
            for (site, mut there) in wanted.at.clone().into_iter().rev() {
                let part = left.min(*there.of(stage));
                self.shift(at, line, (stage, "cancelled"), &site, part);
                left -= part;
            }
        }
    }
}
