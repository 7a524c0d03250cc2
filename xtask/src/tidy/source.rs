//! Rust files as tokens with their lines, without docs and without the tests in them.

use std::fs;
use std::path::Path;

use anyhow::Context as _;
use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::run::root;

/// One token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    Word(String),
    Mark(char),
    /// A string, as it is written between its quotes.
    Text(String),
    Open(char),
    Close(char),
}

/// A Rust file.
pub(crate) struct Source {
    /// From the root of the workspace, with `/`.
    pub(crate) path: String,
    /// Its tokens and their lines.
    pub(crate) tokens: Vec<(Token, usize)>,
    /// The modules in files of their own that are compiled for tests alone.
    test_modules: Vec<String>,
}

/// A path of names such as `crate::stock::rules`, with its line.
pub(crate) type Named = (Vec<String>, usize);

impl Source {
    /// Every Rust file below `crates/*/src`.
    pub(crate) fn all() -> anyhow::Result<Vec<Self>> {
        let mut sources = Vec::new();
        for entry in fs::read_dir(root().join("crates"))? {
            let folder = entry?.path().join("src");
            if folder.is_dir() {
                gather(&folder, &mut sources)?;
            }
        }
        let test_modules: Vec<String> = sources.iter().flat_map(Self::test_paths).collect();
        sources.retain(|source| !test_modules.iter().any(|module| source.path.starts_with(module)));
        sources.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(sources)
    }

    pub(crate) fn parse(path: &str, text: &str) -> anyhow::Result<Self> {
        let stream: TokenStream = text.parse().map_err(|error| anyhow::anyhow!("{path}: {error}"))?;
        let mut source = Self { path: path.to_owned(), tokens: Vec::new(), test_modules: Vec::new() };
        source.spread(stream);
        Ok(source)
    }

    /// How the paths of the files of its test modules begin.
    fn test_paths(&self) -> Vec<String> {
        let file = self.path.rsplit_once('/').map_or("", |(_, file)| file);
        let own = matches!(file, "mod.rs" | "lib.rs" | "main.rs");
        let folder = if own { self.path.trim_end_matches(file) } else { self.path.trim_end_matches("rs") };
        let folder = folder.trim_end_matches(['.', '/']);
        let paths = |module: &String| [format!("{folder}/{module}.rs"), format!("{folder}/{module}/")];
        self.test_modules.iter().flat_map(paths).collect()
    }

    /// A place in the file, for a message.
    pub(crate) fn at(&self, line: usize) -> String {
        format!("{}:{line}", self.path)
    }

    pub(crate) fn word(&self, at: usize) -> Option<&str> {
        match self.tokens.get(at) {
            Some((Token::Word(word), _)) => Some(word),
            _ => None,
        }
    }

    fn mark(&self, at: usize, mark: char) -> bool {
        matches!(self.tokens.get(at), Some((Token::Mark(found), _)) if *found == mark)
    }

    pub(crate) fn opens(&self, at: usize, bracket: char) -> bool {
        matches!(self.tokens.get(at), Some((Token::Open(found), _)) if *found == bracket)
    }

    fn colons(&self, at: usize) -> bool {
        self.mark(at, ':') && self.mark(at + 1, ':')
    }

    /// Every string with its line.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&str, usize)> {
        self.tokens.iter().filter_map(|(token, line)| match token {
            Token::Text(text) => Some((text.as_str(), *line)),
            _ => None,
        })
    }

    /// Every path the file names, `use` groups spread out, `super` and `self` resolved.
    pub(crate) fn paths(&self) -> Vec<Named> {
        let mut paths = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            if self.word(at).is_some() {
                at = self.path(at, &[], &mut paths);
            }
            at += 1;
        }
        for (path, _) in &mut paths {
            self.resolve(path);
        }
        paths
    }

    /// Reads the path at a word, and the group it may end in; gives its last token.
    fn path(&self, mut at: usize, before: &[String], paths: &mut Vec<Named>) -> usize {
        let line = self.tokens[at].1;
        let mut path = before.to_vec();
        path.extend(self.word(at).map(str::to_owned));
        while self.colons(at + 1) {
            if let Some(word) = self.word(at + 3) {
                path.push(word.to_owned());
                at += 3;
            } else if self.opens(at + 3, '{') {
                at += 4;
                while !matches!(self.tokens.get(at), None | Some((Token::Close('}'), _))) {
                    if self.word(at).is_some() {
                        at = self.path(at, &path, paths);
                    }
                    at += 1;
                }
                return at;
            } else {
                break;
            }
        }
        paths.push((path, line));
        at
    }

    fn resolve(&self, path: &mut Vec<String>) {
        if !matches!(path.first().map(String::as_str), Some("super" | "self")) {
            return;
        }
        let mut module = self.module();
        while matches!(path.first().map(String::as_str), Some("super" | "self")) {
            if path.remove(0) == "super" {
                module.pop();
            }
        }
        module.insert(0, "crate".to_owned());
        module.append(path);
        *path = module;
    }

    /// The module a file is, such as `costing`, `rules`, `outflow`.
    pub(crate) fn module(&self) -> Vec<String> {
        let inside = self.path.split_once("/src/").map_or("", |(_, inside)| inside);
        let mut module: Vec<String> = inside.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        if matches!(module.last().map(String::as_str), Some("mod" | "lib" | "main")) {
            module.pop();
        }
        module
    }

    fn spread(&mut self, stream: TokenStream) {
        let mut trees = stream.into_iter().peekable();
        while let Some(tree) = trees.next() {
            let line = tree.span().start().line;
            match tree {
                TokenTree::Punct(mark) if mark.as_char() == '#' => {
                    if matches!(trees.peek(), Some(TokenTree::Punct(mark)) if mark.as_char() == '!') {
                        trees.next();
                    }
                    let Some(TokenTree::Group(attribute)) = trees.next() else { continue };
                    let text = attribute.stream().to_string().replace(' ', "");
                    if text == "cfg(test)" {
                        self.skip_item(&mut trees);
                    } else if !text.starts_with("doc=") {
                        self.spread(attribute.stream());
                    }
                }
                TokenTree::Punct(mark) => self.tokens.push((Token::Mark(mark.as_char()), line)),
                TokenTree::Ident(word) => self.tokens.push((Token::Word(word.to_string()), line)),
                TokenTree::Literal(literal) => {
                    let text = literal.to_string();
                    if let (Some(from), Some(to)) = (text.find('"'), text.rfind('"')) {
                        self.tokens.push((Token::Text(text[(from + 1).min(to)..to].to_owned()), line));
                    }
                }
                TokenTree::Group(group) => {
                    let (open, close) = match group.delimiter() {
                        Delimiter::Parenthesis => ('(', ')'),
                        Delimiter::Brace => ('{', '}'),
                        Delimiter::Bracket => ('[', ']'),
                        Delimiter::None => (' ', ' '),
                    };
                    self.tokens.push((Token::Open(open), line));
                    self.spread(group.stream());
                    self.tokens.push((Token::Close(close), group.span_close().start().line));
                }
            }
        }
    }

    /// An item ends with its body, or with a semicolon when it has none; then it is a module in a file of its own.
    fn skip_item(&mut self, trees: &mut impl Iterator<Item = TokenTree>) {
        let (mut is_module, mut last) = (false, String::new());
        for tree in trees {
            match tree {
                TokenTree::Group(body) if body.delimiter() == Delimiter::Brace => return,
                TokenTree::Punct(mark) if mark.as_char() == ';' => break,
                TokenTree::Ident(word) => {
                    is_module |= word == "mod";
                    last = word.to_string();
                }
                _ => {}
            }
        }
        if is_module {
            self.test_modules.push(last);
        }
    }
}

fn gather(folder: &Path, sources: &mut Vec<Source>) -> anyhow::Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("{}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            gather(&path, sources)?;
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).with_context(|| format!("{}", path.display()))?;
            let shown = path.strip_prefix(root())?.to_string_lossy().replace('\\', "/");
            sources.push(Source::parse(&shown, &text)?);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source::parse("crates/domain/src/costing/rules/outflow.rs", text).expect("it parses")
    }

    #[test]
    fn groups_are_spread_and_super_is_resolved() {
        let source = source(
            "use crate::stock::{rules::{lines, naming}, types::Site}; fn f() { super::super::types::x(); self::y() }",
        );
        let paths: Vec<String> = source.paths().iter().map(|(path, _)| path.join("::")).collect();
        for expected in [
            "crate::stock::rules::lines",
            "crate::stock::rules::naming",
            "crate::stock::types::Site",
            "crate::costing::types::x",
            "crate::costing::rules::outflow::y",
        ] {
            assert!(paths.iter().any(|path| path == expected), "{expected} in {paths:?}");
        }
    }

    #[test]
    fn docs_and_tests_are_left_out() {
        let source = source(
            "//! SELECT one\n/// SELECT two\nfn f() { g(\"three\") }\n#[cfg(test)]\nmod tests { fn g() { h(\"four\") } }\nfn i() { j(\"five\") }",
        );
        assert_eq!(source.texts().collect::<Vec<_>>(), [("three", 3), ("five", 6)]);
    }

    #[test]
    fn a_module_for_tests_alone_is_known_by_the_path_of_its_file() {
        let text = "#[cfg(test)]\npub(crate) mod matrix;\nmod goods;";
        let paths = |path| Source::parse(path, text).expect("it parses").test_paths();
        assert_eq!(paths("crates/a/src/posting/mod.rs")[0], "crates/a/src/posting/matrix.rs");
        assert_eq!(paths("crates/a/src/posting.rs")[1], "crates/a/src/posting/matrix/");
    }
}
