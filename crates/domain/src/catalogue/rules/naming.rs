//! What a text names: the SKU first, then every other name an item answers to.

use std::sync::Arc;

use crate::catalogue::refusals::{AmbiguousIdentifier, UnknownCategory, UnknownItem, UnknownUnit};
use crate::catalogue::types::{Category, IdentifierKind, Item, Unit};
use crate::flow::{Draft, Refusal};
use crate::values::{Code, ItemId, UnitId};

/// An item, and the unit or pack of it that a name stands for.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    /// The item.
    pub(crate) item: Arc<Item>,
    /// The unit the name is on: a GTIN of a case means cases. `None` when its names disagree.
    pub(crate) unit: Option<UnitId>,
    /// Whose name it is.
    pub(crate) kind: IdentifierKind,
}

/// The item a text names.
///
/// # Errors
/// `catalogue.unknown_item`, `catalogue.ambiguous_identifier`.
pub(crate) fn item_named(draft: &mut Draft<'_>, text: &Code) -> Result<Arc<Item>, Refusal> {
    Ok(named(draft, text)?.item)
}

/// The item a text names, with the unit the name is on.
///
/// # Errors
/// `catalogue.unknown_item`, `catalogue.ambiguous_identifier`.
pub(crate) fn named(draft: &mut Draft<'_>, text: &Code) -> Result<Named, Refusal> {
    if let Some(item) = draft.item_by_code(text) {
        let unit = Some(item.unit);
        return Ok(Named { item, unit, kind: IdentifierKind::Sku });
    }
    let names = draft.identifiers_named(text);
    let Some(first) = names.first() else {
        return Err(UnknownItem { item: text.as_str().to_owned() }.into());
    };
    if names.iter().any(|name| name.item != first.item) {
        let mut ids: Vec<ItemId> = names.iter().map(|name| name.item).collect();
        ids.sort_unstable();
        ids.dedup();
        let items = ids.into_iter().filter_map(|id| draft.item(id)).map(|item| item.code.clone()).collect();
        return Err(AmbiguousIdentifier { identifier: text.as_str().to_owned(), items }.into());
    }
    let item = draft.item(first.item).ok_or_else(|| UnknownItem { item: text.as_str().to_owned() })?;
    let unit = names.iter().all(|name| name.unit == first.unit).then_some(first.unit);
    Ok(Named { item, unit, kind: first.key.kind })
}

/// The unit of a code.
///
/// # Errors
/// `catalogue.unknown_unit`.
pub(crate) fn unit_named(draft: &mut Draft<'_>, code: &Code) -> Result<Arc<Unit>, Refusal> {
    draft.unit_by_code(code).ok_or_else(|| UnknownUnit { unit: code.to_string() }.into())
}

/// The category of a code.
///
/// # Errors
/// `catalogue.unknown_category`.
pub(crate) fn category_named(draft: &mut Draft<'_>, code: &Code) -> Result<Arc<Category>, Refusal> {
    draft.category_by_code(code).ok_or_else(|| UnknownCategory { category: code.to_string() }.into())
}
