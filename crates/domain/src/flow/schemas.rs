//! The JSON Schemas of requests and replies, for what writes `schema/backroom.json` and for the command line.
//!
//! Making them takes code for every type on the wire: libraries leave it out and carry the file.

use schemars::{JsonSchema, Schema, generate::SchemaSettings};

use super::Operation;

/// What makes the schemas of an operation.
#[derive(Clone, Copy)]
pub(super) struct Schemas {
    request: fn() -> Schema,
    reply: fn() -> Schema,
}

impl Schemas {
    /// Those of a request and its reply.
    pub(super) const fn of<C: JsonSchema, R: JsonSchema>() -> Self {
        Self { request: schema::<C>, reply: schema::<R> }
    }
}

impl Operation {
    /// The JSON Schema of the request.
    #[must_use]
    pub fn request_schema(&self) -> Schema {
        (self.schemas.request)()
    }

    /// The JSON Schema of the reply.
    #[must_use]
    pub fn reply_schema(&self) -> Schema {
        (self.schemas.reply)()
    }

    /// What the operation does, in the words of its request type.
    #[must_use]
    pub fn summary(&self) -> String {
        self.request_schema().get("description").and_then(|text| text.as_str()).unwrap_or_default().to_owned()
    }
}

fn schema<T: JsonSchema>() -> Schema {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>();
    inline_root(&mut schema);
    schema
}

/// Two operations may share one request type; each still has its fields at the root of its schema.
fn inline_root(schema: &mut Schema) {
    let Some(root) = schema.as_object_mut() else { return };
    let Some(name) = root.get("$ref").and_then(|target| target.as_str()?.strip_prefix("#/$defs/").map(str::to_owned))
    else {
        return;
    };
    let shared = root.get_mut("$defs").and_then(|defs| defs.as_object_mut()?.shift_remove(&name));
    let Some(serde_json::Value::Object(shared)) = shared else { return };
    root.shift_remove("$ref");
    for (key, value) in shared {
        root.entry(key).or_insert(value);
    }
}
