//! The neutral basket file: JSON Lines that tell a shop, its items and its baskets in order of time.
//!
//! The first line is the shop, then come all items, then the baskets by trading day. It is read as a stream; whoever
//! reads it never holds more than a line.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};

use backroom::values::{BusinessDate, Instant};
use serde::{Deserialize, Serialize};

use crate::failure::{Failure, Result};

/// A line of the file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Entry {
    Shop(ShopNote),
    Item(Item),
    Basket(Basket),
}

/// What the file is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ShopNote {
    /// The chain's name.
    pub name: String,
    /// Where the baskets come from, in a sentence.
    pub source: String,
    /// The ISO code of a currency with two decimals.
    pub currency: String,
    /// The time zone of its stores, and the hour their trading day begins.
    pub time_zone: String,
    pub day_begins: u8,
    /// How many of each follow.
    pub stores: u64,
    pub items: u64,
    pub baskets: u64,
    pub lines: u64,
}

/// Something that is sold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Item {
    pub item: String,
    pub name: String,
    pub department: String,
    pub category: String,
    /// How it is taxed.
    pub tax: TaxClass,
    /// The usual price of a unit on the shelf, in cents.
    pub price: i64,
}

/// The two classes of goods the demo taxes apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TaxClass {
    /// What is eaten.
    Food,
    /// Everything else.
    General,
}

/// What a customer took to a till.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Basket {
    /// Its number, unique in the file.
    pub basket: String,
    pub store: String,
    /// When it was rung up, UTC.
    pub at: Instant,
    /// The store's trading day.
    pub day: BusinessDate,
    /// Cents of coupons that belong to no line.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub coupon: i64,
    pub lines: Vec<Line>,
}

/// A line of a basket; amounts in cents, of the whole line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Line {
    pub item: String,
    /// A whole number of units, above 0.
    #[serde(with = "text")]
    pub quantity: i64,
    /// Before discounts.
    pub shelf: i64,
    /// What the retailer took off for its loyalty card.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub retail: i64,
    /// What the retailer added to a manufacturer's coupon.
    #[serde(default, rename = "match", skip_serializing_if = "is_zero")]
    pub matched: i64,
    /// What a manufacturer's coupon pays of it.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub coupon: i64,
}

impl Line {
    /// What the retailer takes off.
    pub(crate) fn discount(&self) -> i64 {
        self.retail + self.matched
    }

    /// What is left to pay, before tax.
    pub(crate) fn net(&self) -> i64 {
        self.shelf - self.discount()
    }

    fn is_sound(&self) -> bool {
        let Self { shelf, retail, matched, coupon, .. } = *self;
        let in_range = [shelf, retail, matched, coupon].iter().all(|amount| (0..=CENTS_MOST).contains(amount));
        in_range && (1..=UNITS_MOST).contains(&self.quantity) && self.net() >= 0
    }
}

/// Amounts and quantities of a line stay far from where sums of them could overflow.
const CENTS_MOST: i64 = 1_000_000_000;
const UNITS_MOST: i64 = 1_000;

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
fn is_zero(amount: &i64) -> bool {
    *amount == 0
}

mod text {
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};

    pub(super) fn serialize<S: Serializer>(quantity: &i64, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(quantity)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(|_| D::Error::custom(format!("{text} is no whole number of units")))
    }
}

/// A basket file being read.
pub(crate) struct BasketFile {
    path: PathBuf,
    lines: std::io::Lines<BufReader<File>>,
    number: u64,
}

impl BasketFile {
    /// Opens a file.
    pub(crate) fn open(path: &Path) -> Result<Self> {
        let file = File::open(path).map_err(|error| Failure::file(path, &error))?;
        Ok(Self { path: path.to_owned(), lines: BufReader::with_capacity(1 << 18, file).lines(), number: 0 })
    }

    fn wrong(&self, problem: impl std::fmt::Display) -> Failure {
        Failure::World(format!("{} line {}: {problem}", self.path.display(), self.number))
    }
}

impl Iterator for BasketFile {
    type Item = Result<Entry>;

    fn next(&mut self) -> Option<Self::Item> {
        let line = self.lines.next()?;
        self.number += 1;
        Some(line.map_err(|error| Failure::file(&self.path, &error)).and_then(|line| {
            let entry = serde_json::from_str(&line).map_err(|error| self.wrong(error))?;
            match &entry {
                Entry::Basket(basket) if !basket.lines.iter().all(Line::is_sound) || basket.coupon < 0 => Err(self
                    .wrong("a line has a quantity or an amount below 0, too large, or discounted beyond its amount")),
                _ => Ok(entry),
            }
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_file_reads_back_as_it_was_written() {
        let texts = [
            r#"{"basket":{"basket":"1001","store":"10","at":"2017-01-02T04:59:59.000000Z","day":"2017-01-01","coupon":100,"lines":[{"item":"101","quantity":"3","shelf":382,"retail":57,"match":25,"coupon":75},{"item":"103","quantity":"1","shelf":99}]}}"#,
            r#"{"item":{"item":"101","name":"TOMATO SOUP 10 OZ","department":"GROCERY","category":"SOUP","tax":"food","price":119}}"#,
        ];
        for text in texts {
            let entry: Entry = serde_json::from_str(text).expect(text);
            assert_eq!(serde_json::to_string(&entry).expect("it writes"), text);
        }
    }

    #[test]
    fn what_no_till_could_ring_up_is_refused_by_line() {
        let directory = tempfile::tempdir().expect("a folder");
        let path = directory.path().join("baskets.jsonl");
        let with = |line: &str| {
            format!(
                r#"{{"basket":{{"basket":"1","store":"10","at":"2017-01-01T12:00:00Z","day":"2017-01-01","lines":[{line}]}}}}"#
            )
        };
        let refused = [
            with(r#"{"item":"101","quantity":"0","shelf":1}"#),
            with(r#"{"item":"101","quantity":"1.5","shelf":1}"#),
            with(r#"{"item":"101","quantity":"1","shelf":10,"retail":11}"#),
            with(r#"{"item":"101","quantity":"1","shelf":10,"vat":1}"#),
            r#"{"cart":{}}"#.to_owned(),
        ];
        for text in refused {
            std::fs::write(&path, &text).expect("a file");
            let read = BasketFile::open(&path).expect("it opens").next().expect("a line");
            assert!(matches!(&read, Err(Failure::World(message)) if message.contains("line 1")), "{text}: {read:?}");
        }
    }
}
