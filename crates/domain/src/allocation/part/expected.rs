//! What is expected to arrive, in the draft.

use std::sync::Arc;

use super::super::types::{ExpectedCause, ExpectedKey, ExpectedLine, ExpectedLineKey, ExpectedMove, ExpectedSupply};
use super::Part;
use crate::flow::{Context, Draft, Head, Record, Refusal};
use crate::values::{ExpectedSupplyId, ItemId, Quantity};

impl Part {
    /// What is still expected, where this commit has changed it.
    #[must_use]
    pub fn dirty_expected(&self) -> Vec<(ExpectedLineKey, Option<&ExpectedLine>)> {
        self.expected.dirty()
    }
}

impl Draft<'_> {
    /// What is expected under a reference.
    pub fn expected_supply(&mut self, key: &ExpectedKey) -> Option<Arc<ExpectedSupply>> {
        let (part, facts) = self.allocation_mut();
        part.expected_supplies.get_or_load(key.clone(), || facts.expected_supply(key).map(Arc::new)).cloned()
    }

    /// Opens a reference under which something is expected.
    pub(crate) fn add_expected_supply(&mut self, supply: ExpectedSupply) -> Arc<ExpectedSupply> {
        let id = ExpectedSupplyId(self.next(Head::ExpectedSupply));
        let supply = Arc::new(ExpectedSupply { id, ..supply });
        self.record(Record::ExpectedSupply(Arc::clone(&supply)));
        self.allocation_mut().0.expected_supplies.put(supply.key.clone(), Arc::clone(&supply));
        supply
    }

    /// What is still expected under a reference, in order of day and item.
    pub fn expected_under(&mut self, supply: ExpectedSupplyId) -> Vec<ExpectedLine> {
        let (part, facts) = self.allocation_mut();
        let file = facts.expected_under(supply).into_iter().map(|line| (line.key, line));
        let stands = |line: &ExpectedLine| line.key.supply == supply && line.quantity.is_positive();
        let mut lines = part.expected.laid_over(file, stands);
        lines.sort_unstable_by_key(|line| (line.key.expected_on, line.key.item));
        lines
    }

    /// What is still expected of an item, in order of day and reference.
    pub fn expected_of(&mut self, item: ItemId) -> Vec<ExpectedLine> {
        let (part, facts) = self.allocation_mut();
        let file = facts.expected_of(item).into_iter().map(|line| (line.key, line));
        let stands = |line: &ExpectedLine| line.key.item == item && line.quantity.is_positive();
        let mut lines = part.expected.laid_over(file, stands);
        lines.sort_unstable_by_key(|line| (line.key.expected_on, line.key.supply));
        lines
    }

    /// Changes what is still expected: the only place where it changes.
    ///
    /// # Errors
    /// `flow.bad_value` when the sum passes 64 bits.
    ///
    /// # Panics
    /// Less is expected than is to go: whoever calls has looked.
    pub(crate) fn change_expected(
        &mut self,
        cx: &Context,
        held: ExpectedLine,
        change: Quantity,
        cause: ExpectedCause,
    ) -> Result<(), Refusal> {
        let quantity = held.quantity.checked_add(change)?;
        assert!(!change.is_zero() && !quantity.is_negative(), "{change} of {held:?}");
        let id = self.next(Head::ExpectedMove);
        let key = held.key;
        self.record(Record::ExpectedMove(ExpectedMove { id, command: cx.command_id, key, cause, change }));
        self.allocation_mut().0.expected.put(key, ExpectedLine { quantity, ..held });
        Ok(())
    }
}
