//! What costing asks of the file.

use super::types::{Area, Layer, LayerKey, Pool, PoolKey, PoolMove, Valuation};
use crate::values::{
    AccountId, AreaId, BusinessDate, CommandId, EntityId, ItemId, LayerId, MovementId, PoolMoveId, TransferLineId,
    UnitCost,
};

/// Pools and layers as the file has them.
pub trait CostingFacts {
    /// An area by key.
    fn area(&self, id: AreaId) -> Option<Area>;
    /// The area of a folded code.
    fn area_by_code(&self, folded: &str) -> Option<Area>;
    /// Pools by key, in the order asked.
    fn pools(&self, keys: &[PoolKey]) -> Vec<Option<Pool>>;
    /// Every pool of an item, in order of key.
    fn pools_of_item(&self, item: ItemId) -> Vec<(PoolKey, Pool)>;
    /// Whether any pool of an area holds a quantity.
    fn area_holds_stock(&self, area: AreaId) -> bool;
    /// Whether any pool holds value in an account.
    fn account_holds_stock(&self, account: AccountId) -> bool;
    /// The standard cost of an item in an area.
    fn standard_cost(&self, area: AreaId, item: ItemId) -> Option<UnitCost>;
    /// Layers of a pool and transfer line younger than `after`, oldest first, at most `limit`.
    fn layers_after(
        &self,
        pool: PoolKey,
        transfer_line: TransferLineId,
        after: LayerId,
        limit: u32,
    ) -> Vec<(LayerKey, Layer)>;
    /// Every layer of a pool, in order of key.
    fn layers_of_pool(&self, pool: PoolKey) -> Vec<(LayerKey, Layer)>;
    /// Every layer that came from a receipt, oldest first.
    fn layers_of_origin(&self, origin: MovementId) -> Vec<(LayerKey, Layer)>;
    /// Pool moves of a contiguous range of keys, in order.
    fn pool_moves(&self, first: PoolMoveId, count: i64) -> Vec<PoolMove>;
    /// The pools of an entity that are not empty at the end of a day of the books, as known after a command
    /// (none: now), in order of key.
    fn valuation(&self, entity: EntityId, on: BusinessDate, known: Option<CommandId>) -> Vec<Valuation>;
    /// The pools of one item at the end of a day of the books, as known after a command.
    fn valuation_of_item(&self, item: ItemId, on: BusinessDate, known: Option<CommandId>) -> Vec<Valuation>;
}
