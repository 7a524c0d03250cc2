//! A report of made-up numbers, for tests of how reports look.

use std::time::Duration;

use backroom::values::BusinessDate;

use super::amounts::{Cents, Units};
use super::report::{
    Account, Category, Check, Report, Sales, Speed, Stock, StockDay, Store, Tax, Tender, Verified, Week,
};

fn day(text: &str) -> BusinessDate {
    BusinessDate::parse(text).expect("a day")
}

fn sales(net: i64, cost: i64) -> Sales {
    Sales {
        receipts: u64::try_from(net / 2_800).expect("sales are not negative"),
        lines: u64::try_from(net / 280).expect("sales are not negative"),
        units: Units(net / 230 * 1_000_000),
        shelf: Cents(net * 117 / 100),
        discount: Cents(net * 117 / 100 - net),
        net: Cents(net),
        tax: Cents(net * 21 / 1000),
        cost: Cents(cost),
    }
}

/// A year of a small chain.
pub(super) fn report() -> Report {
    let weeks: Vec<Week> = (0..53_i64)
        .map(|at| {
            let net = 1_050_000 + at * 5_000 + (at * 7919 % 23) * 14_000 - if at % 52 == 0 { 700_000 } else { 0 };
            let starts_on = day("2016-12-26").add_days(at * 7).expect("a day");
            Week { starts_on, sales: sales(net, net * (690 + at * 31 % 40) / 1000) }
        })
        .collect();
    let mut totals = Sales::default();
    weeks.iter().for_each(|week| totals.add(&week.sales));
    let stores = [("367", 133), ("406", 126), ("343", 121), ("361", 118), ("381", 115), ("31782", 110), ("321", 104)];
    let stores = stores
        .map(|(code, part)| {
            let net = totals.net.0 * part / 827;
            let sales = sales(net, net * (680 + part % 17 * 3) / 1000);
            Store { store: code.to_owned(), name: format!("Store {code}"), sales, coupons: Cents(net / 190) }
        })
        .to_vec();
    let names = [
        "SOFT DRINKS",
        "BEEF",
        "FLUID MILK PRODUCTS",
        "CHEESE",
        "FRZN MEAT/MEAT DINNERS",
        "BAG SNACKS",
        "LUNCHMEAT",
        "BAKED BREAD/BUNS/ROLLS",
        "WATER - CARBONATED/FLVRD DRINK",
        "BEERS/ALES",
        "CIGARETTES",
        "SOUP",
        "COLD CEREAL",
        "ICE CREAM/MILK/SHERBTS",
        "DELI MEATS",
    ];
    let categories = (0_i64..)
        .zip(names)
        .map(|(at, name)| {
            let net = totals.net.0 / (16 + at * 3);
            Category {
                category: name.to_owned(),
                name: name.to_owned(),
                sales: sales(net, net * (640 + at * 53 % 160) / 1000),
            }
        })
        .collect();
    let stock_days = (1..=12)
        .map(|month| {
            let on = BusinessDate::new(2017, month, 1).expect("a day").last_of_month();
            let value = Cents(2_100_000 + i64::from(month) * 410_000 + i64::from(month * 37 % 11) * 50_000);
            StockDay { on, pools: value, account: value }
        })
        .collect();
    let tax = |class: &str, component: &str, rate: &str, net: i64, tax: i64| Tax {
        jurisdiction: "DEMO".to_owned(),
        class: class.to_owned(),
        component: component.to_owned(),
        rate: rate.to_owned(),
        net: Cents(net),
        tax: Cents(tax),
    };
    let tender = |name: &str, payments: u64, taken: i64, float: i64, over: i64| Tender {
        tender: name.to_uppercase(),
        name: name.to_owned(),
        payments,
        taken: Cents(taken),
        expected: Cents(taken + float),
        counted: Cents(taken + float + over),
    };
    let account = |account: &str, name: &str, kind: &str, debit: i64, credit: i64| Account {
        account: account.to_owned(),
        name: name.to_owned(),
        kind: kind.to_owned(),
        debit: Cents(debit),
        credit: Cents(credit),
        closing: Cents(debit - credit),
    };
    let checks = [
        ("entries balance", 2),
        ("no entry in a closed month", 2),
        ("pools are book value", 3),
        ("movements sum to positions", 4),
        ("control accounts tie", 5),
        ("nothing promised twice", 6),
        ("keys are used once", 7),
        ("records have their digests", 8),
        ("the chain holds", 8),
        ("series have no gaps", 10),
        ("sales tie to their lines", 5),
        ("tax days are sums", 5),
        ("shifts tie to their tenders", 5),
        ("foreign keys", 9),
        ("pages of the file", 9),
    ];
    let checks = (1_u64..)
        .zip(checks)
        .map(|(at, (name, law))| Check { law, name: name.to_owned(), rows: at * 173_511 % 1_400_000, problems: 0 })
        .collect();
    let (net, cost, all_tax) = (totals.net.0, totals.cost.0, 1_294_200);
    Report {
        shop: "Complete Journey".to_owned(),
        source: "84.51 Complete Journey: a published household panel, described by its packager as simulated from real shopping patterns.".to_owned(),
        currency: "USD".to_owned(),
        from: day("2017-01-01"),
        to: day("2017-12-31"),
        totals,
        shifts: 2_874,
        exceptions: 0,
        weeks,
        stores,
        categories,
        taxes: vec![
            tax("food", "county", "1", net * 4 / 5, 494_200),
            tax("general", "state", "5.75", net / 5, 708_000),
            tax("general", "county", "0.75", net / 5, 92_000),
        ],
        tenders: vec![
            tender("Cash", 6_112, 9_834_170, 28_740_000, -1_285),
            tender("Card", 14_018, net + all_tax - 9_834_170 - 348_000, 0, 0),
            tender("Manufacturers' coupons", 611, 348_000, 0, 0),
        ],
        stock: Stock { received: Cents(cost + 7_000_000), days: stock_days },
        trial_balance: vec![
            account("1010", "Undeposited takings", "asset", 9_834_170, 9_820_000),
            account("1020", "Bank", "asset", 9_820_000, 0),
            account("1030", "Card and online payments awaited", "asset", net + all_tax - 9_834_170, 0),
            account("1200", "Inventory", "asset", cost + 7_000_000, cost),
            account("2010", "Goods received not invoiced", "liability", 0, cost + 7_000_000),
            account("2200", "Tax payable", "liability", 0, all_tax),
            account("4000", "Sales", "income", 0, totals.shelf.0),
            account("4020", "Discounts given", "income", totals.discount.0, 0),
            account("5000", "Cost of sales", "expense", cost, 0),
        ],
        verify: Verified { checks, problem: None, seal: "9f3ac1d0e77b41aa".to_owned(), elapsed: Duration::from_millis(2_340) },
        speed: Speed {
            setup: Duration::from_millis(1_930),
            trading: Duration::from_millis(6_480),
            selling: Duration::from_millis(4_810),
            commands: 27_310,
            commits: 158,
            file_bytes: 98_400_000,
            memory_bytes: Some(121_000_000),
        },
    }
}
