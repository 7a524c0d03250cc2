//! The reference pages, written from the operation table and the error table.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use backroom_domain::example::{OWNER, Step};
use backroom_domain::flow::{Mode, Operation, RefusalInfo};
use backroom_domain::{SLICES, Slice};
use serde_json::Value;

use crate::shape::{Field, first_sentence, paragraphs, refusals_named, reply_fields, request_fields, value_types};

/// The pages of the folder `docs/reference`, by file name: an index, a page for every slice with operations, and the
/// shop that the examples stand on.
#[must_use]
pub fn pages() -> Vec<(String, String)> {
    let slices = || SLICES.iter().filter(|slice| !slice.operations.is_empty());
    let mut index = String::from(INDEX_HEAD);
    slices().for_each(|slice| contents(&mut index, slice));
    values(&mut index);
    let pages = slices().map(|slice| (page_name(slice), page(slice)));
    let shop = std::iter::once(("shop.md".to_owned(), shop()));
    std::iter::once(("README.md".to_owned(), index)).chain(pages).chain(shop).collect()
}

const SHOP_HEAD: &str = "\
# The shop of the examples

Every command that the examples of the [reference](README.md) are or stand on, in an order that works; `backroom init` on
that page comes first. This page is written by `cargo xtask generate` too.

```sh
";

/// What `backroom init` does in place of their examples.
pub const DONE_BY_INIT: [&str; 2] = ["control.set_up", "ledger.open_entity"];

fn shop() -> String {
    let mut page = String::from(SHOP_HEAD);
    let commands = backroom_domain::example::steps()
        .filter(|step| step.operation.mode != Mode::Query && !DONE_BY_INIT.contains(&step.operation.name));
    for Step { operation, request, actor, .. } in commands {
        let actor = if actor == OWNER { String::new() } else { format!("--actor {actor} ") };
        let _ = writeln!(page, "backroom -f shop.backroom {actor}{}", typed(operation, request));
    }
    page.push_str("```\n");
    page
}

const INDEX_HEAD: &str = "\
# Reference

Everything that can be asked of a book, a page for every slice. A **request** asks for something not yet done and may be
refused; a **fact** reports what has happened and is booked even when the state of the book speaks against it; a
**query** reads and changes nothing. Names, fields and codes are the same in every language. The refusals that any
operation can give stand under `flow` in [refusals](../refusals.md).

The tables name the fields of request and reply; `?` marks one that a request may leave out. What a kind of value is,
and in which unit, stands under [values](#values). Every command takes a key, a UUID, which makes sending it again free;
where the caller brings the key, it is refused without one. Releases add fields, words and refusals: pass over what you
do not know.

The examples are those of one shop, each done after the ones it stands on; tests send every one as it is typed here. To
try them, make the shop: that does what the examples of `control.set_up` and `ledger.open_entity` would do. What each
stands on, and an order that works, is on the page of [the shop](shop.md).

```sh
backroom init shop.backroom --entity ACME --name 'Acme Retail GmbH' --currency EUR --time-zone Europe/Berlin
```

These pages are written by `cargo xtask generate` from the operation table.
";

fn contents(page: &mut String, slice: &Slice) {
    let _ = write!(page, "\n## [{}]({})\n\n| operation | | |\n| --- | --- | --- |\n", slice.name, page_name(slice));
    for operation in slice.operations {
        let summary = first_sentence(&operation.summary());
        let _ = writeln!(
            page,
            "| [`{}`]({}#{}) | {} | {} |",
            operation.name,
            page_name(slice),
            anchor(operation.name),
            mode_word(operation.mode),
            cell(&summary)
        );
    }
}

fn values(page: &mut String) {
    let mut types = BTreeSet::new();
    for operation in Operation::all() {
        types.extend(value_types(operation.request_schema().as_value()));
        types.extend(value_types(operation.reply_schema().as_value()));
    }
    page.push_str("\n## Values\n\n| value | | example |\n| --- | --- | --- |\n");
    for value in types {
        let example = value.example.map(|example| format!("`{example}`")).unwrap_or_default();
        let _ = writeln!(page, "| {} | {} | {} |", value.name, cell(&value.doc), cell(&example));
    }
}

fn page_name(slice: &Slice) -> String {
    format!("{}.md", slice.name)
}

fn page(slice: &Slice) -> String {
    let mut page = format!(
        "# {}\n\nA page of the [reference](README.md), written by `cargo xtask generate` from the operation table.\n",
        slice.name
    );
    for operation in slice.operations {
        one(&mut page, operation);
    }
    page
}

fn one(page: &mut String, operation: &Operation) {
    let summary = operation.summary();
    let _ = write!(page, "\n## {}\n\n", operation.name);
    let key = if operation.key_required { ", the caller brings the key" } else { "" };
    let _ = write!(page, "A {}; duty `{}`{key}.\n\n", mode_word(operation.mode), operation.duty);
    for paragraph in paragraphs(&summary) {
        let _ = write!(page, "{paragraph}\n\n");
    }
    table(page, "field", &request_fields(operation));
    table(page, "reply", &reply_fields(operation));
    let named = refusals_named(&summary);
    if !named.is_empty() {
        page.push_str("Refused:\n\n");
        for refusal in named {
            let _ =
                writeln!(page, "- [`{}`](../refusals.md#{}): {}", refusal.code, slice_of(refusal), sentence(refusal));
        }
        page.push('\n');
    }
    let _ = write!(page, "```sh\nbackroom -f shop.backroom {}\n```\n", example(operation));
}

fn table(page: &mut String, head: &str, fields: &[Field]) {
    if fields.is_empty() {
        return;
    }
    let _ = write!(page, "| {head} | value | |\n| --- | --- | --- |\n");
    for field in fields {
        let name =
            if field.required || head == "reply" { format!("`{}`", field.path) } else { format!("`{}` ?", field.path) };
        let mut doc = field.doc.clone();
        if let Some(default) = field.default.as_deref().filter(|default| !matches!(*default, "[]" | "{}" | "\"\"")) {
            let _ = write!(doc, " Default `{default}`.");
        }
        let _ = writeln!(page, "| {name} | {} | {} |", cell(&field.kind), cell(doc.trim()));
    }
    page.push('\n');
}

/// The page of every refusal: `docs/refusals.md`.
#[must_use]
pub fn refusals() -> String {
    let mut page = String::from(REFUSALS_HEAD);
    let mut slice = "";
    for refusal in backroom_domain::flow::catalogue() {
        if slice_of(refusal) != slice {
            slice = slice_of(refusal);
            let _ = write!(page, "\n## {slice}\n\n| code | status | when | details |\n| --- | --- | --- | --- |\n");
        }
        let details: Vec<String> = refusal.details.iter().map(|detail| format!("`{detail}`")).collect();
        let _ = writeln!(
            page,
            "| `{}` | {} | {} | {} |",
            refusal.code,
            status_word(refusal),
            cell(sentence(refusal)),
            details.join(", ")
        );
    }
    page
}

const REFUSALS_HEAD: &str = "\
# Refusals

How the business says no. A refusal has a coarse status to branch on, a stable code that is never given another
meaning, the path of the field at fault, one sentence that says what would be accepted, and the numbers behind it as
details. Nothing was done, and the key of the command is free.

| status | |
| --- | --- |
| `malformed` | the request is not well formed; sending it again cannot help |
| `not_found` | a code or number in it names nothing |
| `forbidden` | the actor lacks the duty, the scope or the limit |
| `conflict` | the state of the book speaks against it |
| `key_reused` | the key belongs to another command |
| `held` | nothing was done yet: it waits until another actor releases it |

This page is written by `cargo xtask generate` from the error table.
";

fn slice_of(refusal: &RefusalInfo) -> &'static str {
    refusal.code.split('.').next().unwrap_or_default()
}

fn sentence(refusal: &RefusalInfo) -> &'static str {
    refusal.doc.trim()
}

fn status_word(refusal: &RefusalInfo) -> String {
    serde_json::to_value(refusal.status).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}

/// How a mode is called.
#[must_use]
pub fn mode_word(mode: Mode) -> &'static str {
    match mode {
        Mode::Request => "request",
        Mode::Fact => "fact",
        Mode::Query => "query",
    }
}

/// The words behind `backroom` that send an operation's example, as they are typed in a shell.
#[must_use]
pub fn example(operation: &Operation) -> String {
    typed(operation, &pretty(operation.example))
}

/// A request as it is typed in a shell.
fn typed(operation: &Operation, request: &str) -> String {
    let verb = if operation.mode == Mode::Query { "ask" } else { "call" };
    let key = if operation.key_required { " --key \"$(uuidgen)\"" } else { "" };
    format!("{verb} {}{key} '{}'", operation.name, request.replace('\'', "'\\''"))
}

/// An example on several lines, as it reads best.
fn pretty(example: &str) -> String {
    match serde_json::from_str::<Value>(example) {
        Ok(value) => serde_json::to_string_pretty(&value).unwrap_or_else(|_| example.to_owned()),
        Err(_) => example.to_owned(),
    }
}

fn anchor(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
