//! Tables of plain text.

/// Rows with a heading, the columns lined up: names to the left, figures to the right.
pub(super) struct Table {
    headings: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A heading that begins with `>` is that of figures.
    pub(super) fn of(headings: &[&'static str]) -> Self {
        Self { headings: headings.to_vec(), rows: Vec::new() }
    }

    pub(super) fn row<const N: usize>(&mut self, cells: [&str; N]) {
        assert_eq!(cells.len(), self.headings.len(), "a row has a cell for each heading");
        self.rows.push(cells.iter().map(|cell| (*cell).to_owned()).collect());
    }

    /// The lines of the table, without its heading if there is no word in it.
    pub(super) fn lines(&self) -> Vec<String> {
        let headings: Vec<String> =
            self.headings.iter().map(|heading| heading.trim_start_matches('>').to_owned()).collect();
        let with_heading = headings.iter().any(|heading| !heading.is_empty());
        let mut all: Vec<&Vec<String>> = Vec::new();
        if with_heading {
            all.push(&headings);
        }
        all.extend(&self.rows);
        let width = |at: usize| all.iter().map(|row| row[at].chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..self.headings.len()).map(width).collect();
        all.iter().map(|row| self.line(row, &widths)).collect()
    }

    fn line(&self, row: &[String], widths: &[usize]) -> String {
        let cells = row.iter().zip(widths).zip(&self.headings).filter(|((_, width), _)| **width > 0);
        let padded: Vec<String> = cells
            .map(|((cell, width), heading)| match heading.starts_with('>') {
                true => format!("{cell:>width$}"),
                false => format!("{cell:<width$}"),
            })
            .collect();
        padded.join("  ").trim_end().to_owned()
    }
}
