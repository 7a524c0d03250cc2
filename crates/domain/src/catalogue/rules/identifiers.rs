//! The names an item answers to, and that each means one item.

use crate::catalogue::refusals::{IdentifierUsed, ItemExists, SupplierNeeded};
use crate::catalogue::types::{Identifier, IdentifierKey, IdentifierKind, Item};
use crate::flow::{Draft, Refusal};
use crate::parties::rules::party_named;
use crate::values::{Code, Gtin, PartyId, UnitId};

/// A name to be given to an item.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewIdentifier<'a> {
    /// The name as written.
    pub(crate) code: &'a Code,
    /// Whose name it is.
    pub(crate) kind: IdentifierKind,
    /// The supplier of a supplier's code.
    pub(crate) supplier: Option<&'a Code>,
    /// The unit or pack it stands for.
    pub(crate) unit: UnitId,
}

/// The key of a name: a GTIN by its 14 digits, a supplier's code with its supplier.
///
/// # Errors
/// `flow.bad_value` of what is no GTIN, `catalogue.supplier_needed`, `parties.unknown_party`.
pub(crate) fn identifier_key(
    draft: &mut Draft<'_>,
    code: &Code,
    kind: IdentifierKind,
    supplier: Option<&Code>,
) -> Result<IdentifierKey, Refusal> {
    let party = match (kind, supplier) {
        (IdentifierKind::Supplier, Some(supplier)) => {
            party_named(draft, supplier).map_err(|refusal| refusal.at("supplier"))?.id
        }
        (IdentifierKind::Supplier, None) | (_, Some(_)) => {
            return Err(SupplierNeeded { kind: kind.to_string() }.at("supplier"));
        }
        (_, None) => PartyId::NONE,
    };
    let folded = match kind {
        IdentifierKind::Gtin => {
            let gtin = Gtin::parse(code.as_str()).map_err(|error| Refusal::from(error).at("identifier"))?;
            gtin.canonical().to_owned()
        }
        IdentifierKind::Sku | IdentifierKind::Supplier | IdentifierKind::Channel => code.folded(),
    };
    Ok(IdentifierKey { folded, kind, party })
}

/// Gives an item a name.
///
/// # Errors
/// Those of [`identifier_key`], and `catalogue.identifier_used`, said of `identifier`.
pub(crate) fn add_identifier(draft: &mut Draft<'_>, item: &Item, new: NewIdentifier<'_>) -> Result<(), Refusal> {
    let key = identifier_key(draft, new.code, new.kind, new.supplier)?;
    let used = |by: &str| IdentifierUsed { identifier: new.code.to_string(), by: by.to_owned() }.at("identifier");
    if let Some(held) = draft.identifier(&key).filter(|held| held.active) {
        let by = draft.item(held.item).map(|item| item.code.clone()).unwrap_or_default();
        return Err(used(&by));
    }
    let other = match new.kind {
        IdentifierKind::Gtin => sku_like_gtin(draft, &key.folded, item),
        IdentifierKind::Sku => draft
            .item_by_code(new.code)
            .map(|item| item.code.clone())
            .or_else(|| gtin_holder(draft, new.code).filter(|by| *by != item.code)),
        IdentifierKind::Supplier | IdentifierKind::Channel => None,
    };
    if let Some(by) = other {
        return Err(used(&by));
    }
    draft.put_identifier(Identifier { key, shown: new.code.to_string(), item: item.id, unit: new.unit, active: true });
    Ok(())
}

/// Holds that a SKU is free for a new item: neither another's SKU, nor its own code, nor its GTIN.
///
/// # Errors
/// `catalogue.item_exists`, `catalogue.identifier_used`, said of `item`.
pub(crate) fn check_sku_free(draft: &mut Draft<'_>, sku: &Code) -> Result<(), Refusal> {
    if let Some(item) = draft.item_by_code(sku) {
        return Err(ItemExists { item: item.code.clone() }.at("item"));
    }
    let names = draft.identifiers_named(sku);
    let own = names.iter().find(|name| name.key.kind == IdentifierKind::Sku).map(|name| name.item);
    let own = own.and_then(|item| draft.item(item)).map(|item| item.code.clone());
    match own.or_else(|| gtin_holder(draft, sku)) {
        Some(by) => Err(IdentifierUsed { identifier: sku.to_string(), by }.at("item")),
        None => Ok(()),
    }
}

/// The SKU of the item whose GTIN a text is.
fn gtin_holder(draft: &mut Draft<'_>, text: &Code) -> Option<String> {
    let names = draft.identifiers_named(text);
    let name = names.iter().find(|name| name.key.kind == IdentifierKind::Gtin)?;
    draft.item(name.item).map(|item| item.code.clone())
}

/// Another item that bears a GTIN as its SKU or own code, in any of the lengths the number can be written in.
fn sku_like_gtin(draft: &mut Draft<'_>, canonical: &str, item: &Item) -> Option<String> {
    for length in [14, 13, 12, 8] {
        let (zeros, text) = canonical.split_at(canonical.len() - length);
        if zeros.bytes().any(|digit| digit != b'0') {
            break;
        }
        let Ok(text) = Code::parse(text) else { continue };
        let own = IdentifierKey { folded: text.folded(), kind: IdentifierKind::Sku, party: PartyId::NONE };
        let bearer = match draft.item_by_code(&text) {
            Some(bearer) => Some(bearer),
            None => draft.identifier(&own).filter(|held| held.active).and_then(|held| draft.item(held.item)),
        };
        if let Some(bearer) = bearer.filter(|bearer| bearer.id != item.id) {
            return Some(bearer.code.clone());
        }
    }
    None
}
