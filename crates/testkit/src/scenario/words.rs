//! The words of a line.

use std::collections::VecDeque;

/// A line taken apart: the words before the colon, what stands behind it, and the reference in brackets at its end.
#[derive(Clone, Debug)]
pub(super) struct Words {
    head: VecDeque<String>,
    /// What stands behind the colon, if there is one.
    pub(super) tail: Option<String>,
    /// What stands in brackets at the end.
    pub(super) reference: Option<String>,
}

/// What is wrong with a line.
pub(super) type Problem = String;

impl Words {
    /// Takes a line apart. Words with spaces in them stand in double quotes.
    pub(super) fn of(line: &str) -> Result<Self, Problem> {
        let mut line = line.trim();
        let mut reference = None;
        if line.ends_with(')')
            && let Some((before, inside)) = line[..line.len() - 1].rsplit_once(" (")
        {
            reference = Some(inside.to_owned());
            line = before.trim_end();
        }
        let (head, tail) = match line.split_once(": ") {
            Some((head, tail)) => (head, Some(tail.trim().to_owned())),
            None => (line, None),
        };
        Ok(Self { head: split(head)?, tail, reference })
    }

    /// The next word, which must be there.
    pub(super) fn need(&mut self, what: &str) -> Result<String, Problem> {
        self.head.pop_front().ok_or_else(|| format!("{what} is missing"))
    }

    /// The next word, if there is one.
    pub(super) fn next(&mut self) -> Option<String> {
        self.head.pop_front()
    }

    /// Takes these words if they come next.
    pub(super) fn take(&mut self, words: &str) -> bool {
        let wanted: Vec<&str> = words.split(' ').collect();
        let matches = self.head.len() >= wanted.len() && wanted.iter().zip(&self.head).all(|(word, next)| word == next);
        if matches {
            self.head.drain(..wanted.len());
        }
        matches
    }

    /// The word behind `word`, wherever in the head it stands.
    pub(super) fn value_of(&mut self, word: &str) -> Option<String> {
        let at = self.head.iter().position(|next| next == word)?;
        let value = self.head.get(at + 1)?.clone();
        self.head.drain(at..at + 2);
        Some(value)
    }

    /// Whether a word stands in the head; it is taken out.
    pub(super) fn has(&mut self, word: &str) -> bool {
        let at = self.head.iter().position(|next| next == word);
        at.map(|at| self.head.remove(at)).is_some()
    }

    /// What stands behind the colon.
    pub(super) fn behind(&mut self, what: &str) -> Result<String, Problem> {
        self.tail.take().ok_or_else(|| format!("{what} is missing behind a colon"))
    }

    /// Nothing may be left over.
    pub(super) fn end(self) -> Result<(), Problem> {
        match self.head.front().or(self.tail.as_ref()).or(self.reference.as_ref()) {
            None => Ok(()),
            Some(left) => Err(format!("nobody knows what to do with {left:?}")),
        }
    }
}

fn split(text: &str) -> Result<VecDeque<String>, Problem> {
    let mut words = VecDeque::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let word;
        if let Some(quoted) = rest.strip_prefix('"') {
            (word, rest) = quoted.split_once('"').ok_or("a quote is not closed")?;
        } else {
            (word, rest) = rest.split_once(' ').unwrap_or((rest, ""));
        }
        words.push_back(word.to_owned());
        rest = rest.trim_start();
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_taken_apart() {
        let mut words =
            Words::of("receive SHOP-1 from \"Tea Co\" on 2026-11-02: 40 TEA at 2.50, 2 RICE (DN-1)").unwrap();
        assert!(words.take("receive"));
        assert_eq!(words.need("a site").unwrap(), "SHOP-1");
        assert_eq!(words.value_of("on").as_deref(), Some("2026-11-02"));
        assert_eq!(words.value_of("from").as_deref(), Some("Tea Co"));
        assert_eq!(words.tail.take().as_deref(), Some("40 TEA at 2.50, 2 RICE"));
        assert_eq!(words.reference.take().as_deref(), Some("DN-1"));
        assert_eq!(words.end(), Ok(()));
    }
}
