//! The `backroom` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    backroom_cli::run(std::env::args_os())
}
