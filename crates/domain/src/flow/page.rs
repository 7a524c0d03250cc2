//! Lists in replies are bounded: a page and the key to ask for the next one.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize};

use crate::values::deserialize_whole;

/// How many rows a page may have: 1 to 1000, 100 if not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Limit(u32);

impl Limit {
    /// Most rows of a page.
    pub const MOST: u32 = 1000;

    /// Rows of a page.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }

    /// One row more than the page has: what to ask the file for, so that it shows whether another page follows.
    #[must_use]
    pub const fn probe(self) -> u32 {
        self.0 + 1
    }

    /// Cuts rows in order to the page, with the key of its last row if more follow.
    #[must_use]
    pub fn page<T, K>(self, mut rows: Vec<T>, key: impl Fn(&T) -> K) -> (Vec<T>, Option<K>) {
        let most = self.0 as usize;
        let more = rows.len() > most;
        rows.truncate(most);
        let next = if more { rows.last().map(key) } else { None };
        (rows, next)
    }
}

impl Default for Limit {
    fn default() -> Self {
        Self(100)
    }
}

impl<'de> Deserialize<'de> for Limit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize_whole(deserializer, "u32", |limit| match limit {
            limit @ 1..=Self::MOST => Ok(Self(limit)),
            limit => Err(format!("{limit} is no page size: 1 to {} are accepted", Self::MOST)),
        })
    }
}

impl JsonSchema for Limit {
    fn schema_name() -> Cow<'static, str> {
        "Limit".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "integer",
            "minimum": 1,
            "maximum": Self::MOST,
            "default": 100,
            "description": "How many rows the page may have."
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_names_its_last_row_when_more_follow() {
        let limit: Limit = serde_json::from_str("2").unwrap();
        assert_eq!(limit.page(vec![1, 2, 3], |row| *row), (vec![1, 2], Some(2)));
        assert_eq!(limit.page(vec![1, 2], |row| *row), (vec![1, 2], None));
        for refused in ["0", "1001", "-1", "\"5\"", "1.5"] {
            assert!(serde_json::from_str::<Limit>(refused).is_err(), "{refused}");
        }
    }
}
