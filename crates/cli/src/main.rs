//! The `backroom` command.

fn main() {}
