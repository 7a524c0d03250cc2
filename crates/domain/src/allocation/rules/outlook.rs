//! What is expected of an item and who waits for it, read once for as many questions about it as there are.
//!
//! 1. Who may be served from one of the sites asked about counts there in full, so that a site is never told more than is
//!    certain: sites asked about one by one may come to less than all of them together.
//! 2. What is expected has no lot yet: it is taken to be good for as long as anybody wants.
//! 3. What is late is expected from the first day on.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::super::types::{Demand, ExpectedLine, ShipRule, Waiting};
use super::ahead::{Ahead, Claim, Filled, Source};
use super::availability::{figures, figures_also_at};
use super::supplying::supplies;
use crate::catalogue::types::Tracking;
use crate::flow::{Draft, Refusal};
use crate::values::{BusinessDate, ChannelId, ItemId, SiteId};

/// For whom and where it is asked what can be promised.
#[derive(Clone, Copy, Debug)]
pub(crate) struct View<'a> {
    /// For which channel, or none in particular.
    pub(crate) channel: ChannelId,
    /// At which sites, in order of key; at all if not said.
    pub(crate) sites: Option<&'a [SiteId]>,
    /// How many days a lot must still be good.
    pub(crate) life_days: i64,
}

/// An item with what is expected of it and who waits for it.
pub(crate) struct Outlook {
    item: ItemId,
    /// What is expected, in order of day and reference.
    expected: Vec<ExpectedLine>,
    /// Who waits, in the order in which they are served, each with the sites they may be served from.
    waiting: Vec<(Waiting, Vec<SiteId>)>,
}

impl Outlook {
    /// Reads what is expected of an item and who waits for it.
    pub(crate) fn of(draft: &mut Draft<'_>, item: ItemId) -> Self {
        let expected = draft.expected_of(item);
        let mut of_channel: BTreeMap<ChannelId, Vec<SiteId>> = BTreeMap::new();
        let mut waiting = Vec::new();
        for line in draft.waiting(item) {
            let supplying = of_channel.entry(line.channel).or_insert_with(|| match draft.channel(line.channel) {
                Some(channel) => supplies(draft, &channel).of(draft, item),
                None => Vec::new(),
            });
            let mut sites = supplying.clone();
            sites.retain(|site| line.site.is_none() || line.site == *site);
            waiting.push((line, sites));
        }
        Self { item, expected, waiting }
    }

    /// What is expected at sites asked about, in order of day and reference. Where a site is closed nothing is promised, so
    /// that what is expected there is none of it.
    pub(crate) fn arriving<'o>(
        &'o self,
        draft: &mut Draft<'_>,
        sites: Option<&[SiteId]>,
    ) -> impl Iterator<Item = &'o ExpectedLine> + use<'o> {
        let mut counts: BTreeMap<SiteId, bool> = BTreeMap::new();
        for line in &self.expected {
            counts.entry(line.site).or_insert_with(|| {
                let is_open = draft.site(line.site).is_some_and(|site| site.active && site.kind.is_workplace());
                is_open && sites.is_none_or(|sites| sites.binary_search(&line.site).is_ok())
            });
        }
        self.expected.iter().filter(move |line| counts[&line.site])
    }

    /// What the item comes to from a day on.
    ///
    /// # Errors
    /// `flow.bad_value` when a sum passes 64 bits.
    pub(crate) fn ahead(&self, draft: &mut Draft<'_>, view: View<'_>, from: BusinessDate) -> Result<Ahead, Refusal> {
        let View { channel, sites, life_days } = view;
        let is_asked = |site: &SiteId| sites.is_none_or(|sites| sites.binary_search(site).is_ok());
        let arriving: Vec<&ExpectedLine> = self.arriving(draft, sites).collect();
        let also: Vec<SiteId> = arriving.iter().map(|line| line.site).collect();
        let spans = self.spans(draft, view, from)?;
        let mut sources: BTreeMap<SiteId, Source> = BTreeMap::new();
        for (at, first) in spans.iter().enumerate() {
            let good_on = good_on(*first, life_days);
            for figure in figures_also_at(draft, self.item, channel, good_on, &also)? {
                if is_asked(&figure.site.id) {
                    let nothing = || Source { left: vec![0; spans.len()], arrivals: Vec::new() };
                    let source = sources.entry(figure.site.id).or_insert_with(nothing);
                    source.left[at] = figure.left.micros().into();
                }
            }
        }
        for line in arriving {
            if let Some(source) = sources.get_mut(&line.site) {
                source.arrivals.push((line.key.expected_on, line.quantity.micros().into()));
            }
        }
        let claims = self.waiting.iter().filter(|(_, sites)| sites.iter().any(is_asked));
        let claims = claims.map(|(line, _)| Claim {
            demand: line.turn.demand,
            line: line.line,
            wanted_on: line.turn.wanted_on,
            open: line.open.micros().into(),
        });
        Ok(Ahead { spans, sources: sources.into_values().collect(), claims: claims.collect() })
    }

    /// The first day, and those from which on fewer lots are good.
    fn spans(&self, draft: &mut Draft<'_>, view: View<'_>, from: BusinessDate) -> Result<Vec<BusinessDate>, Refusal> {
        let mut spans = vec![from];
        for figure in figures(draft, self.item, view.channel, good_on(from, view.life_days))? {
            for until in figure.free.iter().filter_map(|free| free.good_until) {
                // A lot that is good to the last day there is never ends.
                spans.extend(until.add_days(1 - view.life_days).ok());
            }
        }
        spans.sort_unstable();
        spans.dedup();
        Ok(spans)
    }
}

/// The day a lot must be good on to be promised for a day: the last there is, if it is beyond that.
fn good_on(day: BusinessDate, life_days: i64) -> BusinessDate {
    day.add_days(life_days).unwrap_or(BusinessDate::LAST)
}

/// When lines that wait are expected to be filled: what was read for one is kept for the next.
#[derive(Default)]
pub(crate) struct Fillings {
    outlooks: BTreeMap<ItemId, Outlook>,
    aheads: BTreeMap<(ItemId, ChannelId, SiteId, BusinessDate), Ahead>,
}

impl Fillings {
    /// The day on which a line that waits is expected to be filled: none if nothing that is expected brings it, or if it is
    /// not these goods that it waits for. The lines of a demand that ships whole are filled together.
    ///
    /// # Errors
    /// `flow.bad_value` when a sum passes 64 bits.
    pub(crate) fn expected_on(
        &mut self,
        draft: &mut Draft<'_>,
        demand: &Demand,
        line: i64,
    ) -> Result<Option<BusinessDate>, Refusal> {
        let together = demand.ship_rule == ShipRule::Whole;
        let mut last = Filled::InHand;
        for held in demand.lines.iter().filter(|held| together || held.line == line) {
            if let Some(waiting) = Waiting::of(demand, held) {
                last = last.max(self.filled(draft, demand, held.item, &waiting)?);
            }
        }
        Ok(match last {
            Filled::On(day) => Some(day),
            Filled::InHand | Filled::Never => None,
        })
    }

    fn filled(
        &mut self,
        draft: &mut Draft<'_>,
        demand: &Demand,
        item: ItemId,
        waiting: &Waiting,
    ) -> Result<Filled, Refusal> {
        let outlook = self.outlooks.entry(item).or_insert_with(|| Outlook::of(draft, item));
        let tracked = draft.item(item).is_some_and(|item| item.tracking != Tracking::None);
        // Without lots it is the same on every day.
        let on = if tracked { waiting.turn.wanted_on } else { BusinessDate::FIRST };
        let life_days = if tracked { demand.remaining_life_days } else { 0 };
        let ahead = match self.aheads.entry((item, waiting.channel, waiting.site, on)) {
            Entry::Occupied(held) => held.into_mut(),
            Entry::Vacant(free) => {
                let is_it = |(held, _): &&(Waiting, Vec<SiteId>)| held == waiting;
                let sites = outlook.waiting.iter().find(is_it).map_or(&[][..], |(_, sites)| sites);
                let view = View { channel: waiting.channel, sites: Some(sites), life_days };
                free.insert(outlook.ahead(draft, view, on)?)
            }
        };
        Ok(ahead.filled(waiting.turn.demand, waiting.line))
    }
}
