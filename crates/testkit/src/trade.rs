//! Random trade: requests of every kind about one small company, most of them sensible, some of them not.

mod promises;

use serde_json::{Value, json};

use crate::model::{Method, Model};

/// Numbers that look random and are the same for a seed.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Dice that a seed has thrown.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below a bound.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % bound
    }

    /// Whether something happens that happens once in so many times.
    pub fn once_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    /// One of several.
    pub fn one<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len() as u64) as usize]
    }
}

const ITEMS: [(&str, &str, Method, u32); 6] = [
    ("FIFO", "GOODS", Method::Fifo, 0),
    ("FIFO-KG", "FINE", Method::Fifo, 3),
    ("AVG", "GOODS", Method::Average, 0),
    ("AVG-KG", "FINE", Method::Average, 3),
    ("STD", "GOODS", Method::Standard, 0),
    ("STD-KG", "FINE", Method::Standard, 3),
];
const SITES: [(&str, &str, bool); 4] =
    [("S1", "ACME", false), ("S2", "ACME", false), ("S3", "S3", false), ("S4", "ACME", true)];
const STATES: [&str; 5] = ["sellable", "inspection", "refurbish", "damaged", "quarantine"];

/// The commands that set the company up.
#[must_use]
pub fn company() -> Vec<(&'static str, Value)> {
    let mut commands = vec![
        ("ledger.open_entity", json!({"entity": "ACME", "name": "Acme", "currency": "EUR", "time_zone": "UTC"})),
        ("catalogue.add_category", json!({"category": "GOODS", "name": "Goods"})),
        ("catalogue.add_category", json!({"category": "FINE", "name": "Fine goods"})),
        (
            "ledger.add_account",
            json!({"entity": "ACME", "account": "1205", "name": "Fine inventory", "kind": "asset", "control": "stock"}),
        ),
        (
            "ledger.set_posting_rule",
            json!({"entity": "ACME", "role": "inventory_normal", "category": "FINE", "account": "1205"}),
        ),
        ("stock.set_reason", json!({"reason": "shrunk", "name": "Shrunk", "role": "shrinkage"})),
    ];
    for (site, area, negative) in SITES {
        let mut request = json!({"entity": "ACME", "site": site, "name": site, "negative_allowed": negative});
        if area == site {
            request["valuation"] = json!("site");
        }
        commands.push(("stock.add_site", request));
    }
    for (item, category, method, decimals) in ITEMS {
        let method = match method {
            Method::Fifo => "fifo",
            Method::Average => "average",
            Method::Standard => "standard",
        };
        let unit = if decimals == 0 { "EA" } else { "KG" };
        let request = json!({"item": item, "name": item, "category": category, "unit": unit, "costing_method": method});
        commands.push(("catalogue.add_item", request));
    }
    commands.extend(promises::channels());
    commands
}

/// The company as the model knows it.
#[must_use]
pub fn modelled(today: i64) -> Model {
    let mut model = Model::new(today);
    for (item, category, method, decimals) in ITEMS {
        model.item(item, category, method, decimals);
    }
    for (site, area, negative) in SITES {
        model.site(site, area, negative);
    }
    model.inventory_of("FINE", "1205");
    for (code, channel) in promises::CHANNELS {
        model.channel(code, channel);
    }
    let (site, parcels) = promises::BUSY;
    model.parcels_per_day(site, parcels);
    model
}

/// Somebody who sends requests at random.
#[derive(Clone, Debug)]
pub struct Trader {
    /// What decides.
    pub dice: Dice,
    /// How many references were given.
    references: u64,
}

impl Trader {
    /// A trader who does the same for the same seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { dice: Dice::new(seed), references: 0 }
    }

    /// The next request, about the company as it is.
    pub fn next(&mut self, model: &Model) -> (&'static str, Value) {
        let (operation, mut request) = match self.dice.below(140) {
            0..18 => self.receive(model),
            18..32 => self.leave(model, "stock.issue_goods"),
            32..38 => self.leave(model, "stock.record_issue"),
            38..44 => self.come_back(model),
            44..47 => self.go_back(model),
            47..51 => self.reverse(model),
            51..54 => self.adjust(model),
            54..56 => self.leave(model, "stock.scrap_goods"),
            56..61 => self.change(model),
            61..64 => self.assemble(model),
            64..69 => self.leave(model, "stock.ship_transfer"),
            69..74 => self.arrive(model),
            74..80 => self.count(model),
            80..84 => self.late(model),
            84..92 => self.decide_values(),
            92..100 => self.keep_books(model),
            _ => self.demand(model),
        };
        if operation.starts_with("stock.") && self.dice.once_in(60) {
            self.spoil(&mut request);
        }
        (operation, request)
    }

    /// Makes a request one that cannot be done.
    fn spoil(&mut self, request: &mut Value) {
        let has_lines =
            request["lines"].as_array().is_some_and(|lines| !lines.is_empty() && lines[0]["item"].is_string());
        match self.dice.below(6) {
            0 if has_lines => request["lines"][0]["item"] = json!("NOTHING"),
            1 if has_lines => request["lines"][0]["quantity"] = json!("0"),
            2 if has_lines => request["lines"][0]["quantity"] = json!("0.0001"),
            3 if request["lines"].is_array() => request["lines"] = json!([]),
            4 if request["site"].is_string() => request["site"] = json!("NOWHERE"),
            5 if request["document"].is_string() => request["document"] = json!("GR-ACME-999999"),
            _ => {}
        }
    }

    fn item(&mut self) -> &'static str {
        ITEMS[self.dice.below(6) as usize].0
    }

    fn site(&mut self) -> &'static str {
        SITES[self.dice.below(4) as usize].0
    }

    fn state(&mut self) -> &'static str {
        if self.dice.once_in(3) { STATES[self.dice.below(5) as usize] } else { "sellable" }
    }

    /// A quantity of an item, up to so many.
    fn quantity(&mut self, item: &str, most: u64) -> String {
        if item.ends_with("-KG") {
            let grams = 1 + self.dice.below(most * 1_000);
            if self.dice.once_in(2) {
                return decimal(i128::from(grams) * 1_000);
            }
        }
        (1 + self.dice.below(most)).to_string()
    }

    fn unit_cost(&mut self) -> String {
        match self.dice.below(8) {
            0 => "0.001".to_owned(),
            1 => decimal(i128::from(self.dice.below(20_000_000))),
            2 => "0".to_owned(),
            _ => decimal(i128::from(1 + self.dice.below(2_000)) * 10_000),
        }
    }

    /// Dates a request: most of them happened today, some before, a few never.
    fn dated(&mut self, today: i64, mut request: Value) -> Value {
        match self.dice.below(12) {
            0 | 1 => request["occurred_on"] = json!(shown(before(today, self.dice.below(10)))),
            2 => request["occurred_on"] = json!(shown(before(today, self.dice.below(70)))),
            3 if self.dice.once_in(5) => request["occurred_on"] = json!("2099-01-01"),
            _ => {}
        }
        request
    }

    fn receive(&mut self, model: &Model) -> (&'static str, Value) {
        let lines: Vec<Value> = (0..=self.dice.below(3))
            .map(|_| {
                let item = self.item();
                let quantity = self.quantity(item, 30);
                let mut line = json!({"item": item, "quantity": quantity, "unit_cost": self.unit_cost()});
                if self.dice.once_in(6) {
                    line["state"] = json!(self.state());
                }
                line
            })
            .collect();
        let mut request = json!({"site": self.site(), "lines": lines});
        if self.dice.once_in(3) {
            self.references += u64::from(!self.dice.once_in(4));
            request["reference"] = json!(format!("DN-{}", self.references));
        }
        ("stock.receive_goods", self.dated(model.today, request))
    }

    /// Lines of goods that a site mostly has.
    fn lines_there(&mut self, model: &Model, site: &str) -> Vec<Value> {
        (0..=self.dice.below(3))
            .map(|_| {
                let (item, state) = (self.item(), self.state());
                let there = model.held(item, site, state).max(0);
                let quantity = match self.dice.below(5) {
                    0 if there > 0 => decimal(there),
                    1 => self.quantity(item, 12),
                    _ => self.quantity(item, 4),
                };
                json!({"item": item, "quantity": quantity, "state": state})
            })
            .collect()
    }

    fn leave(&mut self, model: &Model, operation: &'static str) -> (&'static str, Value) {
        let site = self.site();
        let mut request = json!({"site": site, "lines": self.lines_there(model, site)});
        match operation {
            "stock.ship_transfer" => request["to_site"] = json!(self.site()),
            "stock.scrap_goods" => {}
            _ if self.dice.once_in(6) => request["purpose"] = json!("use"),
            _ if self.dice.once_in(5) => {
                self.references += u64::from(!self.dice.once_in(4));
                request["reference"] = json!(format!("R-{}", self.references));
            }
            _ => {}
        }
        (operation, self.dated(model.today, request))
    }

    /// One of the last documents of a kind, or one of no shop.
    fn document(&mut self, model: &Model, prefix: &str) -> String {
        let documents = model.documents(prefix);
        let last = documents.len().min(12) as u64;
        match last {
            0 => format!("{prefix}-ACME-999977"),
            _ => documents[self.dice.below(last) as usize].clone(),
        }
    }

    fn come_back(&mut self, model: &Model) -> (&'static str, Value) {
        let item = self.item();
        let line = json!({"item": item, "quantity": self.quantity(item, 3), "state": self.state()});
        let mut request = json!({"site": self.site(), "lines": [line]});
        if !self.dice.once_in(4) {
            request["issue"] = json!(self.document(model, "GI"));
        }
        ("stock.return_from_customer", self.dated(model.today, request))
    }

    fn go_back(&mut self, model: &Model) -> (&'static str, Value) {
        let site = self.site();
        let mut lines = self.lines_there(model, site);
        for line in &mut lines {
            line["unit_credit"] = json!(self.unit_cost());
        }
        let mut request = json!({"site": site, "lines": lines});
        if self.dice.once_in(2) {
            request["receipt"] = json!(self.document(model, "GR"));
        }
        ("stock.return_to_supplier", self.dated(model.today, request))
    }

    fn reverse(&mut self, model: &Model) -> (&'static str, Value) {
        let mut request = json!({"document": self.document(model, "GR")});
        if self.dice.once_in(2) {
            let mut line = json!({"line": 1 + self.dice.below(2)});
            if self.dice.once_in(2) {
                line["quantity"] = json!((1 + self.dice.below(5)).to_string());
            }
            request["lines"] = json!([line]);
        }
        ("stock.reverse_receipt", self.dated(model.today, request))
    }

    fn adjust(&mut self, model: &Model) -> (&'static str, Value) {
        let site = self.site();
        let mut lines = self.lines_there(model, site);
        for line in &mut lines {
            line["direction"] = json!(self.dice.one(&["increase", "decrease"]));
            line["reason"] = json!(if self.dice.once_in(20) { "unheard-of" } else { "shrunk" });
        }
        ("stock.adjust_stock", self.dated(model.today, json!({"site": site, "lines": lines})))
    }

    fn change(&mut self, model: &Model) -> (&'static str, Value) {
        let site = self.site();
        let mut lines = self.lines_there(model, site);
        for line in &mut lines {
            line["from_state"] = line["state"].take();
            line["to_state"] = json!(STATES[self.dice.below(5) as usize]);
            if let Some(line) = line.as_object_mut() {
                line.remove("state");
            }
        }
        ("stock.change_state", self.dated(model.today, json!({"site": site, "lines": lines})))
    }

    fn assemble(&mut self, model: &Model) -> (&'static str, Value) {
        let (site, item) = (self.site(), self.item());
        let quantity = self.quantity(item, 3);
        let request = json!({"site": site, "item": item, "quantity": quantity, "lines": self.lines_there(model, site)});
        ("stock.assemble_goods", self.dated(model.today, request))
    }

    fn arrive(&mut self, model: &Model) -> (&'static str, Value) {
        let document = self.document(model, "TR");
        let line = 1 + self.dice.below(2);
        let open = model.under_way(&document, line as usize);
        let part = match self.dice.below(4) {
            0 => 2_000_000,
            1 => open + 1_000_000,
            _ => open,
        };
        if self.dice.once_in(3) {
            let outcome = self.dice.one(&["late", "lost", "found_at_sender", "found_at_receiver"]);
            let mut request = json!({"document": document, "line": line, "outcome": outcome});
            if self.dice.once_in(2) {
                request["quantity"] = json!("1");
            }
            return ("stock.resolve_transfer", self.dated(model.today, request));
        }
        let mut line = json!({"line": line, "quantity": decimal(part)});
        if self.dice.once_in(5) {
            line["state"] = json!("damaged");
        }
        let is_final = self.dice.once_in(2);
        let request = json!({"document": document, "lines": [line], "is_final": is_final});
        ("stock.receive_transfer", self.dated(model.today, request))
    }

    fn count(&mut self, model: &Model) -> (&'static str, Value) {
        match self.dice.below(8) {
            0 | 1 => {
                let mut request = json!({"site": self.site(), "blind": self.dice.once_in(2)});
                if self.dice.once_in(2) {
                    request["items"] = json!([self.item()]);
                }
                ("stock.open_count", request)
            }
            2..=4 => {
                let lines: Vec<Value> = (0..=self.dice.below(3))
                    .map(|_| {
                        let item = self.item();
                        json!({"item": item, "quantity": self.quantity(item, 20), "state": self.state()})
                    })
                    .collect();
                ("stock.record_count", json!({"document": self.document(model, "CNT"), "lines": lines}))
            }
            5 | 6 => {
                let skip = !self.dice.once_in(3);
                let request = json!({"document": self.document(model, "CNT"), "skip_uncounted": skip});
                ("stock.post_count", self.dated(model.today, request))
            }
            _ => ("stock.cancel_count", json!({"document": self.document(model, "CNT")})),
        }
    }

    /// An amount of money, at times below zero or nothing.
    fn amount(&mut self) -> String {
        let amount = decimal(i128::from(self.dice.below(4_000)) * 10_000);
        if self.dice.once_in(4) && amount != "0" { format!("-{amount}") } else { amount }
    }

    fn late(&mut self, model: &Model) -> (&'static str, Value) {
        let document = self.document(model, "GR");
        if self.dice.once_in(2) {
            let spread_by = self.dice.one(&["value", "quantity"]);
            let request = json!({"document": document, "amount": self.amount(), "spread_by": spread_by});
            return ("costing.add_landed_cost", self.dated(model.today, request));
        }
        let request = json!({"document": document, "line": 1 + self.dice.below(2), "difference": self.amount()});
        ("costing.adjust_receipt_price", self.dated(model.today, request))
    }

    fn decide_values(&mut self) -> (&'static str, Value) {
        let area = self.dice.one(&["ACME", "S3", "S9"]);
        let class = self.dice.one(&["normal", "normal", "returns_pending", "impaired"]);
        let item = self.item();
        match self.dice.below(9) {
            0 | 1 => (
                "costing.revalue_stock",
                json!({"area": area, "item": item, "class": class, "unit_cost": self.unit_cost()}),
            ),
            2..=4 => (
                "costing.write_down_stock",
                json!({"area": area, "item": item, "class": class, "amount": self.amount()}),
            ),
            5..=7 => ("costing.set_standard_cost", json!({"area": area, "item": item, "unit_cost": self.unit_cost()})),
            _ => {
                let mut request = json!({"item": item});
                match self.dice.below(3) {
                    0 => request["category"] = json!(self.dice.one(&["GOODS", "FINE"])),
                    _ => request["costing_method"] = json!(self.dice.one(&["fifo", "average", "standard"])),
                }
                ("costing.reclassify_item", request)
            }
        }
    }

    fn keep_books(&mut self, model: &Model) -> (&'static str, Value) {
        match self.dice.below(10) {
            0 | 1 => {
                let amount = decimal(i128::from(1 + self.dice.below(9_000)) * 10_000);
                let account = self.dice.one(&["6100", "6300", "1200", "2010"]);
                let lines = json!([{"account": account, "debit": amount}, {"account": "1020", "credit": amount}]);
                let operation = self.dice.one(&["ledger.post_entry", "ledger.record_entry"]);
                (operation, self.dated(model.today, json!({"entity": "ACME", "lines": lines})))
            }
            2 => ("ledger.reverse_entry", json!({"entry": self.document(model, "JE")})),
            3 => {
                let day = match model.closes_next().filter(|_| self.dice.once_in(2)) {
                    Some(month) => month * 100 + 1,
                    None => before(model.today, self.dice.below(80)),
                };
                let month = shown(day)[..7].to_owned();
                let state = self.dice.one(&["closed", "closed", "soft_closed", "open"]);
                ("ledger.set_period_state", json!({"entity": "ACME", "period": month, "state": state}))
            }
            _ => {
                let opened = model.items_opened() as u64;
                let item = if opened == 0 { 1 } else { opened - self.dice.below(opened.min(15)) };
                let mut request = json!({"open_item": item, "against": "1020"});
                if self.dice.once_in(2) {
                    request["amount"] = json!(decimal(i128::from(1 + self.dice.below(2_000)) * 10_000));
                }
                ("open_items.settle_item", self.dated(model.today, request))
            }
        }
    }
}

/// Millionths as a decimal without needless zeros.
fn decimal(millionths: i128) -> String {
    let text = format!("{}.{:06}", millionths / 1_000_000, millionths % 1_000_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A day as people write it.
fn shown(day: i64) -> String {
    format!("{:04}-{:02}-{:02}", day / 10_000, day / 100 % 100, day % 100)
}

/// A day so many days before another, on a calendar whose months end with their 28th: enough to pick one.
fn before(day: i64, days: u64) -> i64 {
    let (mut day, mut left) = (day.min(day / 100 * 100 + 28), days);
    while left > 0 {
        day = match (day % 100, day / 100 % 100) {
            (1, 1) => (day / 10_000 - 1) * 10_000 + 1_228,
            (1, _) => (day / 100 - 1) * 100 + 28,
            _ => day - 1,
        };
        left -= 1;
    }
    day
}
