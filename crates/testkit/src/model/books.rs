//! The books: days and periods, entries, and what control accounts wait for.

use serde_json::Value;

use super::goods::PoolKey;
use super::numbers::{cents, share};
use super::{Done, Model, Refused, lines, text};

/// Something a control account waits for: debit positive.
#[derive(Clone, Debug)]
pub(super) struct OpenItem {
    pub(super) account: String,
    pub(super) document: String,
    pub(super) line: usize,
    pub(super) opened_on: i64,
    pub(super) amount: i128,
    pub(super) remaining: i128,
}

/// An entry made by hand.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) number: Option<String>,
    pub(super) lines: Vec<(String, i128)>,
    pub(super) posted_on: i64,
    pub(super) is_reversed: bool,
}

/// What a document posts.
#[derive(Debug)]
pub(super) struct Booking {
    /// The first open day from the day it happened on; its pools may put it off.
    pub(super) day: i64,
    pub(super) lines: Vec<(String, i128)>,
    /// The pools of which it changes anything.
    pub(super) pools: Vec<PoolKey>,
    /// The places of the items it opens.
    opened: Vec<usize>,
}

impl Booking {
    fn on(day: i64) -> Self {
        Self { day, lines: Vec::new(), pools: Vec::new(), opened: Vec::new() }
    }

    pub(super) fn line(&mut self, account: &str, amount: i128) {
        self.lines.push((account.to_owned(), amount));
    }

    /// Sends what is out of balance somewhere.
    pub(super) fn rest_to(&mut self, account: &str) {
        let sum: i128 = self.lines.iter().map(|(_, amount)| amount).sum();
        self.line(account, -sum);
    }
}

/// Accounts that are the sum of open items or of pools.
const CONTROLLED: [&str; 12] =
    ["1030", "1100", "1110", "1120", "1200", "1205", "1210", "1220", "1230", "2000", "2010", "2020"];

fn month(day: i64) -> i64 {
    day / 100
}

fn month_after(month: i64) -> i64 {
    if month % 100 == 12 { month + 89 } else { month + 1 }
}

/// A day as written.
pub(super) fn day(text: &str) -> i64 {
    text.replace('-', "").parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

impl Model {
    /// The day something happened: not after today.
    pub(super) fn occurred_on(&self, request: &Value) -> Result<i64, Refused> {
        match text(request, "occurred_on").map(day) {
            Some(day) if day > self.today => Err("ledger.in_future"),
            Some(day) => Ok(day),
            None => Ok(self.today),
        }
    }

    /// The month that closes next: the one after the last closed, or the first in which anything was posted.
    #[must_use]
    pub fn closes_next(&self) -> Option<i64> {
        let first = || self.accounts.keys().map(|(_, day)| month(*day)).min();
        self.closed_through.map(month_after).or_else(first)
    }

    /// The first day from a day on whose month is not closed.
    fn first_open(&self, from: i64) -> i64 {
        match self.closed_through {
            Some(closed) if month(from) <= closed => month_after(closed) * 100 + 1,
            _ => from,
        }
    }

    /// Opens what a document posts, on the day it happened or the first open one, which a fact may use.
    pub(super) fn booking(&mut self, occurred_on: i64, is_fact: bool) -> Result<Booking, Refused> {
        let day = self.first_open(occurred_on);
        if day != occurred_on {
            if !is_fact {
                return Err("ledger.period_closed");
            }
            self.raise("ledger.period_closed");
        }
        Ok(Booking::on(day))
    }

    /// Posts: an entry balances, and counts on no day before the last that any of its pools was posted on.
    pub(super) fn post(&mut self, mut booking: Booking) {
        let wanted = booking.day;
        for key in &booking.pools {
            booking.day = booking.day.max(self.pools[key].posted_on);
        }
        if month(wanted) != month(booking.day) {
            self.raise("ledger.put_off");
        }
        assert_eq!(self.first_open(booking.day), booking.day, "pools were posted on in a month that is closed");
        for key in &booking.pools {
            self.pools.entry(key.clone()).or_default().posted_on = booking.day;
        }
        for at in &booking.opened {
            self.open_items[*at].opened_on = booking.day;
        }
        let sum: i128 = booking.lines.iter().map(|(_, amount)| amount).sum();
        assert_eq!(sum, 0, "the model is out of balance: {booking:?}");
        for (account, amount) in booking.lines {
            *self.accounts.entry((account, booking.day)).or_default() += amount;
        }
    }

    /// Opens an item with its line.
    pub(super) fn open_item(
        &mut self,
        booking: &mut Booking,
        account: &str,
        document: &str,
        line: usize,
        amount: i128,
    ) {
        if amount == 0 {
            return;
        }
        booking.line(account, amount);
        booking.opened.push(self.open_items.len());
        self.open_items.push(OpenItem {
            account: account.to_owned(),
            document: document.to_owned(),
            line,
            opened_on: booking.day,
            amount,
            remaining: amount,
        });
    }

    /// Takes goods off what is owed for a line of a receipt; what was paid already is awaited back.
    pub(super) fn take_off_owed(
        &mut self,
        booking: &mut Booking,
        document: (&str, usize),
        new: &str,
        [before, after, of]: [i128; 3],
    ) -> i128 {
        let is_this = |item: &OpenItem| item.document == document.0 && item.line == document.1;
        let Some(at) = self.open_items.iter().position(is_this) else { return 0 };
        let item = &mut self.open_items[at];
        let amount = share(item.amount, after, of) - share(item.amount, before, of);
        let taken = if amount.abs() <= item.remaining.abs() { amount } else { item.remaining };
        item.remaining -= taken;
        let account = item.account.clone();
        booking.line(&account, -taken);
        self.open_item(booking, "1110", new, document.1, taken - amount);
        -amount
    }

    pub(super) fn post_by_hand(&mut self, request: &Value, is_fact: bool) -> Result<Done, Refused> {
        let occurred_on = self.occurred_on(request)?;
        let mut booking = self.booking(occurred_on, is_fact)?;
        for line in lines(request) {
            let amount = line.get("debit").map_or_else(|| -cents(&line["credit"]), cents);
            let account = text(&line, "account").unwrap_or_default();
            if CONTROLLED.contains(&account) {
                if !is_fact {
                    return Err("ledger.control_account");
                }
                self.raise("ledger.control_account");
                booking.line("1900", amount);
            } else {
                booking.line(account, amount);
            }
        }
        if booking.lines.iter().map(|(_, amount)| amount).sum::<i128>() != 0 {
            return Err("ledger.unbalanced");
        }
        let (lines, posted_on) = (booking.lines.clone(), booking.day);
        self.entries.push(Entry { number: None, lines, posted_on, is_reversed: false });
        self.post(booking);
        Ok(Done::default())
    }

    pub(super) fn reverse_entry(&mut self, request: &Value) -> Result<Done, Refused> {
        let wanted = text(request, "entry");
        let at = self.entries.iter().position(|entry| entry.number.as_deref() == wanted);
        let at = at.ok_or("ledger.unknown_entry")?;
        if self.entries[at].is_reversed {
            return Err("ledger.already_reversed");
        }
        let day = self.today.max(self.entries[at].posted_on);
        if self.first_open(day) != day {
            return Err("ledger.period_closed");
        }
        self.entries[at].is_reversed = true;
        let lines: Vec<_> = self.entries[at].lines.iter().map(|(account, amount)| (account.clone(), -amount)).collect();
        self.entries.push(Entry { number: None, lines: lines.clone(), posted_on: day, is_reversed: false });
        self.post(Booking { lines, ..Booking::on(day) });
        Ok(Done::default())
    }

    pub(super) fn set_period_state(&mut self, request: &Value) -> Result<Done, Refused> {
        let period = text(request, "period").map_or(0, |period| day(&format!("{period}-00")) / 100);
        if self.closed_through.is_some_and(|closed| period <= closed) {
            return Err("ledger.period_final");
        }
        if text(request, "state") == Some("closed") {
            // Its last day is today or later.
            if period >= month(self.today) {
                return Err("ledger.period_not_over");
            }
            let is_next = match self.closed_through {
                Some(closed) => month_after(closed) == period,
                None => !self.accounts.iter().any(|((_, day), _)| month(*day) < period),
            };
            if !is_next {
                return Err("ledger.earlier_period_open");
            }
            self.closed_through = Some(period);
        }
        Ok(Done::default())
    }

    pub(super) fn settle_item(&mut self, request: &Value) -> Result<Done, Refused> {
        let number = request["open_item"].as_u64().unwrap_or(0) as usize;
        let Some(item) = number.checked_sub(1).and_then(|at| self.open_items.get(at)).cloned() else {
            return Err("open_items.unknown_open_item");
        };
        let occurred_on = self.occurred_on(request)?;
        let mut booking = self.booking(occurred_on, false)?;
        if item.remaining == 0 {
            return Err("open_items.settled_item");
        }
        if booking.day < item.opened_on {
            return Err("open_items.settled_before");
        }
        let amount = request.get("amount").map_or(item.remaining, |amount| cents(amount) * item.remaining.signum());
        if amount.abs() > item.remaining.abs() {
            return Err("open_items.more_than_remains");
        }
        booking.line(&item.account, -amount);
        booking.line(text(request, "against").unwrap_or_default(), amount);
        self.open_items[number - 1].remaining -= amount;
        self.post(booking);
        Ok(Done::default())
    }
}
