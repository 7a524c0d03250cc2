//! What a channel's copy of the figures is told.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::commands::{KeepBack, PublishFeed, PublishedReply, Release, Reserve, SetChannel, SetFeed};
use super::queries::{Available, FeedAnswer, FeedQuestion};
use super::testing::Hub;
use crate::catalogue::commands::ChangeItem;
use crate::flow::Record;
use crate::stock::commands::{AddSite, IssueGoods};
use crate::values::{BusinessDate, Instant};

#[track_caller]
fn publish(hub: &mut Hub, more: Value) -> PublishedReply {
    let mut request = json!({"channel": "WEB"});
    for (field, value) in more.as_object().expect("fields") {
        request[field] = value.clone();
    }
    hub.shop.does::<PublishFeed>(request)
}

#[track_caller]
fn set(hub: &mut Hub, feed: Value) {
    let mut request = feed;
    request["channel"] = "WEB".into();
    hub.shop.does::<SetFeed>(request);
}

#[track_caller]
fn read(hub: &mut Hub, after: i64) -> FeedAnswer {
    hub.shop.answers::<FeedQuestion>(json!({"channel": "WEB", "after": after}))
}

/// The figures after a number: `3 TEA 5`, `4 TEA at WH 5`.
#[track_caller]
fn figures(hub: &mut Hub, after: i64) -> Vec<String> {
    let rows = read(hub, after).figures.into_iter();
    let shown = rows.map(|row| {
        let at = row.site.map(|site| format!(" at {site}")).unwrap_or_default();
        format!("{} {}{at} {}", row.sequence, row.item, row.quantity)
    });
    shown.collect()
}

fn issue(hub: &mut Hub, item: &str, quantity: &str) {
    hub.shop.does::<IssueGoods>(json!({"site": "WH", "lines": [{"item": item, "quantity": quantity}]}));
}

/// A figure is published when it is news, and stands in the feed once, under its last number.
#[test]
fn changes_are_published_once() {
    let mut hub = Hub::open();
    set(&mut hub, json!({}));
    assert_eq!(publish(&mut hub, json!({})).published, 0, "nothing was ever there");
    hub.receive("WH", "TEA", "5");
    hub.receive("SHOP-1", "TEA", "2");
    hub.receive("WH", "CUP", "1");
    let reply = publish(&mut hub, json!({}));
    assert_eq!((reply.published, reply.sequence, reply.more), (2, 2, false));
    assert_eq!(figures(&mut hub, 0), ["1 TEA 7", "2 CUP 1"]);
    assert_eq!(publish(&mut hub, json!({})).published, 0, "nothing has changed");
    // A promise, what is kept back, and goods that leave.
    hub.order("WEB", "A", &[("TEA", "3")]);
    assert_eq!(publish(&mut hub, json!({})).published, 1);
    assert_eq!(figures(&mut hub, 1), ["2 CUP 1", "3 TEA 4"]);
    assert_eq!(figures(&mut hub, 2), ["3 TEA 4"]);
    hub.shop.does::<KeepBack>(json!({"site": "WH", "lines": [{"item": "CUP", "channel": "POS", "quantity": 1}]}));
    publish(&mut hub, json!({}));
    assert_eq!(figures(&mut hub, 0), ["3 TEA 4", "4 CUP 0"]);
    // What comes and goes between two publications is no news.
    hub.receive("WH", "RICE", "9");
    issue(&mut hub, "RICE", "9");
    assert_eq!(publish(&mut hub, json!({})).published, 0);
    let answer = read(&mut hub, 4);
    assert_eq!((answer.sequence, answer.figures.len(), answer.next), (4, 0, None));
    let page = hub.shop.answers::<FeedQuestion>(json!({"channel": "WEB", "limit": 1}));
    assert_eq!((page.figures.len(), page.next), (1, Some(3)));
}

/// The buffer is taken off, whichever is more; a change below the least that is told waits, but nothing and something never do.
#[test]
fn figures_are_told_with_a_buffer() {
    let mut hub = Hub::open();
    set(&mut hub, json!({"buffer": 2, "buffer_percent": "25", "minimum_change": 3}));
    hub.receive("WH", "TEA", "20");
    hub.receive("WH", "RICE", "6.5");
    hub.receive("WH", "CUP", "2");
    publish(&mut hub, json!({}));
    assert_eq!(figures(&mut hub, 0), ["1 TEA 15", "2 RICE 4.5"], "and nothing of the cups");
    for (goes, told) in [("1", "15"), ("1", "15"), ("1", "12"), ("9", "6"), ("2", "6"), ("2", "2"), ("2", "0")] {
        issue(&mut hub, "TEA", goes);
        publish(&mut hub, json!({}));
        let tea = read(&mut hub, 0).figures.into_iter().find(|row| row.item == "TEA").expect("tea");
        assert_eq!(tea.quantity.to_string(), told, "{goes} went");
    }
    hub.receive("WH", "TEA", "1");
    publish(&mut hub, json!({}));
    assert_eq!(figures(&mut hub, 0).last().expect("a figure"), "7 TEA 1", "it leaves nothing behind");
}

/// What touches every figure is looked at item by item, over several calls, while changes go on.
#[test]
fn all_figures_are_looked_at_in_steps() {
    let mut hub = Hub::open();
    for item in ["TEA", "CUP", "RICE"] {
        hub.receive("WH", item, "5");
    }
    hub.receive("SHOP-1", "TEA", "1");
    set(&mut hub, json!({}));
    let steps = |hub: &mut Hub, first: Value| {
        let mut replies = vec![publish(hub, first)];
        while replies.last().expect("a reply").more {
            replies.push(publish(hub, json!({"work": 1})));
        }
        replies.into_iter().map(|reply| reply.published).collect::<Vec<_>>()
    };
    assert_eq!(steps(&mut hub, json!({"work": 1})), [1, 1, 1, 0], "four items, one after the other");
    assert_eq!(figures(&mut hub, 0), ["1 TEA 6", "2 CUP 5", "3 RICE 5"]);
    // All of them anew: each has a new number.
    assert_eq!(steps(&mut hub, json!({"full": true, "work": 1})), [1, 1, 1, 0]);
    assert_eq!(figures(&mut hub, 0), ["4 TEA 6", "5 CUP 5", "6 RICE 5"]);
    // A figure for each site instead: the one for all comes to nothing.
    set(&mut hub, json!({"by_site": true}));
    assert_eq!(steps(&mut hub, json!({})), [7]);
    let by_site =
        ["7 TEA 0", "8 TEA at WH 5", "9 TEA at SHOP-1 1", "10 CUP 0", "11 CUP at WH 5", "12 RICE 0", "13 RICE at WH 5"];
    assert_eq!(figures(&mut hub, 0), by_site);
    // Another set of sites, and a channel that takes no demand.
    let channel = |active: bool| json!({"entity": "ACME", "channel": "WEB", "name": "Web", "shortage_rule": "backorder", "sites": [{"site": "SHOP-1"}], "active": active});
    hub.shop.does::<SetChannel>(channel(true));
    publish(&mut hub, json!({}));
    assert_eq!(figures(&mut hub, 13), ["14 TEA at WH 0", "15 CUP at WH 0", "16 RICE at WH 0"]);
    hub.shop.does::<SetChannel>(channel(false));
    publish(&mut hub, json!({}));
    assert_eq!(figures(&mut hub, 16), ["17 TEA at SHOP-1 0"]);
    hub.shop.does::<SetChannel>(channel(true));
    hub.shop.does::<AddSite>(json!({"entity": "ACME", "site": "SHOP-3", "name": "Third"}));
    hub.shop.does::<ChangeItem>(json!({"item": "CUP", "name": "Mug"}));
    publish(&mut hub, json!({}));
    assert_eq!(figures(&mut hub, 17), ["18 TEA at SHOP-1 1"]);
}

/// The end of a lot and of a reservation are news, though nobody did anything.
#[test]
fn time_alone_changes_figures() {
    let mut hub = Hub::open();
    set(&mut hub, json!({}));
    hub.receive_lot("WH", "L-1", "2026-11-24", "4");
    hub.receive_lot("WH", "L-2", "2026-12-20", "2");
    hub.receive("WH", "TEA", "5");
    let basket = json!({"channel": "WEB", "reference": "C", "expires_at": "2026-11-23T10:30:00Z", "lines": [{"item": "TEA", "quantity": 2}]});
    hub.shop.does::<Reserve>(basket);
    publish(&mut hub, json!({}));
    assert_eq!(figures(&mut hub, 0), ["1 TEA 3", "2 MILK 6"]);
    hub.shop.business_date = BusinessDate::new(2026, 11, 24).expect("a date");
    assert_eq!(publish(&mut hub, json!({})).published, 0, "good to the last day");
    hub.shop.business_date = BusinessDate::new(2026, 11, 25).expect("a date");
    hub.shop.now = Instant::parse("2026-11-25T10:00:00Z").expect("an instant");
    publish(&mut hub, json!({}));
    assert_eq!(figures(&mut hub, 2), ["3 TEA 5", "4 MILK 2"]);
    // More lots end than a call looks at: everything is looked at.
    hub.receive_lot("WH", "L-3", "2026-12-20", "1");
    publish(&mut hub, json!({}));
    hub.shop.business_date = BusinessDate::new(2026, 12, 21).expect("a date");
    let mut reply = publish(&mut hub, json!({"work": 1}));
    while reply.more {
        reply = publish(&mut hub, json!({"work": 1}));
    }
    assert_eq!(figures(&mut hub, 5), ["6 MILK 0"]);
}

#[test]
fn feeds_that_are_refused() {
    let mut hub = Hub::open();
    for (request, code, path) in [
        (json!({"channel": "X"}), "allocation.unknown_channel", "channel"),
        (json!({"channel": "WEB", "buffer": -1}), "allocation.negative", "buffer"),
        (json!({"channel": "WEB", "minimum_change": "-0.1"}), "allocation.negative", "minimum_change"),
        (json!({"channel": "WEB", "buffer_percent": 101}), "flow.malformed", "buffer_percent"),
    ] {
        assert_eq!(hub.shop.refuses::<SetFeed>(request, code).path, path);
    }
    hub.shop.refuses::<PublishFeed>(json!({"channel": "WEB"}), "allocation.no_feed");
    let refusal = hub.shop.ask::<FeedQuestion>(r#"{"channel": "WEB"}"#).expect_err("no feed");
    assert_eq!((refusal.code.as_str(), refusal.path.as_str()), ("allocation.no_feed", "channel"));
    set(&mut hub, json!({}));
    let records = hub.shop.draft.records().len();
    set(&mut hub, json!({}));
    assert_eq!(hub.shop.draft.records().len(), records, "the same again writes nothing");
    for work in [0, 10_001] {
        let request = json!({"channel": "WEB", "work": work});
        assert_eq!(hub.shop.refuses::<PublishFeed>(request, "allocation.out_of_range").path, "work");
    }
}

/// What somebody does who sells, counts and promises.
#[derive(Clone, Debug)]
enum Deed {
    Receive(usize, usize, u32),
    Issue(usize, u32),
    Order(usize, u32),
    Release(usize),
    Keep(usize, u32),
    Publish(u32),
    Resend,
    Read,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        (0..2_usize, 0..2_usize, 1..9_u32).prop_map(|(site, item, quantity)| Deed::Receive(site, item, quantity)),
        (0..2_usize, 1..5_u32).prop_map(|(item, quantity)| Deed::Issue(item, quantity)),
        (0..2_usize, 1..6_u32).prop_map(|(item, quantity)| Deed::Order(item, quantity)),
        (0..4_usize).prop_map(Deed::Release),
        (0..2_usize, 0..4_u32).prop_map(|(item, quantity)| Deed::Keep(item, quantity)),
        (1..4_u32).prop_map(Deed::Publish),
        Just(Deed::Resend),
        Just(Deed::Read),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whoever keeps the last number they read, and goes on from there at any time, has in the end what is available, as
    /// exactly as the feed tells it; and no number is missing.
    #[test]
    fn a_copy_never_misses_a_change(deeds in prop::collection::vec(deed(), 1..40), least in 0..3_i64) {
        let mut hub = Hub::open();
        set(&mut hub, json!({"minimum_change": least}));
        let items = ["TEA", "CUP"];
        let mut copy: BTreeMap<String, i64> = BTreeMap::new();
        let (mut after, mut orders) = (0, 0);
        let mut catch_up = |hub: &mut Hub, copy: &mut BTreeMap<String, i64>| {
            for row in read(hub, after).figures {
                after = row.sequence;
                copy.insert(row.item, row.quantity.micros() / 1_000_000);
            }
        };
        for deed in deeds {
            match deed {
                Deed::Receive(site, item, quantity) => hub.receive(["WH", "SHOP-1"][site], items[item], &quantity.to_string()),
                Deed::Issue(item, quantity) => {
                    let request = json!({"site": "WH", "lines": [{"item": items[item], "quantity": quantity}]});
                    let _ = hub.shop.call::<IssueGoods>(&request.to_string());
                }
                Deed::Order(item, quantity) => {
                    orders += 1;
                    hub.order("WEB", &format!("W-{orders}"), &[(items[item], &quantity.to_string())]);
                }
                Deed::Release(number) => {
                    let request = json!({"channel": "WEB", "kind": "order", "reference": format!("W-{number}")});
                    let _ = hub.shop.call::<Release>(&request.to_string());
                }
                Deed::Keep(item, quantity) => {
                    hub.shop.does::<KeepBack>(json!({"site": "WH", "lines": [{"item": items[item], "quantity": quantity}]}));
                }
                Deed::Publish(work) => {
                    publish(&mut hub, json!({"work": work}));
                }
                Deed::Resend => {
                    publish(&mut hub, json!({"full": true, "work": 1}));
                }
                Deed::Read => catch_up(&mut hub, &mut copy),
            }
        }
        while publish(&mut hub, json!({"work": 1})).more {}
        catch_up(&mut hub, &mut copy);
        for item in items {
            let there = hub.shop.answers::<Available>(json!({"item": item, "channel": "WEB"})).available.micros() / 1_000_000;
            let told = copy.get(item).copied().unwrap_or(0);
            prop_assert!((there - told).abs() < least.max(1) && (there == 0) == (told == 0), "{item}: {there}, told {told}");
        }
        let numbers = hub.shop.draft.records().iter().filter_map(|record| match record {
            Record::FeedLine(line) => Some(line.row.sequence),
            _ => None,
        });
        let numbers: Vec<i64> = numbers.collect();
        prop_assert_eq!(&numbers, &(1..=numbers.len() as i64).collect::<Vec<_>>());
    }
}
