//! What can be typed, and the help that says so.

use std::path::PathBuf;

use clap::builder::styling::{AnsiColor, Styles};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

/// Above the options that every command takes.
const EVERYWHERE: &str = "Options of every command";

/// The exit codes, as every help page ends.
const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  refused: the business says no, and nothing was done (of an import: some rows)
  2  usage: the command line does not read
  3  fault: the file, the disk or another program stood in the way
  4  verify found problems
  5  fault that may be gone when the same command is sent again
  6  bug: backroom has failed
  7  held: nothing was done yet, it waits until somebody else releases it";

const ABOUT: &str = "The ERP core in one file: items, stock, costing and books that never disagree.";

const TOP_EXAMPLES: &str = "\
Examples:
  backroom init shop.backroom --entity ACME --currency EUR --time-zone Europe/Berlin
  backroom -f shop.backroom ops stock
  backroom -f shop.backroom call stock.add_site site=SHOP-1 name='Shop 1' entity=ACME
  backroom -f shop.backroom ask stock.position item=TEA-100 site=SHOP-1
  backroom -f shop.backroom verify";

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "backroom", version, about = ABOUT, styles = STYLES, propagate_version = true)]
#[command(after_help = format!("{TOP_EXAMPLES}\n\n{EXIT_CODES}"), arg_required_else_help = true, max_term_width = 100)]
pub struct Arguments {
    /// What holds for every command.
    #[command(flatten)]
    pub common: Common,
    /// What to do.
    #[command(subcommand)]
    pub task: Task,
}

/// What holds for every command.
#[derive(Clone, Debug, Args)]
pub struct Common {
    /// The file of the books
    #[arg(short, long, global = true, env = "BACKROOM_FILE", hide_env_values = true, value_name = "FILE")]
    #[arg(help_heading = EVERYWHERE)]
    pub file: Option<PathBuf>,
    /// Who acts: the code of an actor
    #[arg(short, long, global = true, env = "BACKROOM_ACTOR", hide_env_values = true, default_value = "owner")]
    #[arg(value_name = "CODE", help_heading = EVERYWHERE)]
    pub actor: String,
    /// Answer with JSON, errors too
    #[arg(long, global = true, conflicts_with = "table", help_heading = EVERYWHERE)]
    pub json: bool,
    /// Answer with tables even where nobody watches
    #[arg(long, global = true, help_heading = EVERYWHERE)]
    pub table: bool,
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum Task {
    /// Make a new file with its first actor and its first company
    Init(Init),
    /// Send a command: JSON, or fields as PATH=VALUE
    Call(Call),
    /// Ask a question: JSON, or fields as PATH=VALUE
    Ask(Ask),
    /// List what can be called and asked, or explain one operation
    Ops(Ops),
    /// Prove the laws on a file from its raw records
    Verify(Verify),
    /// Copy the file, for keeping: the copy is verified before it gets its name
    Backup(Copy),
    /// Copy the file, for other programs to read
    Snapshot(Copy),
    /// List what happened, or say how far a consumer has read
    Events(Events),
    /// Show how the file is kept: pages, log, and bytes of every table
    Doctor(Doctor),
    /// Write the books as plain-text accounting
    Export(Export),
    /// Send a command for every row of a CSV or JSON Lines file
    Import(Import),
    /// Run a chain of shops on published or generated baskets, report and verify
    Demo(Demo),
    /// Print completions for a shell
    Completions(Completions),
}

/// `backroom init`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  backroom init shop.backroom --entity ACME --currency EUR --time-zone Europe/Berlin
  backroom --actor olive init shop.backroom --actor-name 'Olive Owner' \\
      --entity ACME --name 'Acme Stores' --currency EUR --time-zone Europe/Berlin

The first actor (--actor, owner if not said) may do everything.")]
pub struct Init {
    /// Where the file is made; nothing may stand there yet
    #[arg(value_name = "FILE")]
    pub path: PathBuf,
    /// The code of the company
    #[arg(long, value_name = "CODE")]
    pub entity: String,
    /// The name of the company; its code if not said
    #[arg(long)]
    pub name: Option<String>,
    /// The currency of its books, by ISO code
    #[arg(long, value_name = "EUR")]
    pub currency: String,
    /// Where its business day is counted
    #[arg(long, value_name = "Europe/Berlin")]
    pub time_zone: String,
    /// The name of the first actor; its code if not said
    #[arg(long, value_name = "NAME")]
    pub actor_name: Option<String>,
}

/// `backroom call`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  backroom call stock.issue_goods '{\"site\": \"SHOP-1\", \"lines\": [{\"item\": \"TEA\", \"quantity\": 1}]}'
  backroom call stock.issue_goods site=SHOP-1 lines[0].item=TEA-100 lines[0].quantity=1
  backroom call stock.receive_goods @delivery.json --key 0193f2d2-9c1e-7c3a-8a57-1f4b54a7a0aa
  generate | backroom call ledger.post_entry - --dry-run

A command sent twice with the same --key is done once; both times the answer is the same.
`backroom ops OPERATION` explains the fields.")]
pub struct Call {
    /// Which operation, such as stock.receive_goods
    #[arg(index = 1)]
    pub operation: String,
    /// The request: JSON, @FILE, - for what comes in, or fields as PATH=VALUE
    #[arg(index = 2, value_name = "REQUEST")]
    pub request: Vec<String>,
    /// The key that makes a retry free: a UUID
    #[arg(long, value_parser = key)]
    pub key: Option<uuid::Uuid>,
    /// Decide and answer, but change nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// Reads a key.
fn key(text: &str) -> Result<uuid::Uuid, String> {
    text.parse().map_err(|_| "a key is a UUID, such as 0193f2d2-9c1e-7c3a-8a57-1f4b54a7a0aa".to_owned())
}

/// `backroom ask`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  backroom ask stock.position item=TEA-100 site=SHOP-1
  backroom ask ledger.trial_balance '{\"entity\": \"ACME\", \"to\": \"2026-11-30\"}'
  backroom --json ask catalogue.items limit=1000 | jq '.items[].item'

A question changes nothing; the file is opened for reading alone.")]
pub struct Ask {
    /// Which question, such as stock.position
    #[arg(index = 1)]
    pub operation: String,
    /// The question's fields: JSON, @FILE, - for what comes in, or PATH=VALUE
    #[arg(index = 2, value_name = "REQUEST")]
    pub request: Vec<String>,
}

/// `backroom ops`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  backroom ops                       everything, slice by slice
  backroom ops stock                 what the slice can do
  backroom ops stock.receive_goods   its fields, refusals and an example
  backroom --json ops stock.receive_goods | jq .request_schema")]
pub struct Ops {
    /// An operation or a slice
    #[arg(value_name = "OPERATION")]
    pub name: Option<String>,
}

/// `backroom verify`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  backroom -f shop.backroom verify
  backroom -f shop.backroom --json verify | jq '.problems[]'

It reads everything and writes nothing; others may go on working meanwhile.
It exits with 4 when a law does not hold, and names the record.")]
pub struct Verify {}

/// `backroom backup` and `backroom snapshot`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  backroom -f shop.backroom backup /media/usb/shop-2026-11-23.backroom
  backroom -f shop.backroom snapshot /tmp/shop.sqlite --overwrite

Others may go on working meanwhile. The copy gets its name when it is whole.")]
pub struct Copy {
    /// Where the copy goes
    pub to: PathBuf,
    /// Replace an earlier copy
    #[arg(long)]
    pub overwrite: bool,
}

/// `backroom events`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  backroom events --after 120 --limit 50
  backroom --json events --consumer webshop     what the consumer has not acknowledged yet
  backroom events --consumer webshop --ack 170  everything up to 170 is done

As JSON every event stands on a line of its own.")]
pub struct Events {
    /// Only what this consumer has not acknowledged
    #[arg(long, value_name = "CODE", conflicts_with = "after")]
    pub consumer: Option<String>,
    /// Remember that the consumer is done with every event up to this one
    #[arg(long, value_name = "SEQUENCE", requires = "consumer")]
    pub ack: Option<i64>,
    /// Only events after this one
    #[arg(long, value_name = "SEQUENCE", default_value_t = 0)]
    pub after: i64,
    /// How many at most
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub limit: u32,
}

/// `backroom doctor`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  backroom -f shop.backroom doctor
  backroom -f shop.backroom --json doctor | jq '.tables[] | select(.bytes > 1000000)'")]
pub struct Doctor {}

/// `backroom export`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  backroom export --format beancount --to books.beancount && bean-check books.beancount
  backroom export --format hledger --entity ACME | hledger -f - balance
  backroom export --format ledger --to books.ledger && ledger -f books.ledger balance

Every entry is written as it stands, in order of its number, and last of all what each account must \
come to: the reading program checks our balances.")]
pub struct Export {
    /// For which program
    #[arg(long)]
    pub format: Format,
    /// Whose books; may be left out when there is one company
    #[arg(long, value_name = "CODE")]
    pub entity: Option<String>,
    /// Where to; printed if not said
    #[arg(long, value_name = "FILE")]
    pub to: Option<PathBuf>,
}

/// A program for plain-text accounting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Beancount: bean-check, fava
    Beancount,
    /// hledger
    Hledger,
    /// Ledger
    Ledger,
}

/// `backroom import`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  backroom import items.csv --as catalogue.add_item --dry-run
  backroom import items.csv --as catalogue.add_item \\
      --map item=SKU --map name='Product name' --ignore Notes
  backroom import sales.jsonl --as stock.record_issue --key-column receipt

CSV: the first line names the fields by their path, such as item or lines[0].quantity. An empty \
cell is a field not given, a list of words is written with | between them, an object as JSON. A \
column whose name begins with # is a remark.
JSON Lines: a request on every line.

Each row has a key made of the operation and the key column, or of the whole file and the row's \
number, so that a run that was cut short is finished by running it again, and nothing is done \
twice. Refused rows are told by row and column, and written to a file of their own: correct them \
there and import that file.")]
pub struct Import {
    /// A .csv or .jsonl file
    #[arg(value_name = "FILE")]
    pub path: PathBuf,
    /// The command to send for every row, such as catalogue.add_item
    #[arg(long = "as", value_name = "OPERATION")]
    pub operation: String,
    /// Try everything and change nothing
    #[arg(long)]
    pub dry_run: bool,
    /// The column that identifies a row for ever; it need not be a field
    #[arg(long, value_name = "COLUMN")]
    pub key_column: Option<String>,
    /// Read a field from a column of another name
    #[arg(long, value_name = "FIELD=COLUMN")]
    pub map: Vec<String>,
    /// Give a field the same value in every row
    #[arg(long, value_name = "FIELD=VALUE")]
    pub set: Vec<String>,
    /// Leave a column out
    #[arg(long, value_name = "COLUMN")]
    pub ignore: Vec<String>,
    /// What the file is, when its name does not say
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<RowFormat>,
    /// What stands between the cells of a CSV file; found out if not said
    #[arg(long, value_name = "CHARACTER")]
    pub delimiter: Option<char>,
}

/// What a file to import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RowFormat {
    /// Cells with names in the first line
    Csv,
    /// A JSON object on every line
    Jsonl,
}

/// `backroom demo`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  backroom demo --generated --report report.html
  backroom demo baskets.jsonl --to demo.backroom --report report.html
  backroom demo baskets.jsonl --report report.html --report report.json

Makes a company with its stores, items, taxes and registers, receives goods ahead of demand, rings up every
basket at its store's register, closes every shift, then reports and verifies.

A basket file is JSON Lines: a shop, its items, its baskets in order of time; examples/complete-journey
makes one of published data. In a checkout `cargo xtask demo` does all of it.")]
pub struct Demo {
    /// The basket file
    #[arg(value_name = "BASKETS", conflicts_with = "generated")]
    pub baskets_file: Option<PathBuf>,
    /// Make up a shop instead
    #[arg(long)]
    pub generated: bool,
    /// How many baskets to make up
    #[arg(long, default_value_t = 20_000, requires = "generated", value_parser = clap::value_parser!(u32).range(1..=10_000_000))]
    pub baskets: u32,
    /// Which shop to make up: the same number makes the same shop
    #[arg(long, default_value_t = 1, requires = "generated")]
    pub seed: u64,
    /// Where the books are made
    #[arg(long, value_name = "FILE", default_value = "demo.backroom")]
    pub to: PathBuf,
    /// Take away what an earlier demo left there
    #[arg(long)]
    pub overwrite: bool,
    /// Write the report too: as a page (.html), or all its figures (.json); may be said more than once
    #[arg(long, value_name = "FILE")]
    pub report: Vec<PathBuf>,
}

/// `backroom completions`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  backroom completions bash > ~/.local/share/bash-completion/completions/backroom
  backroom completions zsh > ~/.zfunc/_backroom
  backroom completions fish > ~/.config/fish/completions/backroom.fish")]
pub struct Completions {
    /// Which shell
    pub shell: Shell,
}
