//! Goods between sites.

use serde_json::Value;

use super::goods::Moving;
use super::numbers::{cost_of, millionths};
use super::{Done, Method, Model, Refused, TRANSIT, lines, text};

/// A line of a transfer, and what of it is under way.
#[derive(Clone, Debug)]
pub(super) struct Sent {
    pub(super) document: String,
    pub(super) line: usize,
    pub(super) item: String,
    pub(super) state: String,
    pub(super) from: String,
    pub(super) to: String,
    /// Whether its value travels with it: between areas.
    pub(super) is_valued: bool,
    pub(super) open: i128,
}

impl Model {
    /// What of a line of a transfer is under way.
    #[must_use]
    pub fn under_way(&self, document: &str, line: usize) -> i128 {
        self.sent.iter().find(|sent| sent.document == document && sent.line == line).map_or(0, |sent| sent.open)
    }

    pub(super) fn ship_transfer(&mut self, request: &Value) -> Result<Done, Refused> {
        let site = self.site_named(request, "site")?;
        let lines = lines(request);
        if lines.is_empty() {
            return Err("stock.no_lines");
        }
        let to = self.site_named(request, "to_site")?;
        if site == to {
            return Err("stock.same_site");
        }
        let (goods, _, mut booking) = self.leaving(request, site, &lines, None, false, false)?;
        let document = self.number("TR");
        let mut change = 0;
        for (place, (item, quantity, state)) in goods.into_iter().enumerate() {
            self.sent.push(Sent {
                document: document.clone(),
                line: place + 1,
                item: item.to_owned(),
                state: state.to_owned(),
                from: site.to_owned(),
                to: to.to_owned(),
                is_valued: self.site_area(site) != self.site_area(to),
                open: quantity,
            });
            let line = Some(self.sent.len() - 1);
            let moving = Moving { line, ..Moving::new(item, quantity, Some((site, state)), Some((TRANSIT, state))) };
            change += self.move_goods(&mut booking, &moving)?.change;
        }
        booking.rest_to("7000");
        Ok(self.done(booking, document, change))
    }

    fn sent_line(&self, document: &str, line: &Value) -> Result<usize, Refused> {
        let is_this = |sent: &Sent| sent.document == document && line.as_u64() == Some(sent.line as u64);
        self.sent.iter().position(is_this).ok_or("stock.unknown_line")
    }

    /// The value pinned on a line of a transfer: none within an area.
    fn pinned(&self, line: usize) -> i128 {
        let layers = self.pools.values().flat_map(|pool| &pool.layers);
        layers.filter(|layer| layer.line == Some(line)).map(|layer| layer.value).sum()
    }

    pub(super) fn receive_transfer(&mut self, request: &Value) -> Result<Done, Refused> {
        let transfer = text(request, "document").unwrap_or_default();
        if !self.sent.iter().any(|sent| sent.document == transfer) {
            return Err("stock.unknown_document");
        }
        let lines = lines(request);
        if lines.is_empty() {
            return Err("stock.no_lines");
        }
        let occurred_on = self.occurred_on(request)?;
        let mut booking = self.booking(occurred_on, true)?;
        let document = self.number("TRR");
        let mut change = 0;
        for line in &lines {
            let at = self.sent_line(transfer, &line["line"])?;
            let sent = self.sent[at].clone();
            let quantity = millionths(&line["quantity"]);
            let state = text(line, "state").unwrap_or(&sent.state);
            let is_standard = self.items[&sent.item].method == Method::Standard;
            let here = Some((sent.to.as_str(), state));
            let known = match sent.open {
                0 => self.last_known(&sent.item, &sent.to, state),
                open => cost_of(self.pinned(at), open),
            };
            let area = self.site_area(&sent.to).to_owned();
            self.first_standard(&sent.item, &area, known)?;
            let came = quantity.min(sent.open);
            if came > 0 {
                self.sent[at].open -= came;
                let from = Some((TRANSIT, sent.state.as_str()));
                let moving = Moving { line: Some(at), ..Moving::new(&sent.item, came, from, here) };
                let moved = self.move_goods(&mut booking, &moving)?;
                if is_standard {
                    booking.line("5010", -moved.change);
                }
                change += moved.change;
            }
            if quantity > came {
                self.raise("stock.more_than_shipped");
                let moved = self.move_goods(&mut booking, &Moving::new(&sent.item, quantity - came, None, here))?;
                booking.line("5100", -(moved.change + moved.provisional));
                change += moved.change;
            }
        }
        booking.rest_to("7000");
        if request.get("is_final").is_none_or(|is_final| is_final == true) {
            let short = self.sent.iter().filter(|sent| sent.document == transfer && sent.open > 0).count();
            for _ in 0..short {
                self.raise("stock.transfer_short");
            }
        }
        Ok(self.done(booking, document, change))
    }

    pub(super) fn resolve_transfer(&mut self, request: &Value) -> Result<Done, Refused> {
        let transfer = text(request, "document").unwrap_or_default();
        if !self.sent.iter().any(|sent| sent.document == transfer) {
            return Err("stock.unknown_document");
        }
        let occurred_on = self.occurred_on(request)?;
        let mut booking = self.booking(occurred_on, false)?;
        let at = self.sent_line(transfer, &request["line"])?;
        let sent = self.sent[at].clone();
        let quantity = request.get("quantity").map_or(sent.open, millionths);
        if sent.open == 0 {
            return Err("stock.not_under_way");
        }
        if quantity == 0 || quantity > sent.open {
            return Err("stock.more_than_in_transit");
        }
        let document = self.number("TRR");
        let (to, against) = match text(request, "outcome").unwrap_or_default() {
            "late" => return Ok(self.done(booking, document, 0)),
            "lost" => (None, "5110"),
            found => {
                let site = if found == "found_at_sender" { &sent.from } else { &sent.to };
                let is_standard = self.items[&sent.item].method == Method::Standard;
                (Some((site.as_str(), sent.state.as_str())), if is_standard { "5010" } else { "7000" })
            }
        };
        self.sent[at].open -= quantity;
        let from = Some((TRANSIT, sent.state.as_str()));
        let moving = Moving { line: Some(at), ..Moving::new(&sent.item, quantity, from, to) };
        let moved = self.move_goods(&mut booking, &moving)?;
        booking.line(against, -(moved.change + moved.provisional));
        Ok(self.done(booking, document, moved.change))
    }
}
