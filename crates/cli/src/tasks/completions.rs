//! Completions for shells: words, options, and the names of operations.

use backroom_domain::SLICES;
use backroom_domain::flow::{Mode, Operation};
use clap::CommandFactory as _;
use clap::builder::PossibleValuesParser;

use crate::arguments::{Arguments, Completions};
use crate::failure::Result;
use crate::screen::Screen;

/// Prints the completions.
pub(super) fn completions(task: &Completions, screen: Screen) -> Result<()> {
    let queries = || names(|mode| mode == Mode::Query);
    let commands = || names(|mode| mode != Mode::Query);
    // Names are checked where all names are, with the nearest one as the answer; only a shell wants the list.
    let mut command = Arguments::command()
        .mut_subcommand("call", |call| call.mut_arg("operation", |name| name.value_parser(commands())))
        .mut_subcommand("ask", |ask| ask.mut_arg("operation", |name| name.value_parser(queries())))
        .mut_subcommand("import", |import| import.mut_arg("operation", |name| name.value_parser(commands())))
        .mut_subcommand("ops", |ops| {
            let all = Operation::all().map(|operation| operation.name).chain(SLICES.iter().map(|slice| slice.name));
            let all = PossibleValuesParser::new(all);
            ops.mut_arg("name", |name| name.value_parser(all))
        });
    let mut script = Vec::new();
    clap_complete::generate(task.shell, &mut command, "backroom", &mut script);
    Ok(screen.say(&String::from_utf8_lossy(&script))?)
}

fn names(wanted: impl Fn(Mode) -> bool) -> PossibleValuesParser {
    PossibleValuesParser::new(
        Operation::all().filter(|operation| wanted(operation.mode)).map(|operation| operation.name),
    )
}
