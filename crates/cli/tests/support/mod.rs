//! The command as a process, in a directory of its own.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used, reason = "each test file uses its part of this")]

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// What a run of the command came to.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// The answer as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        assert_eq!(self.code, 0, "{self:?}");
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// Holds that it ended with a code and told something.
    #[track_caller]
    pub fn tells(&self, code: i32, texts: &[&str]) {
        assert_eq!(self.code, code, "{self:?}");
        for text in texts {
            assert!(self.err.contains(text), "{text:?} is not in {self:?}");
        }
    }

    /// Holds that it is done and said something.
    #[track_caller]
    pub fn says(&self, texts: &[&str]) {
        assert_eq!(self.code, 0, "{self:?}");
        for text in texts {
            assert!(self.out.contains(text), "{text:?} is not in {self:?}");
        }
    }
}

/// A directory with, in most tests, a shop in it.
pub struct Place {
    pub directory: TempDir,
}

impl Place {
    pub fn empty() -> Self {
        Self { directory: tempfile::tempdir().unwrap() }
    }

    /// A file of the books of ACME, in euros.
    pub fn with_books() -> Self {
        let place = Self::empty();
        let words = ["init", "shop.backroom", "--entity", "ACME", "--currency", "EUR", "--time-zone", "UTC"];
        assert_eq!(place.run(&words).code, 0);
        place
    }

    /// Those books with a shop and two items.
    pub fn with_shop() -> Self {
        let place = Self::with_books();
        for words in [
            &["call", "stock.add_site", "site=SHOP-1", "name=Shop 1", "entity=ACME"][..],
            &["call", "catalogue.add_category", "category=TEA", "name=Tea"],
            &["call", "catalogue.add_item", "item=TEA-100", "name=Green tea", "category=TEA"],
            &["call", "catalogue.add_item", "item=RICE", "name=Rice", "category=TEA", "unit=KG"],
        ] {
            place.run(words).json();
        }
        place
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, text).unwrap();
        path
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Runs the command on the shop's file, away from any terminal.
    pub fn run(&self, words: &[&str]) -> Ran {
        self.run_with(words, b"")
    }

    /// The same, with something coming in.
    pub fn run_with(&self, words: &[&str], input: &[u8]) -> Ran {
        let mut child = Command::new(env!("CARGO_BIN_EXE_backroom"))
            .args(words)
            .current_dir(self.directory.path())
            .env("BACKROOM_FILE", "shop.backroom")
            .env_remove("BACKROOM_ACTOR")
            .env_remove("CLICOLOR_FORCE")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_vec();
        // A command that has read enough closes its end.
        let feeding = std::thread::spawn(move || drop(stdin.write_all(&input)));
        let output = child.wait_with_output().unwrap();
        feeding.join().unwrap();
        Ran {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}
