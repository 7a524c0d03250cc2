//! Copies of the file.

use serde_json::json;

use super::open_to_read;
use crate::arguments::{Common, Copy};
use crate::failure::Result;
use crate::screen::Screen;

/// Copies for keeping.
pub(super) fn backup(common: &Common, task: &Copy, screen: Screen) -> Result<()> {
    let copy = open_to_read(common)?.backup(&task.to, task.overwrite)?;
    say(&copy, "backup", screen)
}

/// Copies for other programs.
pub(super) fn snapshot(common: &Common, task: &Copy, screen: Screen) -> Result<()> {
    let copy = open_to_read(common)?.snapshot(&task.to, task.overwrite)?;
    say(&copy, "snapshot", screen)
}

fn say(copy: &backroom::Copy, word: &str, screen: Screen) -> Result<()> {
    if screen.reports_are_json() {
        let report = json!({"path": copy.path, "bytes": copy.bytes, "command_id": copy.command_id});
        return Ok(screen.say_json(&report)?);
    }
    let text = format!(
        "{word} {} made: {} bytes, everything up to command {}\n",
        copy.path.display(),
        copy.bytes,
        copy.command_id
    );
    Ok(screen.say(&text)?)
}
