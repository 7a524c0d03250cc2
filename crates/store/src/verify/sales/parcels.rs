//! Parcels: each left by a shipment of its order, and what waits for its arrival is what was billed with it, until it
//! arrives or is lost.
//!
//! 1. Until a parcel arrives, its goods item holds what its goods cost, and its revenue item their net price, both without
//!    what was credited.
//! 2. When it arrives nothing of either is left; when it is lost nothing of its goods is. Which of both a carrier said first
//!    counts.
//! 3. Nothing waits for a parcel that was taken back from the dock, whatever cents its goods came back at.

use rusqlite::{Connection, Result};

use super::super::read::{Feed, each, ints, text};
use super::super::run::Check;
use super::bills::Bills;
use super::orders::Order;

pub(super) const PARCELS: &str =
    "SELECT p.demand_id, p.document_id, p.freight_minor, p.goods_item_id, p.revenue_item_id,
            COALESCE(d.command_id, 0) = p.command_id, COALESCE(d.entity_id, 0), p.carrier_id = 0 OR c.party_id IS NOT NULL,
            COALESCE(i.demand_id, p.demand_id), COALESCE(d.kind, '')
     FROM parcels p
     LEFT JOIN stock_documents d ON d.document_id = p.document_id
     LEFT JOIN parties c ON c.party_id = p.carrier_id
     LEFT JOIN invoices i ON i.document_id = p.document_id
     ORDER BY p.demand_id, p.document_id";
const EVENTS: &str = "SELECT parcel_event_id, amount_minor, step FROM parcel_events
     WHERE document_id = ?1 ORDER BY parcel_event_id";

pub(super) fn prove(
    connection: &Connection,
    feed: &mut Feed<'_>,
    order: &Order,
    bills: &Bills,
    check: &mut Check,
) -> Result<()> {
    while let Some((_, row)) = feed.upto(order.id) {
        let [document, freight, goods, revenue, same_command, owner] = ints(row, 1)?;
        let [has_carrier, billed] = ints(row, 7)?;
        let kind = text(row, 9)?;
        let record = || format!("parcel {document}");
        check.rows += 1;
        let wrong = if kind != "shipment" {
            "left by a document that is no shipment"
        } else if same_command == 0 {
            "was told of by another command than its document"
        } else if !order.is_lost && owner != order.entity {
            "its document is of another entity than its order"
        } else if billed != order.id {
            "left for another order than was billed"
        } else if has_carrier == 0 {
            "is carried by nobody who exists"
        } else if freight < 0 {
            "costs less than nothing to carry"
        } else {
            ""
        };
        check.holds(wrong.is_empty(), record, || wrong);
        let end = end_of(connection, document, check)?;
        let [net, cost] = bills.worth(document);
        let waits = end == End::Open && !bills.is_back(document);
        let wanted_goods = if waits { cost } else { 0 };
        let wanted_revenue = if end == End::Arrived { 0 } else { -net };
        for (item, what, wanted) in [(goods, "goods", wanted_goods), (revenue, "revenue", wanted_revenue)] {
            if item != 0 {
                let moved = moved_on(connection, item)?;
                let wrong = || format!("open item {item} holds {moved} of its {what}, of which {wanted} waits");
                check.holds(moved == wanted, record, wrong);
            }
        }
        feed.advance()?;
    }
    Ok(())
}

/// How a parcel ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Open,
    Arrived,
    Lost,
}

fn end_of(connection: &Connection, parcel: i64, check: &mut Check) -> Result<End> {
    let mut end = End::Open;
    each(connection, EVENTS, [parcel], |row| {
        let [id, amount] = ints(row, 0)?;
        let step = text(row, 2)?;
        let record = || format!("parcel event {id}");
        check.rows += 1;
        let is_claim = step == "claimed";
        check.holds((amount > 0) == is_claim && amount >= 0, record, || format!("is {step} over {amount}"));
        end = match (end, step) {
            (End::Open, "delivered") => End::Arrived,
            (End::Open, "lost") => End::Lost,
            (end, _) => end,
        };
        Ok(())
    })?;
    Ok(end)
}

/// What an open item holds by its moves.
pub(super) fn moved_on(connection: &Connection, item: i64) -> Result<i128> {
    let mut moved = 0;
    each(connection, "SELECT amount_minor FROM open_item_moves WHERE open_item_id = ?1", [item], |row| {
        moved += i128::from(row.get::<_, i64>(0)?);
        Ok(())
    })?;
    Ok(moved)
}
