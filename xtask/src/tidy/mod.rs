//! What the compiler cannot check: the shape of the tree, as ARCHITECTURE and STYLE have it.
//!
//! Each check gives the problems it found as sentences with a place; an empty list is a pass.

mod layers;
mod source;
mod table;
mod text;

use anyhow::bail;

use crate::run::say;
use source::Source;

/// A check by name: what it found.
type Found = (&'static str, Vec<String>);

fn found() -> anyhow::Result<Vec<Found>> {
    let sources = Source::all()?;
    let texts = text::tracked()?;
    Ok(vec![
        ("domain and planning are pure", layers::rules_are_pure(&sources)),
        ("rules use the rules of slices before them", layers::rules_look_back(&sources)),
        ("pools and positions change in posting alone", layers::stock_changes_in_posting(&sources)),
        ("the C ABI stands in its crate, alone", layers::c_stands_in_its_crate(&sources)),
        ("SQL stands in the store", layers::sql_stands_in_the_store(&sources)),
        ("commands and questions are registered", table::registered(&sources)),
        ("operations are documented and exact", table::documented()),
        ("what descriptions and refusals name exists", table::names_exist(&sources)),
        ("nothing is left to do, and no machine is named", text::clean(&texts)),
    ])
}

/// Runs every check and says what was found.
pub(crate) fn check() -> anyhow::Result<()> {
    let mut problems = 0;
    for (name, found) in found()? {
        say(&format!("tidy: {name}: {}", if found.is_empty() { "ok" } else { "no" }));
        for problem in &found {
            say(&format!("  {problem}"));
        }
        problems += found.len();
    }
    if problems > 0 {
        bail!("{problems} problems in the tree");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_tree_is_tidy() {
        super::check().expect("the problems are listed above");
    }
}
