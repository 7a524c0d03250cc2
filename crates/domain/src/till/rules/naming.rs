//! Registers, tenders, shifts and receipts as callers name them.

use std::sync::Arc;

use crate::flow::{Context, Draft, Mode, Refusal, Scope};
use crate::ledger::types::Entity;
use crate::pricing::rules::resolve::Ask;
use crate::stock::types::Site;
use crate::till::refusals::{
    NotInDrawers, RegisterInactive, TenderInactive, UnknownReceipt, UnknownRegister, UnknownShift, UnknownTender,
};
use crate::till::types::{Register, Sale, Shift, Tender, TenderKind};
use crate::values::{BusinessDate, Code, ItemId, PartyId, Quantity, UnitId};

/// The register of a code.
///
/// # Errors
/// `till.unknown_register`.
pub(crate) fn register_named(draft: &mut Draft<'_>, code: &Code) -> Result<Arc<Register>, Refusal> {
    draft.register_by_code(code).ok_or_else(|| UnknownRegister { register: code.to_string() }.at("register"))
}

/// The scope of a command at a register: its site.
///
/// # Errors
/// `till.unknown_register`.
pub(crate) fn register_scope(draft: &mut Draft<'_>, code: &Code) -> Result<Scope, Refusal> {
    register_named(draft, code).map(|register| Scope::Site(register.entity, register.site))
}

/// Where a register stands.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) register: Arc<Register>,
    pub(crate) site: Arc<Site>,
    pub(crate) entity: Arc<Entity>,
}

impl Place {
    /// Asks what the price lists say of goods sold here, in the unit they were entered in.
    pub(crate) fn asks_price(
        &self,
        customer: PartyId,
        on: BusinessDate,
        (item, unit): (ItemId, UnitId),
        quantity: Quantity,
    ) -> Ask<'_> {
        let (entity, currency, site) = (self.entity.id, self.entity.currency, self.site.id);
        Ask { entity, currency, site, channel: &self.register.channel, customer, item, unit, quantity, on }
    }
}

/// The register of a code with its site and entity; a request needs it in use.
///
/// # Errors
/// `till.unknown_register`, `till.register_inactive`.
pub(crate) fn register_for(cx: &Context, draft: &mut Draft<'_>, code: &Code) -> Result<Place, Refusal> {
    let place = place_named(draft, code)?;
    if cx.mode == Mode::Request && !place.register.active {
        return Err(RegisterInactive { register: place.register.code.clone() }.at("register"));
    }
    Ok(place)
}

/// The register of a code with its site and entity.
///
/// # Errors
/// `till.unknown_register`.
pub(crate) fn place_named(draft: &mut Draft<'_>, code: &Code) -> Result<Place, Refusal> {
    let register = register_named(draft, code)?;
    let unknown = || UnknownRegister { register: code.to_string() }.at("register");
    let site = draft.site(register.site).ok_or_else(unknown)?;
    let entity = draft.entity(register.entity).ok_or_else(unknown)?;
    Ok(Place { register, site, entity })
}

/// The tender of a code.
///
/// # Errors
/// `till.unknown_tender`.
pub(crate) fn tender_named(draft: &mut Draft<'_>, entity: &Entity, code: &Code) -> Result<Arc<Tender>, Refusal> {
    draft
        .tender_by_code(entity.id, code)
        .ok_or_else(|| UnknownTender { tender: code.to_string(), entity: entity.code.clone() }.at("tender"))
}

/// The tender of a code; a request needs it taken.
///
/// # Errors
/// `till.unknown_tender`, `till.tender_inactive`.
pub(crate) fn tender_for(
    cx: &Context,
    draft: &mut Draft<'_>,
    entity: &Entity,
    code: &Code,
) -> Result<Arc<Tender>, Refusal> {
    let tender = tender_named(draft, entity, code)?;
    if cx.mode == Mode::Request && !tender.active {
        return Err(TenderInactive { tender: tender.code.clone() }.at("tender"));
    }
    Ok(tender)
}

/// The tender of a code whose money lies in a drawer; a request needs it taken.
///
/// # Errors
/// `till.unknown_tender`, `till.tender_inactive`, `till.not_in_drawers`.
pub(crate) fn drawer_tender(
    cx: &Context,
    draft: &mut Draft<'_>,
    entity: &Entity,
    code: &Code,
) -> Result<Arc<Tender>, Refusal> {
    let tender = tender_for(cx, draft, entity, code)?;
    if !matches!(tender.kind, TenderKind::Cash | TenderKind::Other) {
        let kind = tender.kind.as_str().replace('_', " ");
        return Err(NotInDrawers { tender: tender.code.clone(), kind }.at("tender"));
    }
    Ok(tender)
}

/// The shift of a number.
///
/// # Errors
/// `till.unknown_shift`.
pub(crate) fn shift_named(draft: &mut Draft<'_>, register: &Register, number: i64) -> Result<Shift, Refusal> {
    draft
        .shift_by_number(register.id, number)
        .ok_or_else(|| UnknownShift { register: register.code.clone(), shift: number }.at("shift"))
}

/// The sale of a receipt as people write it (`T1-000017`), or of its document's number, of one entity: money and goods
/// of another are not ours to give back.
///
/// # Errors
/// `till.unknown_receipt`.
pub(crate) fn sale_of(draft: &mut Draft<'_>, entity: &Entity, receipt: &Code) -> Result<Sale, Refusal> {
    let sale = sale_named(draft, receipt)?;
    match draft.register(sale.register) {
        Some(register) if register.entity == entity.id => Ok(sale),
        _ => Err(UnknownReceipt { receipt: receipt.to_string() }.at("receipt")),
    }
}

/// The sale of a receipt as people write it, or of its document's number, whoever's it is.
///
/// # Errors
/// `till.unknown_receipt`.
pub(crate) fn sale_named(draft: &mut Draft<'_>, receipt: &Code) -> Result<Sale, Refusal> {
    let text = receipt.as_str();
    let by_receipt = || -> Option<(Code, i64)> {
        let (register, number) = text.rsplit_once('-')?;
        Some((Code::parse(register).ok()?, number.parse().ok()?))
    };
    if let Some((register, number)) = by_receipt()
        && let Some(register) = draft.register_by_code(&register)
        && let Some(sale) = draft.sale_by_receipt(register.id, number)
    {
        return Ok(sale);
    }
    let document = draft.parse_number(text).and_then(|(series, number)| draft.document_by_number(series, number));
    document
        .and_then(|document| draft.sale(document.id))
        .ok_or_else(|| UnknownReceipt { receipt: text.to_owned() }.at("receipt"))
}

/// A sale's receipt as people write it.
pub(crate) fn receipt_text(draft: &mut Draft<'_>, sale: &Sale) -> String {
    draft.register(sale.register).map(|register| register.receipt_text(sale.receipt)).unwrap_or_default()
}
