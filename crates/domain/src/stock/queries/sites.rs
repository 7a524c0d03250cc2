//! Sites, reasons, transfers under way and count sheets.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Limit, Query, Refusal, Scope};
use crate::ledger::rules::accounts::entity_named;
use crate::ledger::types::Role;
use crate::stock::refusals::WrongDocument;
use crate::stock::rules::naming::{document_named, document_scope, site_named, site_scope};
use crate::stock::types::{CountState, DocumentKind, SiteKind, StockState};
use crate::values::{Code, EntityId, Quantity, RollHour, SiteId, TimeZone};

/// The sites of an entity, or of all; places outside every shop are left out.
///
/// Refused: `ledger.unknown_entity`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sites {
    /// Of which entity; of all if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<Code>,
}

/// Sites in the order they were added.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SitesReply {
    /// The sites.
    pub sites: Vec<SiteLine>,
}

/// A site.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SiteLine {
    /// Its code.
    pub site: String,
    /// The name shown.
    pub name: String,
    /// What it is.
    pub kind: SiteKind,
    /// The entity whose stock it holds.
    pub entity: String,
    /// The valuation area of its stock.
    pub area: String,
    /// Its time zone.
    pub time_zone: TimeZone,
    /// The hour its business day rolls.
    pub roll_hour: RollHour,
    /// Whether requests may take more than it has.
    pub negative_allowed: bool,
    /// Whether it takes new requests.
    pub active: bool,
}

impl Query for Sites {
    const NAME: &'static str = "stock.sites";
    const EXAMPLE: &'static str = "{}";
    type Reply = SitesReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        match &self.entity {
            None => Ok(Scope::File),
            Some(code) => entity_named(draft, code).map(|entity| Scope::Entity(entity.id)),
        }
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<SitesReply, Refusal> {
        let entity = match &self.entity {
            None => EntityId::NONE,
            Some(code) => entity_named(draft, code)?.id,
        };
        let mut sites = Vec::new();
        for site in draft.facts.sites_of(entity).into_iter().filter(|site| !site.entity.is_none()) {
            sites.push(SiteLine {
                entity: draft.entity(site.entity).map(|entity| entity.code.clone()).unwrap_or_default(),
                area: draft.area(site.area).map(|area| area.code.clone()).unwrap_or_default(),
                site: site.code,
                name: site.name,
                kind: site.kind,
                time_zone: site.time_zone,
                roll_hour: site.roll_hour,
                negative_allowed: site.negative_allowed,
                active: site.active,
            });
        }
        Ok(SitesReply { sites })
    }
}

/// The reasons for adjusting and scrapping stock.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reasons {}

/// Reasons in order of code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReasonsReply {
    /// The reasons.
    pub reasons: Vec<ReasonLine>,
}

/// A reason.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReasonLine {
    /// Its code.
    pub reason: String,
    /// The name shown.
    pub name: String,
    /// The part of the account that bears it.
    pub role: Role,
}

impl Query for Reasons {
    const NAME: &'static str = "stock.reasons";
    const EXAMPLE: &'static str = "{}";
    type Reply = ReasonsReply;

    fn scope(&self, _: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::File)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<ReasonsReply, Refusal> {
        let reasons = draft.facts.reasons();
        let line = |reason: crate::stock::types::Reason| ReasonLine {
            reason: reason.code,
            name: reason.name,
            role: reason.role,
        };
        Ok(ReasonsReply { reasons: reasons.into_iter().map(line).collect() })
    }
}

/// What is under way to a site.
///
/// Refused: `stock.unknown_site`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TransfersOpen {
    /// To which site; to all if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<Code>,
    /// At most how many lines, the oldest first.
    #[serde(default)]
    pub limit: Limit,
}

/// Transfer lines under way, the oldest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TransfersOpenReply {
    /// The lines.
    pub lines: Vec<TransferOpenLine>,
}

/// A transfer line under way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TransferOpenLine {
    /// The number of the transfer.
    pub document: String,
    /// Its line.
    pub line: i64,
    /// The SKU.
    pub item: String,
    /// In which state it travels.
    pub state: StockState,
    /// From where.
    pub from: String,
    /// To where.
    pub to: String,
    /// How much was sent.
    pub shipped: Quantity,
    /// How much is still under way.
    pub open: Quantity,
}

impl Query for TransfersOpen {
    const NAME: &'static str = "stock.transfers_open";
    const EXAMPLE: &'static str = r#"{"site": "SHOP-2"}"#;
    type Reply = TransfersOpenReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        self.site.as_ref().map_or(Ok(Scope::File), |site| site_scope(draft, site))
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<TransfersOpenReply, Refusal> {
        let site = match &self.site {
            Some(site) => site_named(draft, site)?.id,
            None => SiteId::NONE,
        };
        let mut lines = Vec::new();
        for line in draft.facts.transfer_lines_open(site, self.limit.get()) {
            let document = draft.document(line.document);
            lines.push(TransferOpenLine {
                document: document.map(|held| draft.number_text(held.series, held.number)).unwrap_or_default(),
                line: line.line,
                item: draft.item(line.item).map(|item| item.code.clone()).unwrap_or_default(),
                state: line.state,
                from: draft.site(line.from).map(|site| site.code.clone()).unwrap_or_default(),
                to: draft.site(line.to).map(|site| site.code.clone()).unwrap_or_default(),
                shipped: line.shipped,
                open: line.open,
            });
        }
        Ok(TransfersOpenReply { lines })
    }
}

/// A count sheet. While it is open and blind, what the book holds is not told.
///
/// Refused: `stock.unknown_document`, `stock.wrong_document`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CountSheet {
    /// The number of the count.
    pub document: Code,
}

/// A count sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CountSheetReply {
    /// The number of the count.
    pub document: String,
    /// Where it stands.
    pub state: CountState,
    /// Its lines.
    pub lines: Vec<CountSheetLine>,
}

/// A line of a count sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CountSheetLine {
    /// Its place on the sheet.
    pub line: i64,
    /// The SKU.
    pub item: String,
    /// The state.
    pub state: StockState,
    /// The place inside the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The lot or serial.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<String>,
    /// How often it was counted.
    pub rounds: i64,
    /// The last figure taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted: Option<Quantity>,
    /// What the book held at that moment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub book: Option<Quantity>,
}

impl Query for CountSheet {
    const NAME: &'static str = "stock.count_sheet";
    const EXAMPLE: &'static str = r#"{"document": "CNT-ACME-000001"}"#;
    type Reply = CountSheetReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        document_scope(draft, &self.document)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<CountSheetReply, Refusal> {
        let document = document_named(draft, &self.document, DocumentKind::Count)?;
        let number = draft.number_text(document.series, document.number);
        let Some(count) = draft.count(document.id) else {
            let kind = "document without a sheet".to_owned();
            return Err(WrongDocument { document: number, kind, wanted: "count".to_owned() }.at("document"));
        };
        let tells_book = !(count.blind && count.state == CountState::Open);
        let mut lines = Vec::new();
        for (key, line) in draft.count_lines(document.id) {
            let counted = line.rounds > 0;
            lines.push(CountSheetLine {
                line: key.line,
                item: draft.item(line.position.item).map(|item| item.code.clone()).unwrap_or_default(),
                state: line.position.state,
                place: draft.place(line.position.place).map(|place| place.code.clone()),
                lot: draft.lot(line.position.lot).map(|lot| lot.code.clone()),
                rounds: line.rounds,
                counted: counted.then_some(line.counted),
                book: (tells_book && counted).then_some(line.book),
            });
        }
        Ok(CountSheetReply { document: number, state: count.state, lines })
    }
}
