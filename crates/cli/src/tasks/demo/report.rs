//! What the demo ends with: plain figures, all of them read from the book, none counted beside it.
//!
//! The terminal, the page and the JSON show the same ones. Amounts are in the currency of the books.

use std::time::Duration;

use backroom::values::BusinessDate;
use serde::Serialize;

use super::amounts::{Cents, Units};

/// A chain's trade, and whether its books are true.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Report {
    /// The chain.
    pub shop: String,
    /// Where its baskets come from.
    pub source: String,
    /// The ISO code of the currency of the books.
    pub currency: String,
    /// The first and the last trading day.
    pub from: BusinessDate,
    pub to: BusinessDate,
    /// Everything sold.
    pub totals: Sales,
    /// Shifts opened and closed.
    pub shifts: u64,
    /// What waits for a person to look at it.
    pub exceptions: u64,
    /// In order of time.
    pub weeks: Vec<Week>,
    /// By net sales, highest first.
    pub stores: Vec<Store>,
    /// By net sales, highest first.
    pub categories: Vec<Category>,
    pub taxes: Vec<Tax>,
    pub tenders: Vec<Tender>,
    pub stock: Stock,
    pub trial_balance: Vec<Account>,
    pub verify: Verified,
    pub speed: Speed,
}

impl Report {
    /// What the books owe in taxes.
    pub(crate) fn tax_payable(&self) -> Cents {
        let owed = self.trial_balance.iter().filter(|account| account.account == TAX_PAYABLE);
        owed.map(|account| Cents(0) - account.closing).sum()
    }
}

/// The accounts of the chart that the demo looks for.
const TAX_PAYABLE: &str = "2200";
pub(crate) const INVENTORY: &str = "1200";

/// What was sold, with what it had cost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Sales {
    /// Of categories: 0, since a receipt has several.
    pub receipts: u64,
    pub lines: u64,
    pub units: Units,
    /// At the shelf's prices.
    pub shelf: Cents,
    /// What the retailer took off.
    pub discount: Cents,
    /// Shelf less discount, without tax.
    pub net: Cents,
    pub tax: Cents,
    /// What the goods had cost.
    pub cost: Cents,
}

impl Sales {
    /// What net sales leave above the goods' cost.
    pub(crate) fn margin(&self) -> Cents {
        self.net - self.cost
    }

    /// Margin in tenths of a percent of net sales.
    pub(crate) fn margin_permille(&self) -> i64 {
        self.margin().permille_of(self.net)
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.receipts += other.receipts;
        self.lines += other.lines;
        self.units += other.units;
        self.shelf += other.shelf;
        self.discount += other.discount;
        self.net += other.net;
        self.tax += other.tax;
        self.cost += other.cost;
    }
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Week {
    /// Its first day, a Monday.
    pub starts_on: BusinessDate,
    #[serde(flatten)]
    pub sales: Sales,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Store {
    pub store: String,
    pub name: String,
    #[serde(flatten)]
    pub sales: Sales,
    /// What manufacturers' coupons paid of it.
    pub coupons: Cents,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Category {
    pub category: String,
    pub name: String,
    #[serde(flatten)]
    pub sales: Sales,
}

/// What a tax class paid to one component of its tax.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Tax {
    pub jurisdiction: String,
    pub class: String,
    pub component: String,
    /// In percent, as set.
    pub rate: String,
    pub net: Cents,
    pub tax: Cents,
}

/// What a way to pay brought, and what was found in the drawers.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Tender {
    pub tender: String,
    pub name: String,
    pub payments: u64,
    /// Taken for sales, change given back already taken off.
    pub taken: Cents,
    /// What the shifts should have held at their closing, floats included.
    pub expected: Cents,
    /// What was counted.
    pub counted: Cents,
}

impl Tender {
    /// What was counted, without the floats.
    pub(crate) fn found(&self) -> Cents {
        self.taken + self.over()
    }

    /// What was found beyond what should have been there.
    pub(crate) fn over(&self) -> Cents {
        self.counted - self.expected
    }
}

/// Stock against books.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Stock {
    /// What came in, at cost.
    pub received: Cents,
    /// At the end of each month, and of the last day.
    pub days: Vec<StockDay>,
}

/// The two ways to say what stock is worth, on a day.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct StockDay {
    pub on: BusinessDate,
    /// The sum of the cost pools.
    pub pools: Cents,
    /// The balance of the inventory accounts.
    pub account: Cents,
}

/// A row of the trial balance.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Account {
    pub account: String,
    pub name: String,
    /// `asset`, `liability`, `equity`, `income`, `expense`.
    pub kind: String,
    pub debit: Cents,
    pub credit: Cents,
    /// Debit positive.
    pub closing: Cents,
}

/// What `verify` found.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Verified {
    pub checks: Vec<Check>,
    /// The first problem, if there is one.
    pub problem: Option<String>,
    pub seal: String,
    #[serde(rename = "elapsed_ms", serialize_with = "milliseconds")]
    pub elapsed: Duration,
}

impl Verified {
    pub(crate) fn ok(&self) -> bool {
        self.problem.is_none()
    }

    pub(crate) fn rows(&self) -> u64 {
        self.checks.iter().map(|check| check.rows).sum()
    }
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Check {
    /// The number of the law.
    pub law: u64,
    pub name: String,
    pub rows: u64,
    pub problems: u64,
}

/// How long it took, on this machine.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Speed {
    /// Company, stores, items and prices.
    #[serde(rename = "setup_ms", serialize_with = "milliseconds")]
    pub setup: Duration,
    /// Deliveries, shifts and sales.
    #[serde(rename = "trading_ms", serialize_with = "milliseconds")]
    pub trading: Duration,
    /// Of that, ringing up, with the opening and closing of shifts.
    #[serde(rename = "selling_ms", serialize_with = "milliseconds")]
    pub selling: Duration,
    pub commands: u64,
    pub commits: u64,
    pub file_bytes: u64,
    /// The most memory the process had, where the system says so.
    pub memory_bytes: Option<u64>,
}

impl Speed {
    /// Sales per second of selling.
    pub(crate) fn per_second(&self, receipts: u64) -> u64 {
        let micros = self.selling.as_micros().max(1);
        u64::try_from(u128::from(receipts) * 1_000_000 / micros).unwrap_or(u64::MAX)
    }
}

fn milliseconds<S: serde::Serializer>(elapsed: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_u64(u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX))
}
