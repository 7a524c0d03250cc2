//! The whole book against a slow and obvious model: random commands of all kinds through two handles on one file, with
//! retries, dry runs and batches, days that pass and months that close.
//!
//! After every few commands all positions, pools, layers, accounts by day, open items, exceptions, demands and promises
//! are compared, and the laws are proven every hundred. Which site serves a demand is the engine's choice, which the model
//! reads from the journal and judges. `BACKROOM_COMMANDS` and `BACKROOM_SEED` ask for more commands or for one seed.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a failing seed is printed")]

use std::collections::BTreeMap;

use backroom::{Call, CallOptions, Error, Outcome, Session, Value as Cell};
use backroom_testkit::model::{self, Choice, Done, Model, Told, change_of, millionths};
use backroom_testkit::trade::{Trader, company, modelled};
use backroom_testkit::{Shop, keyed};
use serde_json::{Value, json};

const COMMANDS: u64 = 1_000;
const SEEDS: [u64; 3] = [1, 2, 3];

#[test]
fn the_books_are_what_the_model_says() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let seeds = number("BACKROOM_SEED").map_or(SEEDS.to_vec(), |seed| vec![seed]);
    let mut outcomes: BTreeMap<(String, String), u64> = BTreeMap::new();
    for seed in &seeds {
        let mut simulation = Simulation::new(*seed);
        simulation.run(number("BACKROOM_COMMANDS").unwrap_or(COMMANDS));
        for (outcome, times) in simulation.outcomes {
            *outcomes.entry(outcome).or_default() += times;
        }
    }
    let told: Vec<String> =
        outcomes.iter().map(|((operation, outcome), times)| format!("{operation} {outcome}: {times}")).collect();
    println!("{}", told.join("\n"));
    // A simulation in which an operation is hardly ever done proves nothing of it.
    if seeds.len() == SEEDS.len() {
        for operation in model::OPERATIONS {
            let done = outcomes.get(&((*operation).to_owned(), "done".to_owned())).copied().unwrap_or(0);
            assert!(done >= 5, "{operation} was done {done} times");
        }
    }
}

/// What an answer comes to, its instants aside.
fn outcome(answer: &Answer) -> Result<Vec<Value>, String> {
    let fields = ["document", "stock_value_change", "lines", "items", "served", "expired"];
    match answer {
        Ok(outcome) => {
            let reply: Value = serde_json::from_str(&outcome.reply).unwrap();
            Ok(fields.into_iter().map(|field| reply[field].clone()).collect())
        }
        Err(error) => Err(error.code().to_owned()),
    }
}

struct Simulation {
    seed: u64,
    shop: Shop,
    /// Sessions of two handles on one file.
    sessions: [Session; 2],
    model: Model,
    trader: Trader,
    keys: u128,
    /// What was sent lately, for who must find out why the two differ.
    lately: Vec<String>,
    /// How often which operation came to what.
    outcomes: BTreeMap<(String, String), u64>,
}

type Answer = Result<Outcome<String>, Error>;

impl Simulation {
    fn new(seed: u64) -> Self {
        let shop = Shop::at("2026-11-02T10:00:00Z", |_| {});
        for (operation, request) in company() {
            shop.must(operation, request);
        }
        let sessions = [shop.owner.clone(), shop.again().session("owner").unwrap()];
        let (model, trader) = (modelled(20261102), Trader::new(seed));
        Self { seed, shop, sessions, model, trader, keys: 1_000_000, lately: Vec::new(), outcomes: BTreeMap::new() }
    }

    fn run(&mut self, commands: u64) {
        let mut sent = 0;
        let mut proven = 0;
        while sent < commands {
            sent += match self.trader.dice.below(20) {
                0 => self.pass_time(),
                1 | 2 => self.send_together(),
                3 => self.rehearse(),
                4 => self.try_out(),
                _ => self.send_one(),
            };
            self.compare();
            if sent >= proven + 100 {
                proven = sent;
                self.shop.in_order();
            }
        }
        self.shop.in_order();
    }

    fn pass_time(&mut self) -> u64 {
        let seconds = if self.trader.dice.once_in(3) { 2_400 } else { 86_400 };
        self.shop.clock.advance_seconds(seconds);
        let today = self.shop.clock.shown().to_string();
        self.model.today = today[..10].replace('-', "").parse().unwrap();
        0
    }

    fn session(&mut self) -> Session {
        self.sessions[self.trader.dice.below(2) as usize].clone()
    }

    fn next_key(&mut self) -> CallOptions {
        self.keys += 1;
        keyed(self.keys)
    }

    fn ask(&mut self) -> (&'static str, Value) {
        let (operation, request) = self.trader.next(&self.model);
        self.lately.push(format!("{operation} {request}"));
        (operation, request)
    }

    /// Several requests, each about what those before it leave as far as that can be known.
    fn ask_several(&mut self, count: u64) -> Vec<(&'static str, Value, Call)> {
        let mut guess = self.model.clone();
        let mut asked = Vec::new();
        for _ in 0..count {
            let (operation, request) = self.trader.next(&guess);
            self.lately.push(format!("{operation} {request}"));
            // Refused or not: the next request is about what is then there.
            let _ = guess.run(operation, &request, &Told::default());
            let call = Call { options: self.next_key(), ..Call::new(operation, request.to_string()) };
            asked.push((operation, request, call));
        }
        asked
    }

    /// One command, and at times the same again, or another with its key.
    fn send_one(&mut self) -> u64 {
        let (operation, request) = self.ask();
        let (session, options) = (self.session(), self.next_key());
        let bytes = request.to_string().into_bytes();
        let answer = session.call(operation, &bytes, &options);
        self.check(operation, &request, &answer);
        if !self.trader.dice.once_in(6) {
            return 1;
        }
        let session = self.session();
        if let Ok(first) = &answer {
            let again = session.call(operation, &bytes, &options).unwrap();
            assert!(again.replayed && again.reply == first.reply, "{}: {again:?}", self.told());
            let other = br#"{"code": "host.other", "severity": "info", "subject": "x", "message": "Another"}"#;
            let reused = session.call("exceptions.raise_exception", other, &options);
            assert_eq!(reused.err().map(|error| error.code().to_owned()).as_deref(), Some("flow.key_reused"));
        } else {
            // A refusal binds no key: the same is refused anew, and something else may be done with it.
            self.check(operation, &request, &session.call(operation, &bytes, &options));
            let (operation, request) = self.ask();
            let answer = session.call(operation, request.to_string().as_bytes(), &options);
            self.check(operation, &request, &answer);
            return 2;
        }
        1
    }

    /// Several commands in one call, each with its own outcome.
    fn send_together(&mut self) -> u64 {
        let count = 2 + self.trader.dice.below(5);
        let asked = self.ask_several(count);
        let calls: Vec<Call> = asked.iter().map(|(_, _, call)| call.clone()).collect();
        let answers = self.session().call_many(&calls);
        for ((operation, request, _), answer) in asked.iter().zip(&answers) {
            self.check(operation, request, answer);
        }
        count
    }

    /// Several commands one after the other, of which nothing stays; then the same in earnest, which comes to the same.
    fn rehearse(&mut self) -> u64 {
        let count = 2 + self.trader.dice.below(3);
        let asked = self.ask_several(count);
        let calls: Vec<Call> = asked.iter().map(|(_, _, call)| call.clone()).collect();
        let rehearsed = self.session().rehearse(&calls);
        self.compare();
        let answers = self.session().call_many(&calls);
        for (((operation, request, _), answer), rehearsed) in asked.iter().zip(&answers).zip(&rehearsed) {
            assert_eq!(outcome(rehearsed), outcome(answer), "left rehearsed, right in earnest; {}", self.told());
            self.check(operation, request, answer);
        }
        count
    }

    /// One command that is only tried, then done, which comes to the same.
    fn try_out(&mut self) -> u64 {
        let (operation, request) = self.ask();
        let bytes = request.to_string().into_bytes();
        let tried = self.session().call(operation, &bytes, &CallOptions::dry_run());
        self.compare();
        let options = self.next_key();
        let answer = self.session().call(operation, &bytes, &options);
        assert_eq!(outcome(&tried), outcome(&answer), "left tried, right done; {}", self.told());
        self.check(operation, &request, &answer);
        1
    }

    /// When a command was recorded, and which site was chosen for whom.
    fn told_of(&self, answer: &Answer) -> Told {
        let command_id = match answer {
            Ok(outcome) => outcome.command_id,
            Err(error) => {
                let is_short = error.code() == "allocation.not_enough";
                return Told { now: self.shop.clock.shown().micros(), choices: None, is_short };
            }
        };
        let sql = format!(
            "SELECT c.code || ' ' || d.kind || ' ' || d.reference, m.cause, m.to_stage, s.code, m.line, m.quantity
             FROM demand_moves m JOIN demands d ON d.demand_id = m.demand_id
             JOIN channels c ON c.channel_id = d.channel_id JOIN sites s ON s.site_id = m.site_id
             WHERE m.command_id = {command_id} AND m.cause IN ('sourced', 'filled') ORDER BY m.demand_move_id"
        );
        let rows = self.shop.book.select(&sql, 100_000).unwrap().rows.into_iter().map(|row| {
            let mut cells = row.into_iter();
            let mut text = || match cells.next() {
                Some(Cell::Text(text)) => text,
                other => panic!("a text: {other:?}"),
            };
            let [demand, cause, into, site] = [text(), text(), text(), text()];
            let mut number = || match cells.next() {
                Some(Cell::Integer(number)) => number,
                other => panic!("a number: {other:?}"),
            };
            Choice { demand, cause, into, site, line: number() as usize, quantity: number().into() }
        });
        let now = self.shop.number(&format!("SELECT recorded_at FROM commands WHERE command_id = {command_id}"));
        Told { now, choices: Some(rows.collect()), is_short: false }
    }

    /// Holds an answer against what the model makes of the request.
    fn check(&mut self, operation: &str, request: &Value, answer: &Answer) {
        let expected = self.model.run(operation, request, &self.told_of(answer));
        assert!(self.model.objections().is_empty(), "{:#?}; {}\n{answer:?}", self.model.objections(), self.told());
        let told = match answer {
            Ok(outcome) => {
                let reply: Value = serde_json::from_str(&outcome.reply).unwrap();
                self.model.learn(&reply);
                let wanted = expected.as_ref().ok().cloned().unwrap_or_default();
                Ok(Done {
                    document: wanted.document.and(reply["document"].as_str().map(str::to_owned)),
                    change: wanted.change.and(change_of(&reply)),
                    counts: wanted
                        .counts
                        .iter()
                        .map(|(field, _)| (*field, reply[*field].as_i64().unwrap().into()))
                        .collect(),
                })
            }
            Err(error) => Err(error.code().to_owned()),
        };
        let expected = expected.map_err(str::to_owned);
        let outcome = expected.as_ref().map_or_else(Clone::clone, |_| "done".to_owned());
        *self.outcomes.entry((operation.to_owned(), outcome)).or_default() += 1;
        assert_eq!(told, expected, "left the engine, right the model; {}\n{answer:?}", self.told());
    }

    /// Holds all the file says against all the model holds.
    fn compare(&mut self) {
        self.compare_available();
        let (file, model) = (self.file(), self.model.shown());
        if file == model {
            return;
        }
        let names: std::collections::BTreeSet<&String> = file.keys().chain(model.keys()).collect();
        let differing = names.into_iter().filter(|name| file.get(*name) != model.get(*name));
        let lines: Vec<String> = differing
            .map(|name| format!("{name}: the file says {:?}, the model {:?}", file.get(name), model.get(name)))
            .collect();
        panic!("{}\n{}", self.told(), lines.join("\n"));
    }

    /// Asks what can be promised of an item to a channel, or to none in particular, and holds that against the model.
    fn compare_available(&mut self) {
        let (item, channel) = (self.trader.any_item(), self.trader.channel_or_none());
        let mut question = json!({ "item": item });
        if let Some(channel) = channel {
            question["channel"] = json!(channel);
        }
        let answer = self.shop.must("allocation.available", question.clone());
        let sites = channel.map_or_else(|| self.model.sites(), |channel| self.model.sites_of(channel));
        let named =
            |site: &str| answer["sites"].as_array().unwrap().iter().find(|named| named["site"] == site).cloned();
        for site in sites {
            let says = named(&site).map_or(0, |named| millionths(&named["available"]));
            let available = self.model.available(item, &site, channel);
            assert_eq!(says, available, "left the file, right the model; {question} at {site}; {}", self.told());
        }
    }

    fn told(&self) -> String {
        let from = self.lately.len().saturating_sub(12);
        format!("BACKROOM_SEED={} after\n{}", self.seed, self.lately[from..].join("\n"))
    }

    fn file(&self) -> BTreeMap<String, i128> {
        const ASKED: &[(&str, &[&str])] = &[
            (
                "SELECT 'position ' || i.code || ' ' || s.code || ' ' || p.state, p.quantity FROM positions p
                 JOIN items i ON i.item_id = p.item_id JOIN sites s ON s.site_id = p.site_id",
                &[""],
            ),
            (
                "SELECT 'pool ' || i.code || ' ' || a.code || ' ' || p.class, p.quantity, p.value_micro, p.unit_cost_last
                 FROM pools p JOIN items i ON i.item_id = p.item_id JOIN areas a ON a.area_id = p.area_id",
                &[": quantity", ": value", ": unit cost"],
            ),
            (
                "SELECT 'layers ' || i.code || ' ' || a.code || ' ' || l.class || ' line ' || l.transfer_line_id,
                        SUM(l.value_micro) FROM layers l
                 JOIN items i ON i.item_id = l.item_id JOIN areas a ON a.area_id = l.area_id GROUP BY 1",
                &[""],
            ),
            (
                "SELECT 'account ' || a.code || ' ' || d.posted_on, SUM(d.debit_minor - d.credit_minor)
                 FROM account_days d JOIN accounts a ON a.account_id = d.account_id GROUP BY 1",
                &[""],
            ),
            (
                "SELECT 'waiting ' || a.code, SUM(o.remaining_minor) FROM open_items o
                 JOIN accounts a ON a.account_id = o.account_id GROUP BY 1",
                &[""],
            ),
            (
                "SELECT 'items waiting ' || a.code, SUM(o.remaining_minor <> 0) FROM open_items o
                 JOIN accounts a ON a.account_id = o.account_id GROUP BY 1",
                &[""],
            ),
            ("SELECT 'exceptions ' || code, COUNT(*) FROM exceptions GROUP BY 1", &[""]),
            (
                "SELECT 'demand ' || c.code || ' ' || d.kind || ' ' || d.reference || '/' || l.line || ' ' || i.code,
                        l.wanted, l.open, l.reserved, l.allocated, l.picked, l.shipped, l.cancelled FROM demand_lines l
                 JOIN demands d ON d.demand_id = l.demand_id JOIN channels c ON c.channel_id = d.channel_id
                 JOIN items i ON i.item_id = l.item_id",
                &[": wanted", ": open", ": reserved", ": allocated", ": picked", ": shipped", ": cancelled"],
            ),
            (
                "SELECT 'demand ' || c.code || ' ' || d.kind || ' ' || d.reference || '/' || p.line || ' ' || i.code
                        || ' at ' || s.code, p.reserved, p.allocated, p.picked FROM promises p
                 JOIN demands d ON d.demand_id = p.demand_id JOIN channels c ON c.channel_id = d.channel_id
                 JOIN items i ON i.item_id = p.item_id JOIN sites s ON s.site_id = p.site_id",
                &[": reserved", ": allocated", ": picked"],
            ),
            (
                "SELECT 'demand ' || c.code || ' ' || d.kind || ' ' || d.reference, COALESCE(d.expires_at, 0)
                 FROM demands d JOIN channels c ON c.channel_id = d.channel_id",
                &[": ends"],
            ),
            (
                "SELECT 'promised ' || i.code || ' ' || s.code, p.promised FROM positions p
                 JOIN items i ON i.item_id = p.item_id JOIN sites s ON s.site_id = p.site_id WHERE p.promised <> 0",
                &[""],
            ),
            ("SELECT 'waits ' || i.code, o.open FROM open_demands o JOIN items i ON i.item_id = o.item_id", &[""]),
            (
                "SELECT 'parcels ' || s.code || ' ' || d.occurred_on, d.parcels FROM parcel_days d
                 JOIN sites s ON s.site_id = d.site_id",
                &[""],
            ),
        ];
        let mut shown = BTreeMap::new();
        for (sql, columns) in ASKED {
            for row in self.shop.book.select(sql, 100_000).unwrap().rows {
                let Cell::Text(name) = &row[0] else { panic!("a name: {row:?}") };
                for (column, cell) in columns.iter().zip(&row[1..]) {
                    let Cell::Integer(value) = cell else { panic!("a number: {row:?}") };
                    shown.insert(format!("{name}{column}"), i128::from(*value));
                }
            }
        }
        shown.retain(|_, value| *value != 0);
        shown
    }
}
