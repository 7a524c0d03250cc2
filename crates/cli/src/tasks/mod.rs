//! One file for each thing that can be done.

mod call;
mod completions;
mod copy;
mod demo;
mod doctor;
mod events;
mod export;
mod import;
mod init;
mod ops;
mod verify;

use std::path::Path;

use backroom::{Backroom, Options};

use crate::arguments::{Arguments, Common, Task};
use crate::failure::{Failure, Result};
use crate::screen::Screen;

/// Does what the command line says.
pub(crate) fn perform(arguments: Arguments, screen: Screen) -> Result<()> {
    let Arguments { common, task } = arguments;
    match task {
        Task::Init(task) => init::init(&common, &task, screen),
        Task::Call(task) => call::call(&common, &task, screen),
        Task::Ask(task) => call::ask(&common, &task, screen),
        Task::Ops(task) => ops::ops(&task, screen),
        Task::Backup(task) => copy::backup(&common, &task, screen),
        Task::Snapshot(task) => copy::snapshot(&common, &task, screen),
        Task::Events(task) => events::events(&common, &task, screen),
        Task::Doctor(_) => doctor::doctor(&common, screen),
        Task::Verify(_) => verify::verify(&common, screen),
        Task::Export(task) => export::export(&common, &task, screen),
        Task::Import(task) => import::import(&common, &task, screen),
        Task::Demo(task) => demo::demo(&common, &task, screen),
        Task::Completions(task) => completions::completions(&task, screen),
    }
}

fn file(common: &Common) -> Result<&Path> {
    let missing = || Failure::usage("which file? Name it with --file FILE, or set BACKROOM_FILE");
    common.file.as_deref().ok_or_else(missing)
}

fn open(common: &Common) -> Result<Backroom> {
    Ok(Backroom::open(file(common)?, Options::default())?)
}

fn open_to_read(common: &Common) -> Result<Backroom> {
    Ok(Backroom::open(file(common)?, Options { read_only: true, ..Options::default() })?)
}
