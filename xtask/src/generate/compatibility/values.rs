//! One type against another, as callers send it or as they read it.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::texts;
use crate::generate::schema::DEFS;

/// Which way values travel.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    /// Callers send it: it may become wider.
    Request,
    /// Callers read it: it may become narrower.
    Reply,
}

/// The types that were released and those of now, and what was found wrong between them.
pub(super) struct Values<'s> {
    old: &'s Map<String, Value>,
    new: &'s Map<String, Value>,
    /// Types that were held against each other: each is told of once, where it is met first.
    seen: BTreeSet<(Side, &'s str, &'s str)>,
    pub(super) found: Vec<String>,
}

impl<'s> Values<'s> {
    pub(super) fn of(old: &'s Map<String, Value>, new: &'s Map<String, Value>) -> Self {
        Self { old, new, seen: BTreeSet::new(), found: Vec::new() }
    }

    /// Holds the requests or the replies of an operation against each other.
    pub(super) fn compare(&mut self, side: Side, operation: &str, old: &'s Value, new: &'s Value) {
        self.value(&Place { side, operation, path: String::new() }, old, new);
    }

    fn value(&mut self, at: &Place<'_>, old: &'s Value, new: &'s Value) {
        let (old, new) = (Given::of(old, self.old), Given::of(new, self.new));
        let (wider, narrower) = if at.side == Side::Request { (&new, &old) } else { (&old, &new) };
        match at.side {
            _ if !narrower.nullable || wider.nullable || wider.kinds.is_empty() => {}
            Side::Request => self.say(at, "null is refused: accept it as before"),
            Side::Reply => self.say(at, "it may be null: always tell it, as before"),
        }
        if let (Some(old), Some(new)) = (old.name, new.name)
            && !self.seen.insert((at.side, old, new))
        {
            return;
        }
        if !wider.holds(narrower) || old.schema["format"] != new.schema["format"] {
            let (was, is) = (old.kind(), new.kind());
            self.say(at, &format!("it was {was}, is {is}: keep the kind, and give the other a field of its own"));
            return;
        }
        self.type_name(at, &old, &new);
        self.words(at, &old, &new);
        if at.side == Side::Request {
            self.limits(at, old.schema, new.schema);
        }
        if old.kinds.contains("array") {
            self.value(&at.inner("[]"), &old.schema["items"], &new.schema["items"]);
        }
        if old.kinds.contains("object") {
            self.fields(at, old.schema, new.schema);
            self.names_of_the_host(at, &old.schema["additionalProperties"], &new.schema["additionalProperties"]);
        }
    }

    /// Clients name objects and sets of words, but the fields of a request they take one by one.
    fn type_name(&mut self, at: &Place<'_>, old: &Given<'s>, new: &Given<'s>) {
        let is_named = old.words.is_some() || old.schema["properties"].is_object();
        let is_a_request = at.side == Side::Request && at.path.is_empty();
        if let Some(name) = old.name.filter(|_| is_named && !is_a_request)
            && new.name != Some(name)
        {
            let now = new.name.unwrap_or("nameless");
            self.say(at, &format!("its type was {name}, is {now}: keep the name, which clients use"));
        }
    }

    fn words(&mut self, at: &Place<'_>, old: &Given<'s>, new: &Given<'s>) {
        match (at.side, &old.words, &new.words) {
            (Side::Request, Some(old), Some(new)) => {
                for word in old.difference(new) {
                    self.say(at, &format!("the word {word} is refused: accept it as before"));
                }
            }
            (Side::Request, None, Some(_)) => self.say(at, "only some words are accepted: accept any text, as before"),
            (Side::Reply, Some(_), None) => self.say(at, "it was one of some words, is any text: keep to words"),
            _ => {}
        }
    }

    fn limits(&mut self, at: &Place<'_>, old: &Value, new: &Value) {
        for (limit, is_least) in [("minimum", true), ("minLength", true), ("maximum", false), ("maxLength", false)] {
            let Some(now) = new[limit].as_i64() else { continue };
            let was = old[limit].as_i64();
            if was.is_none_or(|was| if is_least { now > was } else { now < was }) {
                let was = was.map_or("absent".to_owned(), |was| was.to_string());
                self.say(at, &format!("its {limit} was {was}, is {now}: accept what was accepted"));
            }
        }
        if let Some(now) = new["pattern"].as_str()
            && old["pattern"] != now
        {
            let was = old["pattern"].as_str().unwrap_or("absent");
            self.say(at, &format!("its pattern was {was}, is {now}: keep the pattern"));
        }
    }

    fn fields(&mut self, at: &Place<'_>, old: &'s Value, new: &'s Value) {
        let (were_required, are_required) = (texts(&old["required"]), texts(&new["required"]));
        for (name, was) in old["properties"].as_object().into_iter().flatten() {
            let at = at.inner(name);
            let Some(is) = new["properties"].get(name) else {
                let remedy = if at.side == Side::Request { "accept it" } else { "tell it" };
                self.say(&at, &format!("the field is gone: {remedy} as before"));
                continue;
            };
            match (at.side, were_required.contains(name.as_str()), are_required.contains(name.as_str())) {
                (Side::Request, false, true) => self.say(&at, "the field is required: let it be left out, as before"),
                (Side::Request, false, false) if was["default"] != is["default"] => {
                    let (was, is) = (&was["default"], &is["default"]);
                    self.say(&at, &format!("its default was {was}, is {is}: let what is left out mean what it meant"));
                }
                (Side::Reply, true, false) => self.say(&at, "the field may be absent: always tell it, as before"),
                _ => {}
            }
            self.value(&at, was, is);
        }
        let new_and_required = are_required.iter().filter(|name| old["properties"].get(**name).is_none());
        for name in new_and_required.filter(|_| at.side == Side::Request) {
            self.say(&at.inner(name), "the field is new and required: let it be left out");
        }
    }

    /// The values of an object whose names are the host's own.
    fn names_of_the_host(&mut self, at: &Place<'_>, old: &'s Value, new: &'s Value) {
        match (at.side, old, new) {
            (_, Value::Object(_), Value::Object(_)) => self.value(&at.inner("*"), old, new),
            (Side::Request, Value::Bool(false), _) | (Side::Request, _, Value::Null | Value::Bool(true)) => {}
            (Side::Reply, Value::Object(_), _) => {
                self.say(at, "its values were of one kind, are of any: keep the kind")
            }
            (Side::Request, ..) => self.say(at, "not every field is accepted: accept the host's own, as before"),
            (Side::Reply, ..) => {}
        }
    }

    fn say(&mut self, at: &Place<'_>, found: &str) {
        let side = if at.side == Side::Request { "request" } else { "reply" };
        let path = if at.path.is_empty() { String::new() } else { format!(", {}", at.path) };
        self.found.push(format!("{}, {side}{path}: {found}", at.operation));
    }
}

/// Where a value stands.
struct Place<'p> {
    side: Side,
    operation: &'p str,
    path: String,
}

impl Place<'_> {
    /// A field, the lines of a list as `[]`, or the values under names of the host's own as `*`.
    fn inner(&self, name: &str) -> Self {
        let dot = if self.path.is_empty() || name == "[]" { "" } else { "." };
        Self { path: format!("{}{dot}{name}", self.path), ..*self }
    }
}

/// A value behind its references.
struct Given<'s> {
    /// The name of its type.
    name: Option<&'s str>,
    schema: &'s Value,
    /// What it may be beside null; none for what may be anything.
    kinds: BTreeSet<&'s str>,
    words: Option<BTreeSet<&'s str>>,
    nullable: bool,
}

impl<'s> Given<'s> {
    fn of(mut schema: &'s Value, types: &'s Map<String, Value>) -> Self {
        let (mut name, mut nullable) = (None, false);
        loop {
            if let Some(target) = schema["$ref"].as_str().and_then(|target| target.strip_prefix(DEFS)) {
                name = Some(target);
                schema = types.get(target).unwrap_or(&Value::Null);
            } else if let Some(either) = schema["anyOf"].as_array() {
                nullable |= either.iter().any(|one| one["type"] == "null");
                schema = either.iter().find(|one| one["type"] != "null").unwrap_or(&Value::Null);
            } else {
                break;
            }
        }
        let words = match (&schema["oneOf"], &schema["enum"]) {
            (Value::Array(words), _) => Some(words.iter().filter_map(|word| word["const"].as_str()).collect()),
            (_, words @ Value::Array(_)) => Some(texts(words)),
            _ => None,
        };
        let mut kinds = match &schema["type"] {
            Value::String(one) => BTreeSet::from([one.as_str()]),
            several => texts(several),
        };
        if words.is_some() {
            kinds.insert("string");
        }
        nullable |= kinds.remove("null");
        Self { name, schema, kinds, words, nullable }
    }

    /// Whether it may be all that another may be.
    fn holds(&self, other: &Self) -> bool {
        self.kinds.is_empty() || (!other.kinds.is_empty() && other.kinds.is_subset(&self.kinds))
    }

    fn kind(&self) -> String {
        let kinds: Vec<&str> = self.kinds.iter().copied().collect();
        match (kinds.as_slice(), self.schema["format"].as_str()) {
            ([], _) => "anything".to_owned(),
            (kinds, Some(format)) => format!("{} ({format})", kinds.join(" or ")),
            (kinds, None) => kinds.join(" or "),
        }
    }
}
