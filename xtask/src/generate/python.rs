//! The Python client: words, requests, replies, and a method for every operation.

use std::fmt::Write as _;

use anyhow::bail;
use serde_json::Value;

use super::model::{Field, Kind, Model, Operation, Shape};
use super::prose::{one_line, told, word_list, wrapped};
use super::schema::pascal;

/// Names that Python keeps for itself: such a field has an underscore behind it.
const KEYWORDS: [&str; 8] = ["class", "from", "global", "import", "in", "is", "lambda", "not"];

/// The longest line of what is written.
const WIDTH: usize = 110;

/// The files of the client, by name.
pub(super) fn files(model: &Model) -> anyhow::Result<Vec<(&'static str, String)>> {
    Ok(vec![
        ("words.py", words(model)),
        ("requests.py", requests(model)?),
        ("replies.py", replies(model)),
        ("_client.py", client(model)),
    ])
}

fn words(model: &Model) -> String {
    let mut text = head("Words with a fixed set of values, as requests take them and replies tell them.");
    text.push_str("from typing import Literal\n");
    for held in &model.types {
        let Shape::Words(words) = &held.shape else { continue };
        let listed: Vec<String> = words.iter().map(|(word, _)| format!("\"{word}\"")).collect();
        let one = format!("{} = Literal[{}]", held.name, listed.join(", "));
        match one.len() <= WIDTH {
            true => write!(text, "\n{one}\n"),
            false => write!(text, "\n{} = Literal[\n    {},\n]\n", held.name, listed.join(",\n    ")),
        }
        .expect("a string takes text");
        let doc = word_list(&held.doc, words);
        docstring(&mut text, "", &doc);
    }
    text
}

fn requests(model: &Model) -> anyhow::Result<String> {
    let mut text = head("What requests hold beside plain values: dictionaries with these keys.");
    text.push_str(
        "import datetime as dt\nfrom decimal import Decimal\n\
         from typing import TYPE_CHECKING, Any, Mapping, Optional, Sequence, TypedDict, Union\n\n\
         from . import words\n\n\
         if TYPE_CHECKING:\n    from typing_extensions import NotRequired\n\n\
         DecimalLike = Union[Decimal, int, str]\n\
         \"\"\"An exact number: a `Decimal`, an `int`, or text such as `\"19.90\"`; never a `float`.\"\"\"\n\n\
         DateLike = Union[dt.date, str]\n\"\"\"A day: a `date`, or text such as `\"2026-11-23\"`.\"\"\"\n\n\
         InstantLike = Union[dt.datetime, str]\n\
         \"\"\"An instant: a `datetime` with its time zone, or text such as `\"2026-11-23T11:16:06Z\"`.\"\"\"\n",
    );
    for held in model.reachable(false) {
        let Shape::Object(fields) = &held.shape else { continue };
        write!(text, "\n\nclass {}(TypedDict):\n", held.name).expect("a string takes text");
        docstring(&mut text, "    ", &held.doc);
        for field in fields {
            if KEYWORDS.contains(&field.name.as_str()) {
                bail!("{}.{} is a keyword of Python, which no key within a request may be", held.name, field.name);
            }
            let kind = taken(&field.kind, "");
            let kind = if field.nullable { format!("Optional[{kind}]") } else { kind };
            let kind = if field.required { kind } else { format!("NotRequired[{kind}]") };
            write!(text, "\n    {}: {kind}\n", field.name).expect("a string takes text");
            docstring(&mut text, "    ", &field.doc);
        }
    }
    Ok(text)
}

fn replies(model: &Model) -> String {
    let mut text = head("What operations answer with: structs that do not change, with exact numbers and days.");
    text.push_str(
        "import datetime as dt\nfrom decimal import Decimal\nfrom typing import Any, Dict, List, Optional\n\n\
         import msgspec\n\nfrom . import words\n",
    );
    for held in model.reachable(true) {
        let Shape::Object(fields) = &held.shape else { continue };
        write!(text, "\n\nclass {}(msgspec.Struct, frozen=True, kw_only=True, gc=False):\n", held.name)
            .expect("a string takes text");
        docstring(&mut text, "    ", &held.doc);
        for field in fields {
            attribute(&mut text, field);
        }
    }
    text
}

/// A field of a struct.
fn attribute(text: &mut String, field: &Field) {
    let kind = given(&field.kind);
    let name = python_name(&field.name);
    let wire = (name != field.name).then(|| format!("name=\"{}\"", field.name));
    let absent = match (&field.kind, &field.default) {
        _ if field.required && !field.nullable => None,
        (Kind::List(_), _) if !field.nullable => Some("default=[]".to_owned()),
        (Kind::Map(_), _) if !field.nullable => Some("default={}".to_owned()),
        (_, Some(Value::Bool(value))) => Some(format!("default={}", if *value { "True" } else { "False" })),
        (_, Some(Value::String(value))) if field.kind == Kind::Text => Some(format!("default=\"{value}\"")),
        (_, Some(Value::Number(value))) if field.kind == Kind::Integer => Some(format!("default={value}")),
        _ => Some("default=None".to_owned()),
    };
    let optional = field.nullable || absent.as_deref() == Some("default=None");
    let kind = if optional { format!("Optional[{kind}]") } else { kind };
    let set = match (absent, wire) {
        (None, None) => String::new(),
        (Some(absent), None) if absent.starts_with("default=") => format!(" = {}", &absent["default=".len()..]),
        (absent, wire) => {
            let parts: Vec<String> = absent.into_iter().chain(wire).collect();
            format!(" = msgspec.field({})", parts.join(", "))
        }
    };
    write!(text, "\n    {name}: {kind}{set}\n").expect("a string takes text");
    docstring(text, "    ", &field.doc);
}

fn client(model: &Model) -> String {
    let mut text = head("A method for every operation, slice by slice.");
    text.push_str(
        "from typing import Any, Mapping, Optional, Sequence\n\n\
         from . import replies, requests, words\nfrom ._book import Door\n\
         from .requests import DateLike, DecimalLike, InstantLike\n",
    );
    for slice in &model.slices {
        write!(text, "\n\nclass {}:\n", pascal(&slice.name)).expect("a string takes text");
        docstring(&mut text, "    ", &format!("The operations `{}.*`.", slice.name));
        text.push_str("\n    __slots__ = (\"_door\",)\n\n    def __init__(self, door: Door) -> None:\n");
        text.push_str("        self._door = door\n");
        for operation in &slice.operations {
            method(&mut text, operation);
        }
    }
    text.push_str(
        "\n\nclass Slices:\n    \"\"\"Every slice of a book.\"\"\"\n\n    def __init__(self, door: Door) -> None:\n",
    );
    for slice in &model.slices {
        writeln!(text, "        self.{0} = {1}(door)", slice.name, pascal(&slice.name)).expect("a string takes text");
    }
    text
}

fn method(text: &mut String, operation: &Operation) {
    let mut parameters = Vec::new();
    let (required, optional): (Vec<&Field>, Vec<&Field>) =
        operation.request.iter().partition(|field| field.required && !field.nullable);
    for field in &required {
        parameters.push(format!("{}: {}", python_name(&field.name), taken(&field.kind, "requests.")));
    }
    let key_needed = operation.key_required;
    if key_needed {
        parameters.push("key: str".to_owned());
    }
    for field in &optional {
        parameters.push(format!("{}: Optional[{}] = None", python_name(&field.name), taken(&field.kind, "requests.")));
    }
    if !operation.is_query() {
        if !key_needed {
            parameters.push("key: Optional[str] = None".to_owned());
        }
        parameters.push("dry_run: bool = False".to_owned());
        parameters.push("source: str = \"\"".to_owned());
    }
    parameters.push("acting_as: str = \"\"".to_owned());
    let parameters = parameters.join(",\n        ");
    let reply = format!("replies.{}", operation.reply);
    write!(
        text,
        "\n    def {}(\n        self,\n        *,\n        {parameters},\n    ) -> {reply}:\n",
        python_name(&operation.verb)
    )
    .expect("a string takes text");
    docstring(text, "        ", &method_doc(operation));
    let fields: Vec<String> =
        operation.request.iter().map(|field| format!("\"{}\": {}", field.name, python_name(&field.name))).collect();
    let fields = match fields.is_empty() {
        true => "{}".to_owned(),
        false => format!("{{\n                {},\n            }}", fields.join(",\n                ")),
    };
    let accompanying = match operation.is_query() {
        true => "acting_as=acting_as",
        false => "key=key,\n            dry_run=dry_run,\n            source=source,\n            acting_as=acting_as",
    };
    write!(
        text,
        "        return self._door.send(\n            \"{}\",\n            {fields},\n            {reply},\n            {accompanying},\n        )\n",
        operation.name
    )
    .expect("a string takes text");
}

fn method_doc(operation: &Operation) -> String {
    let mut doc = told(operation);
    doc.push_str("\n\nArgs:");
    for field in &operation.request {
        let _ = write!(doc, "\n    {}: {}", python_name(&field.name), one_line(&field.doc));
    }
    if !operation.is_query() {
        doc.push_str("\n    key: A key of one's own, a UUID: sending the same again does nothing twice.");
        doc.push_str("\n    dry_run: Decide, answer, and write nothing.");
        doc.push_str("\n    source: Where it comes from: a register, a job, a screen.");
    }
    doc.push_str("\n    acting_as: In whose name; only for an actor with the duty `control.act_for_others`.");
    doc
}

/// What a request takes; `within` stands before the names of its types.
fn taken(kind: &Kind, within: &str) -> String {
    match kind {
        Kind::Text => "str".to_owned(),
        Kind::Integer => "int".to_owned(),
        Kind::Boolean => "bool".to_owned(),
        Kind::Decimal => "DecimalLike".to_owned(),
        Kind::Date => "DateLike".to_owned(),
        Kind::Instant => "InstantLike".to_owned(),
        Kind::Word(name) => format!("words.{name}"),
        Kind::Named(name) => format!("{within}{name}"),
        Kind::List(inner) => format!("Sequence[{}]", taken(inner, within)),
        Kind::Map(inner) => format!("Mapping[str, {}]", taken(inner, within)),
        Kind::Anything => "Any".to_owned(),
    }
}

/// What a reply gives.
fn given(kind: &Kind) -> String {
    match kind {
        Kind::Text => "str".to_owned(),
        Kind::Integer => "int".to_owned(),
        Kind::Boolean => "bool".to_owned(),
        Kind::Decimal => "Decimal".to_owned(),
        Kind::Date => "dt.date".to_owned(),
        Kind::Instant => "dt.datetime".to_owned(),
        Kind::Word(name) => format!("words.{name}"),
        Kind::Named(name) => name.clone(),
        Kind::List(inner) => format!("List[{}]", given(inner)),
        Kind::Map(inner) => format!("Dict[str, {}]", given(inner)),
        Kind::Anything => "Any".to_owned(),
    }
}

fn python_name(name: &str) -> String {
    if KEYWORDS.contains(&name) { format!("{name}_") } else { name.to_owned() }
}

fn head(doc: &str) -> String {
    format!("\"\"\"{doc}\n\nWritten by `cargo xtask generate`.\n\"\"\"\n\nfrom __future__ import annotations\n\n")
}

/// A docstring, its lines no longer than the rest.
fn docstring(text: &mut String, indent: &str, doc: &str) {
    let doc = doc.replace('\\', "\\\\").replace("\"\"\"", "'''");
    if doc.is_empty() {
        return;
    }
    let lines = wrapped(&doc, WIDTH.saturating_sub(indent.len() + 6));
    if let [one] = lines.as_slice() {
        let end = if one.ends_with('"') { " " } else { "" };
        let _ = writeln!(text, "{indent}\"\"\"{one}{end}\"\"\"");
        return;
    }
    let _ = writeln!(text, "{indent}\"\"\"{}", lines[0]);
    for line in &lines[1..] {
        let _ = writeln!(text, "{}", format!("{indent}{line}").trim_end());
    }
    let _ = writeln!(text, "{indent}\"\"\"");
}
