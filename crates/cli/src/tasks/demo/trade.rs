//! A year of trade: deliveries at the start of every week, then day by day the stores open, ring up and close.
//!
//! The baskets are read as they are needed, a week ahead. What is held at once: that week, the items, the quantities on
//! hand of [`Supply`], and the commands of one commit. A commit has at most 1,000 commands and none of two days, for the
//! tills sell by the clock: it stands at the time of the day's last basket.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use backroom::values::{BusinessDate, Instant};
use backroom::{Call, Clock, Session};
use indicatif::ProgressBar;

use super::amounts::thousands;
use super::baskets::{Basket, Entry, Item, ShopNote};
use super::shop;
use super::supply::{Range, Supply, perishes};
use super::till::{self, Drawer, FLOAT};
use crate::failure::{Failure, Result};

/// At most this many commands share a commit.
const CALLS_AT_ONCE: usize = 1_000;

/// Deliveries are long: at most about this many lines of them share a commit.
const DELIVERY_LINES_AT_ONCE: usize = 5_000;

/// The clock of the shop: it shows what it was last set to.
#[derive(Clone, Debug, Default)]
pub(super) struct ShopClock(Arc<AtomicI64>);

impl ShopClock {
    fn set(&self, to: Instant) {
        self.0.store(to.micros(), Ordering::Relaxed);
    }
}

impl Clock for ShopClock {
    fn now(&self) -> Instant {
        Instant::from_micros(self.0.load(Ordering::Relaxed))
    }
}

/// Where entries come from.
pub(super) type Entries = Box<dyn Iterator<Item = Result<Entry>>>;

/// What the trade came to, beside what stands in the book.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Took {
    pub setup: Duration,
    pub trading: Duration,
    pub selling: Duration,
    pub commands: u64,
    pub commits: u64,
}

/// The days traded on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    pub first: BusinessDate,
    pub last: BusinessDate,
}

/// Sends commands together, and stops at the first that is not done.
struct Sender<'a> {
    session: &'a Session,
    waiting: Vec<Call>,
    took: Took,
}

impl Sender<'_> {
    fn send(&mut self, call: Call) -> Result<()> {
        self.waiting.push(call);
        if self.waiting.len() >= CALLS_AT_ONCE { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let outcomes = self.session.call_many(&self.waiting);
        self.took.commands += self.waiting.len() as u64;
        self.took.commits += 1;
        for (outcome, call) in outcomes.into_iter().zip(self.waiting.drain(..)) {
            outcome.map_err(|error| Failure::Asked(error, call.operation))?;
        }
        Ok(())
    }
}

/// Rings up everything there is, and says how long it took.
pub(super) fn trade(
    session: &Session,
    clock: &ShopClock,
    mut entries: Entries,
    bar: &ProgressBar,
) -> Result<(ShopNote, Span, Took)> {
    let began = std::time::Instant::now();
    let mut sender = Sender { session, waiting: Vec::with_capacity(CALLS_AT_ONCE), took: Took::default() };
    let (shop, items, first) = opening(&mut entries)?;
    let Some(first) = first else { return Err(Failure::World("there are no baskets to ring up".to_owned())) };
    bar.set_length(shop.baskets);
    bar.set_message("company and items");
    let from = first.day;
    clock.set(first.at);
    set_up(&mut sender, &shop, &items, from)?;
    sender.took.setup = began.elapsed();
    let mut chain = Chain {
        shop,
        range: Range::new(items),
        supply: Supply::new(from),
        stores: HashMap::new(),
        names: Vec::new(),
        clock: clock.clone(),
        shifts: 0,
    };
    let began = std::time::Instant::now();
    let mut last = from;
    let mut next = Some(first);
    while let Some(basket) = next.take() {
        let week = week_of(basket.day);
        let mut baskets = vec![basket];
        for entry in entries.by_ref() {
            match entry? {
                Entry::Basket(basket) if week_of(basket.day) == week => baskets.push(basket),
                Entry::Basket(basket) if basket.day > week => {
                    next = Some(basket);
                    break;
                }
                _ => return Err(Failure::World("the baskets are not in order of their days".to_owned())),
            }
        }
        last = baskets.iter().map(|basket| basket.day).max().unwrap_or(last);
        chain.week(&mut sender, baskets, bar)?;
    }
    sender.took.trading = began.elapsed();
    Ok((chain.shop, Span { first: from, last }, sender.took))
}

/// The Monday of a day's week.
pub(super) fn week_of(day: BusinessDate) -> BusinessDate {
    // The first day kept is a Monday.
    let since = day.days_since(BusinessDate::FIRST) % 7;
    day.add_days(-since).unwrap_or(BusinessDate::FIRST)
}

/// Everything before the second basket.
fn opening(entries: &mut Entries) -> Result<(ShopNote, Vec<Item>, Option<Basket>)> {
    let mut items = Vec::new();
    let Some(Entry::Shop(shop)) = entries.next().transpose()? else {
        return Err(Failure::World("a basket file begins with its shop".to_owned()));
    };
    for entry in entries {
        match entry? {
            Entry::Item(item) => items.push(item),
            Entry::Basket(basket) => return Ok((shop, items, Some(basket))),
            Entry::Shop(_) => return Err(Failure::World("a basket file has one shop".to_owned())),
        }
    }
    Ok((shop, items, None))
}

fn set_up(sender: &mut Sender<'_>, shop: &ShopNote, items: &[Item], from: BusinessDate) -> Result<()> {
    for call in shop::company(shop, from) {
        sender.send(call)?;
    }
    let departments: BTreeSet<&str> = items.iter().map(|item| item.department.as_str()).collect();
    for department in departments {
        sender.send(shop::department(department))?;
    }
    let categories: BTreeSet<(&str, &str)> =
        items.iter().map(|item| (item.department.as_str(), item.category.as_str())).collect();
    for (department, category) in categories {
        sender.send(shop::category(department, category))?;
    }
    for item in items {
        sender.send(shop::item(item, perishes(&item.department)))?;
    }
    sender.flush()?;
    let priced: Vec<Item> = items.iter().filter(|item| item.price > 0).cloned().collect();
    for some in priced.chunks(5_000) {
        sender.send(shop::prices(some, from))?;
        sender.flush()?;
    }
    Ok(())
}

struct Chain {
    shop: ShopNote,
    range: Range,
    supply: Supply,
    /// The stores by code, each with its place.
    stores: HashMap<String, u32>,
    names: Vec<String>,
    clock: ShopClock,
    shifts: u64,
}

impl Chain {
    fn week(&mut self, sender: &mut Sender<'_>, baskets: Vec<Basket>, bar: &ProgressBar) -> Result<()> {
        let Some((from, at)) = baskets.first().map(|basket| (basket.day, basket.at)) else { return Ok(()) };
        self.clock.set(at);
        let mut placed = Vec::with_capacity(baskets.len());
        for basket in baskets {
            placed.push((self.place(sender, &basket.store)?, basket));
        }
        let mut waiting = 0;
        for (store, lines) in self.supply.before(&placed, &self.range, from) {
            sender.send(shop::delivery(self.name(store), from, &lines))?;
            waiting += lines.len();
            if waiting >= DELIVERY_LINES_AT_ONCE {
                sender.flush()?;
                waiting = 0;
            }
        }
        sender.flush()?;
        let mut days: BTreeMap<BusinessDate, BTreeMap<u32, Vec<Basket>>> = BTreeMap::new();
        for (store, basket) in placed {
            days.entry(basket.day).or_default().entry(store).or_default().push(basket);
        }
        let began = std::time::Instant::now();
        for stores in days.into_values() {
            if let Some(last) = stores.values().flatten().map(|basket| basket.at).max() {
                self.clock.set(last);
            }
            for (store, baskets) in stores {
                self.shift(sender, store, &baskets)?;
                bar.inc(baskets.len() as u64);
            }
            sender.flush()?;
        }
        sender.took.selling += began.elapsed();
        let rung = u128::from(bar.position()) * 1_000_000 / sender.took.selling.as_micros().max(1);
        bar.set_message(format!(
            "{} sales a second, week of {from}",
            thousands(u64::try_from(rung).unwrap_or(u64::MAX))
        ));
        Ok(())
    }

    /// The place of a store; opened when it is first heard of.
    fn place(&mut self, sender: &mut Sender<'_>, code: &str) -> Result<u32> {
        if let Some(place) = self.stores.get(code) {
            return Ok(*place);
        }
        for call in shop::store(&self.shop, code) {
            sender.send(call)?;
        }
        let place = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.names.push(code.to_owned());
        self.stores.insert(code.to_owned(), place);
        Ok(place)
    }

    fn name(&self, store: u32) -> &str {
        usize::try_from(store).ok().and_then(|at| self.names.get(at)).map_or("", String::as_str)
    }

    /// A store's trade of a day at its register.
    fn shift(&mut self, sender: &mut Sender<'_>, store: u32, baskets: &[Basket]) -> Result<()> {
        self.shifts += 1;
        let name = self.name(store);
        let mut drawer = Drawer::default();
        sender.send(shop::open_shift(name, FLOAT))?;
        for basket in baskets {
            let mut lines = Vec::with_capacity(basket.lines.len());
            for line in &basket.lines {
                let Some((_, item)) = self.range.get(&line.item) else {
                    let problem =
                        format!("basket {} has item {}, which the file does not tell of", basket.basket, line.item);
                    return Err(Failure::World(problem));
                };
                lines.push(till::line(line, item));
            }
            let paid = till::paid(basket, till::due(basket, &self.range));
            drawer.take(&paid);
            sender.send(shop::ring_up(name, &basket.basket, &lines, &paid.tenders()))?;
        }
        sender.send(shop::close_shift(name, &drawer.counted(self.shifts)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_begin_on_mondays() {
        let day = |text: &str| BusinessDate::parse(text).expect("a day");
        for (on, monday) in [("2017-01-01", "2016-12-26"), ("2017-01-02", "2017-01-02"), ("2017-01-08", "2017-01-02")] {
            assert_eq!(week_of(day(on)), day(monday), "{on}");
        }
    }
}
