//! What the stock slice asks of the file.

use super::types::{
    Count, CountLine, CountLineKey, Document, DocumentKind, Held, Movement, MovementFilter, MovementUse, Place,
    PositionKey, PositionRow, Reason, Site, StockState, TransferLine,
};
use crate::values::{
    BusinessDate, CommandId, DocumentId, EntityId, ItemId, MovementId, PartyId, PlaceId, Quantity, ReasonId, SeriesId,
    SiteId, TransferLineId,
};

/// Sites, positions and movements as the file has them.
pub trait StockFacts {
    /// The site of a folded code.
    fn site_by_code(&self, folded: &str) -> Option<Site>;
    /// A site by key.
    fn site(&self, id: SiteId) -> Option<Site>;
    /// Every site of an entity (none: of all, places outside included), in order of key.
    fn sites_of(&self, entity: EntityId) -> Vec<Site>;
    /// The place of a site by folded code.
    fn place_by_code(&self, site: SiteId, folded: &str) -> Option<Place>;
    /// A place by key.
    fn place(&self, id: PlaceId) -> Option<Place>;
    /// The reason of a folded code.
    fn reason_by_code(&self, folded: &str) -> Option<Reason>;
    /// A reason by key.
    fn reason(&self, id: ReasonId) -> Option<Reason>;
    /// Every reason, in order of folded code.
    fn reasons(&self) -> Vec<Reason>;
    /// Positions by key, in the order asked; nothing ever moved there: `None`.
    fn positions(&self, keys: &[PositionKey]) -> Vec<Option<Held>>;
    /// Every position of an item at a site (none: at all sites), in order of key; empty ones included.
    fn positions_of_item(&self, item: ItemId, site: SiteId) -> Vec<PositionRow>;
    /// Every sellable position of an item, at all sites, in order of key; empty ones included.
    fn sellable_positions(&self, item: ItemId) -> Vec<PositionRow>;
    /// Positions that are not empty of a party's goods, at most `limit`.
    fn positions_owned(&self, owner: PartyId, limit: u32) -> Vec<PositionRow>;
    /// Positions of a site that are not empty, of items with key above `after`, in order of key;
    /// all of the last item's rows are there.
    fn positions_at(&self, site: SiteId, after: ItemId, items: u32) -> Vec<PositionRow>;
    /// What an item's quantity at a site was at the end of a business day it happened on, by state,
    /// as known after a command (none: now).
    fn quantity_on(
        &self,
        item: ItemId,
        site: SiteId,
        on: BusinessDate,
        known: Option<CommandId>,
    ) -> Vec<(StockState, Quantity)>;
    /// The document of a number.
    fn document_by_number(&self, series: SeriesId, number: i64) -> Option<Document>;
    /// A document by key.
    fn document(&self, id: DocumentId) -> Option<Document>;
    /// The document of a kind that carries a party's reference.
    fn document_by_reference(&self, party: PartyId, kind: DocumentKind, reference: &str) -> Option<Document>;
    /// Movements of a contiguous range of keys, in order.
    fn movements(&self, first: MovementId, count: i64) -> Vec<Movement>;
    /// Movements of an item in order of key, at most `limit`; found through the day rollup.
    fn movements_of_item(&self, filter: MovementFilter, limit: u32) -> Vec<Movement>;
    /// How much of movements later ones have given back, in the order asked.
    fn movement_uses(&self, ids: &[MovementId]) -> Vec<Option<MovementUse>>;
    /// The lines of a transfer, in order.
    fn transfer_lines_of(&self, document: DocumentId) -> Vec<TransferLine>;
    /// A transfer line by key.
    fn transfer_line(&self, id: TransferLineId) -> Option<TransferLine>;
    /// Lines still under way to a site (none: to all), in order of key, at most `limit`.
    fn transfer_lines_open(&self, to: SiteId, limit: u32) -> Vec<TransferLine>;
    /// A count sheet.
    fn count(&self, document: DocumentId) -> Option<Count>;
    /// The commands that reported figures of a count.
    fn count_commands(&self, document: DocumentId) -> Vec<CommandId>;
    /// The lines of a count, in order.
    fn count_lines(&self, document: DocumentId) -> Vec<(CountLineKey, CountLine)>;
}
