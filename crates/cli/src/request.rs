//! From what is typed, or stands in a row, to a request.

use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

use backroom_domain::flow::{Operation, nearest};
use serde_json::{Map, Value};

use crate::failure::{Failure, Result};
use crate::shape::{Field, Wire, request_fields};

/// Reads a request as it is typed: JSON, `@FILE`, `-`, or fields as `PATH=VALUE`; nothing is `{}`.
///
/// # Errors
/// A file does not read, or what is typed is none of these.
pub fn typed(operation: &str, words: &[String]) -> Result<Vec<u8>> {
    match words {
        [] => Ok(b"{}".to_vec()),
        [word] if word == "-" => {
            let mut bytes = Vec::new();
            io::stdin().read_to_end(&mut bytes).map_err(|error| Failure::World(format!("standard input: {error}")))?;
            Ok(bytes)
        }
        [word] if word.starts_with('@') => {
            let path = Path::new(&word[1..]);
            fs::read(path).map_err(|error| Failure::file(path, &error))
        }
        [word] if word.trim_start().starts_with(['{', '[', '"']) => Ok(word.clone().into_bytes()),
        _ => assignments(operation, words),
    }
}

fn assignments(operation: &str, words: &[String]) -> Result<Vec<u8>> {
    // An operation that does not exist is refused where all are, with the nearest name.
    let Some(operation) = Operation::of(operation) else { return Ok(b"{}".to_vec()) };
    let fields = Fields::of(operation);
    let mut request = Map::new();
    for word in words {
        let Some((path, text)) = word.split_once('=') else {
            return Err(Failure::usage(format!(
                "{word} is no field: write PATH=VALUE, a request as JSON, @FILE, or - for standard input"
            )));
        };
        let path = fields.path(path).map_err(Failure::Usage)?;
        let value = path.read(text).map_err(|problem| Failure::usage(format!("{word}: {problem}")))?;
        path.put(&mut request, value).map_err(|problem| Failure::usage(format!("{word}: {problem}")))?;
    }
    Ok(Value::Object(request).to_string().into_bytes())
}

/// The fields of a request, by path.
#[derive(Debug)]
pub struct Fields {
    operation: &'static str,
    fields: Vec<Field>,
}

/// A field of a request, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    steps: Vec<Step>,
    wire: Wire,
    list: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Name(String),
    At(usize),
}

/// Most elements of a list that can be named one by one.
const LIST_MOST: usize = 10_000;

impl Fields {
    /// Those of an operation.
    #[must_use]
    pub fn of(operation: &'static Operation) -> Self {
        Self { operation: operation.name, fields: request_fields(operation) }
    }

    /// Whether the path is one of a field.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        self.path(path).is_ok()
    }

    /// The paths of all.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(|field| field.path.as_str())
    }

    /// Those of the request itself that must be given.
    pub fn required(&self) -> impl Iterator<Item = &str> {
        let own = |field: &&Field| field.required && !field.path.contains('.');
        self.fields.iter().filter(own).map(|field| field.path.as_str())
    }

    /// Finds a field: `site`, `lines[0].item`, `lines[].item` (the first), `external_refs.shop`.
    ///
    /// # Errors
    /// A sentence that names the nearest field.
    pub fn path(&self, path: &str) -> Result<Place, String> {
        let mut steps = Vec::new();
        for name in path.trim().split('.') {
            let (name, index) = match name.strip_suffix(']').and_then(|name| name.split_once('[')) {
                None => (name, None),
                Some((name, "")) => (name, Some(0)),
                Some((name, index)) => match index.parse() {
                    Ok(index) if index < LIST_MOST => (name, Some(index)),
                    _ => return Err(format!("{index} is no place in a list; 0 to {} are accepted", LIST_MOST - 1)),
                },
            };
            steps.push(Step::Name(name.to_owned()));
            steps.extend(index.map(Step::At));
        }
        let mut general = String::new();
        for step in &steps {
            match step {
                Step::Name(name) if general.is_empty() => general.push_str(name),
                Step::Name(name) => {
                    general.push('.');
                    general.push_str(name);
                }
                Step::At(_) => general.push_str("[]"),
            }
        }
        if let Some(field) = self.fields.iter().find(|field| field.path == general) {
            return Ok(Place { steps, wire: field.wire, list: field.kind.starts_with("list of object") });
        }
        // Elements of a list of words, and the host's own names within an object.
        let open = |field: &&Field| match field.wire {
            Wire::List => general == format!("{}[]", field.path),
            Wire::Object => {
                general.strip_prefix(&field.path).is_some_and(|rest| rest.starts_with('.'))
                    && !self.fields.iter().any(|other| other.path.starts_with(&format!("{}.", field.path)))
            }
            _ => false,
        };
        if let Some(field) = self.fields.iter().find(open) {
            let wire =
                if field.kind == "object of text" || field.wire == Wire::List { Wire::Text } else { Wire::Object };
            return Ok(Place { steps, wire, list: false });
        }
        let known: Vec<&str> = self.names().filter(|name| !name.contains(['.', '['])).collect();
        Err(match nearest(&general, self.names()).filter(|near| is_like(&general, near)) {
            Some(near) => format!("{} has no field {path}; the nearest is {near}", self.operation),
            None if known.is_empty() => format!("{} has no fields", self.operation),
            None => format!("{} has no field {path}; it has {}", self.operation, known.join(", ")),
        })
    }
}

/// Whether a name may have been meant by another: more than half of the letters stand in it, in their order.
fn is_like(given: &str, name: &str) -> bool {
    let last = |path: &str| path.rsplit('.').next().unwrap_or_default().to_owned();
    let (given, name) = (last(given), last(name));
    let mut rest = name.as_str();
    let common = given.chars().filter(|letter| match rest.split_once(*letter) {
        Some((_, behind)) => {
            rest = behind;
            true
        }
        None => false,
    });
    2 * common.count() > given.chars().count().max(name.chars().count())
}

impl Place {
    /// Reads text as the field takes it. What does not fit stays text, for the operation to refuse in its own words.
    ///
    /// # Errors
    /// The field takes an object or a list of objects, and the text is no JSON.
    pub fn read(&self, text: &str) -> Result<Value, String> {
        let json = || serde_json::from_str::<Value>(text);
        match self.wire {
            Wire::Text => Ok(Value::String(text.to_owned())),
            Wire::Integer => {
                Ok(text.trim().parse::<i64>().map_or_else(|_| Value::String(text.to_owned()), Value::from))
            }
            Wire::Boolean => Ok(match text.trim().to_ascii_lowercase().as_str() {
                "true" | "yes" => Value::Bool(true),
                "false" | "no" => Value::Bool(false),
                _ => Value::String(text.to_owned()),
            }),
            Wire::List if !self.list && !text.trim_start().starts_with('[') => {
                let words = text.split('|').map(str::trim).filter(|word| !word.is_empty());
                Ok(words.map(|word| Value::String(word.to_owned())).collect())
            }
            // The host's own values need not be JSON.
            Wire::Object if self.steps.len() > 1 => Ok(json().unwrap_or_else(|_| Value::String(text.to_owned()))),
            Wire::List | Wire::Object => json().map_err(|error| {
                let example = if self.wire == Wire::List { "[{\"name\": \"value\"}]" } else { "{\"name\": \"value\"}" };
                format!("the field takes JSON such as {example} ({error})")
            }),
        }
    }

    /// Puts a value where the path leads.
    ///
    /// # Errors
    /// Something else stands on the way, or an element of a list was left out.
    pub fn put(&self, request: &mut Map<String, Value>, value: Value) -> Result<(), String> {
        let mut here = request.entry(self.name()).or_insert(Value::Null);
        for step in &self.steps[1..] {
            here = match step {
                Step::Name(name) => {
                    if here.is_null() {
                        *here = Value::Object(Map::new());
                    }
                    let Value::Object(object) = here else { return Err(self.blocked()) };
                    object.entry(name.clone()).or_insert(Value::Null)
                }
                Step::At(index) => {
                    if here.is_null() {
                        *here = Value::Array(Vec::new());
                    }
                    let Value::Array(list) = here else { return Err(self.blocked()) };
                    if *index > list.len() {
                        return Err(format!("element {} comes before {index} is given", list.len()));
                    }
                    if *index == list.len() {
                        list.push(Value::Null);
                    }
                    &mut list[*index]
                }
            };
        }
        if !here.is_null() {
            return Err("the field is given twice".to_owned());
        }
        *here = value;
        Ok(())
    }

    fn name(&self) -> String {
        match &self.steps[0] {
            Step::Name(name) => name.clone(),
            Step::At(index) => index.to_string(),
        }
    }

    fn blocked(&self) -> String {
        format!("{} is already given as a whole", self.name())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn made(operation: &str, words: &[&str]) -> Result<Value, String> {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        match typed(operation, &words) {
            Ok(bytes) => Ok(serde_json::from_slice(&bytes).expect("JSON")),
            Err(Failure::Usage(text)) => Err(text),
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn fields_become_a_request() {
        let words =
            ["site=SHOP-1", "lines[0].item=TEA", "lines[0].quantity=2", "lines[1].item=RICE", "external_refs.pos=7"];
        assert_eq!(
            made("stock.issue_goods", &words),
            Ok(json!({"site": "SHOP-1", "lines": [{"item": "TEA", "quantity": "2"}, {"item": "RICE"}],
                      "external_refs": {"pos": "7"}}))
        );
        let item = ["item=TEA", "gtins=4006381333931|96385074", "attributes.shelf=3"];
        assert_eq!(
            made("catalogue.add_item", &item),
            Ok(json!({"item": "TEA", "gtins": ["4006381333931", "96385074"], "attributes": {"shelf": 3}}))
        );
        assert_eq!(made("stock.movements", &["item=TEA", "limit=5"]), Ok(json!({"item": "TEA", "limit": 5})));
        assert_eq!(made("stock.movements", &[]), Ok(json!({})));
        assert_eq!(made("stock.movements", &["{\"a\": 1}"]), Ok(json!({"a": 1})));
    }

    #[test]
    fn what_is_no_field_is_named() {
        for (words, expected) in [
            (&["sight=SHOP-1"][..], "stock.issue_goods has no field sight; the nearest is site"),
            (&["sitee=SHOP-1"], "the nearest is site"),
            (&["lines[0].quantiy=1"], "the nearest is lines[].quantity"),
            (&["from=SHOP-1"], "stock.issue_goods has no field from; it has site, "),
            (&["SHOP-1"], "SHOP-1 is no field"),
            (&["lines[1].item=TEA"], "element 0 comes before 1 is given"),
            (&["site=A", "site=B"], "the field is given twice"),
            (&["lines=TEA"], "the field takes JSON"),
            (&["lines[99999].item=TEA"], "99999 is no place in a list"),
        ] {
            let text = made("stock.issue_goods", words).expect_err("it is refused");
            assert!(text.contains(expected), "{text}");
        }
    }
}
