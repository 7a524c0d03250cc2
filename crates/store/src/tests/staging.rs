//! Rows that wait for the next statement are seen by it, and go with their transaction.

use backroom_domain::flow::{EventRecord, FlowFacts, Head, Record};
use backroom_domain::values::{CommandId, EventId, SiteId};

use super::shop::{ENTITY, Shop};
use crate::{EventRow, StatementKind};

fn news(shop: &Shop, subject: &str) -> Vec<Record> {
    let facts = shop.store.facts();
    let (command, id) = (CommandId(facts.head(Head::Command) + 1), EventId(facts.head(Head::Event) + 1));
    let (kind, subject) = ("test.run", subject.to_owned());
    vec![Record::Event(EventRecord { id, command, kind, entity: ENTITY, site: SiteId::NONE, subject })]
}

fn subjects(shop: &Shop) -> Vec<String> {
    let events = shop.store.events_after(EventId::NONE, 100).unwrap();
    events.into_iter().map(|EventRow { subject, .. }| subject).collect()
}

#[test]
fn what_is_staged_is_seen_and_can_be_taken_back() {
    let shop = Shop::new();
    let before = subjects(&shop);
    shop.store.begin_write().unwrap();
    shop.stage(&news(&shop, "first")).unwrap();
    assert_eq!(subjects(&shop).last().map(String::as_str), Some("first"));
    shop.stage(&news(&shop, "second")).unwrap();
    shop.store.rollback();
    assert_eq!(subjects(&shop), before);

    shop.store.begin_write().unwrap();
    shop.stage(&news(&shop, "third")).unwrap();
    shop.store.commit().unwrap();
    assert_eq!(subjects(&shop).last().map(String::as_str), Some("third"));
}

#[test]
fn a_command_stands_before_its_records() {
    let shop = Shop::new();
    shop.store.begin_write().unwrap();
    let records = news(&shop, "one");
    shop.store.start_recording();
    shop.stage(&records).unwrap();
    assert!(shop.store.stop_recording().iter().all(|statement| statement.kind != StatementKind::Write));
    shop.store.start_recording();
    shop.store.commit().unwrap();
    let statements = shop.store.stop_recording();
    let written: Vec<&str> = statements
        .iter()
        .filter(|statement| statement.kind == StatementKind::Write)
        .map(|statement| statement.sql.split(' ').nth(2).unwrap())
        .collect();
    assert_eq!(written, ["commands", "events"]);
}
