//! Promises: who wants what through which channel, what of it is promised where, who loses it and who is served.
//!
//! Which site serves whom is the engine's choice. The model is told it, and objects to what the rules do not allow: a site
//! that does not supply the channel, more than can be promised there, a part of what ships whole, somebody served before
//! his turn, and somebody left waiting for what he could have been given. All else it works out by itself.

use std::collections::{BTreeMap, BTreeSet};

use super::Model;

/// Where demand comes from.
#[derive(Clone, Copy, Debug)]
pub struct Channel {
    /// `whole`, `whole_lines` or `what_there_is`.
    pub ship_rule: &'static str,
    /// Whether what cannot be promised waits; the request is refused otherwise.
    pub waits: bool,
    /// Who goes first: 1 goes before 2.
    pub priority: i64,
    /// How long a reservation is kept, in minutes.
    pub minutes: Option<i64>,
    /// From how many sites a demand is supplied at most.
    pub parcels_most: Option<usize>,
    /// The sites that supply it; none: all.
    pub sites: &'static [&'static str],
}

/// What of a line is promised at a site.
#[derive(Clone, Copy, Debug, Default)]
pub struct Promised {
    /// For a while.
    pub reserved: i128,
    /// Tied to the site.
    pub allocated: i128,
    /// In a tote.
    pub picked: i128,
}

impl Promised {
    /// All of it.
    #[must_use]
    pub fn sum(self) -> i128 {
        self.reserved + self.allocated + self.picked
    }

    pub(super) fn of(&mut self, stage: &str) -> &mut i128 {
        match stage {
            "reserved" => &mut self.reserved,
            "allocated" => &mut self.allocated,
            "picked" => &mut self.picked,
            other => panic!("{other} is no promise"),
        }
    }
}

/// A line of a demand.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// What.
    pub item: String,
    /// Promised nothing yet.
    pub open: i128,
    /// Gone.
    pub shipped: i128,
    /// No longer wanted.
    pub cancelled: i128,
    /// What is promised, by site.
    pub at: BTreeMap<String, Promised>,
}

impl Wanted {
    /// What is promised everywhere.
    #[must_use]
    pub fn promised(&self) -> Promised {
        let mut all = Promised::default();
        for there in self.at.values() {
            all.reserved += there.reserved;
            all.allocated += there.allocated;
            all.picked += there.picked;
        }
        all
    }

    /// What is still wanted of it: everything but what was cancelled.
    #[must_use]
    pub fn stands(&self) -> i128 {
        self.open + self.promised().sum() + self.shipped
    }
}

/// What somebody wants.
#[derive(Clone, Debug)]
pub struct Demand {
    /// Through which channel.
    pub channel: String,
    /// `cart`, `quote` or `order`.
    pub kind: String,
    /// The reference in the channel.
    pub reference: String,
    /// The only site it is to come from.
    pub site: Option<String>,
    /// The day it is wanted.
    pub wanted_on: i64,
    /// When what is reserved is let go, in millionths of a second.
    pub expires_at: Option<i64>,
    /// Its lines.
    pub lines: Vec<Wanted>,
}

impl Demand {
    pub(super) fn name(&self) -> String {
        format!("{} {} {}", self.channel, self.kind, self.reference)
    }

    /// Only orders wait for what could not be promised.
    pub(super) fn is_order(&self) -> bool {
        self.kind == "order"
    }
}

/// What a site was last to send of a demand.
#[derive(Clone, Debug, Default)]
pub(super) struct Parcel {
    taken_on: Option<i64>,
    gone: i128,
}

/// A choice of the engine: units of a line that found a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Channel, kind and reference of the demand.
    pub demand: String,
    /// Its line, from 1.
    pub line: usize,
    /// `sourced` or `filled`.
    pub cause: String,
    /// `reserved` or `allocated`.
    pub into: String,
    /// The site.
    pub site: String,
    /// How much.
    pub quantity: i128,
}

/// What nobody but the engine knows of a command: when it was recorded, and what was chosen for it.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// The instant, in millionths of a second.
    pub now: i64,
    /// The choices, in their order; none where nobody knows them, as of a command that was refused: then nobody is served.
    pub choices: Option<Vec<Choice>>,
    /// Whether it was refused because too little could be promised.
    pub is_short: bool,
}

impl Model {
    /// Adds a channel.
    pub fn channel(&mut self, code: &str, channel: Channel) {
        self.channels.insert(code.to_owned(), channel);
    }

    /// Sets how many demands a site takes on in a day.
    pub fn parcels_per_day(&mut self, site: &str, parcels: i128) {
        self.parcels_per_day.insert(site.to_owned(), parcels);
    }

    /// What speaks against what the engine chose.
    #[must_use]
    pub fn objections(&self) -> &[String] {
        &self.objections
    }

    /// Every demand, those that came first in front.
    #[must_use]
    pub fn demands(&self) -> &[Demand] {
        &self.demands
    }

    pub(super) fn object(&mut self, objection: String) {
        self.objections.push(objection);
    }

    /// What of an item is promised at a site, of what can be sold there.
    #[must_use]
    pub fn promised(&self, item: &str, site: &str) -> i128 {
        let lines = self.demands.iter().flat_map(|demand| &demand.lines).filter(|line| line.item == item);
        lines.filter_map(|line| line.at.get(site)).map(|there| there.sum()).sum()
    }

    /// What is kept back of an item at a site: from everybody, and for other channels.
    #[must_use]
    pub fn kept_back(&self, item: &str, site: &str, channel: Option<&str>) -> i128 {
        let here = self.guards.iter().filter(|((of, at, _), _)| of == item && at == site);
        here.filter(|((_, _, owner), _)| owner.is_none() || owner.as_deref() != channel).map(|(_, kept)| kept).sum()
    }

    /// What of an item can be promised at a site.
    #[must_use]
    pub fn available(&self, item: &str, site: &str, channel: Option<&str>) -> i128 {
        (self.held(item, site, "sellable") - self.promised(item, site) - self.kept_back(item, site, channel)).max(0)
    }

    /// The sites that supply a channel.
    #[must_use]
    pub fn sites_of(&self, channel: &str) -> Vec<String> {
        let listed = self.channels[channel].sites;
        self.sites.keys().filter(|site| listed.is_empty() || listed.contains(&site.as_str())).cloned().collect()
    }

    /// The sites that may serve a demand.
    pub(super) fn sites_for(&self, demand: &Demand) -> Vec<String> {
        let mut sites = self.sites_of(&demand.channel);
        sites.retain(|site| demand.site.is_none() || demand.site.as_ref() == Some(site));
        sites
    }

    /// When a demand is served and, from the end, who loses: the channel's priority, the day, who came first.
    pub(super) fn turn(&self, at: usize) -> (i64, i64, usize) {
        let demand = &self.demands[at];
        (self.channels[&demand.channel].priority, demand.wanted_on, at)
    }

    /// The orders that wait for an item, in turn.
    pub(super) fn waiting(&self, item: &str) -> Vec<usize> {
        let waits = |line: &Wanted| line.item == item && line.open > 0;
        let orders = self.demands.iter().enumerate().filter(|(_, demand)| demand.is_order());
        let mut waiting: Vec<usize> =
            orders.filter(|(_, demand)| demand.lines.iter().any(waits)).map(|(at, _)| at).collect();
        waiting.sort_by_key(|at| self.turn(*at));
        waiting
    }

    /// How much of an item orders wait for.
    #[must_use]
    pub fn waited_for(&self, item: &str) -> i128 {
        let orders = self.demands.iter().filter(|demand| demand.is_order());
        orders.flat_map(|demand| &demand.lines).filter(|line| line.item == item).map(|line| line.open).sum()
    }

    /// Items in the order in which they were added.
    pub(super) fn items_in_order(&self) -> Vec<String> {
        let mut items: Vec<&String> = self.items.keys().collect();
        items.sort_by_key(|item| self.items[*item].place);
        items.into_iter().cloned().collect()
    }

    /// What a site has to pick of a demand.
    pub(super) fn to_pick(&self, at: usize, site: &str) -> i128 {
        let there = self.demands[at].lines.iter().filter_map(|line| line.at.get(site));
        there.map(|there| there.allocated + there.picked).sum()
    }

    /// Moves units of a line from one stage to another; the site is that of the promise among both.
    pub(super) fn shift(&mut self, at: usize, line: usize, (from, to): (&str, &str), site: &str, quantity: i128) {
        if quantity == 0 {
            return;
        }
        let to_pick = self.to_pick(at, site);
        let held = &mut self.demands[at].lines[line];
        for (stage, change) in [(from, -quantity), (to, quantity)] {
            let left = match stage {
                "outside" => continue,
                "open" => &mut held.open,
                "shipped" => &mut held.shipped,
                "cancelled" => &mut held.cancelled,
                promise => held.at.entry(site.to_owned()).or_default().of(promise),
            };
            *left += change;
            assert!(*left >= 0, "{stage} falls to {left} by {quantity} from {from} to {to}");
        }
        let is_promise = |stage: &str| matches!(stage, "reserved" | "allocated" | "picked");
        if is_promise(from) && !is_promise(to) {
            let item = held.item.clone();
            self.freed.insert(item);
        }
        self.count_parcel(at, site, (from, to), quantity, to_pick);
    }

    /// Counts a demand that a site takes on, or gives up on the day it took it on before anything of it left. What comes
    /// back from the dock is of the parcel it left with.
    fn count_parcel(&mut self, at: usize, site: &str, (from, to): (&str, &str), quantity: i128, to_pick: i128) {
        let left = self.to_pick(at, site);
        let parcel = self.sending.entry((at, site.to_owned())).or_default();
        if to == "shipped" {
            parcel.gone += quantity;
        }
        if from == "shipped" {
            parcel.gone -= quantity;
        }
        let day = (site.to_owned(), self.today);
        if to_pick == 0 && left > 0 && (from != "shipped" || parcel.taken_on.is_none()) {
            *parcel = Parcel { taken_on: Some(self.today), gone: 0 };
            *self.parcels.entry(day).or_default() += 1;
        } else if to_pick > 0 && left == 0 && to != "shipped" && parcel.gone <= 0 {
            let since = parcel.taken_on.take();
            *self.parcels.entry(day).or_default() -= i128::from(since == Some(self.today));
        }
    }

    /// How many more demands a site takes on today, if that is limited.
    fn parcels_left(&self, site: &str) -> Option<i128> {
        let taken_on = self.parcels.get(&(site.to_owned(), self.today)).copied().unwrap_or(0);
        self.parcels_per_day.get(site).map(|most| (most - taken_on).max(0))
    }

    /// Whether everything open of a demand can be served from some sites.
    pub(super) fn can_be_served(&self, demand: &Demand, sites: &[String]) -> bool {
        let mut wanted: BTreeMap<&str, i128> = BTreeMap::new();
        for line in &demand.lines {
            *wanted.entry(&line.item).or_default() += line.open;
        }
        wanted.iter().all(|(item, wanted)| *wanted <= self.there(demand, item, sites))
    }

    /// What of an item can be promised to a demand from some sites.
    fn there(&self, demand: &Demand, item: &str, sites: &[String]) -> i128 {
        sites.iter().map(|site| self.available(item, site, Some(&demand.channel))).sum()
    }

    /// Serves what is open of a demand with what was chosen for it, and judges that.
    pub(super) fn supply(&mut self, at: usize, into: &str, cause: &str) {
        let may_have: Vec<i128> = self.demands[at].lines.iter().map(|line| line.open).collect();
        let (left, used) = self.take_choices(at, into, cause, may_have);
        self.judge_rest(at, &left, &used);
    }

    /// Takes what was chosen for a demand, of each line no more than it may have; answers with what it may still have, and
    /// the sites. What cannot be had is left to whoever's turn it is when it can.
    pub(super) fn take_choices(
        &mut self,
        at: usize,
        into: &str,
        cause: &str,
        may_have: Vec<i128>,
    ) -> (Vec<i128>, BTreeSet<String>) {
        let Some(chosen) = self.choices.clone() else { return (may_have, BTreeSet::new()) };
        let demand = self.demands[at].clone();
        let Channel { ship_rule, parcels_most, .. } = self.channels[&demand.channel];
        let sites = self.sites_for(&demand);
        let (mut left, mut open) = (may_have, demand.lines.iter().map(|line| line.open).collect::<Vec<i128>>());
        let (mut taken, mut promised, mut used) = (Vec::new(), BTreeMap::new(), BTreeSet::new());
        for choice in chosen {
            if (choice.demand.as_str(), choice.into.as_str(), choice.cause.as_str()) != (&demand.name(), into, cause) {
                break;
            }
            let (line, site) = (choice.line - 1, choice.site.as_str());
            let item = demand.lines[line].item.as_str();
            let sum = promised.entry((item, choice.site.clone())).or_insert(0);
            *sum += choice.quantity;
            let is_full = self.parcels_left(site) == Some(0) && self.to_pick(at, site) == 0
                || parcels_most.is_some_and(|most| used.len() >= most && !used.contains(site));
            if choice.quantity > left[line]
                || choice.quantity % self.items[item].step != 0
                || !sites.contains(&choice.site)
                || *sum > self.available(item, site, Some(&demand.channel))
                || is_full
            {
                break;
            }
            left[line] -= choice.quantity;
            open[line] -= choice.quantity;
            used.insert(choice.site.clone());
            taken.push(choice);
        }
        let is_whole = match ship_rule {
            "whole" => taken.is_empty() || open.iter().all(|open| *open == 0),
            "whole_lines" => taken.iter().all(|choice| open[choice.line - 1] == 0),
            _ => true,
        };
        if !is_whole {
            return (demand.lines.iter().map(|line| line.open).collect(), BTreeSet::new());
        }
        for choice in taken {
            self.choices.iter_mut().for_each(|choices| drop(choices.pop_front()));
            self.shift(at, choice.line - 1, ("open", into), &choice.site, choice.quantity);
        }
        (left, used)
    }

    /// Objects where a demand was left waiting for what it could have had: of each line what it may still have. What a site
    /// that takes on so many a day could serve it need not.
    pub(super) fn judge_rest(&mut self, at: usize, may_have: &[i128], used: &BTreeSet<String>) {
        if self.choices.is_none() {
            return;
        }
        let demand = &self.demands[at];
        let Channel { ship_rule, parcels_most, .. } = self.channels[&demand.channel];
        let mut sites = self.sites_for(demand);
        sites.retain(|site| !self.parcels_per_day.contains_key(site));
        if parcels_most.is_some_and(|most| used.len() >= most) {
            sites.retain(|site| used.contains(site));
        }
        let mut waiting = demand.lines.iter().zip(may_have).filter(|(line, _)| line.open > 0).peekable();
        let may_go_whole = |(line, may_have): (&Wanted, &i128)| *may_have >= line.open;
        let is_missed = match ship_rule {
            // Which sites together have all of it, where they may not be many, is not looked for here.
            "whole" | "whole_lines" if parcels_most.is_some() => false,
            "whole" => waiting.peek().is_some() && waiting.all(may_go_whole) && self.can_be_served(demand, &sites),
            "whole_lines" => waiting
                .any(|(line, may)| may_go_whole((line, may)) && line.open <= self.there(demand, &line.item, &sites)),
            _ => waiting.any(|(line, may_have)| *may_have > 0 && self.there(demand, &line.item, &sites) > 0),
        };
        if is_missed {
            let free: Vec<i128> = demand.lines.iter().map(|line| self.there(demand, &line.item, &sites)).collect();
            let objection = format!("{demand:?} waits for what it could have from {sites:?}: {free:?}");
            self.object(objection);
        }
    }
}
