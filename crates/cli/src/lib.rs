//! The `backroom` command: a book on a terminal. It has no rules and no SQL; everything it does goes through the engine.

pub mod arguments;
pub mod failure;
pub mod reference;
pub mod request;
pub mod screen;
pub mod shape;
mod tasks;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser as _;

use arguments::Arguments;
use failure::{DONE, Failure, USAGE};
use screen::Screen;

/// Reads a command line and does what it says.
#[must_use]
pub fn run(words: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(words) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are answers, everything else is a mistake. Nobody can be told that nobody can be told.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { USAGE } else { DONE });
        }
    };
    let screen = Screen::new(&arguments.common);
    match tasks::perform(arguments, screen) {
        Ok(()) => ExitCode::from(DONE),
        Err(failure) => {
            screen.tell_failure(&failure);
            ExitCode::from(Failure::exit_code(&failure))
        }
    }
}
