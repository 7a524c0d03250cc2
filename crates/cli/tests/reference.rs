//! The reference is true: a shell reads its commands, the command line takes them, and the example shop does them.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic")]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use backroom_cli::arguments::{Arguments, Task};
use backroom_cli::reference::{DONE_BY_INIT, pages, refusals};
use backroom_cli::request::typed;
use backroom_domain::example::{self, Step};
use backroom_domain::flow::{Mode, Operation};
use backroom_testkit::Shop;
use clap::Parser as _;

const KEY: &str = "0193f2d2-9c1e-7c3a-8a57-1f4b54a7a0aa";

/// A line as the command line takes it, once a shell has made words of it.
fn read(line: &str) -> Arguments {
    let shell = format!("uuidgen() {{ echo {KEY}; }}\nbackroom() {{ printf '%s\\0' backroom \"$@\"; }}\n{line}");
    let output = Command::new("sh").arg("-c").arg(shell).output().unwrap();
    assert!(output.status.success(), "{line}: {output:?}");
    let words = String::from_utf8(output.stdout).unwrap();
    Arguments::try_parse_from(words.split_terminator('\0')).unwrap_or_else(|error| panic!("{line}: {error}"))
}

/// What a command or question of a page sends: its operation and the request.
fn sent(line: &str) -> (String, Vec<u8>) {
    let Arguments { common, task } = read(line);
    assert_eq!(common.file.as_deref(), Some(Path::new("shop.backroom")), "{line}");
    let (operation, request, key) = match task {
        Task::Call(call) => (call.operation, call.request, call.key),
        Task::Ask(ask) => (ask.operation, ask.request, None),
        other => panic!("{line}: {other:?}"),
    };
    assert_eq!(Operation::of(&operation).map(|held| held.key_required), Some(key.is_some()), "{line}");
    let Ok(request) = typed(&operation, &request) else { panic!("{line}: it has no request") };
    (operation, request)
}

fn blocks(page: &str) -> impl Iterator<Item = &str> {
    page.split("```").skip(1).step_by(2).filter_map(|block| block.strip_prefix("sh\n"))
}

#[test]
fn every_example_of_the_reference_is_done_as_it_is_typed() {
    let pages = pages();
    let (index, slices) = pages.split_first().unwrap();
    let (_, slices) = slices.split_last().unwrap();
    let made: Vec<Task> = blocks(&index.1).map(|line| read(line).task).collect();
    assert!(matches!(made.as_slice(), [Task::Init(_)]), "{made:?}");
    let typed: BTreeMap<String, Vec<u8>> = slices.iter().flat_map(|(_, page)| blocks(page)).map(sent).collect();

    let shop = Shop::new();
    for step in example::steps().filter(|step| step.operation.name != "control.set_up") {
        let Step { operation, request, actor, is_held } = step;
        let is_its_own = request == operation.example;
        let request = if is_its_own { &typed[operation.name] } else { request.as_bytes() };
        let done = shop.book.session(actor).unwrap().call(operation.name, request, &shop.next_key());
        assert!(done.is_ok() != is_held, "{}: {done:?}", operation.name);
    }
    assert!(typed.contains_key("control.set_up"), "it has made the shop");
}

/// What stands on the page of the shop is what the examples stand on, in their order.
#[test]
fn the_shop_of_the_examples_can_be_typed() {
    let pages = pages();
    let (name, page) = pages.last().unwrap();
    assert_eq!(name, "shop.md");
    let value = |request: &[u8]| serde_json::from_slice::<serde_json::Value>(request).unwrap();
    let typed = blocks(page).flat_map(str::lines).map(sent).map(|(operation, request)| (operation, value(&request)));
    let steps = example::steps()
        .filter(|step| step.operation.mode != Mode::Query && !DONE_BY_INIT.contains(&step.operation.name))
        .map(|step| (step.operation.name.to_owned(), value(step.request.as_bytes())));
    assert_eq!(typed.collect::<Vec<_>>(), steps.collect::<Vec<_>>());
}

/// The name of a heading in a link, as pages are shown.
fn anchor(heading: &str) -> String {
    let shown = heading.trim_start_matches('#').trim().trim_matches(['[', ']']);
    let shown = shown.split("](").next().unwrap_or_default();
    shown
        .to_lowercase()
        .replace(' ', "-")
        .chars()
        .filter(|letter| letter.is_alphanumeric() || "_-".contains(*letter))
        .collect()
}

#[test]
fn every_link_of_the_reference_leads_to_a_heading() {
    let mut pages: BTreeMap<String, String> = pages().into_iter().collect();
    pages.insert("../refusals.md".to_owned(), refusals());
    let mut links = 0;
    for (name, page) in &pages {
        for link in page.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let (target, heading) = link.split_once('#').unwrap_or((link, ""));
            let target = if target.is_empty() { name } else { target };
            let led_to = pages.get(target).unwrap_or_else(|| panic!("{name}: {link} leads to no page"));
            let mut headings = led_to.lines().filter(|line| line.starts_with('#'));
            assert!(heading.is_empty() || headings.any(|line| anchor(line) == heading), "{name}: {link} leads nowhere");
            links += 1;
        }
    }
    assert!(links > Operation::all().count(), "{links} links are too few");
}
