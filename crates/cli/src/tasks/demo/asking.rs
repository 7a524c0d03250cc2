//! The report's figures, asked of the book: whatever it shows has been read from there.

use backroom::values::BusinessDate;
use backroom::{CallOptions, Report as Verification, Session};
use serde_json::Value;

use super::amounts::{Cents, Units};
use super::baskets::ShopNote;
use super::report::{
    Account, Category, Check, INVENTORY, Report, Sales, Speed, Stock, StockDay, Store, Tax, Tender, Verified, Week,
};
use super::shop::{self, By, COUPON, Question};
use super::trade::Span;
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
    let totals = book.rows(shop::sales(By::Total), "rows")?;
    let totals = totals.first().map(sales).transpose()?.unwrap_or_default();
    let tendered = book.ask(shop::tenders(false))?;
    let trial_balance = book.trial_balance(span.last)?;
    Ok(Report {
        shop: shop.name,
        source: shop.source,
        currency: shop.currency,
        from: span.first,
        to: span.last,
        totals,
        shifts: tendered.get("shifts").and_then(Value::as_u64).unwrap_or_default(),
        exceptions: book.rows(shop::exceptions(), "exceptions")?.len() as u64,
        weeks: book.weeks()?,
        stores: book.stores()?,
        categories: book.categories()?,
        taxes: book.taxes(span)?,
        tenders: list(&tendered, "rows").iter().map(tender).collect::<Result<_>>()?,
        stock: book.stock(span, &trial_balance)?,
        trial_balance,
        verify: verified(&verification),
        speed,
    })
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

    fn weeks(&self) -> Result<Vec<Week>> {
        let rows = self.rows(shop::sales(By::Week), "rows")?;
        rows.iter().map(|row| Ok(Week { starts_on: day(row, "week")?, sales: sales(row)? })).collect()
    }

    fn stores(&self) -> Result<Vec<Store>> {
        let coupons = self.rows(shop::tenders(true), "rows")?;
        let coupons_of = |site: &str| {
            let own = coupons.iter().filter(|row| text(row, "site") == site && text(row, "tender") == COUPON);
            own.map(|row| cents(row, "sales")).sum::<Result<Cents>>()
        };
        let mut stores = Vec::new();
        for row in self.rows(shop::sales(By::Site), "rows")? {
            let store = text(&row, "site");
            let coupons = coupons_of(&store)?;
            stores.push(Store { name: text(&row, "name"), sales: sales(&row)?, coupons, store });
        }
        stores.sort_by(|a, b| (b.sales.net, &a.store).cmp(&(a.sales.net, &b.store)));
        Ok(stores)
    }

    fn categories(&self) -> Result<Vec<Category>> {
        let rows = self.rows(shop::sales(By::Category), "rows")?;
        let category =
            |row: &Value| Ok(Category { category: text(row, "category"), name: text(row, "name"), sales: sales(row)? });
        let mut categories: Vec<Category> = rows.iter().map(category).collect::<Result<_>>()?;
        categories.sort_by(|a, b| (b.sales.net, &a.category).cmp(&(a.sales.net, &b.category)));
        Ok(categories)
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
        receipts: count(row, "receipts"),
        lines: count(row, "lines"),
        units: Units::parse(&text(row, "units")).ok_or_else(|| unread(row, "units"))?,
        shelf: cents(row, "list")?,
        discount: cents(row, "discount")?,
        net: cents(row, "net")?,
        tax: cents(row, "tax")?,
        cost: cents(row, "cost")?,
    })
}

fn tender(row: &Value) -> Result<Tender> {
    Ok(Tender {
        tender: text(row, "tender"),
        name: text(row, "name"),
        payments: count(row, "payments"),
        taken: cents(row, "sales")?,
        expected: cents(row, "expected")?,
        counted: cents(row, "counted")?,
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
