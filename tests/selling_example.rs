//! The example that people copy sells, and the README shows what stands in it.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic")]

#[path = "../examples/sell.rs"]
mod sell;

#[test]
fn the_example_sells() {
    sell::main().unwrap();
}

#[test]
fn the_readme_shows_the_example() {
    let readme = include_str!("../README.md");
    let shown = readme.split("```rust\n").nth(1).unwrap().split("```").next().unwrap();
    let example: Vec<&str> = include_str!("../examples/sell.rs").lines().map(str::trim).collect();
    for line in shown.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let line = line.replace("\"shop.backroom\"", "&path");
        assert!(example.contains(&line.as_str()), "{line}");
    }
}
