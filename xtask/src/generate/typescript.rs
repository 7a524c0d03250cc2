//! The Node client: the types of words, requests and replies, and a method with its asynchronous twin for every
//! operation.

use std::fmt::Write as _;

use super::model::{Field, Kind, Model, Operation, Shape, Type};
use super::prose::{one_line, told, word_list, wrapped};
use super::schema::pascal;

/// The longest line of what is written.
const WIDTH: usize = 110;

/// The files of the client, by name.
pub(super) fn files(model: &Model) -> Vec<(&'static str, String)> {
    vec![
        ("words.d.ts", words(model)),
        ("requests.d.ts", requests(model)),
        ("replies.d.ts", replies(model)),
        ("client.d.ts", declarations(model)),
        ("client.js", client(model)),
    ]
}

fn words(model: &Model) -> String {
    let mut text = head("Words with a fixed set of values, as requests take them and replies tell them.");
    for held in &model.types {
        if let Shape::Words(words) = &held.shape {
            let listed: Vec<&str> = words.iter().map(|(word, _)| word.as_str()).collect();
            union(&mut text, &held.name, &word_list(&held.doc, words), &listed);
        }
    }
    let codes: Vec<&str> = model.codes.iter().map(String::as_str).collect();
    union(&mut text, "RefusalCode", "The codes of refusals, none of which is ever given another meaning.", &codes);
    text
}

fn union(text: &mut String, name: &str, doc: &str, words: &[&str]) {
    text.push('\n');
    comment(text, "", doc);
    let words: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
    let line = format!("export type {name} = {};", words.join(" | "));
    match line.len() <= WIDTH {
        true => writeln!(text, "{line}"),
        false => writeln!(text, "export type {name} =\n  | {};", words.join("\n  | ")),
    }
    .expect("a string takes text");
}

fn requests(model: &Model) -> String {
    let mut text = head("What operations take.");
    text.push_str(
        "import type * as words from './words';\n\n\
         /**\n * An exact number: text such as `'19.90'`, or a whole number such as `2`. A number with a fraction is refused,\n \
         * since it is not exact.\n */\nexport type DecimalLike = string | number;\n\n\
         /** A day: text such as `'2026-11-23'`. */\nexport type DateLike = string;\n\n\
         /** An instant: text such as `'2026-11-23T11:16:06Z'`, or a `Date`. */\nexport type InstantLike = string | Date;\n",
    );
    for operation in model.slices.iter().flat_map(|slice| &slice.operations) {
        let doc = format!("The request of `{}`.", operation.name);
        interface(&mut text, &operation.request_type, &doc, &operation.request, asked);
    }
    for held in model.reachable(false) {
        if let Type { name, doc, shape: Shape::Object(fields) } = held {
            interface(&mut text, name, doc, fields, asked);
        }
    }
    text
}

fn replies(model: &Model) -> String {
    let mut text = head("What operations answer with.");
    text.push_str(
        "import type * as words from './words';\n\n\
         /** An exact number as text, such as `'19.90'`. */\nexport type Decimal = string;\n\n\
         /** A day, such as `'2026-11-23'`. */\nexport type Day = string;\n\n\
         /** An instant, such as `'2026-11-23T11:16:06Z'`. */\nexport type Instant = string;\n",
    );
    for held in model.reachable(true) {
        if let Type { name, doc, shape: Shape::Object(fields) } = held {
            interface(&mut text, name, doc, fields, answered);
        }
    }
    text
}

fn interface(text: &mut String, name: &str, doc: &str, fields: &[Field], line: fn(&Field) -> String) {
    text.push('\n');
    comment(text, "", doc);
    let _ = writeln!(text, "export interface {name} {{");
    for field in fields {
        comment(text, "  ", &field.doc);
        let _ = writeln!(text, "  {};", line(field));
    }
    text.push_str("}\n");
}

/// A field of a request.
fn asked(field: &Field) -> String {
    let kind = kind(&field.kind, &["DecimalLike", "DateLike", "InstantLike"]);
    let may_be_absent = if field.required { "" } else { "?" };
    let may_be_null = if field.nullable { " | null" } else { "" };
    format!("{}{may_be_absent}: {kind}{may_be_null}", field.name)
}

/// A field of a reply.
fn answered(field: &Field) -> String {
    let kind = kind(&field.kind, &["Decimal", "Day", "Instant"]);
    let may_be_absent = if field.required || field.default.is_some() { "" } else { "?" };
    let may_be_null = if field.nullable { " | null" } else { "" };
    format!("readonly {}{may_be_absent}: {kind}{may_be_null}", field.name)
}

/// What a value is; `exact` names decimals, days and instants.
fn kind(held: &Kind, exact: &[&str; 3]) -> String {
    match held {
        Kind::Text => "string".to_owned(),
        Kind::Integer => "number".to_owned(),
        Kind::Boolean => "boolean".to_owned(),
        Kind::Decimal => exact[0].to_owned(),
        Kind::Date => exact[1].to_owned(),
        Kind::Instant => exact[2].to_owned(),
        Kind::Word(name) => format!("words.{name}"),
        Kind::Named(name) => name.clone(),
        Kind::List(inner) => format!("readonly {}[]", kind(inner, exact)),
        Kind::Map(inner) => format!("{{ readonly [name: string]: {} }}", kind(inner, exact)),
        Kind::Anything => "unknown".to_owned(),
    }
}

fn declarations(model: &Model) -> String {
    let mut text = head("A method for every operation, and its asynchronous twin, slice by slice.");
    text.push_str(
        "import type { AskOptions, KeyedOptions, SendOptions } from './index';\n\
         import type * as replies from './replies';\nimport type * as requests from './requests';\n",
    );
    for slice in &model.slices {
        text.push('\n');
        comment(&mut text, "", &format!("The operations `{}.*`.", slice.name));
        let _ = writeln!(text, "export interface {} {{", pascal(&slice.name));
        for operation in &slice.operations {
            declare(&mut text, operation);
        }
        text.push_str("}\n");
    }
    text.push_str("\n/** Every slice of a book. */\nexport interface Slices {\n");
    for slice in &model.slices {
        let _ = writeln!(text, "  readonly {}: {};", camel(&slice.name), pascal(&slice.name));
    }
    text.push_str("}\n");
    text
}

fn declare(text: &mut String, operation: &Operation) {
    let name = camel(&operation.verb);
    let needed = operation.request.iter().any(|field| field.required);
    let options = match (operation.is_query(), operation.key_required) {
        (true, _) => "options?: AskOptions",
        (false, true) => "options: KeyedOptions",
        (false, false) => "options?: SendOptions",
    };
    let optional = if needed || operation.key_required { "" } else { "?" };
    let request = format!("request{optional}: requests.{}", operation.request_type);
    let reply = format!("replies.{}", operation.reply);
    comment(text, "  ", &told(operation));
    let _ = writeln!(text, "  {name}({request}, {options}): {reply};");
    comment(text, "  ", &format!("{{@link {name}}} without waiting for it."));
    let _ = writeln!(text, "  {name}Async({request}, {options}): Promise<{reply}>;");
}

fn client(model: &Model) -> String {
    let mut text = head("A method for every operation, and its asynchronous twin, slice by slice.");
    text.push_str("'use strict';\n");
    for slice in &model.slices {
        let _ = write!(
            text,
            "\nclass {} {{\n  #door;\n\n  constructor(door) {{\n    this.#door = door;\n  }}\n",
            pascal(&slice.name)
        );
        for operation in &slice.operations {
            let name = camel(&operation.verb);
            let (now, later) = if operation.is_query() { ("ask", "askAsync") } else { ("send", "sendAsync") };
            for (name, way) in [(name.clone(), now), (format!("{name}Async"), later)] {
                let _ = write!(
                    text,
                    "\n  {name}(request, options) {{\n    return this.#door.{way}('{}', request, options);\n  }}\n",
                    operation.name
                );
            }
        }
        text.push_str("}\n");
    }
    let slices: Vec<String> =
        model.slices.iter().map(|slice| format!("{}: {}", camel(&slice.name), pascal(&slice.name))).collect();
    let _ = write!(text, "\nmodule.exports = {{\n  {},\n}};\n", slices.join(",\n  "));
    text
}

fn camel(name: &str) -> String {
    let pascal = pascal(name);
    let mut letters = pascal.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn head(doc: &str) -> String {
    format!("// {doc}\n// Written by `cargo xtask generate`.\n\n")
}

/// A comment of the documentation; on one line where it fits.
fn comment(text: &mut String, indent: &str, doc: &str) {
    let doc = doc.replace("*/", "*\\/");
    if doc.is_empty() {
        return;
    }
    let lines = wrapped(&doc, WIDTH.saturating_sub(indent.len() + 7));
    if let [one] = lines.as_slice() {
        let _ = writeln!(text, "{indent}/** {} */", one_line(one));
        return;
    }
    let _ = writeln!(text, "{indent}/**");
    for line in &lines {
        let _ = writeln!(text, "{}", format!("{indent} * {line}").trim_end());
    }
    let _ = writeln!(text, "{indent} */");
}
