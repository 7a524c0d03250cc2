//! The rows that were refused, as they stood, in a file beside the one they came from.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use super::Raw;
use super::report::Problem;
use crate::failure::{Failure, Result};

/// How a CSV file begins.
#[derive(Clone)]
pub(super) struct Header {
    pub(super) names: csv::ByteRecord,
    pub(super) delimiter: u8,
}

/// The file is made when the first row is refused; one that stands there already is left alone.
pub(super) struct RefusedRows {
    beside: PathBuf,
    header: Option<Header>,
    to: Option<(PathBuf, Writer)>,
}

enum Writer {
    Cells(csv::Writer<File>, usize),
    Lines(BufWriter<File>),
}

/// The remark that says what was wrong, which an import leaves out.
const REMARK: &[u8] = b"#refused";
/// Most files of refused rows beside one file.
const MOST: usize = 1000;

impl RefusedRows {
    pub(super) fn beside(path: &Path, header: Option<Header>) -> Self {
        Self { beside: path.to_owned(), header, to: None }
    }

    pub(super) fn write(&mut self, raw: &Raw, problem: &Problem) -> Result<()> {
        if self.to.is_none() {
            self.to = Some(self.begin()?);
        }
        let Some((path, writer)) = &mut self.to else { return Ok(()) };
        let written = match (writer, raw) {
            (Writer::Cells(writer, width), Raw::Cells(cells)) => {
                // Remarks of an earlier run are left out with their column.
                let cells = cells.iter().chain(std::iter::repeat(&b""[..])).take((*width).max(cells.len()));
                let remark = format!("{}: {}", problem.code, problem.message);
                writer.write_record(cells.chain([remark.as_bytes()])).map_err(io::Error::from)
            }
            (Writer::Lines(writer), Raw::Line(line)) => {
                writer.write_all(line.trim_ascii_end()).and_then(|()| writer.write_all(b"\n"))
            }
            _ => Ok(()),
        };
        written.map_err(|error| Failure::file(path, &error))
    }

    fn begin(&self) -> Result<(PathBuf, Writer)> {
        let (path, file) = self.create()?;
        let writer = match &self.header {
            None => Writer::Lines(BufWriter::new(file)),
            Some(header) => {
                // A row of another width is written as it stood.
                let mut writer = csv::WriterBuilder::new().delimiter(header.delimiter).flexible(true).from_writer(file);
                let written = writer.write_record(header.names.iter().chain([REMARK]));
                written.map_err(|error| Failure::file(&path, &error.into()))?;
                Writer::Cells(writer, header.names.len())
            }
        };
        Ok((path, writer))
    }

    fn create(&self) -> Result<(PathBuf, File)> {
        let stem = self.beside.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let ending = self.beside.extension().unwrap_or_default().to_string_lossy().into_owned();
        for number in 1..=MOST {
            let number = if number == 1 { String::new() } else { format!("-{number}") };
            let path = self.beside.with_file_name(format!("{stem}.refused{number}.{ending}"));
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(file) => return Ok((path, file)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(Failure::file(&path, &error)),
            }
        }
        let shown = self.beside.display();
        Err(Failure::World(format!(
            "{shown}: {MOST} files of refused rows stand beside it; remove those that are done"
        )))
    }

    /// Where the rows are, if there are any.
    pub(super) fn finish(self) -> Result<Option<PathBuf>> {
        let Some((path, writer)) = self.to else { return Ok(None) };
        let flushed = match writer {
            Writer::Cells(mut writer, _) => writer.flush(),
            Writer::Lines(mut writer) => writer.flush(),
        };
        flushed.map_err(|error| Failure::file(&path, &error))?;
        Ok(Some(path))
    }
}
