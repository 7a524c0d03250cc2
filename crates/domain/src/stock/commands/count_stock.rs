//! Counting: a sheet is opened, figures are reported, differences are posted as movements.
//!
//! A count never sets a balance. The difference of a line is what was counted against what the book held at the moment
//! the figure was reported, so that what moves before or after that moment is neither lost nor counted twice.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::DocumentReply;
use super::receive_goods::sellable;
use crate::catalogue::rules::item_named;
use crate::flow::{Command, Context, Decision, Draft, Head, Mode, Refusal, Scope};
use crate::ledger::rules::dates;
use crate::ledger::types::Role;
use crate::posting::{Booking, Goods, Heading};
use crate::stock::refusals::{CountClosed, NotCounted, NotOnSheet, UnknownLot, UnknownPlace};
use crate::stock::rules::lines::{Meant, check_count, on_line};
use crate::stock::rules::naming::{document_named, document_scope, party_named, site_for, site_scope};
use crate::stock::types::{
    Count, CountLine, CountLineKey, CountState, Document, DocumentKind, End, MovementKind, PositionKey, Site, SiteKind,
    StockState,
};
use crate::values::{
    Attributes, BusinessDate, Code, CommandId, ItemId, LotId, MovementId, Number, PartyId, PlaceId, Quantity,
};

/// Asks to open a count sheet for a site: all it holds, or some items.
///
/// Refused: `stock.unknown_site`, `catalogue.unknown_item`, `stock.site_inactive`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenCount {
    /// Where.
    pub site: Code,
    /// Which items, by SKU or any identifier; all that the site holds if none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Code>,
    /// Whether counters are not told what the book holds.
    #[serde(default = "yes")]
    pub blind: bool,
}

fn yes() -> bool {
    true
}

/// An opened count sheet.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CountReply {
    /// The number of the count.
    pub document: String,
    /// How many lines it has.
    pub lines: i64,
}

impl Command for OpenCount {
    const NAME: &'static str = "stock.open_count";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"site": "SHOP-1", "items": ["TEA-100"]}"#;
    type Reply = CountReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        site_scope(draft, &self.site)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<CountReply>, Refusal> {
        let (site, entity) = site_for(cx, draft, &self.site)?;
        let positions = self.positions(draft, &site)?;
        let heading = Heading::of(DocumentKind::Count, &entity, site.id, cx.business_date, cx.business_date);
        let booking = Booking::open(draft, heading);
        let document = booking.document;
        let opened_movement = MovementId(draft.head(Head::Movement));
        for (place, (position, held)) in positions.iter().enumerate() {
            draft.add_count_line(CountLineKey { document, line: place as i64 + 1 }, uncounted(cx, *position, *held));
        }
        let command = cx.command_id;
        draft.add_count(Count { document, command, blind: self.blind, opened_movement, state: CountState::Open });
        let closed = booking.close(cx, draft)?;
        draft.event(cx, "stock.count_opened", closed.number.clone());
        Ok(Decision::done(CountReply { document: closed.number, lines: positions.len() as i64 }))
    }
}

impl OpenCount {
    /// What the sheet lists: every position that holds something, and the plain one of each named item.
    fn positions(&self, draft: &mut Draft<'_>, site: &Site) -> Result<Vec<(PositionKey, Quantity)>, Refusal> {
        if self.items.is_empty() {
            return Ok(draft.positions_at(site.id).into_iter().map(|row| (row.key, row.quantity)).collect());
        }
        let mut found = Vec::new();
        for (place, code) in self.items.iter().enumerate() {
            let item = item_named(draft, code).map_err(|refusal| refusal.at(format!("items[{place}]")))?;
            let held = held_of(draft, item.id, site);
            if held.is_empty() {
                found.push((plain(item.id, site, StockState::Sellable), Quantity::ZERO));
            }
            found.extend(held);
        }
        Ok(found)
    }
}

fn held_of(draft: &mut Draft<'_>, item: ItemId, site: &Site) -> Vec<(PositionKey, Quantity)> {
    let rows = draft.positions_of_item(item, site.id);
    rows.into_iter().filter(|row| !row.quantity.is_zero()).map(|row| (row.key, row.quantity)).collect()
}

/// A line of which no figure was taken yet.
fn uncounted(cx: &Context, position: PositionKey, held: Quantity) -> CountLine {
    CountLine { command: cx.command_id, position, opened: held, rounds: 0, counted: Quantity::ZERO, book: held }
}

fn plain(item: ItemId, site: &Site, state: StockState) -> PositionKey {
    PositionKey { item, site: site.id, state, place: PlaceId::NONE, lot: LotId::NONE, owner: PartyId::NONE }
}

/// Reports what was counted. Reporting a line again is a recount: the last figure counts.
///
/// Each figure is set against what the book holds at this moment. A position that is not on the sheet is added to it.
///
/// Refused: `stock.unknown_document`, `stock.wrong_document`, `stock.no_lines`, `catalogue.unknown_item`,
/// `stock.unknown_lot`, `stock.unknown_place`. A figure for a count that is no longer open is refused as
/// `stock.count_closed`: report it with a new count.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordCount {
    /// The number of the count.
    pub document: Code,
    /// What was counted, 1 to 10,000 lines.
    pub lines: Vec<CountedLine>,
}

/// A figure of a count.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CountedLine {
    /// SKU or any identifier of the item.
    pub item: Code,
    /// How much was found, in base units; 0 is a figure.
    pub quantity: Number,
    /// In which state.
    #[serde(default = "sellable")]
    pub state: StockState,
    /// The place inside the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Code>,
    /// Lot or serial, for items tracked so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<Code>,
    /// The supplier who owns the goods; ours if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Code>,
}

/// What the figures of a count came to.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct RecordCountReply {
    /// The number of the count.
    pub document: String,
    /// How many figures were taken.
    pub recorded: i64,
    /// How many of them differ from the book: worth a recount. Absent on a blind count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub differing: Option<i64>,
    /// On how many of them goods moved since the count was opened.
    pub moved_since_opened: i64,
}

impl Command for RecordCount {
    const NAME: &'static str = "stock.record_count";
    const MODE: Mode = Mode::Fact;
    const EXAMPLE: &'static str =
        r#"{"document": "CNT-ACME-000001", "lines": [{"item": "TEA-100", "quantity": "14"}]}"#;
    type Reply = RecordCountReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        document_scope(draft, &self.document)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<RecordCountReply>, Refusal> {
        check_count(self.lines.len())?;
        let (document, count) = open_count(draft, &self.document)?;
        let Some(site) = draft.site(document.site) else {
            return Err(CountClosed { document: self.document.to_string(), state: "without a site".into() }.into());
        };
        let mut sheet = draft.count_lines(document.id);
        let (mut differing, mut moved) = (0, 0);
        for (place, line) in self.lines.iter().enumerate() {
            let (position, counted) = line.position(draft, &site).map_err(on_line(place))?;
            let book = draft.position(position);
            let listed = sheet.iter().position(|(_, held)| held.position == position);
            let at = listed.unwrap_or_else(|| {
                let key = CountLineKey { document: document.id, line: sheet.len() as i64 + 1 };
                let added = uncounted(cx, position, book);
                draft.add_count_line(key, added);
                sheet.push((key, added));
                sheet.len() - 1
            });
            let (key, held) = &mut sheet[at];
            held.rounds += 1;
            held.counted = counted;
            held.book = book;
            differing += i64::from(counted != book);
            moved += i64::from(book != held.opened);
            let (key, held) = (*key, *held);
            draft.put_count_line(key, held);
            draft.put_count_record(key, held.rounds, counted, book);
        }
        let number = draft.number_text(document.series, document.number);
        draft.event(cx, "stock.count_recorded", number.clone());
        Ok(Decision::done(RecordCountReply {
            document: number,
            recorded: self.lines.len() as i64,
            differing: (!count.blind).then_some(differing),
            moved_since_opened: moved,
        }))
    }
}

impl CountedLine {
    fn position(&self, draft: &mut Draft<'_>, site: &Site) -> Result<(PositionKey, Quantity), Refusal> {
        let item = item_named(draft, &self.item).map_err(|refusal| refusal.at("item"))?;
        let counted = Quantity::from_number(self.quantity)?;
        if counted.is_negative() || !counted.fits_decimals(item.decimals) {
            let problem = format!("a count of {} is at least 0 with at most {} decimals", item.code, item.decimals);
            let reason = "value.bad_quantity".to_owned();
            return Err(crate::flow::refusal::BadValue { problem, reason }.at("quantity"));
        }
        let lot = match &self.lot {
            None => LotId::NONE,
            Some(code) => draft
                .lot_by_code(item.id, code)
                .map(|lot| lot.id)
                .ok_or_else(|| UnknownLot { lot: code.to_string(), item: item.code.clone() }.at("lot"))?,
        };
        let place = match &self.place {
            None => PlaceId::NONE,
            Some(code) => draft
                .place_by_code(site.id, code)
                .ok_or_else(|| UnknownPlace { place: code.to_string(), site: site.code.clone() }.at("place"))?,
        };
        let owner = party_named(draft, self.owner.as_ref(), "owner")?;
        Ok((PositionKey { item: item.id, site: site.id, state: self.state, place, lot, owner }, counted))
    }
}

/// Asks to post the differences of a count as movements: more comes in at the current cost of its pool, less leaves at
/// what the pool says it cost, both against count difference.
///
/// The change of stock value, gains and losses added up, is measured against the actor's limit.
///
/// Refused: `stock.unknown_document`, `stock.count_closed`, `stock.not_counted`, `ledger.period_closed`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PostCount {
    /// The number of the count.
    pub document: Code,
    /// Whether lines without a figure are left as they are; otherwise they stand in the way.
    #[serde(default)]
    pub skip_uncounted: bool,
    /// The business day the goods were counted; today at the site if not said.
    /// Quantities count from that day on, the books from `posted_on` of the reply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
}

impl Command for PostCount {
    const NAME: &'static str = "stock.post_count";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"document": "CNT-ACME-000001", "skip_uncounted": true}"#;
    type Reply = DocumentReply;

    /// Whoever opened the sheet, and whoever reported a figure of it.
    fn continues(&self, draft: &mut Draft<'_>) -> Vec<CommandId> {
        let Ok((document, count)) = open_count(draft, &self.document) else { return Vec::new() };
        let reported = draft.facts.count_commands(document.id);
        std::iter::once(count.command).chain(reported).collect()
    }

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        document_scope(draft, &self.document)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<DocumentReply>, Refusal> {
        let (document, count) = open_count(draft, &self.document)?;
        let Some(entity) = draft.entity(document.entity) else {
            return Err(CountClosed { document: self.document.to_string(), state: "without an entity".into() }.into());
        };
        let lines = draft.count_lines(document.id);
        let uncounted = lines.iter().filter(|(_, line)| line.rounds == 0).count() as i64;
        if uncounted > 0 && !self.skip_uncounted {
            return Err(NotCounted { document: self.document.to_string(), lines: uncounted }.at("skip_uncounted"));
        }
        let occurred_on = dates::occurred_on(cx, self.occurred_on)?;
        let posted_on = dates::posting_day(cx, draft, entity.id, occurred_on)?;
        let heading = Heading {
            corrects: document.id,
            attributes: Attributes::default(),
            ..Heading::of(DocumentKind::CountPosting, &entity, document.site, occurred_on, posted_on)
        };
        let mut booking = Booking::open(draft, heading);
        let (mut change, mut gross) = (0_i64, 0_i64);
        for (key, line) in lines.iter().filter(|(_, line)| line.rounds > 0 && line.counted != line.book) {
            let moved = post_line(cx, draft, &mut booking, *key, line)?;
            change += moved;
            gross = gross.saturating_add(moved.saturating_abs());
        }
        draft.put_count(Count { state: CountState::Posted, ..count });
        let closed = booking.close(cx, draft)?;
        draft.event(cx, "stock.count_posted", closed.number.clone());
        Ok(Decision::done(DocumentReply::of(closed, change, entity.currency)).worth(gross))
    }
}

fn post_line(
    cx: &Context,
    draft: &mut Draft<'_>,
    booking: &mut Booking,
    key: CountLineKey,
    line: &CountLine,
) -> Result<i64, Refusal> {
    let position = line.position;
    let Some(item) = draft.item(position.item) else {
        return Err(NotOnSheet { document: String::new(), item: position.item.to_string() }.into());
    };
    let quantity = line.counted.checked_sub(line.book)?;
    let here = End { site: position.site, place: position.place, state: position.state };
    let outside = End::outside(SiteKind::CountDifference);
    let (from, to) = if quantity.is_positive() { (outside, here) } else { (here, outside) };
    let goods = Meant {
        item: Arc::clone(&item),
        quantity: quantity.checked_abs()?,
        lot: position.lot,
        place: position.place,
        owner: position.owner,
        entered_quantity: line.counted.to_string(),
        entered_unit: item.unit,
    };
    let goods = Goods::of(&goods, MovementKind::CountDifference, key.line, from, to);
    let moved = booking.move_goods(cx, draft, &goods)?;
    let dimensions = booking.dimensions(draft, &item, position.site);
    let counter = -(moved.book_minor + moved.provisional_minor);
    booking.counter(draft, Role::CountDifference, item.category, dimensions, counter)?;
    Ok(moved.book_minor)
}

/// Asks to give up a count; nothing is posted.
///
/// Refused: `stock.unknown_document`, `stock.wrong_document`, `stock.count_closed`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CancelCount {
    /// The number of the count.
    pub document: Code,
}

impl Command for CancelCount {
    const NAME: &'static str = "stock.cancel_count";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"document": "CNT-ACME-000002"}"#;
    type Reply = CountReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        document_scope(draft, &self.document)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<CountReply>, Refusal> {
        let (document, count) = open_count(draft, &self.document)?;
        let lines = draft.count_lines(document.id).len() as i64;
        let number = draft.number_text(document.series, document.number);
        draft.put_count(Count { state: CountState::Cancelled, ..count });
        draft.event(cx, "stock.count_cancelled", number.clone());
        Ok(Decision::done(CountReply { document: number, lines }))
    }
}

fn open_count(draft: &mut Draft<'_>, number: &Code) -> Result<(Document, Count), Refusal> {
    let document = document_named(draft, number, DocumentKind::Count)?;
    let state = match draft.count(document.id) {
        Some(count) if count.state == CountState::Open => return Ok((document, count)),
        Some(count) => count.state.to_string(),
        None => "missing".to_owned(),
    };
    Err(CountClosed { document: number.to_string(), state }.at("document"))
}
