//! Rows of a CSV file: the first line names the fields.

use std::fs::File;
use std::io::{BufRead as _, BufReader};

use backroom_domain::flow::nearest;
use serde_json::{Map, Value};

use super::refused::Header;
use super::{Raw, Row, Rows, Wrong};
use crate::arguments::Import;
use crate::failure::{Failure, Result};
use crate::request::{Fields, Place};

/// A CSV file as rows.
pub(super) struct CellRows {
    reader: csv::Reader<BufReader<File>>,
    header: Header,
    columns: Vec<Column>,
    /// Fields that have the same value in every row.
    fixed: Vec<(Place, Value)>,
    key_at: Option<usize>,
    number: u64,
}

struct Column {
    name: String,
    /// The path it is called by, and where that is; none for a remark or a column that is left out.
    field: Option<(String, Place)>,
}

impl CellRows {
    pub(super) fn new(file: File, task: &Import, fields: Fields) -> Result<Self> {
        let shown = task.path.display();
        let mut file = BufReader::with_capacity(1 << 16, file);
        let begin = file.fill_buf().map_err(|error| Failure::file(&task.path, &error))?;
        let delimiter = match task.delimiter {
            None => found_out(begin),
            Some(given) => u8::try_from(given)
                .ok()
                .filter(u8::is_ascii)
                .ok_or_else(|| Failure::usage(format!("{given} separates no cells; one ASCII character does")))?,
        };
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(file);
        let names = reader.byte_headers().map_err(|error| Failure::World(format!("{shown}: {error}")))?.clone();
        if names.iter().all(<[u8]>::is_empty) {
            return Err(Failure::usage(format!("{shown} is empty: its first line names the fields")));
        }
        let words: Vec<String> = names
            .iter()
            .map(|name| match std::str::from_utf8(name) {
                Ok(name) => Ok(name.trim().to_owned()),
                Err(_) => Err(Failure::usage(format!("{shown}: its first line is {NOT_UTF_8}"))),
            })
            .collect::<Result<_>>()?;
        let columns = columns(task, &words, &fields)?;
        let key_at = match &task.key_column {
            None => None,
            Some(key) => Some(at(&words, key).ok_or_else(|| no_column(key, &words))?),
        };
        let fixed = fixed(task, &fields)?;
        complete(task, &columns, &fields)?;
        Ok(Self { reader, header: Header { names, delimiter }, columns, fixed, key_at, number: 0 })
    }

    pub(super) fn header(&self) -> &Header {
        &self.header
    }

    fn request(&self, cells: &csv::ByteRecord) -> Result<Vec<u8>, Wrong> {
        if cells.len() != self.columns.len() {
            let problem = format!("the row has {} cells, the first line {}", cells.len(), self.columns.len());
            return Err((String::new(), problem));
        }
        if self.key_at.is_some_and(|at| cells[at].trim_ascii().is_empty()) {
            let name = self.key_at.map(|at| self.columns[at].name.clone()).unwrap_or_default();
            return Err((name, "the key column is empty".to_owned()));
        }
        let mut request = Map::new();
        for (column, cell) in self.columns.iter().zip(cells) {
            let Some((_, place)) = &column.field else { continue };
            let wrong = |problem: String| (column.name.clone(), problem);
            let cell = std::str::from_utf8(cell).map_err(|_| wrong(format!("the cell is {NOT_UTF_8}")))?.trim();
            if !cell.is_empty() {
                let value = place.read(cell).map_err(wrong)?;
                place.put(&mut request, value).map_err(wrong)?;
            }
        }
        for (place, value) in &self.fixed {
            place.put(&mut request, value.clone()).map_err(|problem| (String::new(), problem))?;
        }
        Ok(Value::Object(request).to_string().into_bytes())
    }
}

const NOT_UTF_8: &str = "not UTF-8; convert the file first, such as with iconv -f WINDOWS-1252 -t UTF-8";

impl Iterator for CellRows {
    type Item = Result<Row>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut cells = csv::ByteRecord::new();
        match self.reader.read_byte_record(&mut cells) {
            Ok(false) => return None,
            Ok(true) => {}
            Err(error) => return Some(Err(Failure::World(error.to_string()))),
        }
        self.number += 1;
        let line = cells.position().map_or(0, csv::Position::line);
        let key = self.key_at.and_then(|at| cells.get(at)).map(|cell| String::from_utf8_lossy(cell).into_owned());
        let request = self.request(&cells);
        let read = self.reader.position().byte();
        Some(Ok(Row { line, number: self.number, request, key, raw: Raw::Cells(cells), read }))
    }
}

impl Rows for CellRows {
    /// The column of the field itself, or of the nearest thing around it that has one.
    fn column_of(&self, path: &str) -> String {
        let mut path = path.to_owned();
        loop {
            let named = self
                .columns
                .iter()
                .find(|column| column.field.as_ref().is_some_and(|(field, _)| field.replace("[]", "[0]") == path));
            if let Some(column) = named {
                return column.name.clone();
            }
            match path.rfind(['.', '[']) {
                Some(at) => path.truncate(at),
                None => return path,
            }
        }
    }
}

/// The mark that the first line has most of, outside quotes.
fn found_out(begin: &[u8]) -> u8 {
    let (mut quoted, mut counts) = (false, [0; 3]);
    const MARKS: [u8; 3] = [b',', b';', b'\t'];
    for byte in begin.iter().take_while(|byte| **byte != b'\n') {
        quoted ^= *byte == b'"';
        if let (false, Some(at)) = (quoted, MARKS.iter().position(|mark| mark == byte)) {
            counts[at] += 1;
        }
    }
    // The first of equals, so that a single column is a CSV of commas.
    let most = counts.iter().max().copied().unwrap_or_default();
    counts.iter().position(|count| *count == most).map_or(b',', |at| MARKS[at])
}

fn at(names: &[String], wanted: &str) -> Option<usize> {
    names.iter().position(|name| name == wanted.trim())
}

fn no_column(wanted: &str, names: &[String]) -> Failure {
    Failure::usage(format!("the file has no column {wanted}; it has {}", names.join(", ")))
}

/// What each column is: by --map, by its name, or by its name in small letters with `_` for spaces.
fn columns(task: &Import, names: &[String], fields: &Fields) -> Result<Vec<Column>> {
    let mut mapped: Vec<Option<String>> = vec![None; names.len()];
    for map in &task.map {
        let Some((field, column)) = map.split_once('=') else {
            return Err(Failure::usage(format!("--map {map}: write FIELD=COLUMN")));
        };
        let at = at(names, column).ok_or_else(|| no_column(column, names))?;
        if mapped[at].replace(field.trim().to_owned()).is_some() {
            return Err(Failure::usage(format!("--map {map}: column {column} is mapped twice")));
        }
    }
    let mut left_out = vec![false; names.len()];
    for ignored in &task.ignore {
        let at = at(names, ignored).ok_or_else(|| no_column(ignored, names))?;
        if mapped[at].is_some() {
            return Err(Failure::usage(format!("column {ignored} is mapped and left out; one of the two is right")));
        }
        left_out[at] = true;
    }
    let mut columns: Vec<Column> = Vec::with_capacity(names.len());
    for (at, name) in names.iter().enumerate() {
        let column = |field| Column { name: name.clone(), field };
        let is_key = task.key_column.as_ref().is_some_and(|key| key.trim() == name);
        let plain = || name.to_lowercase().replace([' ', '-'], "_");
        let path = match &mapped[at] {
            _ if left_out[at] || name.starts_with('#') => None,
            Some(path) => Some(path.clone()),
            None if fields.has(name) => Some(name.clone()),
            None if fields.has(&plain()) => Some(plain()),
            None if is_key => None,
            None => return Err(unknown_column(name, task, fields)),
        };
        let Some(path) = path else {
            columns.push(column(None));
            continue;
        };
        let place = fields.path(&path).map_err(Failure::Usage)?;
        let same = columns.iter().find(|other| other.field.as_ref().is_some_and(|(_, other)| *other == place));
        if let Some(other) = same {
            let text = format!("columns {} and {name} are both {path}; leave one out with --ignore", other.name);
            return Err(Failure::usage(text));
        }
        columns.push(column(Some((path, place))));
    }
    Ok(columns)
}

fn unknown_column(name: &str, task: &Import, fields: &Fields) -> Failure {
    let near = nearest(name, fields.names()).map(|near| format!(" (the nearest is {near})")).unwrap_or_default();
    Failure::usage(format!(
        "column {name} is no field of {}{near}; name its field with --map FIELD='{name}', or leave it out with \
         --ignore '{name}'. backroom ops {0} lists the fields",
        task.operation
    ))
}

pub(super) fn fixed(task: &Import, fields: &Fields) -> Result<Vec<(Place, Value)>> {
    let mut fixed = Vec::new();
    for set in &task.set {
        let Some((path, text)) = set.split_once('=') else {
            return Err(Failure::usage(format!("--set {set}: write FIELD=VALUE")));
        };
        let place = fields.path(path).map_err(Failure::Usage)?;
        let value = place.read(text).map_err(|problem| Failure::usage(format!("--set {set}: {problem}")))?;
        fixed.push((place, value));
    }
    Ok(fixed)
}

/// A field that must be given has a column or a fixed value: otherwise every row would be refused.
fn complete(task: &Import, columns: &[Column], fields: &Fields) -> Result<()> {
    let first = |path: &str| path.split(['.', '[']).next().unwrap_or_default().to_owned();
    let mut given: Vec<String> =
        columns.iter().filter_map(|column| column.field.as_ref()).map(|(path, _)| first(path)).collect();
    given.extend(task.set.iter().filter_map(|set| set.split_once('=')).map(|(path, _)| first(path.trim())));
    let missing: Vec<&str> = fields.required().filter(|field| !given.iter().any(|given| given == field)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let text = format!(
        "{} needs a column for {}; name it with --map, or give one value for all rows with --set",
        task.operation,
        missing.join(", ")
    );
    Err(Failure::usage(text))
}

#[cfg(test)]
mod tests {
    use super::found_out;

    #[test]
    fn the_mark_between_cells_is_found_out() {
        assert_eq!(found_out(b"item;name;unit\n1,2;3"), b';');
        assert_eq!(found_out(b"item\tname\n"), b'\t');
        assert_eq!(found_out(b"\"a;b;c\",name\n"), b',');
        assert_eq!(found_out(b"item\n1;2"), b',');
    }
}
