//! What can be asked of stock.

mod documents;
mod position;
mod sites;

pub use documents::{EndLine, MovementLine, Movements, MovementsReply, StockDocument, StockDocumentReply};
pub use position::{
    Position, PositionLine, PositionOn, PositionOnReply, PositionReply, Positions, PositionsReply, StateQuantity,
};
pub use sites::{
    CountSheet, CountSheetLine, CountSheetReply, ReasonLine, Reasons, ReasonsReply, SiteLine, Sites, SitesReply,
    TransferOpenLine, TransfersOpen, TransfersOpenReply,
};
