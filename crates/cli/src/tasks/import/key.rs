//! The key of a row.

use std::fs::File;

use backroom_domain::flow::Operation;
use uuid::{Builder, Uuid};

use super::Row;
use crate::arguments::Import;
use crate::failure::{Failure, Result};

/// Gives every row its key, the same in every run.
pub(super) struct Keys {
    base: blake3::Hasher,
}

impl Keys {
    /// Keys by column, or else by the whole file and the row's place in it.
    pub(super) fn of(operation: &Operation, task: &Import) -> Result<Self> {
        let mut base = blake3::Hasher::new_derive_key("backroom 2026 import row key");
        base.update(operation.name.as_bytes()).update(&[0]);
        if task.key_column.is_none() {
            let mut file = blake3::Hasher::new();
            let mut opened = File::open(&task.path).map_err(|error| Failure::file(&task.path, &error))?;
            file.update_reader(&mut opened).map_err(|error| Failure::file(&task.path, &error))?;
            base.update(file.finalize().as_bytes());
        }
        Ok(Self { base })
    }

    /// The key of a row.
    pub(super) fn key(&self, row: &Row) -> Uuid {
        let mut hasher = self.base.clone();
        match &row.key {
            Some(key) => hasher.update(b"column").update(key.trim().as_bytes()),
            None => hasher.update(b"place").update(&row.number.to_be_bytes()),
        };
        let mut bytes = [0; 16];
        hasher.finalize_xof().fill(&mut bytes);
        // Version 8: made by a rule of our own.
        Builder::from_custom_bytes(bytes).into_uuid()
    }
}
