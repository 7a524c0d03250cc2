//! Rows of a JSON Lines file: a request on every line.

use std::fs::File;
use std::io::{BufRead as _, BufReader};

use serde_json::{Map, Value};

use super::cells::fixed;
use super::{Raw, Row, Rows};
use crate::arguments::Import;
use crate::failure::{Failure, Result};
use crate::request::{Fields, Place};
use crate::shape::plain;

/// A JSON Lines file as rows.
pub(super) struct LineRows {
    reader: BufReader<File>,
    /// Where a field is, and the name it has in the file.
    moved: Vec<(Place, String)>,
    /// Names that are left out.
    left_out: Vec<String>,
    fixed: Vec<(Place, Value)>,
    key: Option<String>,
    line: u64,
    number: u64,
    read: u64,
    shown: String,
}

impl LineRows {
    pub(super) fn new(reader: BufReader<File>, task: &Import, fields: Fields) -> Result<Self> {
        let mut moved = Vec::new();
        for map in &task.map {
            let Some((field, name)) = map.split_once('=') else {
                return Err(Failure::usage(format!("--map {map}: write FIELD=NAME")));
            };
            moved.push((fields.path(field).map_err(Failure::Usage)?, name.trim().to_owned()));
        }
        let mut left_out = task.ignore.clone();
        // A key that is no field is there for the key alone.
        left_out.extend(task.key_column.iter().filter(|key| !fields.has(key)).cloned());
        Ok(Self {
            reader,
            moved,
            left_out,
            fixed: fixed(task, &fields)?,
            key: task.key_column.clone(),
            line: 0,
            number: 0,
            read: 0,
            shown: task.path.display().to_string(),
        })
    }

    fn request(&self, line: &[u8]) -> (Result<Vec<u8>, (String, String)>, Option<String>) {
        let as_it_is = self.moved.is_empty() && self.left_out.is_empty() && self.fixed.is_empty() && self.key.is_none();
        if as_it_is {
            return (Ok(line.to_vec()), None);
        }
        let wrong = |name: &str, problem: String| (Err((name.to_owned(), problem)), None);
        let mut object: Map<String, Value> = match serde_json::from_slice(line) {
            Ok(object) => object,
            Err(error) => return wrong("", format!("the line is no JSON object: {error}")),
        };
        let key = match &self.key {
            None => None,
            Some(name) => match get(&object, name).map(plain) {
                Some(key) if !key.trim().is_empty() => Some(key),
                _ => return wrong(name, "the key column is empty".to_owned()),
            },
        };
        let moved: Vec<(&Place, &str, Option<Value>)> =
            self.moved.iter().map(|(place, name)| (place, name.as_str(), remove(&mut object, name))).collect();
        for name in &self.left_out {
            remove(&mut object, name);
        }
        for (place, name, value) in moved {
            if let (Some(value), Err(problem)) =
                (value.clone(), value.map_or(Ok(()), |value| place.put(&mut object, value)))
            {
                return wrong(name, format!("{problem}: {value}"));
            }
        }
        for (place, value) in &self.fixed {
            if let Err(problem) = place.put(&mut object, value.clone()) {
                return wrong("", problem);
            }
        }
        (Ok(Value::Object(object).to_string().into_bytes()), key)
    }
}

fn get<'a>(object: &'a Map<String, Value>, path: &str) -> Option<&'a Value> {
    let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
    let value = object.get(first)?;
    match rest {
        None => Some(value),
        Some(rest) => get(value.as_object()?, rest),
    }
}

fn remove(object: &mut Map<String, Value>, path: &str) -> Option<Value> {
    match path.split_once('.') {
        None => object.shift_remove(path),
        Some((first, rest)) => remove(object.get_mut(first)?.as_object_mut()?, rest),
    }
}

impl Iterator for LineRows {
    type Item = Result<Row>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let mut line = Vec::new();
            match self.reader.read_until(b'\n', &mut line) {
                Ok(0) => return None,
                Ok(length) => self.read += length as u64,
                Err(error) => return Some(Err(Failure::World(format!("{}: {error}", self.shown)))),
            }
            self.line += 1;
            let bare = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&line).trim_ascii();
            if bare.is_empty() {
                continue;
            }
            self.number += 1;
            let (request, key) = self.request(bare);
            let (line, raw) = (self.line, Raw::Line(bare.to_vec()));
            return Some(Ok(Row { line, number: self.number, request, key, raw, read: self.read }));
        }
    }
}

impl Rows for LineRows {
    fn column_of(&self, path: &str) -> String {
        path.to_owned()
    }
}
