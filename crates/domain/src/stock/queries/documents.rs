//! Stock documents and their movements.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::catalogue::rules::item_named;
use crate::flow::{Draft, Limit, Query, Refusal, Scope};
use crate::stock::rules::naming::{document_any, document_scope, site_named, site_scope};
use crate::stock::types::{DocumentKind, End, Movement, MovementFilter, MovementKind, SITES_FROM, StockState};
use crate::values::{Attributes, BusinessDate, Code, MovementId, Quantity, SiteId};

/// A movement as a report shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MovementLine {
    /// Its number, ascending in the order of recording.
    pub movement: i64,
    /// The number of its document.
    pub document: String,
    /// The line of the document.
    pub line: i64,
    /// What it is.
    pub kind: MovementKind,
    /// The SKU.
    pub item: String,
    /// How much, in base units.
    pub quantity: Quantity,
    /// From where.
    pub from: EndLine,
    /// To where.
    pub to: EndLine,
    /// The lot or serial.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<String>,
    /// The supplier who still owns it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The business day it happened.
    pub occurred_on: BusinessDate,
    /// The business day of the books it counts in.
    pub posted_on: BusinessDate,
    /// The quantity as it was entered.
    pub entered_quantity: String,
    /// The unit or pack it was entered in.
    pub entered_unit: String,
}

/// One end of a movement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EndLine {
    /// The site, or the place outside every shop.
    pub site: String,
    /// The state, at a site of ours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<StockState>,
    /// The place inside the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

impl EndLine {
    fn of(draft: &mut Draft<'_>, end: End) -> Self {
        Self {
            site: draft.site(end.site).map(|site| site.code.clone()).unwrap_or_default(),
            state: (end.site.0 >= SITES_FROM).then_some(end.state),
            place: draft.place(end.place).map(|place| place.code.clone()),
        }
    }
}

impl MovementLine {
    fn of(draft: &mut Draft<'_>, movement: &Movement) -> Self {
        let document = draft
            .document(movement.document)
            .map(|document| draft.number_text(document.series, document.number))
            .unwrap_or_default();
        Self {
            movement: movement.id.0,
            document,
            line: movement.line,
            kind: movement.kind,
            item: draft.item(movement.item).map(|item| item.code.clone()).unwrap_or_default(),
            quantity: movement.quantity,
            from: EndLine::of(draft, movement.from),
            to: EndLine::of(draft, movement.to),
            lot: draft.lot(movement.lot).map(|lot| lot.code.clone()),
            owner: draft.party(movement.owner).map(|party| party.code.clone()),
            reason: draft.reason(movement.reason).map(|reason| reason.code.clone()),
            occurred_on: movement.occurred_on,
            posted_on: movement.posted_on,
            entered_quantity: movement.entered_quantity.clone(),
            entered_unit: draft.unit(movement.entered_unit).map(|unit| unit.code.clone()).unwrap_or_default(),
        }
    }
}

/// The movements of an item, in the order of recording, of a span of business days they happened on.
///
/// Refused: `catalogue.unknown_item`, `stock.unknown_site`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Movements {
    /// SKU or any identifier of the item.
    pub item: Code,
    /// At which site; at all if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<Code>,
    /// From this business day; from the first if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<BusinessDate>,
    /// To this business day, it included; to the last if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<BusinessDate>,
    /// Only movements after this one: `next` of the page before.
    #[serde(default)]
    pub after: i64,
    /// How many a page has.
    #[serde(default)]
    pub limit: Limit,
}

/// A page of movements.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MovementsReply {
    /// The movements.
    pub movements: Vec<MovementLine>,
    /// What to ask the next page after; absent on the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<i64>,
}

impl Query for Movements {
    const NAME: &'static str = "stock.movements";
    const EXAMPLE: &'static str = r#"{"item": "TEA-100", "site": "SHOP-1"}"#;
    type Reply = MovementsReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        self.site.as_ref().map_or(Ok(Scope::File), |site| site_scope(draft, site))
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<MovementsReply, Refusal> {
        let item = item_named(draft, &self.item).map_err(|refusal| refusal.at("item"))?;
        let site = match &self.site {
            Some(site) => site_named(draft, site)?.id,
            None => SiteId::NONE,
        };
        let filter = MovementFilter {
            item: item.id,
            site,
            from: self.from.unwrap_or(BusinessDate::FIRST),
            to: self.to.unwrap_or(BusinessDate::LAST),
            after: MovementId(self.after),
        };
        let found = draft.facts.movements_of_item(filter, self.limit.probe());
        let (found, next) = self.limit.page(found, |movement| movement.id.0);
        let movements = found.iter().map(|movement| MovementLine::of(draft, movement)).collect();
        Ok(MovementsReply { movements, next })
    }
}

/// A stock document with its movements.
///
/// Refused: `stock.unknown_document`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StockDocument {
    /// Its number.
    pub document: Code,
}

/// A stock document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StockDocumentReply {
    /// Its number.
    pub document: String,
    /// What it is.
    pub kind: DocumentKind,
    /// Whose.
    pub entity: String,
    /// Where.
    pub site: String,
    /// With whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<String>,
    /// The other side's number for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The business day it happened.
    pub occurred_on: BusinessDate,
    /// The business day of the books it counts in.
    pub posted_on: BusinessDate,
    /// The instant it was recorded.
    pub recorded_at: Option<crate::values::Instant>,
    /// The number of the document it corrects or continues.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<String>,
    /// The number of the entry that posts it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
    /// Its movements, at most 10,000.
    pub movements: Vec<MovementLine>,
    /// The host's own.
    pub attributes: Attributes,
    /// Its ids in other systems, by system.
    pub external_refs: BTreeMap<String, String>,
}

impl Query for StockDocument {
    const NAME: &'static str = "stock.document";
    const EXAMPLE: &'static str = r#"{"document": "GR-ACME-000001"}"#;
    type Reply = StockDocumentReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        document_scope(draft, &self.document)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<StockDocumentReply, Refusal> {
        let document = document_any(draft, &self.document)?;
        let movements = draft.movements_of(&document);
        let corrected = draft.document(document.corrects);
        let entry = draft.entry(document.entry);
        Ok(StockDocumentReply {
            document: draft.number_text(document.series, document.number),
            kind: document.kind,
            entity: draft.entity(document.entity).map(|entity| entity.code.clone()).unwrap_or_default(),
            site: draft.site(document.site).map(|site| site.code.clone()).unwrap_or_default(),
            party: draft.party(document.party).map(|party| party.code.clone()),
            reference: document.reference,
            occurred_on: document.occurred_on,
            posted_on: document.posted_on,
            recorded_at: draft.facts.recorded_at(document.command),
            corrects: corrected.map(|document| draft.number_text(document.series, document.number)),
            entry: entry.map(|entry| draft.number_text(entry.series, entry.number)),
            movements: movements.iter().map(|movement| MovementLine::of(draft, movement)).collect(),
            attributes: document.attributes,
            external_refs: document.external_refs,
        })
    }
}
