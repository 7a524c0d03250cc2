//! The report's figures, asked of the book: whatever it shows has been read from there.

use std::collections::BTreeMap;

use backroom::values::BusinessDate;
use backroom::{CallOptions, Report as Verification, Session};
use serde_json::Value;

use super::amounts::{Cents, Units};
use super::baskets::ShopNote;
use super::report::{
    Account, Category, Check, INVENTORY, Report, Sales, Speed, Stock, StockDay, Store, Tax, Tender, Verified, Week,
};
use super::shop::{self, COUPON, Question};
use super::trade::{Span, week_of};
use crate::failure::{Failure, Result};

/// What is known before the book is asked.
pub(super) struct Known {
    pub shop: ShopNote,
    pub span: Span,
    pub verification: Verification,
    pub speed: Speed,
}

/// Asks for everything a report shows.
pub(super) fn report(session: &Session, known: Known) -> Result<Report> {
    let book = Book { session };
    let Known { shop, span, verification, speed } = known;
    let (mut stores, mut totals) = book.stores(span)?;
    let tills = book.tills(&stores)?;
    for store in &mut stores {
        store.sales.receipts = tills.by_store.get(&store.store).map_or(0, |of| of.receipts);
        store.coupons = tills.by_store.get(&store.store).map_or(Cents(0), |of| of.coupons);
    }
    let mut weeks = book.weeks(span)?;
    for week in &mut weeks {
        week.sales.receipts = tills.by_week.get(&week.starts_on).copied().unwrap_or_default();
    }
    totals.receipts = stores.iter().map(|store| store.sales.receipts).sum();
    let trial_balance = book.trial_balance(span.last)?;
    Ok(Report {
        shop: shop.name,
        source: shop.source,
        currency: shop.currency,
        from: span.first,
        to: span.last,
        totals,
        shifts: tills.shifts,
        exceptions: book.exceptions()?,
        weeks,
        stores,
        categories: book.categories(span)?,
        taxes: book.taxes(span)?,
        tenders: tills.tenders,
        stock: book.stock(span, &trial_balance)?,
        trial_balance,
        verify: verified(&verification),
        speed,
    })
}

/// What the shifts of all registers come to.
#[derive(Default)]
struct Tills {
    shifts: u64,
    tenders: Vec<Tender>,
    by_store: BTreeMap<String, StoreTill>,
    /// Receipts by the Monday of their week.
    by_week: BTreeMap<BusinessDate, u64>,
}

#[derive(Default)]
struct StoreTill {
    receipts: u64,
    coupons: Cents,
}

struct Book<'a> {
    session: &'a Session,
}

impl Book<'_> {
    fn ask(&self, (operation, request): Question) -> Result<Value> {
        let asked = self.session.call(operation, request.to_string().as_bytes(), &CallOptions::default());
        let asked = asked.map_err(|error| Failure::Asked(error, operation.to_owned()))?;
        serde_json::from_str(&asked.reply).map_err(|error| Failure::World(format!("{operation} answered: {error}")))
    }

    fn rows(&self, question: Question, name: &str) -> Result<Vec<Value>> {
        self.ask(question).map(|answer| list(&answer, name))
    }

    fn weeks(&self, span: Span) -> Result<Vec<Week>> {
        let rows = self.rows(shop::sales("week", span.first, span.last), "rows")?;
        rows.iter().map(|row| Ok(Week { starts_on: day(row, "key")?, sales: sales(row)? })).collect()
    }

    /// The stores and all of them together, but for what only their shifts know.
    fn stores(&self, span: Span) -> Result<(Vec<Store>, Sales)> {
        let answer = self.ask(shop::sales("site", span.first, span.last))?;
        let store = |row: &Value| {
            Ok(Store { store: text(row, "key"), name: text(row, "name"), sales: sales(row)?, coupons: Cents(0) })
        };
        let stores = list(&answer, "rows").iter().map(store).collect::<Result<_>>()?;
        Ok((stores, answer.get("total").map_or(Ok(Sales::default()), sales)?))
    }

    fn categories(&self, span: Span) -> Result<Vec<Category>> {
        let rows = self.rows(shop::sales("category", span.first, span.last), "rows")?;
        let category =
            |row: &Value| Ok(Category { category: text(row, "key"), name: text(row, "name"), sales: sales(row)? });
        rows.iter().map(category).collect()
    }

    /// Every shift of every store's register, added up.
    fn tills(&self, stores: &[Store]) -> Result<Tills> {
        let mut tills = Tills::default();
        for tender in self.rows(shop::tenders(), "tenders")? {
            let (code, name) = (text(&tender, "tender"), text(&tender, "name"));
            let none = Cents(0);
            tills.tenders.push(Tender { tender: code, name, payments: 0, taken: none, expected: none, counted: none });
        }
        for Store { store, .. } in stores {
            let mut before = Some(i64::MAX);
            while let Some(number) = before {
                let page = self.ask(shop::shifts(store, number))?;
                for shift in list(&page, "shifts") {
                    let number = shift.get("shift").and_then(Value::as_i64).ok_or_else(|| unread(&shift, "shift"))?;
                    let stated = self.ask(shop::shift(store, number))?;
                    tills.add(store, week_of(day(&shift, "opened_on")?), &stated)?;
                }
                before = page.get("next").and_then(Value::as_i64);
            }
        }
        Ok(tills)
    }

    fn exceptions(&self) -> Result<u64> {
        let (mut found, mut after) = (0, Some(0));
        while let Some(number) = after {
            let page = self.ask(shop::exceptions(number))?;
            found += list(&page, "exceptions").len() as u64;
            after = page.get("next").and_then(Value::as_i64);
        }
        Ok(found)
    }

    fn taxes(&self, span: Span) -> Result<Vec<Tax>> {
        let mut taxes = Vec::new();
        for place in self.rows(shop::taxes(span.first, span.last), "jurisdictions")? {
            for line in list(&place, "lines") {
                for component in list(&line, "components") {
                    taxes.push(Tax {
                        jurisdiction: text(&place, "jurisdiction"),
                        class: text(&line, "tax_class"),
                        component: text(&component, "component"),
                        rate: text(&component, "rate"),
                        net: line.get("sales").map_or(Ok(Cents(0)), |sales| cents(sales, "net"))?,
                        tax: cents(&component, "sales_tax")?,
                    });
                }
            }
        }
        Ok(taxes)
    }

    fn trial_balance(&self, to: BusinessDate) -> Result<Vec<Account>> {
        let rows = self.rows(shop::trial_balance(to), "rows")?;
        let account = |row: &Value| {
            Ok(Account {
                account: text(row, "account"),
                name: text(row, "name"),
                kind: text(row, "kind"),
                debit: cents(row, "debit")?,
                credit: cents(row, "credit")?,
                closing: cents(row, "closing")?,
            })
        };
        rows.iter().map(account).collect()
    }

    /// Pools against accounts at the end of each month, and of the last day.
    fn stock(&self, span: Span, last: &[Account]) -> Result<Stock> {
        let mut days = Vec::new();
        let mut on = span.first.last_of_month().min(span.last);
        loop {
            let worth = self.ask(shop::stock_value(on))?;
            let accounts = list(&worth, "accounts");
            let balances = self.trial_balance(on)?;
            let is_inventory = |account: &&Account| accounts.iter().any(|row| text(row, "account") == account.account);
            let account = balances.iter().filter(is_inventory).map(|account| account.closing).sum();
            days.push(StockDay { on, pools: cents(&worth, "value")?, account });
            if on >= span.last {
                break;
            }
            on = on.next().map_or(span.last, |next| next.last_of_month().min(span.last));
        }
        let received = last.iter().filter(|account| account.account == INVENTORY).map(|account| account.debit).sum();
        Ok(Stock { received, days })
    }
}

impl Tills {
    /// Adds what a shift of a store states.
    fn add(&mut self, store: &str, week: BusinessDate, stated: &Value) -> Result<()> {
        self.shifts += 1;
        let receipts = count(stated, "receipts");
        *self.by_week.entry(week).or_default() += receipts;
        let of_store = self.by_store.entry(store.to_owned()).or_default();
        of_store.receipts += receipts;
        for row in list(stated, "tenders") {
            let code = text(&row, "tender");
            let (taken, expected) = (cents(&row, "sales")?, cents(&row, "expected")?);
            // What nobody counts is what should be there.
            let counted =
                if row.get("counted").is_some_and(Value::is_string) { cents(&row, "counted")? } else { expected };
            if code == COUPON {
                of_store.coupons += taken;
            }
            if let Some(tender) = self.tenders.iter_mut().find(|tender| tender.tender == code) {
                tender.payments += count(&row, "payments");
                tender.taken += taken;
                tender.expected += expected;
                tender.counted += counted;
            }
        }
        Ok(())
    }
}

fn verified(found: &Verification) -> Verified {
    let check = |check: &backroom::CheckResult| Check {
        law: u64::from(check.law),
        name: check.name.to_owned(),
        rows: check.rows,
        problems: check.problems,
    };
    Verified {
        checks: found.checks.iter().map(check).collect(),
        problem: found.problems.first().map(|problem| format!("{}: {}", problem.record, problem.message)),
        seal: found.seal.clone(),
        elapsed: found.elapsed,
    }
}

fn sales(row: &Value) -> Result<Sales> {
    Ok(Sales {
        receipts: 0,
        lines: count(row, "lines"),
        units: Units::parse(&text(row, "quantity")).ok_or_else(|| unread(row, "quantity"))?,
        shelf: cents(row, "gross")?,
        discount: cents(row, "discount")?,
        net: cents(row, "net")?,
        tax: cents(row, "tax")?,
        cost: cents(row, "cost")?,
    })
}

fn list(answer: &Value, name: &str) -> Vec<Value> {
    answer.get(name).and_then(Value::as_array).cloned().unwrap_or_default()
}

fn text(row: &Value, name: &str) -> String {
    row.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn count(row: &Value, name: &str) -> u64 {
    row.get(name).and_then(Value::as_u64).unwrap_or_default()
}

fn cents(row: &Value, name: &str) -> Result<Cents> {
    Cents::parse(&text(row, name)).ok_or_else(|| unread(row, name))
}

fn day(row: &Value, name: &str) -> Result<BusinessDate> {
    BusinessDate::parse(&text(row, name)).map_err(|_| unread(row, name))
}

fn unread(row: &Value, name: &str) -> Failure {
    Failure::World(format!("the book answered without {name}: {row}"))
}
