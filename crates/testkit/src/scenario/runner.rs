//! Does what the lines of a scenario say, and writes down what was answered.
//!
//! | line | what it does |
//! | --- | --- |
//! | `2026-11-02` | the day begins: it is eight o'clock UTC |
//! | `at 23:30` | it is that time of the day, UTC |
//! | `as anna` | from now on anna sends the commands |
//! | `refused: LINE` | the line, which must be refused |
//! | `held: LINE` | the line, which a policy must hold |
//! | `repeat 70: LINE` | the line that often, with the answer to the last one |
//! | `again` | sends the last command once more with its key: the same answer, and nothing done |
//! | `ask OPERATION JSON` | the answer to any question, as JSON |
//! | `show REPORT` | see [`super::shown`] |
//! | `keep NAME: REPORT` | shows a report, and remembers the instant and the answer |
//! | `unchanged NAME` | asks for the report as it was known at that instant, which must give the same answer |
//! | `stock is book` | the accounts of the trial balance must hold what the stock valuation says |
//! | `killed` | the process is killed, and the next one finds the file as it lies there; the owner is back |
//! | `verify` | proves the laws on the file |
//! | `# text` | a remark |

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use backroom::{Call, CallOptions, Error, Outcome, Session};
use serde_json::{Value, json};

use super::shown::{self, Shown, shown};
use super::verbs::{Step, commands};
use super::{orders, promises, receipts, wholesale};
use crate::Shop;

/// Does what a scenario says on a new file and answers with the transcript.
///
/// # Panics
/// A line is not understood, or does not come to what it says; the message names the line.
#[must_use]
pub fn play(scenario: &str) -> String {
    // Instants never run backwards, and a scenario may begin on any day.
    let shop = Shop::at("2000-01-01T08:00:00Z", |_| {});
    let mut runner = Runner {
        session: shop.owner.clone(),
        shop,
        day: "2000-01-01".to_owned(),
        entity: String::new(),
        exceptions: 0,
        last: None,
        kept: BTreeMap::new(),
        transcript: String::new(),
    };
    for (at, line) in scenario.lines().enumerate() {
        if let Err(problem) = runner.line(line.trim()) {
            panic!("line {}: {line}\n{problem}\n\nso far:\n{}", at + 1, runner.transcript);
        }
    }
    runner.transcript
}

/// A report that was kept.
struct Kept {
    report: String,
    instant: String,
    lines: Vec<String>,
}

struct Runner {
    shop: Shop,
    session: Session,
    /// Today, as the last heading says.
    day: String,
    /// Whose books the lines are about.
    entity: String,
    /// The last exception that was shown.
    exceptions: i64,
    /// The last command: operation, request, key.
    last: Option<(String, Vec<u8>, CallOptions)>,
    kept: BTreeMap<String, Kept>,
    transcript: String,
}

/// Commands whose replies repeat what was asked.
const MASTERS: [&str; 15] = [
    "catalogue.",
    "control.",
    "exceptions.",
    "parties.",
    "ledger.open_",
    "ledger.add_",
    "ledger.set_",
    "stock.add_",
    "tax.",
    "pricing.",
    "till.add_",
    "till.set_",
    "allocation.set_",
    "allocation.keep_",
    "sales.set_",
];

type Done = Result<(), String>;

impl Runner {
    fn line(&mut self, line: &str) -> Done {
        self.transcript.push_str(line);
        self.transcript.push('\n');
        if line.is_empty() || line.starts_with('#') {
            return Ok(());
        }
        if is_day(line) {
            line.clone_into(&mut self.day);
            self.shop.clock.set(&format!("{line}T08:00:00Z"));
            return Ok(());
        }
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        match (verb, rest) {
            ("at", time) => self.shop.clock.set(&format!("{}T{time}:00Z", self.day)),
            ("as", actor) => self.session = self.shop.book.session(actor).map_err(|error| error.to_string())?,
            ("refused:", line) => self.refused(line)?,
            ("held:", line) => self.held(line)?,
            ("repeat", line) => self.repeat(line)?,
            ("again", "") => self.again()?,
            ("ask", question) => self.ask(question)?,
            ("show", report) => self.show(report)?,
            ("keep", report) => self.keep(report)?,
            ("unchanged", name) => self.unchanged(name)?,
            ("stock", "is book") => self.stock_is_book()?,
            ("killed", "") => self.killed()?,
            ("verify", "") => self.verify()?,
            _ => self.happens(line)?,
        }
        Ok(())
    }

    fn say(&mut self, lines: &[String]) {
        for line in lines {
            let _ = writeln!(self.transcript, "{}", format!("    {line}").trim_end());
        }
    }

    fn send(&mut self, step: &Step) -> Result<Outcome<String>, Error> {
        self.shop.clock.advance_seconds(60);
        let request = step.request.to_string().into_bytes();
        let options = self.shop.next_key();
        let outcome = self.session.call(&step.operation, &request, &options);
        self.last = Some((step.operation.clone(), request, options));
        outcome
    }

    fn happens(&mut self, line: &str) -> Done {
        let mut document = String::new();
        for mut step in commands(line, &self.entity)? {
            if step.request["document"] == "$document" {
                step.request["document"] = document.clone().into();
            }
            let outcome = self.send(&step).map_err(|error| format!("{}: {error:?}", step.operation))?;
            let reply: Value = serde_json::from_str(&outcome.reply).map_err(|error| error.to_string())?;
            if let Some(number) = reply["document"].as_str() {
                number.clone_into(&mut document);
            }
            if step.operation == "ledger.open_entity" {
                self.entity = step.request["entity"].as_str().unwrap_or_default().to_owned();
            }
            self.answered(&step.operation, &reply)?;
        }
        Ok(())
    }

    /// Writes down a reply, the entry it names, and what was raised.
    fn answered(&mut self, operation: &str, reply: &Value) -> Done {
        if operation == "control.approve" {
            let approval = &reply["approval"];
            let text = |name: &str| approval[name].as_str().unwrap_or_default().to_owned();
            self.say(&[format!(
                "{} is {}: {} of {}",
                text("approval"),
                text("state"),
                text("operation"),
                text("requester")
            )]);
            return match reply["refusal"]["message"].as_str() {
                Some(message) => {
                    self.say(&[message.to_owned()]);
                    Ok(())
                }
                None => self.answered(&text("operation"), &reply["reply"]),
            };
        }
        if receipts::is_receipt(reply) {
            return self.sold(reply);
        }
        if promises::is_demand(reply) {
            self.say(&promises::demand(reply));
            return self.raised();
        }
        if let Some(told) = orders::told_of(reply) {
            self.say(&told);
            if let Some(number) = reply["shipment"]["entry"].as_str() {
                self.posted(number)?;
            }
            return self.raised();
        }
        if receipts::is_shift_report(reply) {
            self.say(&receipts::shift_report(reply));
            return self.raised();
        }
        let mut said: Vec<String> = Vec::new();
        for (field, value) in reply.as_object().into_iter().flatten() {
            match (field.as_str(), value) {
                ("document", Value::String(number)) => said.insert(0, number.clone()),
                ("entry", _) => {}
                ("posted_on" | "occurred_on", Value::String(day)) if *day == self.day => {}
                (_, Value::String(text)) => said.push(format!("{} {text}", field.replace('_', " "))),
                (_, Value::Number(number)) => said.push(format!("{} {number}", field.replace('_', " "))),
                _ => {}
            }
        }
        // What a new master row looks like is what the line says.
        let master = MASTERS.iter().any(|prefix| operation.starts_with(prefix));
        if !master && !said.is_empty() {
            self.say(&[said.join(", ")]);
        }
        self.say(&wholesale::settled(reply));
        if let Some(number) = reply["entry"].as_str() {
            self.posted(number)?;
        }
        self.raised()
    }

    /// Writes down a receipt, the entry of its document, and what was raised.
    fn sold(&mut self, receipt: &Value) -> Done {
        self.say(&receipts::receipt(receipt));
        let document = self.answer("stock.document", &json!({"document": receipt["document"]}))?;
        if let Some(number) = document["entry"].as_str() {
            self.posted(number)?;
        }
        self.raised()
    }

    fn posted(&mut self, number: &str) -> Done {
        let answer = self.answer("ledger.entry", &json!({"entry": number}))?;
        let lines = shown::entry(&answer);
        self.say(&[format!("{number}:")]);
        self.say(&lines.iter().map(|line| format!("  {line}")).collect::<Vec<_>>());
        Ok(())
    }

    /// The process is gone, and what it had acknowledged is found by the next: the file and its log as they lie there.
    fn killed(&mut self) -> Done {
        let path = self.shop.directory.path().join("found.backroom");
        let log = |path: &Path| path.with_extension("backroom-wal");
        for (from, to) in [(self.shop.path.clone(), path.clone()), (log(&self.shop.path), log(&path))] {
            if from.exists() {
                fs::copy(&from, &to).map_err(|error| error.to_string())?;
            }
        }
        self.shop.path = path;
        self.shop.reopen();
        self.session = self.shop.owner.clone();
        Ok(())
    }

    fn raised(&mut self) -> Done {
        let request = json!({"after": self.exceptions, "limit": 1000});
        let answer = self.answer("exceptions.exceptions", &request)?;
        for row in answer["exceptions"].as_array().into_iter().flatten() {
            self.exceptions = row["exception"].as_i64().unwrap_or(self.exceptions);
            self.say(&[format!("! {}", shown::exception(row))]);
        }
        Ok(())
    }

    fn held(&mut self, line: &str) -> Done {
        let steps = commands(line, &self.entity)?;
        let [step] = steps.as_slice() else {
            return Err("a line of several commands cannot be held as one".to_owned());
        };
        match self.send(step) {
            Err(Error::Held(held)) => {
                self.say(std::slice::from_ref(&held.message));
                Ok(())
            }
            outcome => Err(format!("it was not held: {outcome:?}")),
        }
    }

    fn refused(&mut self, line: &str) -> Done {
        let steps = commands(line, &self.entity)?;
        let [step] = steps.as_slice() else {
            return Err("a line of several commands cannot be refused as one".to_owned());
        };
        match self.send(step) {
            Ok(outcome) => Err(format!("it was done: {}", outcome.reply)),
            Err(Error::Refused(refusal)) => {
                let at = if refusal.path.is_empty() { String::new() } else { format!(" at {}", refusal.path) };
                self.say(&[format!("{}{at}: {}", refusal.code, refusal.message)]);
                Ok(())
            }
            Err(error) => Err(format!("{error:?}")),
        }
    }

    /// The same command many times, all but the last in as few commits as can be.
    fn repeat(&mut self, text: &str) -> Done {
        let (times, line) = text.split_once(": ").ok_or("how often, and the line behind a colon")?;
        let times: usize = times.parse().map_err(|_| format!("{times:?} is no whole number"))?;
        let steps = commands(line, &self.entity)?;
        let [step] = steps.as_slice() else {
            return Err("a line of several commands cannot be repeated".to_owned());
        };
        let request = step.request.to_string().into_bytes();
        let calls: Vec<Call> = (1..times)
            .map(|_| Call { options: self.shop.next_key(), ..Call::new(&step.operation, request.clone()) })
            .collect();
        for call in calls.chunks(1000) {
            for outcome in self.session.call_many(call) {
                outcome.map_err(|error| format!("{error:?}"))?;
            }
        }
        self.happens(line)
    }

    fn again(&mut self) -> Done {
        let (operation, request, options) = self.last.clone().ok_or("nothing was sent yet")?;
        let before = self.shop.number("SELECT COUNT(*) FROM commands");
        let outcome = self.session.call(&operation, &request, &options).map_err(|error| format!("{error:?}"))?;
        let after = self.shop.number("SELECT COUNT(*) FROM commands");
        if !outcome.replayed || before != after {
            return Err("it was done twice".to_owned());
        }
        self.say(&["the same answer, and nothing was done".to_owned()]);
        Ok(())
    }

    fn ask(&mut self, question: &str) -> Done {
        let (operation, request) = question.split_once(' ').unwrap_or((question, "{}"));
        let request: Value = serde_json::from_str(request).map_err(|error| error.to_string())?;
        let answer = self.answer(operation, &request)?;
        let text = serde_json::to_string_pretty(&answer).map_err(|error| error.to_string())?;
        self.say(&text.lines().map(str::to_owned).collect::<Vec<_>>());
        Ok(())
    }

    /// Reports are for everybody who reads the scenario, so the owner asks.
    fn answer(&self, operation: &str, request: &Value) -> Result<Value, String> {
        self.shop.call(operation, request).map_err(|error| format!("{operation} {request}: {error:?}"))
    }

    fn report(&self, report: &str, known_at: Option<&str>) -> Result<Vec<String>, String> {
        let Shown { operation, request, lines } = shown(report, &self.entity, known_at)?;
        Ok(lines(&self.answer(operation, &request)?))
    }

    fn show(&mut self, report: &str) -> Done {
        let lines = self.report(report, None)?;
        self.say(&lines);
        Ok(())
    }

    fn keep(&mut self, text: &str) -> Done {
        let (name, report) = text.split_once(": ").ok_or("a name and a report behind a colon are kept")?;
        let instant = self.shop.clock.shown().to_string();
        self.shop.clock.advance_seconds(1);
        let lines = self.report(report, None)?;
        self.say(&lines);
        self.kept.insert(name.to_owned(), Kept { report: report.to_owned(), instant, lines });
        Ok(())
    }

    fn unchanged(&mut self, name: &str) -> Done {
        let kept = self.kept.get(name).ok_or("no report of this name was kept")?;
        let (again, now) = (self.report(&kept.report, Some(&kept.instant))?, self.report(&kept.report, None)?);
        if again != kept.lines {
            return Err(format!("as known at {} it is now\n{}", kept.instant, again.join("\n")));
        }
        let today = if now == kept.lines { "the same" } else { "another" };
        let said = format!("{}, as known at {}: unchanged; as known now it is {today}", kept.report, kept.instant);
        self.say(&[said]);
        Ok(())
    }

    fn stock_is_book(&mut self) -> Done {
        let valuation = self.answer("costing.stock_valuation", &json!({"entity": self.entity}))?;
        let balances = self.answer("ledger.trial_balance", &json!({"entity": self.entity}))?;
        let accounts = self.answer("ledger.accounts", &json!({"entity": self.entity, "limit": 1000}))?;
        for account in accounts["accounts"].as_array().into_iter().flatten() {
            if account["control"] != "stock" {
                continue;
            }
            let code = &account["account"];
            let find = |list: &Value, field: &str| {
                let row = list.as_array().into_iter().flatten().find(|row| row["account"] == *code);
                row.map_or("0.00".to_owned(), |row| row[field].as_str().unwrap_or_default().to_owned())
            };
            let (value, book) = (find(&valuation["accounts"], "value"), find(&balances["rows"], "closing"));
            if value != book {
                return Err(format!("account {code} holds {book}, its stock is worth {value}"));
            }
            self.say(&[format!("{} {book}", code.as_str().unwrap_or_default())]);
        }
        Ok(())
    }

    fn verify(&mut self) -> Done {
        let report =
            backroom_store::verify::verify_file(&self.shop.path, &mut |_| {}).map_err(|error| error.to_string())?;
        if !report.ok {
            return Err(report.to_string());
        }
        self.say(&["all laws hold".to_owned()]);
        Ok(())
    }
}

fn is_day(line: &str) -> bool {
    backroom::values::BusinessDate::parse(line).is_ok()
}
