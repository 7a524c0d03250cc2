//! The JSON Schema of everything that can be called: `schema/backroom.json`, from which the clients are made.
//!
//! 1. Every named type stands once, under `$defs`; two types that share a name are told apart by their slice.
//! 2. Requests and replies are named types as well.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, bail};
use backroom_cli::reference::mode_word;
use backroom_cli::shape::refusals_named;
use backroom_domain::SLICES;
use backroom_domain::flow::{Operation, catalogue};
use serde_json::{Map, Value, json};

/// The schema as JSON.
pub(super) fn schema() -> anyhow::Result<Value> {
    let types = Types::collect()?;
    let mut operations = Map::new();
    for (slice, operation) in all() {
        let refusals: Vec<&str> = refusals_named(&operation.summary()).iter().map(|refusal| refusal.code).collect();
        let [request, reply] = roots(operation).map(|(root, schema)| types.reference(slice, &root, &schema));
        let example: Value = serde_json::from_str(operation.example).context(operation.name)?;
        let entry = json!({
            "mode": mode_word(operation.mode),
            "duty": operation.duty,
            "key_required": operation.key_required,
            "description": operation.summary(),
            "refusals": refusals,
            "example": example,
            "request": request?,
            "reply": reply?,
        });
        operations.insert(operation.name.to_owned(), entry);
    }
    let refusals: Map<String, Value> = catalogue()
        .map(|refusal| {
            let held = json!({"status": refusal.status, "when": refusal.doc.trim(), "details": refusal.details});
            (refusal.code.to_owned(), held)
        })
        .collect();
    Ok(json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "backroom",
        "description": "Every operation of backroom with its request and reply, every refusal, and the types they are made of. Written by `cargo xtask generate`.",
        "operations": operations,
        "refusals": refusals,
        "$defs": types.definitions()?,
    }))
}

fn all() -> impl Iterator<Item = (&'static str, &'static Operation)> {
    SLICES.iter().flat_map(|slice| slice.operations.iter().map(|operation| (slice.name, operation)))
}

/// Request and reply of an operation, each with the name of its type.
fn roots(operation: &Operation) -> [(String, Value); 2] {
    [operation.request_schema(), operation.reply_schema()].map(|schema| {
        let mut schema = schema.to_value();
        let root = schema.as_object_mut().and_then(|root| {
            root.shift_remove("$schema");
            root.shift_remove("title")
        });
        (root.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned(), schema)
    })
}

/// The named types: a name, and every shape that goes by it with the slices that use it.
#[derive(Default)]
struct Types {
    shapes: BTreeMap<String, Vec<Shape>>,
}

struct Shape {
    /// The type itself, its references by name.
    definition: Value,
    /// With all it refers to: two types are one when these are equal.
    closure: String,
    slices: BTreeSet<&'static str>,
}

impl Types {
    fn collect() -> anyhow::Result<Self> {
        let mut types = Self::default();
        for (slice, operation) in all() {
            for (root, schema) in roots(operation) {
                if root.is_empty() {
                    bail!("a type of {} has no name", operation.name);
                }
                let within = Definitions::of(&root, schema);
                for name in within.0.keys() {
                    types.add(slice, name, &within);
                }
            }
        }
        Ok(types)
    }

    fn add(&mut self, slice: &'static str, name: &str, within: &Definitions) {
        let closure = within.closure(name);
        let shapes = self.shapes.entry(name.to_owned()).or_default();
        match shapes.iter_mut().find(|shape| shape.closure == closure) {
            Some(shape) => {
                shape.slices.insert(slice);
            }
            None => {
                let definition = within.0[name].clone();
                shapes.push(Shape { definition, closure, slices: BTreeSet::from([slice]) });
            }
        }
    }

    /// The name of a type as a slice means it: its own, behind that of the slice where others share it.
    fn name(&self, slice: &str, name: &str) -> String {
        match self.shapes.get(name).map(Vec::as_slice) {
            Some([_]) | None => name.to_owned(),
            Some(_) => format!("{}{name}", pascal(slice)),
        }
    }

    fn reference(&self, slice: &str, root: &str, schema: &Value) -> anyhow::Result<Value> {
        let shapes = self.shapes.get(root).with_context(|| format!("{root} was not collected"))?;
        let closure = Definitions::of(root, schema.clone()).closure(root);
        if !shapes.iter().any(|shape| shape.closure == closure) {
            bail!("{root} of {slice} has another shape than was collected");
        }
        Ok(json!({"$ref": format!("#/$defs/{}", self.name(slice, root))}))
    }

    fn definitions(&self) -> anyhow::Result<Map<String, Value>> {
        let mut found = BTreeMap::new();
        for (name, shapes) in &self.shapes {
            for shape in shapes {
                for slice in &shape.slices {
                    let mut definition = shape.definition.clone();
                    rename(&mut definition, &|reference| self.name(slice, reference));
                    let name = self.name(slice, name);
                    if found.insert(name.clone(), definition.clone()).is_some_and(|held| held != definition) {
                        bail!("two types of {slice} would be called {name}; give one of them another name");
                    }
                }
            }
        }
        Ok(found.into_iter().collect())
    }
}

/// The types of one schema, its root among them.
struct Definitions(BTreeMap<String, Value>);

impl Definitions {
    fn of(root: &str, mut schema: Value) -> Self {
        let inner = schema.as_object_mut().and_then(|schema| schema.shift_remove("$defs"));
        let mut held: BTreeMap<String, Value> = match inner {
            Some(Value::Object(inner)) => inner.into_iter().collect(),
            _ => BTreeMap::new(),
        };
        // A type that holds itself refers to its root as `#`.
        rename_root(&mut schema, root);
        for definition in held.values_mut() {
            rename_root(definition, root);
        }
        held.entry(root.to_owned()).or_insert(schema);
        Self(held)
    }

    /// A type and every type it leads to, as text.
    fn closure(&self, name: &str) -> String {
        let (mut seen, mut waiting) = (BTreeSet::new(), vec![name.to_owned()]);
        while let Some(name) = waiting.pop() {
            if let Some(definition) = self.0.get(&name)
                && seen.insert(name)
            {
                references(definition, &mut waiting);
            }
        }
        seen.iter().map(|name| format!("{name}={}\n", self.0[name])).collect()
    }
}

/// What a reference to a named type begins with.
pub(super) const DEFS: &str = "#/$defs/";

/// The names of the types that a schema refers to.
pub(super) fn references(schema: &Value, found: &mut Vec<String>) {
    match schema {
        Value::Object(object) => {
            let target = object.get("$ref").and_then(Value::as_str).and_then(|target| target.strip_prefix(DEFS));
            found.extend(target.map(str::to_owned));
            object.values().for_each(|value| references(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}

fn rename(schema: &mut Value, to: &impl Fn(&str) -> String) {
    match schema {
        Value::Object(object) => {
            if let Some(Value::String(target)) = object.get_mut("$ref")
                && let Some(name) = target.strip_prefix(DEFS)
            {
                *target = format!("{DEFS}{}", to(name));
            }
            object.values_mut().for_each(|value| rename(value, to));
        }
        Value::Array(values) => values.iter_mut().for_each(|value| rename(value, to)),
        _ => {}
    }
}

fn rename_root(schema: &mut Value, root: &str) {
    match schema {
        Value::Object(object) => {
            if let Some(Value::String(target)) = object.get_mut("$ref")
                && target == "#"
            {
                *target = format!("{DEFS}{root}");
            }
            object.values_mut().for_each(|value| rename_root(value, root));
        }
        Value::Array(values) => values.iter_mut().for_each(|value| rename_root(value, root)),
        _ => {}
    }
}

/// `open_items` as `OpenItems`.
pub(super) fn pascal(name: &str) -> String {
    name.split('_')
        .map(|word| {
            let mut letters = word.chars();
            letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
        })
        .collect()
}
