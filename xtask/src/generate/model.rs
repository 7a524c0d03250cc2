//! What the clients are written from: the schema, read once into plain types.

use std::collections::BTreeSet;

use anyhow::{Context as _, bail};
use serde_json::{Map, Value};

/// What may accompany a command in every language: no field of a request has one of these names.
pub(super) const ACCOMPANYING: [&str; 4] = ["key", "dry_run", "source", "acting_as"];

/// A slice with its operations.
pub(super) struct Slice {
    pub(super) name: String,
    pub(super) operations: Vec<Operation>,
}

/// An operation.
pub(super) struct Operation {
    /// The wire name.
    pub(super) name: String,
    /// The name behind the slice's.
    pub(super) verb: String,
    pub(super) mode: String,
    pub(super) duty: String,
    pub(super) key_required: bool,
    pub(super) doc: String,
    pub(super) refusals: Vec<String>,
    pub(super) request: Vec<Field>,
    /// The name of the type of its request.
    pub(super) request_type: String,
    /// The name of the type of its reply.
    pub(super) reply: String,
}

impl Operation {
    pub(super) fn is_query(&self) -> bool {
        self.mode == "query"
    }
}

/// A field of a request, a reply, or a type within them.
pub(super) struct Field {
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) required: bool,
    pub(super) nullable: bool,
    pub(super) default: Option<Value>,
    pub(super) doc: String,
}

/// What a value is.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Integer,
    Boolean,
    /// An exact decimal, which travels as text.
    Decimal,
    Date,
    Instant,
    /// One of the words of a type, by its name.
    Word(String),
    /// An object of a type, by its name.
    Named(String),
    List(Box<Kind>),
    /// An object of the host's own names, each with a value of a kind.
    Map(Box<Kind>),
    Anything,
}

/// A named type.
pub(super) struct Type {
    pub(super) name: String,
    pub(super) doc: String,
    pub(super) shape: Shape,
}

/// What a named type is made of.
pub(super) enum Shape {
    /// One of some words, each with what it means.
    Words(Vec<(String, String)>),
    Object(Vec<Field>),
}

/// Everything there is.
pub(super) struct Model {
    pub(super) slices: Vec<Slice>,
    pub(super) types: Vec<Type>,
    /// The code of every refusal.
    pub(super) codes: Vec<String>,
}

impl Model {
    /// Reads the schema.
    pub(super) fn of(schema: &Value) -> anyhow::Result<Self> {
        let reader = Reader { types: object(&schema["$defs"], "$defs")? };
        let mut slices: Vec<Slice> = Vec::new();
        for (name, held) in object(&schema["operations"], "operations")? {
            let (slice, verb) = name.split_once('.').with_context(|| format!("{name} has no slice"))?;
            let operation = reader.operation(name, verb, held)?;
            match slices.last_mut().filter(|held| held.name == slice) {
                Some(held) => held.operations.push(operation),
                None => slices.push(Slice { name: slice.to_owned(), operations: vec![operation] }),
            }
        }
        let types = reader.types.iter().filter_map(|(name, held)| reader.named(name, held).transpose());
        let codes = object(&schema["refusals"], "refusals")?.keys().cloned().collect();
        Ok(Self { types: types.collect::<anyhow::Result<_>>()?, slices, codes })
    }

    /// The types that replies are made of, or those that requests hold, in order of name.
    pub(super) fn reachable(&self, of_replies: bool) -> Vec<&Type> {
        let mut waiting: Vec<&str> = Vec::new();
        for operation in self.slices.iter().flat_map(|slice| &slice.operations) {
            match of_replies {
                true => waiting.push(&operation.reply),
                false => operation.request.iter().for_each(|field| names(&field.kind, &mut waiting)),
            }
        }
        let mut seen = BTreeSet::new();
        while let Some(name) = waiting.pop() {
            if !seen.insert(name) {
                continue;
            }
            if let Some(Type { shape: Shape::Object(fields), .. }) = self.types.iter().find(|held| held.name == name) {
                fields.iter().for_each(|field| names(&field.kind, &mut waiting));
            }
        }
        self.types.iter().filter(|held| seen.contains(held.name.as_str())).collect()
    }
}

fn names<'m>(kind: &'m Kind, found: &mut Vec<&'m str>) {
    match kind {
        Kind::Named(name) => found.push(name),
        Kind::List(inner) | Kind::Map(inner) => names(inner, found),
        _ => {}
    }
}

struct Reader<'s> {
    types: &'s Map<String, Value>,
}

impl Reader<'_> {
    fn operation(&self, name: &str, verb: &str, held: &Value) -> anyhow::Result<Operation> {
        let text = |key: &str| held[key].as_str().unwrap_or_default().to_owned();
        let request = self.fields(self.type_of(&held["request"])?)?;
        let clash = request.iter().find(|field| ACCOMPANYING.contains(&field.name.as_str()));
        if let Some(field) = clash {
            bail!("{name} has a field {}, which is a name of what may accompany every call", field.name);
        }
        let refusals = held["refusals"].as_array().into_iter().flatten().filter_map(Value::as_str);
        Ok(Operation {
            name: name.to_owned(),
            verb: verb.to_owned(),
            mode: text("mode"),
            duty: text("duty"),
            key_required: held["key_required"] == true,
            doc: text("description"),
            refusals: refusals.map(str::to_owned).collect(),
            request,
            request_type: reference(&held["request"]).unwrap_or_default().to_owned(),
            reply: reference(&held["reply"]).with_context(|| format!("{name} has no reply"))?.to_owned(),
        })
    }

    fn type_of(&self, schema: &Value) -> anyhow::Result<&Value> {
        let name = reference(schema).context("a request is a named type")?;
        self.types.get(name).with_context(|| format!("{name} is not defined"))
    }

    /// A named type, unless it is a plain value by another name.
    fn named(&self, name: &str, held: &Value) -> anyhow::Result<Option<Type>> {
        let doc = held["description"].as_str().unwrap_or_default().to_owned();
        let shape = if let Some(words) = words(held) {
            Shape::Words(words)
        } else if held["properties"].is_object() || is_empty_object(held) {
            Shape::Object(self.fields(held)?)
        } else {
            return Ok(None);
        };
        Ok(Some(Type { name: name.to_owned(), doc, shape }))
    }

    fn fields(&self, held: &Value) -> anyhow::Result<Vec<Field>> {
        let required: Vec<&str> = held["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let Some(properties) = held["properties"].as_object() else { return Ok(Vec::new()) };
        let read = |(name, property): (&String, &Value)| {
            let (kind, nullable) = self.kind(property).with_context(|| format!("the field {name}"))?;
            Ok(Field {
                name: name.clone(),
                kind,
                nullable,
                required: required.contains(&name.as_str()),
                default: property.get("default").cloned(),
                doc: property["description"].as_str().unwrap_or_default().to_owned(),
            })
        };
        properties.iter().map(read).collect()
    }

    /// What a value is, and whether it may be null.
    fn kind(&self, schema: &Value) -> anyhow::Result<(Kind, bool)> {
        if let Some(name) = reference(schema) {
            let held = self.types.get(name).with_context(|| format!("{name} is not defined"))?;
            if words(held).is_some() {
                return Ok((Kind::Word(name.to_owned()), false));
            }
            let is_object = held["properties"].is_object() || is_empty_object(held);
            return if is_object { Ok((Kind::Named(name.to_owned()), false)) } else { self.kind(held) };
        }
        if let Some(either) = schema["anyOf"].as_array() {
            let given = either.iter().find(|one| one["type"] != "null").context("a choice of nothing")?;
            return Ok((self.kind(given)?.0, true));
        }
        let types: Vec<&str> = match &schema["type"] {
            Value::String(one) => vec![one],
            Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
            _ => return Ok((Kind::Anything, true)),
        };
        let kind = match (types[0], schema["format"].as_str()) {
            ("string", Some("decimal")) => Kind::Decimal,
            ("string", Some("date")) => Kind::Date,
            ("string", Some("date-time")) => Kind::Instant,
            ("string", _) => Kind::Text,
            ("integer", _) => Kind::Integer,
            ("boolean", _) => Kind::Boolean,
            ("array", _) => Kind::List(Box::new(self.kind(&schema["items"])?.0)),
            ("object", _) => match &schema["additionalProperties"] {
                values @ Value::Object(_) => Kind::Map(Box::new(self.kind(values)?.0)),
                _ => Kind::Map(Box::new(Kind::Anything)),
            },
            (other, _) => bail!("a value of type {other} has no counterpart in the clients"),
        };
        Ok((kind, types.contains(&"null")))
    }
}

fn object<'s>(value: &'s Value, what: &str) -> anyhow::Result<&'s Map<String, Value>> {
    value.as_object().with_context(|| format!("the schema has no {what}"))
}

fn reference(schema: &Value) -> Option<&str> {
    schema["$ref"].as_str()?.rsplit('/').next()
}

/// A request or reply without fields.
fn is_empty_object(held: &Value) -> bool {
    held["type"] == "object" && held.get("properties").is_none() && held["additionalProperties"] != true
}

fn words(held: &Value) -> Option<Vec<(String, String)>> {
    let word = |one: &Value| {
        Some((one["const"].as_str()?.to_owned(), one["description"].as_str().unwrap_or_default().to_owned()))
    };
    if let Some(either) = held["oneOf"].as_array() {
        return either.iter().map(word).collect();
    }
    let plain = held["enum"].as_array()?;
    plain.iter().map(|one| Some((one.as_str()?.to_owned(), String::new()))).collect()
}
