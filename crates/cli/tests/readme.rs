//! The README is true: its commands are run, and what it shows is what they print.
#![allow(clippy::unwrap_used, reason = "a test may fail by a panic")]

mod support;

use support::Place;

/// The words of a line as a shell reads it, as far as the README goes.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted) = (Vec::new(), String::new(), false);
    for letter in line.chars() {
        match letter {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.extend((!word.is_empty()).then(|| std::mem::take(&mut word))),
            other => word.push(other),
        }
    }
    words.push(word);
    words
}

#[test]
fn the_commands_of_the_readme_do_what_it_says() {
    let readme = include_str!("../../../README.md");
    let place = Place::empty();
    let (mut shown, mut run) = (String::new(), 0);
    for block in readme.split("```").skip(1).step_by(2) {
        let (language, text) = block.split_once('\n').unwrap();
        match language {
            "sh" => {
                shown.clear();
                for line in text.lines() {
                    let words = words(line);
                    if words[0] != "backroom" {
                        continue;
                    }
                    let words: Vec<&str> =
                        ["--table"].into_iter().chain(words[1..].iter().map(String::as_str)).collect();
                    let ran = place.run(&words);
                    assert!(ran.code == 0 || ran.code == 1, "{line}: {ran:?}");
                    shown += &(ran.out + &ran.err);
                    run += 1;
                }
            }
            "text" => {
                for line in text.lines() {
                    assert!(shown.contains(line), "{line:?} is not what is shown:\n{shown}");
                }
            }
            _ => {}
        }
    }
    assert!(place.path("books.beancount").exists());
    assert!(run >= 10, "the README has lost its commands");
}
