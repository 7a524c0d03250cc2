//! Which field of a request its reader stopped at, found in the text of the request itself.
//!
//! The JSON reader says how many bytes it had read when it gave up. The same bytes are walked once more, without their
//! types; so no operation carries a second reader of its request only to name the field at fault.
//!
//! 1. Any bytes and any error end in a path: nothing here fails, recurses or panics.
//! 2. A value that is refused is refused where it ends: validated types raise their refusals inside their visitors.

use std::fmt::Write as _;
use std::ops::Range;

use serde_json::error::Category;

/// Where a request went wrong.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In the value at this path; empty: in the request as a whole.
    At(String),
    /// After the request, in more text.
    Behind,
}

/// Where the reader of `bytes` raised `error`.
pub(super) fn of(bytes: &[u8], error: &serde_json::Error) -> Place {
    let mut walk = Walk { bytes, at: 0, open: Vec::new(), awaits: Awaits::Value, behind: false };
    let told = Told::of(error);
    let end = offset(bytes, error.line(), error.column()).saturating_sub(usize::from(told.before));
    match walk.to(end, &told) {
        Stop::Behind => Place::Behind,
        stop => Place::At(walk.path(&stop)),
    }
}

/// What the error says about the place it is raised at.
struct Told {
    category: Category,
    /// A key was refused for what is told of its object: it is there twice, or no variant of an enumeration.
    of_object: bool,
    /// The type takes any token, so that the reader had gone into the list before the list was refused.
    of_list: bool,
    /// A value more than the list takes, or more text than the request: the reader had read its first byte.
    before: bool,
}

impl Told {
    fn of(error: &serde_json::Error) -> Self {
        let category = error.classify();
        let text = error.to_string();
        if category != Category::Data {
            return Self {
                category,
                of_object: false,
                of_list: false,
                before: text.starts_with("trailing characters"),
            };
        }
        Self {
            before: false,
            category,
            of_object: text.starts_with("unknown variant ") || text.starts_with("duplicate field "),
            of_list: text.starts_with("invalid type: sequence, expected ") && text.contains(": write it as a string"),
        }
    }

    fn is_data(&self) -> bool {
        self.category == Category::Data
    }

    /// Whether what was read is all well: it is what follows that is not.
    fn reads_on(&self) -> bool {
        self.before || self.category == Category::Eof
    }
}

/// How many bytes had been read at a line and column; the column counts bytes.
fn offset(bytes: &[u8], line: usize, column: usize) -> usize {
    let start = match line.checked_sub(2) {
        Some(nth) => bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(nth).map_or(0, |(at, _)| at + 1),
        None => 0,
    };
    start.saturating_add(column).min(bytes.len())
}

/// An object or list whose end is not reached yet.
enum Open {
    /// An object and its latest key, between its quotes.
    Object(Option<Range<usize>>),
    /// A list and the number of its latest element.
    List(usize),
}

/// What comes next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Awaits {
    /// A value; or the end of the list, if it has no elements yet.
    Value,
    /// A key; or the end of the object.
    Key,
    /// The colon behind a key.
    Colon,
    /// A comma or the end of what is open.
    Comma,
}

/// What the path leads to.
enum Stop {
    /// The latest member of the innermost object or list.
    Member,
    /// The innermost object or list itself.
    Whole,
    /// What comes behind the request.
    Behind,
}

struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
    open: Vec<Open>,
    awaits: Awaits,
    /// The request has ended.
    behind: bool,
}

impl Walk<'_> {
    /// Walks until the reader's `end`, or until what is no JSON.
    fn to(&mut self, end: usize, told: &Told) -> Stop {
        loop {
            self.skip_space();
            if self.behind {
                return if told.category == Category::Syntax { Stop::Behind } else { Stop::Whole };
            }
            let next = self.bytes.get(self.at).copied();
            let Some(next) = next.filter(|_| self.at < end) else { return self.before_next(told) };
            let stop = match (self.awaits, next) {
                (Awaits::Value, b'{') => self.opened(Open::Object(None), Awaits::Key),
                (Awaits::Value, b'[') => self.opened(Open::List(0), Awaits::Value),
                (Awaits::Value, b']') if self.is_first_element() => self.closed(end, told),
                (Awaits::Value, b']') if matches!(self.open.last(), Some(Open::List(_))) => Some(Stop::Whole),
                // The reader looks for the end of the list once the list is refused.
                (Awaits::Value, b',') if told.of_list && self.is_first_element() => Some(Stop::Whole),
                (Awaits::Value, _) => self.scalar(next, end, told),
                (Awaits::Key, b'"') => self.key(end, told),
                (Awaits::Key, b'}') if matches!(self.open.last(), Some(Open::Object(None))) => self.closed(end, told),
                (Awaits::Colon, b':') => self.passed(Awaits::Value),
                // The reader looks for the end of the object once a key of it is refused.
                (Awaits::Colon, b'}') => Some(self.refused_key(told)),
                (Awaits::Comma, b',') => self.comma(),
                (Awaits::Comma, b'}') if matches!(self.open.last(), Some(Open::Object(_))) => self.closed(end, told),
                (Awaits::Comma, b']') if matches!(self.open.last(), Some(Open::List(_))) => self.closed(end, told),
                _ => Some(Stop::Whole),
            };
            if let Some(stop) = stop {
                return stop;
            }
        }
    }

    /// The reader stopped between two tokens.
    fn before_next(&self, told: &Told) -> Stop {
        match self.awaits {
            // A list or object where a scalar belongs is refused before it is read.
            Awaits::Value if told.is_data() && !(told.of_list && self.is_first_element()) => Stop::Member,
            Awaits::Value if matches!(self.open.last(), Some(Open::Object(_))) => Stop::Member,
            Awaits::Colon => self.refused_key(told),
            Awaits::Comma if told.is_data() => Stop::Member,
            _ => Stop::Whole,
        }
    }

    fn refused_key(&self, told: &Told) -> Stop {
        if told.is_data() && !told.of_object { Stop::Member } else { Stop::Whole }
    }

    fn is_first_element(&self) -> bool {
        matches!(self.open.last(), Some(Open::List(0))) && self.awaits == Awaits::Value
    }

    fn passed(&mut self, awaits: Awaits) -> Option<Stop> {
        self.at += 1;
        self.awaits = awaits;
        None
    }

    fn opened(&mut self, open: Open, awaits: Awaits) -> Option<Stop> {
        self.open.push(open);
        self.passed(awaits)
    }

    /// Past the end of what is open. What is refused as a whole is refused here.
    fn closed(&mut self, end: usize, told: &Told) -> Option<Stop> {
        self.open.pop();
        let _ = self.passed(Awaits::Comma);
        self.behind = self.open.is_empty();
        (self.at >= end && !told.reads_on()).then_some(Stop::Member)
    }

    fn comma(&mut self) -> Option<Stop> {
        let awaits = match self.open.last_mut() {
            Some(Open::List(element)) => {
                *element += 1;
                Awaits::Value
            }
            Some(Open::Object(_)) => Awaits::Key,
            None => return Some(Stop::Whole),
        };
        self.passed(awaits)
    }

    fn key(&mut self, end: usize, told: &Told) -> Option<Stop> {
        let from = self.at + 1;
        let whole = self.skip_text();
        if !whole || self.at > end {
            return Some(Stop::Whole);
        }
        if let Some(Open::Object(key)) = self.open.last_mut() {
            *key = Some(from..self.at - 1);
        }
        self.awaits = Awaits::Colon;
        (self.at == end).then(|| self.refused_key(told))
    }

    /// Past a text, a number or a word. It is what is told of, unless the reader had read it all and missed what follows.
    fn scalar(&mut self, first: u8, end: usize, told: &Told) -> Option<Stop> {
        let whole = match first {
            b'"' => self.skip_text(),
            b'-' | b'0'..=b'9' => self.skip_number(),
            b'n' => self.skip_word(b"null"),
            b't' => self.skip_word(b"true"),
            b'f' => self.skip_word(b"false"),
            _ => false,
        };
        if !whole || self.at > end {
            return Some(Stop::Member);
        }
        self.awaits = Awaits::Comma;
        self.behind = self.open.is_empty();
        if self.at < end || told.reads_on() {
            return None;
        }
        // A variant written as an object takes nothing but `null`, and nothing behind it.
        Some(if first == b'n' && !told.is_data() { Stop::Whole } else { Stop::Member })
    }

    fn skip_space(&mut self) {
        self.skip_while(|byte| matches!(byte, b' ' | b'\n' | b'\t' | b'\r'));
    }

    /// How many bytes it went past.
    fn skip_while(&mut self, is_one: impl Fn(u8) -> bool) -> usize {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let many = rest.iter().position(|byte| !is_one(*byte)).unwrap_or(rest.len());
        self.at += many;
        many
    }

    fn skip_byte(&mut self, is_one: impl Fn(u8) -> bool) -> bool {
        let found = self.bytes.get(self.at).is_some_and(|byte| is_one(*byte));
        self.at += usize::from(found);
        found
    }

    fn skip_word(&mut self, word: &[u8]) -> bool {
        word.iter().all(|letter| self.skip_byte(|byte| byte == *letter))
    }

    /// Past a text in quotes; false if it has no end or a bad escape.
    fn skip_text(&mut self) -> bool {
        self.at += 1;
        loop {
            self.skip_while(|byte| byte != b'"' && byte != b'\\');
            if self.skip_byte(|byte| byte == b'"') {
                return true;
            }
            self.at += 1;
            let escaped = if self.skip_byte(|byte| byte == b'u') {
                (0..4).all(|_| self.skip_byte(|byte| byte.is_ascii_hexdigit()))
            } else {
                self.skip_byte(|byte| br#""\/bfnrt"#.contains(&byte))
            };
            if !escaped {
                return false;
            }
        }
    }

    fn skip_number(&mut self) -> bool {
        let digit = |byte: u8| byte.is_ascii_digit();
        self.skip_byte(|byte| byte == b'-');
        let whole = if self.skip_byte(|byte| byte == b'0') {
            !self.bytes.get(self.at).is_some_and(u8::is_ascii_digit)
        } else {
            self.skip_while(digit) > 0
        };
        if !whole || (self.skip_byte(|byte| byte == b'.') && self.skip_while(digit) == 0) {
            return false;
        }
        if self.skip_byte(|byte| matches!(byte, b'e' | b'E')) {
            self.skip_byte(|byte| matches!(byte, b'+' | b'-'));
            return self.skip_while(digit) > 0;
        }
        true
    }

    /// The keys and numbers of elements that lead there: `lines[0].quantity`.
    fn path(&self, stop: &Stop) -> String {
        let leading = match stop {
            Stop::Member => self.open.len(),
            _ => self.open.len().saturating_sub(1),
        };
        let mut path = String::new();
        for open in self.open.iter().take(leading) {
            match open {
                Open::List(element) => {
                    let _ = write!(path, "[{element}]");
                }
                Open::Object(key) => {
                    let name = key.clone().map(|key| self.name(key)).unwrap_or_default();
                    if !path.is_empty() && !name.is_empty() {
                        path.push('.');
                    }
                    path.push_str(&name);
                }
            }
        }
        path
    }

    /// A key as it reads, its escapes undone.
    fn name(&self, between: Range<usize>) -> String {
        let quoted = self.bytes.get(between.start - 1..=between.end).unwrap_or_default();
        serde_json::from_slice(quoted).unwrap_or_default()
    }
}

#[cfg(test)]
pub(super) mod tests;
