//! What a request or reply is made of, read from its JSON Schema: for people, for reference pages and for imports.

use backroom_domain::flow::Operation;
use serde_json::{Map, Value};

/// What a field is on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wire {
    /// A string; also every number that must stay exact.
    Text,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// An object whose fields follow, or are the host's own.
    Object,
    /// A list.
    List,
}

/// A field of a request or reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Where it stands, such as `lines[].item`.
    pub path: String,
    /// What is accepted, in words: `code`, `number`, `open | closed`, `list of ...`.
    pub kind: String,
    /// What it is on the wire.
    pub wire: Wire,
    /// Whether it must be given, as far as the object it stands in is.
    pub required: bool,
    /// What holds when it is not given, as JSON.
    pub default: Option<String>,
    /// What it means.
    pub doc: String,
}

/// The fields of a request, each followed by its own fields.
#[must_use]
pub fn request_fields(operation: &Operation) -> Vec<Field> {
    fields(operation.request_schema().as_value())
}

/// The fields of a reply, each followed by its own fields.
#[must_use]
pub fn reply_fields(operation: &Operation) -> Vec<Field> {
    fields(operation.reply_schema().as_value())
}

/// A named type that stands for a single value, such as `Code`, with its description and an example.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ValueType {
    /// Its name in words.
    pub name: String,
    /// What it is and what is accepted.
    pub doc: String,
    /// An example as JSON, if there is one.
    pub example: Option<String>,
}

/// The named types of a request that are single values, not objects and not choices.
#[must_use]
pub fn value_types(schema: &Value) -> Vec<ValueType> {
    let definitions = schema.get("$defs").and_then(Value::as_object);
    definitions
        .into_iter()
        .flatten()
        .filter(|(_, definition)| definition.get("properties").is_none() && choices(definition).is_none())
        .map(|(name, definition)| ValueType {
            name: words(name),
            doc: text(definition, "description"),
            example: definition.get("examples").and_then(|examples| examples.get(0)).map(Value::to_string),
        })
        .collect()
}

fn fields(schema: &Value) -> Vec<Field> {
    let mut found = Vec::new();
    let reader = Reader { root: schema };
    // A request may be another type under a name of its own.
    let object = match schema.get("$ref") {
        Some(_) => reader.read(schema).object.map_or(schema, |(_, object)| object),
        None => schema,
    };
    reader.object(object, "", &mut Vec::new(), &mut found);
    found
}

struct Reader<'a> {
    root: &'a Value,
}

impl<'a> Reader<'a> {
    fn object(&self, schema: &'a Value, prefix: &str, within: &mut Vec<&'a str>, found: &mut Vec<Field>) {
        let required: Vec<&str> =
            schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
        for (name, property) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
            let path = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
            let read = self.read(property);
            found.push(Field {
                kind: read.kind,
                wire: read.wire,
                required: required.contains(&name.as_str()),
                default: property.get("default").map(Value::to_string),
                doc: text(property, "description"),
                path: path.clone(),
            });
            let Some((name, inner)) = read.object else { continue };
            // A type that holds itself is shown once.
            if within.contains(&name) {
                continue;
            }
            within.push(name);
            let path = if read.wire == Wire::List { format!("{path}[]") } else { path };
            self.object(inner, &path, within, found);
            within.pop();
        }
    }

    /// What a property is, through references, optionality and lists.
    fn read(&self, property: &'a Value) -> Read<'a> {
        if let Some(reference) = property.get("$ref").and_then(Value::as_str) {
            let name = reference.rsplit('/').next().unwrap_or_default();
            let definition = self.root.get("$defs").and_then(|definitions| definitions.get(name));
            return definition.map_or_else(Read::anything, |definition| self.named(name, definition));
        }
        if let Some(either) = property.get("anyOf").and_then(Value::as_array) {
            let given = either.iter().find(|one| one.get("type").and_then(Value::as_str) != Some("null"));
            return given.map_or_else(Read::anything, |given| self.read(given));
        }
        if let Some(kind) = choices(property) {
            return Read { kind, wire: Wire::Text, object: None };
        }
        match plain_type(property) {
            Some("array") => {
                let inner = property.get("items").map_or_else(Read::anything, |items| self.read(items));
                Read { kind: format!("list of {}", inner.kind), wire: Wire::List, object: inner.object }
            }
            Some("object") => {
                let value = property.get("additionalProperties").filter(|value| value.is_object());
                let kind = match value.map(|value| self.read(value)) {
                    Some(value) => format!("object of {}", value.kind),
                    None => "object".to_owned(),
                };
                let object = property.get("properties").map(|_| ("", property));
                Read { kind, wire: Wire::Object, object }
            }
            Some("integer") => Read { kind: "integer".to_owned(), wire: Wire::Integer, object: None },
            Some("boolean") => Read { kind: "true | false".to_owned(), wire: Wire::Boolean, object: None },
            Some("string") => Read { kind: "text".to_owned(), wire: Wire::Text, object: None },
            _ => Read::anything(),
        }
    }

    fn named(&self, name: &'a str, definition: &'a Value) -> Read<'a> {
        let read = self.read(definition);
        match read.wire {
            Wire::Object if definition.get("properties").is_some() => {
                Read { kind: "object".to_owned(), wire: Wire::Object, object: Some((name, definition)) }
            }
            _ if choices(definition).is_some() => read,
            _ => Read { kind: words(name), ..read },
        }
    }
}

struct Read<'a> {
    kind: String,
    wire: Wire,
    /// The object whose fields follow, with the name of its type.
    object: Option<(&'a str, &'a Value)>,
}

impl Read<'_> {
    fn anything() -> Self {
        Self { kind: "anything".to_owned(), wire: Wire::Object, object: None }
    }
}

/// The one type beside `null`; of an exact number, which may be a string or an integer, the string.
fn plain_type(schema: &Value) -> Option<&str> {
    match schema.get("type")? {
        Value::String(one) => Some(one),
        Value::Array(several) => several.iter().filter_map(Value::as_str).find(|one| *one != "null"),
        _ => None,
    }
}

/// `a | b | c` for a type that is one of some words.
fn choices(schema: &Value) -> Option<String> {
    let list = |values: Vec<&str>| (!values.is_empty()).then(|| values.join(" | "));
    if let Some(words) = schema.get("enum").and_then(Value::as_array) {
        return list(words.iter().filter_map(Value::as_str).collect());
    }
    let either = schema.get("oneOf").and_then(Value::as_array)?;
    list(either.iter().filter_map(|one| one.get("const").and_then(Value::as_str)).collect())
}

fn text(schema: &Value, key: &str) -> String {
    schema.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// `BusinessDate` as `business date`.
fn words(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 4);
    for letter in name.chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
    }
    words
}

/// The refusals an operation's description names, in its order.
#[must_use]
pub fn refusals_named(summary: &str) -> Vec<&'static backroom_domain::flow::RefusalInfo> {
    let paragraphs = summary.split("\n\n").filter(|paragraph| paragraph.starts_with("Refused"));
    let names = paragraphs.flat_map(|paragraph| paragraph.split('`').skip(1).step_by(2));
    names.filter_map(|name| backroom_domain::flow::catalogue().find(|refusal| refusal.code == name)).collect()
}

/// The first sentence of a description.
#[must_use]
pub fn first_sentence(summary: &str) -> String {
    let paragraph = summary.split("\n\n").next().unwrap_or_default().replace('\n', " ");
    match paragraph.split_once(". ") {
        Some((first, _)) => format!("{first}."),
        None => paragraph,
    }
}

/// A description with its lines joined into paragraphs, and without the list of refusals.
#[must_use]
pub fn paragraphs(summary: &str) -> Vec<String> {
    summary
        .split("\n\n")
        .filter(|paragraph| !paragraph.starts_with("Refused:"))
        .map(|paragraph| if paragraph.contains("\n- ") { paragraph.to_owned() } else { paragraph.replace('\n', " ") })
        .collect()
}

/// A row of a table of a reply: an object's own scalar fields by name, objects within it by dotted path.
#[must_use]
pub fn flatten(object: &Map<String, Value>) -> Vec<(String, String)> {
    let mut cells = Vec::new();
    flatten_into("", object, &mut cells);
    cells
}

fn flatten_into(prefix: &str, object: &Map<String, Value>, cells: &mut Vec<(String, String)>) {
    for (name, value) in object {
        let path = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        match value {
            Value::Object(inner) if is_money(inner) => {
                cells.push((path, inner.values().map(plain).collect::<Vec<_>>().join(" ")));
            }
            // The dimensions of a line are what it is about, as its own fields are.
            Value::Object(inner) if name == "dimensions" && !inner.keys().any(|inner| object.contains_key(inner)) => {
                flatten_into(prefix, inner, cells);
            }
            Value::Object(inner) => flatten_into(&path, inner, cells),
            Value::String(text) => cells.push((path, text.clone())),
            Value::Null => {}
            Value::Array(items) if items.iter().all(|item| !item.is_object() && !item.is_array()) => {
                let words: Vec<String> = items.iter().map(plain).collect();
                cells.push((path, words.join(", ")));
            }
            other => cells.push((path, other.to_string())),
        }
    }
}

/// Whether an object is an amount and its currency.
fn is_money(object: &Map<String, Value>) -> bool {
    object.keys().map(String::as_str).eq(["amount", "currency"])
}

/// A value as a cell shows it.
#[must_use]
pub fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn operation(name: &str) -> &'static Operation {
        Operation::of(name).expect("the operation exists")
    }

    #[test]
    fn fields_of_a_line_stand_below_their_list() {
        let fields = request_fields(operation("stock.receive_goods"));
        let of = |path: &str| fields.iter().find(|field| field.path == path).cloned().expect(path);
        assert_eq!((of("site").kind.as_str(), of("site").required), ("code", true));
        assert_eq!((of("lines").kind.as_str(), of("lines").wire), ("list of object", Wire::List));
        assert_eq!((of("lines[].quantity").kind.as_str(), of("lines[].quantity").wire), ("number", Wire::Text));
        assert_eq!(of("lines[].state").default.as_deref(), Some("\"sellable\""));
        assert!(of("lines[].state").kind.starts_with("sellable | inspection"));
        assert_eq!(of("external_refs").kind, "object of text");
        assert_eq!(of("attributes").kind, "attributes");
        let issued = request_fields(operation("stock.issue_goods"));
        assert!(issued.iter().any(|field| field.path == "lines[].item"), "a type under another name has its fields");
    }

    #[test]
    fn the_refusals_of_an_operation_are_those_its_description_names() {
        let named = refusals_named(&operation("ledger.open_entity").summary());
        assert_eq!(named.iter().map(|refusal| refusal.code).collect::<Vec<_>>(), ["ledger.code_used"]);
    }

    #[test]
    fn a_type_name_becomes_words() {
        assert_eq!(words("BusinessDate"), "business date");
        assert_eq!(first_sentence("One. Two.\n\nThree."), "One.");
        assert_eq!(first_sentence("One\nline."), "One line.");
    }
}
