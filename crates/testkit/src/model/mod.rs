//! A slow and obvious model of stock and books, to hold against the engine.
//!
//! It knows the laws and the table of postings and nothing of how the engine keeps them: plain numbers in maps, loops
//! over everything, no code of the domain. It reads the same requests and says of each whether it is done, which
//! document it makes and by how much stock value changes, or why it is refused.
//!
//! What it does not know: currencies other than that of the books, packs, lots and serials, owners, places, dimensions,
//! authority, several entities.

mod books;
mod counts;
mod fitting;
mod goods;
mod late;
mod numbers;
mod orders;
mod pool;
mod promises;
mod shown;
mod transfers;
mod warehouse;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::Value;

use books::{Entry, OpenItem};
use counts::Sheet;
use goods::{Issued, Received};
use numbers::cents;
use pool::{Pool, Valued};
use promises::Parcel;
use transfers::Sent;
use warehouse::Shipment;

pub use numbers::millionths;
pub use promises::{Channel, Choice, Demand, Promised, Told, Wanted};

/// Why a command is refused: the code of the refusal.
pub type Refused = &'static str;

/// What a command that is done comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Done {
    /// The number of the document it made.
    pub document: Option<String>,
    /// By how many cents the book value of stock changed.
    pub change: Option<i128>,
    /// What the reply counts, by its fields.
    pub counts: Vec<(&'static str, i128)>,
}

/// How an item is costed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// First in, first out.
    Fifo,
    /// Moving average.
    Average,
    /// At standard.
    Standard,
}

#[derive(Clone, Debug)]
struct Item {
    method: Method,
    category: String,
    /// The smallest quantity of it, in millionths.
    step: i128,
    /// Its place among the items, in the order in which they were added.
    place: usize,
}

#[derive(Clone, Debug)]
struct Site {
    area: String,
    may_be_negative: bool,
}

type Position = (String, String, String);

/// The shop as it should be.
#[derive(Clone, Debug)]
pub struct Model {
    /// The business day, as yyyymmdd.
    pub today: i64,
    items: BTreeMap<String, Item>,
    sites: BTreeMap<String, Site>,
    /// The inventory account of a category, where it has its own.
    inventory: BTreeMap<String, String>,
    standards: BTreeMap<(String, String), i128>,
    positions: BTreeMap<Position, i128>,
    /// By item, area and class.
    pools: BTreeMap<(String, String, String), Pool>,
    age: u64,
    numbers: BTreeMap<&'static str, i64>,
    references: BTreeMap<(&'static str, String), String>,
    received: BTreeMap<String, Vec<Received>>,
    issued: BTreeMap<String, Vec<Issued>>,
    sent: Vec<Sent>,
    sheets: BTreeMap<String, Sheet>,
    /// By account and day.
    accounts: BTreeMap<(String, i64), i128>,
    open_items: Vec<OpenItem>,
    entries: Vec<Entry>,
    closed_through: Option<i64>,
    exceptions: BTreeMap<String, i128>,
    channels: BTreeMap<String, Channel>,
    /// What is kept back, by item, site and the channel it is kept for, or for nobody.
    guards: BTreeMap<(String, String, Option<String>), i128>,
    /// How many demands sites take on in a day, where that is limited, and have taken on, by day.
    parcels_per_day: BTreeMap<String, i128>,
    parcels: BTreeMap<(String, i64), i128>,
    sending: BTreeMap<(usize, String), Parcel>,
    demands: Vec<Demand>,
    shipments: BTreeMap<String, Shipment>,
    /// When the command at hand was recorded, and what the engine chose for it, as far as nobody has asked for that yet.
    now: i64,
    choices: Option<VecDeque<Choice>>,
    /// The items of which it brought, or set free, what can be promised.
    freed: BTreeSet<String>,
    /// Whether it set free what others waited for before it asked for anything, and was refused as too little was left.
    freed_before: bool,
    is_short: bool,
    objections: Vec<String>,
    /// Whether the command at hand tells of what has happened, and is booked whatever the state.
    is_fact: bool,
}

/// Every operation it knows.
pub const OPERATIONS: &[&str] = &[
    "stock.receive_goods",
    "stock.reverse_receipt",
    "stock.issue_goods",
    "stock.record_issue",
    "stock.return_from_customer",
    "stock.return_to_supplier",
    "stock.adjust_stock",
    "stock.scrap_goods",
    "stock.change_state",
    "stock.assemble_goods",
    "stock.ship_transfer",
    "stock.receive_transfer",
    "stock.resolve_transfer",
    "stock.open_count",
    "stock.record_count",
    "stock.post_count",
    "stock.cancel_count",
    "costing.add_landed_cost",
    "costing.adjust_receipt_price",
    "costing.revalue_stock",
    "costing.write_down_stock",
    "costing.set_standard_cost",
    "costing.reclassify_item",
    "ledger.post_entry",
    "ledger.record_entry",
    "ledger.reverse_entry",
    "ledger.set_period_state",
    "open_items.settle_item",
    "allocation.keep_back",
    "allocation.reserve",
    "allocation.allocate",
    "allocation.release",
    "allocation.expire_reservations",
    "allocation.fill_backorders",
    "allocation.reallocate",
    "allocation.record_pick",
    "allocation.record_unpick",
    "allocation.record_shipment",
    "allocation.reverse_shipment",
];

/// Commands that tell of what has happened.
const FACTS: [&str; 10] = [
    "stock.receive_goods",
    "stock.record_issue",
    "stock.return_from_customer",
    "stock.receive_transfer",
    "stock.record_count",
    "ledger.record_entry",
    "allocation.record_pick",
    "allocation.record_unpick",
    "allocation.record_shipment",
    "allocation.reverse_shipment",
];

/// The area of goods under way between areas.
const TRANSIT: &str = "ACME-TRANSIT";

impl Model {
    /// The books of ACME in EUR, with nothing in them, on a day.
    #[must_use]
    pub fn new(today: i64) -> Self {
        Self {
            today,
            items: BTreeMap::new(),
            sites: BTreeMap::new(),
            inventory: BTreeMap::new(),
            standards: BTreeMap::new(),
            positions: BTreeMap::new(),
            pools: BTreeMap::new(),
            age: 0,
            numbers: BTreeMap::new(),
            references: BTreeMap::new(),
            received: BTreeMap::new(),
            issued: BTreeMap::new(),
            sent: Vec::new(),
            sheets: BTreeMap::new(),
            accounts: BTreeMap::new(),
            open_items: Vec::new(),
            entries: Vec::new(),
            closed_through: None,
            exceptions: BTreeMap::new(),
            channels: BTreeMap::new(),
            guards: BTreeMap::new(),
            parcels_per_day: BTreeMap::new(),
            parcels: BTreeMap::new(),
            sending: BTreeMap::new(),
            demands: Vec::new(),
            shipments: BTreeMap::new(),
            now: 0,
            choices: None,
            freed: BTreeSet::new(),
            freed_before: false,
            is_short: false,
            objections: Vec::new(),
            is_fact: false,
        }
    }

    /// Adds an item; `decimals` is how many its unit has.
    pub fn item(&mut self, code: &str, category: &str, method: Method, decimals: u32) {
        let step = 10_i128.pow(6 - decimals);
        let place = self.items.len();
        self.items.insert(code.to_owned(), Item { method, category: category.to_owned(), step, place });
    }

    /// Adds a site in a valuation area.
    pub fn site(&mut self, code: &str, area: &str, may_be_negative: bool) {
        self.sites.insert(code.to_owned(), Site { area: area.to_owned(), may_be_negative });
    }

    /// Gives a category an inventory account of its own.
    pub fn inventory_of(&mut self, category: &str, account: &str) {
        self.inventory.insert(category.to_owned(), account.to_owned());
    }

    /// Does a command, or refuses it and stays as it is. Of what only the engine knows it is told; what speaks against that
    /// stands in its objections.
    ///
    /// # Errors
    /// The code of the refusal.
    pub fn run(&mut self, operation: &str, request: &Value, told: &Told) -> Result<Done, Refused> {
        let mut next = self.clone();
        next.is_fact = FACTS.contains(&operation);
        next.now = told.now;
        next.choices = told.choices.clone().map(VecDeque::from);
        next.freed.clear();
        (next.freed_before, next.is_short) = (false, told.is_short);
        let done = next.decide(operation, request)?;
        next.fit();
        *self = next;
        Ok(done)
    }

    fn decide(&mut self, operation: &str, request: &Value) -> Result<Done, Refused> {
        match operation {
            "stock.receive_goods" => self.receive_goods(request),
            "stock.reverse_receipt" => self.reverse_receipt(request),
            "stock.issue_goods" => self.issue_goods(request, false),
            "stock.record_issue" => self.issue_goods(request, true),
            "stock.return_from_customer" => self.return_from_customer(request),
            "stock.return_to_supplier" => self.return_to_supplier(request),
            "stock.adjust_stock" => self.adjust_stock(request),
            "stock.scrap_goods" => self.scrap_goods(request),
            "stock.change_state" => self.change_state(request),
            "stock.assemble_goods" => self.assemble_goods(request),
            "stock.ship_transfer" => self.ship_transfer(request),
            "stock.receive_transfer" => self.receive_transfer(request),
            "stock.resolve_transfer" => self.resolve_transfer(request),
            "stock.open_count" => self.open_count(request),
            "stock.record_count" => self.record_count(request),
            "stock.post_count" => self.post_count(request),
            "stock.cancel_count" => self.cancel_count(request),
            "costing.add_landed_cost" => self.add_landed_cost(request),
            "costing.adjust_receipt_price" => self.adjust_receipt_price(request),
            "costing.revalue_stock" => self.revalue_stock(request),
            "costing.write_down_stock" => self.write_down_stock(request),
            "costing.set_standard_cost" => self.set_standard_cost(request),
            "costing.reclassify_item" => self.reclassify_item(request),
            "ledger.post_entry" => self.post_by_hand(request, false),
            "ledger.record_entry" => self.post_by_hand(request, true),
            "ledger.reverse_entry" => self.reverse_entry(request),
            "ledger.set_period_state" => self.set_period_state(request),
            "open_items.settle_item" => self.settle_item(request),
            "allocation.keep_back" => self.keep_back(request),
            "allocation.reserve" => self.reserve(request),
            "allocation.allocate" => self.allocate(request),
            "allocation.release" => self.release(request),
            "allocation.expire_reservations" => self.expire_reservations(),
            "allocation.fill_backorders" => self.fill_backorders(request),
            "allocation.reallocate" => self.reallocate(request),
            "allocation.record_pick" => self.record_pick(request),
            "allocation.record_unpick" => self.record_unpick(request),
            "allocation.record_shipment" => self.record_shipment(request),
            "allocation.reverse_shipment" => self.reverse_shipment(request),
            other => panic!("the model knows no {other}"),
        }
    }

    fn number(&mut self, prefix: &'static str) -> String {
        let number = self.numbers.entry(prefix).or_default();
        *number += 1;
        format!("{prefix}-ACME-{number:06}")
    }

    fn raise(&mut self, code: &str) {
        *self.exceptions.entry(code.to_owned()).or_default() += 1;
    }

    /// How goods of an item are valued in an area; of goods under way by what they left with.
    fn valued(&self, item: &str, area: &str) -> Result<Valued, Refused> {
        match self.items[item].method {
            _ if area == TRANSIT => Ok(Valued::Layers),
            Method::Fifo => Ok(Valued::Layers),
            Method::Average => Ok(Valued::Average),
            Method::Standard => {
                let standard = self.standards.get(&(item.to_owned(), area.to_owned()));
                standard.copied().map(Valued::Standard).ok_or("costing.no_standard_cost")
            }
        }
    }

    /// The documents of a kind that later commands may be about, the last first.
    #[must_use]
    pub fn documents(&self, prefix: &str) -> Vec<String> {
        let documents: Vec<String> = match prefix {
            "GR" => self.received.keys().cloned().collect(),
            "GI" => self.issued.keys().cloned().collect(),
            "CNT" => self.sheets.keys().cloned().collect(),
            "TR" => {
                let mut sent: Vec<String> = self.sent.iter().map(|line| line.document.clone()).collect();
                sent.dedup();
                sent
            }
            "JE" => self.entries.iter().filter_map(|entry| entry.number.clone()).collect(),
            other => panic!("no documents of {other} are kept"),
        };
        documents.into_iter().rev().collect()
    }

    /// The sites.
    #[must_use]
    pub fn sites(&self) -> Vec<String> {
        self.sites.keys().cloned().collect()
    }

    /// How many open items there are.
    #[must_use]
    pub fn items_opened(&self) -> usize {
        self.open_items.len()
    }

    /// What is at a position.
    #[must_use]
    pub fn held(&self, item: &str, site: &str, state: &str) -> i128 {
        self.positions.get(&(item.to_owned(), site.to_owned(), state.to_owned())).copied().unwrap_or(0)
    }

    /// Learns the number of the first entry posted by hand that it knows no number of; other replies tell no total.
    pub fn learn(&mut self, reply: &Value) {
        if reply.get("total").is_none() {
            return;
        }
        let unnamed = self.entries.iter_mut().find(|entry| entry.number.is_none());
        if let (Some(entry), Some(number)) = (unnamed, reply["entry"].as_str()) {
            entry.number = Some(number.to_owned());
        }
    }
}

/// The change of stock value that a reply tells, in cents.
#[must_use]
pub fn change_of(reply: &Value) -> Option<i128> {
    reply.get("stock_value_change").map(cents)
}

fn text<'r>(request: &'r Value, field: &str) -> Option<&'r str> {
    request.get(field).and_then(Value::as_str)
}

fn lines(request: &Value) -> Vec<Value> {
    request["lines"].as_array().cloned().unwrap_or_default()
}

fn state_of<'r>(line: &'r Value, field: &str) -> &'r str {
    text(line, field).unwrap_or("sellable")
}
