//! Money of customers as documents: what arrived, and what it settled.
//!
//! | what | debit | credit |
//! | --- | --- | --- |
//! | money arrived | the account, or the tender's, an open item of the processor | receivables of what it settles; the rest customer deposits, an open item of the payment |
//! | money went back | the same with the sides changed: what it settled is owed again, what is left of it on account is gone | |
//! | money on account given back | customer deposits | the account, or the tender's, an open item of the processor |
//! | money on account put against what is owed | customer deposits | receivables |

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::exceptions::rules::{About, refuse_or_raise};
use crate::flow::{Context, Draft, Refusal};
use crate::ledger::rules::accounts::account_for;
use crate::ledger::rules::entry::{Proof, add};
use crate::ledger::rules::manual::account_taking;
use crate::ledger::types::{Entity, Role};
use crate::open_items::rules::items::about;
use crate::open_items::rules::sheet::Opening;
use crate::posting::booking::Closed;
use crate::posting::{Booking, Heading};
use crate::sales::refusals::OnePlace;
use crate::sales::replies::SettledReply;
use crate::sales::rules::payments::{check_pays_away, opening};
use crate::stock::types::{Document, DocumentKind};
use crate::till::rules::naming::tender_named;
use crate::till::rules::shifts::tender_account;
use crate::till::types::Tender;
use crate::values::{
    AccountId, Amount, Attributes, BusinessDate, CategoryId, Code, Currency, DimensionSetId, DocumentId, OpenItemId,
    PartyId,
};

/// Where money arrived.
#[derive(Clone, Debug)]
pub(crate) enum WayIn {
    /// On an account that takes entries by hand; a note says what was meant where it is suspense.
    Account(AccountId, String),
    /// By a tender.
    Tender(Arc<Tender>),
}

/// The way by which money came: an account or a tender.
///
/// # Errors
/// `sales.one_place`, `till.unknown_tender`, `sales.tender_not_for_orders`; of a request those of an account that takes no
/// entries by hand.
pub(crate) fn way_in(
    cx: &Context,
    draft: &mut Draft<'_>,
    entity: &Entity,
    (account, tender): (Option<&Code>, Option<&Code>),
    about: About,
) -> Result<WayIn, Refusal> {
    match (account, tender) {
        (Some(code), None) => match account_taking(draft, entity, code, entity.currency) {
            Ok(account) => Ok(WayIn::Account(account.id, String::new())),
            Err(refusal) => {
                refuse_or_raise(cx, draft, refusal, about)?;
                let suspense = account_for(draft, entity.id, Role::Suspense, CategoryId::NONE)?;
                Ok(WayIn::Account(suspense, format!("meant for {code}")))
            }
        },
        (None, Some(code)) => {
            let tender = tender_named(draft, entity, code)?;
            check_pays_away(&tender)?;
            Ok(WayIn::Tender(tender))
        }
        (account, _) => Err(OnePlace { given: if account.is_some() { 2 } else { 0 } }.at("account")),
    }
}

/// Money that arrived, with what it settles.
#[derive(Debug)]
pub(crate) struct Receiving<'a> {
    pub(crate) entity: &'a Arc<Entity>,
    pub(crate) party: PartyId,
    pub(crate) way: WayIn,
    pub(crate) amount_minor: i64,
    pub(crate) reference: String,
    /// Whether no other payment of theirs has the reference.
    pub(crate) is_own_reference: bool,
    pub(crate) occurred_on: BusinessDate,
    pub(crate) posted_on: BusinessDate,
    /// How much of which open items, at most what remains of each and the money together.
    pub(crate) settles: Vec<(OpenItemId, i64)>,
    pub(crate) attributes: Attributes,
    pub(crate) external_refs: BTreeMap<String, String>,
}

/// Books money that arrived. It is at no site of ours: its document is of the entity's own place for goods under way.
///
/// # Errors
/// Those of posting.
pub(crate) fn receive(
    cx: &Context,
    draft: &mut Draft<'_>,
    money: Receiving<'_>,
) -> Result<(Closed, DocumentId), Refusal> {
    let entity = money.entity;
    let kind = DocumentKind::CustomerPayment;
    let heading = Heading {
        party: money.party,
        reference: money.is_own_reference.then(|| money.reference.clone()),
        attributes: money.attributes,
        external_refs: money.external_refs,
        ..Heading::of(kind, entity, entity.transit_site, money.occurred_on, money.posted_on)
    };
    let mut booking = Booking::open(draft, heading);
    let dimensions = about(draft, money.party);
    if let WayIn::Account(_, note) = &money.way {
        booking.sheet.entry.note.clone_from(note);
    }
    move_money(draft, &mut booking, dimensions, &money.way, money.reference.clone(), money.amount_minor)?;
    let mut left_minor = money.amount_minor;
    for (item, amount_minor) in money.settles.into_iter().filter(|(_, amount_minor)| *amount_minor > 0) {
        booking.sheet.settle(draft, dimensions, item, amount_minor)?;
        left_minor = add(left_minor, -amount_minor)?;
    }
    let account = account_for(draft, entity.id, Role::CustomerDeposits, CategoryId::NONE)?;
    let opening = opening(account, entity, money.party, money.reference, money.posted_on, -left_minor);
    let opening = Opening { document: booking.document, ..opening };
    booking.sheet.collect(draft, dimensions, None, opening)?;
    let document = booking.document;
    Ok((booking.close(cx, draft)?, document))
}

/// Posts money that came, or went back if the amount is below zero, by a way.
///
/// # Errors
/// Those of posting.
pub(crate) fn move_money(
    draft: &mut Draft<'_>,
    booking: &mut Booking,
    dimensions: DimensionSetId,
    way: &WayIn,
    reference: String,
    amount_minor: i64,
) -> Result<(), Refusal> {
    match way {
        WayIn::Account(account, _) => {
            booking.sheet.entry.base_line(*account, dimensions, amount_minor, Proof::None);
        }
        WayIn::Tender(tender) => {
            let account = tender_account(draft, tender)?;
            let (entity, posted_on) = (&booking.heading.entity, booking.heading.posted_on);
            let opening = opening(account, entity, PartyId::NONE, reference, posted_on, amount_minor);
            let opening = Opening { document: booking.document, ..opening };
            booking.sheet.collect(draft, dimensions, None, opening)?;
        }
    }
    Ok(())
}

/// What a payment came to when it was booked.
#[derive(Clone, Debug, Default)]
pub(crate) struct Arrived {
    /// How much of which open items of the customer it settled.
    pub(crate) settled: Vec<(OpenItemId, i64)>,
    /// What of it stayed on account.
    pub(crate) on_account_minor: i64,
    /// All of it.
    pub(crate) amount_minor: i64,
}

/// What a payment came to, out of what its entry moved.
///
/// # Errors
/// `flow.overflow`.
pub(crate) fn arrived(draft: &mut Draft<'_>, document: &Document) -> Result<Arrived, Refusal> {
    let mut arrived = Arrived::default();
    for step in draft.open_item_moves_of_entry(document.entry) {
        let Some(item) = draft.open_item(step.item) else { continue };
        if !draft.same_party(item.party, document.party) {
            continue;
        }
        let amount_minor = -step.amount_minor;
        if item.document == document.id {
            arrived.on_account_minor = add(arrived.on_account_minor, amount_minor)?;
        } else {
            arrived.settled.push((item.id, amount_minor));
        }
        arrived.amount_minor = add(arrived.amount_minor, amount_minor)?;
    }
    Ok(arrived)
}

/// What was settled, or is owed again, as callers see it.
pub(crate) fn told(draft: &mut Draft<'_>, currency: Currency, settled: &[(OpenItemId, i64)]) -> Vec<SettledReply> {
    let mut told = Vec::with_capacity(settled.len());
    for (item, amount_minor) in settled {
        let Some(item) = draft.open_item(*item) else { continue };
        told.push(SettledReply {
            invoice: item.reference,
            amount: Amount::of(*amount_minor, currency),
            left: Amount::of(item.remaining_minor, currency),
        });
    }
    told
}
