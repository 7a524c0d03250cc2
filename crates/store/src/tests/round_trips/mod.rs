//! What is written is what is read, slice by slice.

pub(super) mod allocation;
pub(super) mod approvals;
mod books;
mod goods;
mod people;
mod prices;
pub(super) mod returns;
pub(super) mod sales;
pub(super) mod supply;
mod taxes;
pub(super) mod till;
pub(in crate::tests) mod transfers;

use std::collections::BTreeMap;

use backroom_domain::ledger::types::{Entry, Posting};
use backroom_domain::parties::types::{Party, PartyKind};
use backroom_domain::stock::types::{End, Movement, MovementKind, SiteKind, StockState};
use backroom_domain::values::{
    CommandId, Currency, Digest, DimensionSetId, DocumentId, EntryId, ItemId, LotId, MovementId, PartyId, PlaceId,
    Quantity, Rate, ReasonId, TransferLineId, UnitId,
};

use crate::tests::shop::{ENTITY, ENTRIES, SHOP, STOCK, day};

pub(in crate::tests) fn party() -> Party {
    Party {
        id: PartyId(7),
        code: "Müller".into(),
        folded: "müller".into(),
        kinds: vec![PartyKind::Customer, PartyKind::Supplier],
        currency: Some(Currency::USD),
        external_refs: BTreeMap::from([("crm".to_owned(), "A-9".to_owned())]),
        attributes: serde_json::from_str("{\"vip\":true}").unwrap(),
        personal_digest: Some(Digest([5; 32])),
        active: true,
        merged_into: PartyId(0),
        merge_reason: None,
        merged: vec![PartyId(8), PartyId(9)],
    }
}

pub(in crate::tests) fn entry(id: i64, command: CommandId) -> Entry {
    Entry {
        id: EntryId(id),
        command,
        entity: ENTITY,
        series: ENTRIES,
        number: id,
        kind: "receipt".into(),
        occurred_on: day("2026-03-01"),
        posted_on: day("2026-03-02"),
        document: DocumentId(1),
        reverses: EntryId(id - 1),
        note: "late".into(),
    }
}

pub(in crate::tests) fn posting(entry: i64, line: i64) -> Posting {
    Posting {
        entry: EntryId(entry),
        line,
        account: STOCK,
        dimensions: DimensionSetId::NONE,
        currency: Currency::USD,
        amount_minor: -1_000,
        base_minor: -920,
        rate: Rate::parse("0.92").unwrap(),
        note: String::new(),
    }
}

pub(in crate::tests) fn movement(id: i64, command: CommandId) -> Movement {
    Movement {
        id: MovementId(id),
        command,
        document: DocumentId(1),
        line: 1,
        kind: MovementKind::Receipt,
        item: ItemId(1),
        quantity: Quantity::parse("2.5").unwrap(),
        from: End::outside(SiteKind::Supplier),
        to: End { site: SHOP, place: PlaceId(4), state: StockState::Quarantine },
        lot: LotId(3),
        owner: PartyId(7),
        reason: ReasonId(2),
        transfer_line: TransferLineId(9),
        corrects: MovementId::NONE,
        occurred_on: day("2026-03-01"),
        posted_on: day("2026-03-02"),
        entered_quantity: "0.5".into(),
        entered_unit: UnitId(1),
    }
}

/// No fault was met in answering.
fn sound(facts: &crate::SqlFacts<'_>) {
    assert_eq!(facts.take_fault(), None);
}
