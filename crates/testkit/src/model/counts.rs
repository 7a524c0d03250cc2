//! Counts: what was found against what the book held when the figure was reported.

use serde_json::Value;

use super::goods::Moving;
use super::numbers::millionths;
use super::{Done, Model, Position, Refused, lines, state_of, text};

/// A count sheet.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    site: String,
    is_open: bool,
    lines: Vec<Listed>,
}

#[derive(Clone, Debug)]
struct Listed {
    position: Position,
    /// What was counted last, and what the book held then.
    figure: Option<(i128, i128)>,
}

impl Model {
    pub(super) fn open_count(&mut self, request: &Value) -> Result<Done, Refused> {
        let site = self.site_named(request, "site")?.to_owned();
        let held = |item: Option<&str>| -> Vec<Position> {
            let here = self
                .positions
                .iter()
                .filter(|((of, at, _), quantity)| *at == site && **quantity != 0 && item.is_none_or(|item| item == of));
            here.map(|(position, _)| position.clone()).collect()
        };
        let mut listed = Vec::new();
        let items = request["items"].as_array().cloned().unwrap_or_default();
        for item in items.iter().filter_map(Value::as_str) {
            if !self.items.contains_key(item) {
                return Err("catalogue.unknown_item");
            }
            let found = held(Some(item));
            if found.is_empty() {
                listed.push((item.to_owned(), site.clone(), "sellable".to_owned()));
            }
            listed.extend(found);
        }
        if items.is_empty() {
            listed = held(None);
        }
        let lines = listed.into_iter().map(|position| Listed { position, figure: None }).collect();
        let document = self.number("CNT");
        self.sheets.insert(document.clone(), Sheet { site, is_open: true, lines });
        Ok(Done { document: Some(document), ..Done::default() })
    }

    fn sheet(&self, request: &Value) -> Result<(String, Sheet), Refused> {
        let document = text(request, "document").unwrap_or_default();
        let sheet = self.sheets.get(document).ok_or("stock.unknown_document")?;
        if sheet.is_open { Ok((document.to_owned(), sheet.clone())) } else { Err("stock.count_closed") }
    }

    pub(super) fn record_count(&mut self, request: &Value) -> Result<Done, Refused> {
        let document = text(request, "document").unwrap_or_default();
        if self.sheets.contains_key(document) && lines(request).is_empty() {
            return Err("stock.no_lines");
        }
        let (document, mut sheet) = self.sheet(request)?;
        for line in lines(request) {
            let item = text(&line, "item").filter(|item| self.items.contains_key(*item));
            let item = item.ok_or("catalogue.unknown_item")?;
            let state = state_of(&line, "state");
            let counted = millionths(&line["quantity"]);
            if counted < 0 || counted % self.items[item].step != 0 {
                return Err("flow.bad_value");
            }
            let figure = Some((counted, self.held(item, &sheet.site, state)));
            let position = (item.to_owned(), sheet.site.clone(), state.to_owned());
            match sheet.lines.iter_mut().find(|listed| listed.position == position) {
                Some(listed) => listed.figure = figure,
                None => sheet.lines.push(Listed { position, figure }),
            }
        }
        self.sheets.insert(document.clone(), sheet);
        Ok(Done { document: Some(document), ..Done::default() })
    }

    pub(super) fn post_count(&mut self, request: &Value) -> Result<Done, Refused> {
        let (count, mut sheet) = self.sheet(request)?;
        if request["skip_uncounted"] != true && sheet.lines.iter().any(|listed| listed.figure.is_none()) {
            return Err("stock.not_counted");
        }
        let occurred_on = self.occurred_on(request)?;
        let mut booking = self.booking(occurred_on, false)?;
        let document = self.number("CNP");
        let mut change = 0;
        for listed in &sheet.lines {
            let Some((counted, held)) = listed.figure.filter(|(counted, held)| counted != held) else { continue };
            let (item, site, state) = &listed.position;
            let here = Some((site.as_str(), state.as_str()));
            let (from, to) = if counted > held { (None, here) } else { (here, None) };
            let moved = self.move_goods(&mut booking, &Moving::new(item, (counted - held).abs(), from, to))?;
            booking.line("5100", -(moved.change + moved.provisional));
            change += moved.change;
        }
        sheet.is_open = false;
        self.sheets.insert(count, sheet);
        Ok(self.done(booking, document, change))
    }

    pub(super) fn cancel_count(&mut self, request: &Value) -> Result<Done, Refused> {
        let (document, mut sheet) = self.sheet(request)?;
        sheet.is_open = false;
        self.sheets.insert(document.clone(), sheet);
        Ok(Done { document: Some(document), ..Done::default() })
    }
}
