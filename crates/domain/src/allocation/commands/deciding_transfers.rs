//! What becomes of proposals to move goods.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::refusals::{NotEnoughAtSite, NothingGiven, ProposalEnded, UnknownProposal};
use crate::allocation::replies::{TransferProposalReply, code_of};
use crate::allocation::rules::availability::{Free, figures};
use crate::allocation::transfers::{ProposalState, TransferProposal, TransferProposalMove};
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::stock::commands::{DocumentReply, IssueLine, ShipTransfer};
use crate::stock::rules::naming::document_named;
use crate::stock::types::{DocumentKind, StockState};
use crate::values::{
    Attributes, BusinessDate, ChannelId, Code, DocumentId, Note, Number, Quantity, TransferProposalId,
};

/// Accepts a proposal: its goods leave as `stock.ship_transfer` sends them, lots that end first in front, and are in transit
/// until `stock.receive_transfer` reports them. What is promised or kept back there by now is not taken.
///
/// Refused: `allocation.unknown_proposal`, `allocation.proposal_ended`, `allocation.not_enough_at_site`, and as
/// `stock.ship_transfer` is: `stock.site_inactive`, `ledger.period_closed`, `ledger.in_future`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AcceptTransfer {
    /// The number of the proposal.
    pub proposal: i64,
    /// The business day the goods left; today at the sending site if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
}

/// Rejects a proposal: it is moved nowhere, and the next run may propose it again.
///
/// Refused: `allocation.unknown_proposal`, `allocation.proposal_ended`, `allocation.nothing_given`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RejectTransfer {
    /// The number of the proposal.
    pub proposal: i64,
    /// Why.
    pub reason: Note,
}

/// The open proposal of a number.
fn open_proposal(draft: &mut Draft<'_>, number: i64) -> Result<TransferProposal, Refusal> {
    let proposal = proposal_of(draft, number)?;
    if proposal.state != ProposalState::Open {
        return Err(ProposalEnded { proposal: number, state: proposal.state.to_string() }.at("proposal"));
    }
    Ok(proposal)
}

fn proposal_of(draft: &mut Draft<'_>, number: i64) -> Result<TransferProposal, Refusal> {
    let found = draft.transfer_proposal(TransferProposalId(number));
    found.ok_or_else(|| UnknownProposal { proposal: number }.at("proposal"))
}

/// Ends a proposal.
fn end(
    cx: &Context,
    draft: &mut Draft<'_>,
    proposal: TransferProposal,
    state: ProposalState,
    document: DocumentId,
    reason: &str,
) -> TransferProposal {
    let ended = TransferProposal { state, ..proposal };
    draft.end_transfer_proposal(
        ended.clone(),
        TransferProposalMove {
            id: 0,
            command: cx.command_id,
            proposal: ended.id,
            state,
            document,
            reason: reason.to_owned(),
        },
    );
    ended
}

impl Command for AcceptTransfer {
    const NAME: &'static str = "allocation.accept_transfer";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"proposal": 1}"#;
    type Reply = DocumentReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        proposal_of(draft, self.proposal).map(|proposal| Scope::Site(proposal.entity, proposal.from))
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<DocumentReply>, Refusal> {
        let proposal = open_proposal(draft, self.proposal)?;
        let (site, to_site) = (code_of(draft, proposal.from), code_of(draft, proposal.to));
        let lines = leaving(cx, draft, &proposal, &site)?;
        let ship = ShipTransfer {
            site: Code::parse(&site)?,
            to_site: Code::parse(&to_site)?,
            occurred_on: self.occurred_on,
            lines,
            attributes: Attributes::default(),
            external_refs: BTreeMap::new(),
        };
        let decision = ship.decide(cx, draft)?;
        let number = Code::parse(&decision.reply.document)?;
        let document = document_named(draft, &number, DocumentKind::Transfer)?;
        end(cx, draft, proposal, ProposalState::Accepted, document.id, "");
        draft.event(cx, "allocation.transfer_accepted", &site);
        Ok(decision)
    }
}

/// The lines of the transfer a proposal becomes: what nobody was promised, lots that end first in front.
fn leaving(
    cx: &Context,
    draft: &mut Draft<'_>,
    proposal: &TransferProposal,
    site: &str,
) -> Result<Vec<IssueLine>, Refusal> {
    let mut at = figures(draft, proposal.item, ChannelId::NONE, cx.business_date)?;
    at.retain(|at| at.site.id == proposal.from);
    let item = draft.item(proposal.item).map(|item| item.code.clone()).unwrap_or_default();
    let available = at.first().map_or(Quantity::ZERO, |at| at.available);
    if available < proposal.quantity {
        let (asked, available) = (proposal.quantity.to_string(), available.to_string());
        return Err(NotEnoughAtSite { item, site: site.to_owned(), asked, available }.at("proposal"));
    }
    let mut left = proposal.quantity;
    let mut lines = Vec::new();
    for free in at.iter().flat_map(|at| &at.free) {
        let quantity = free.quantity.min(left);
        if quantity.is_positive() {
            lines.push(line(draft, &item, free, quantity)?);
            left = left.checked_sub(quantity)?;
        }
    }
    Ok(lines)
}

/// A line of goods that lie at a position.
fn line(draft: &mut Draft<'_>, item: &str, free: &Free, quantity: Quantity) -> Result<IssueLine, Refusal> {
    let key = free.row.key;
    let lot = draft.lot(key.lot).map(|lot| Code::parse(&lot.code)).transpose()?;
    let place = draft.place(key.place).map(|place| Code::parse(&place.code)).transpose()?;
    let owner = draft.party(key.owner).map(|party| Code::parse(&party.code)).transpose()?;
    let (item, quantity) = (Code::parse(item)?, Number::parse(&quantity.to_string())?);
    Ok(IssueLine { item, quantity, unit: None, lot, state: StockState::Sellable, place, owner })
}

impl Command for RejectTransfer {
    const NAME: &'static str = "allocation.reject_transfer";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"proposal": 2, "reason": "The shop is rebuilt next week"}"#;
    type Reply = TransferProposalReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        proposal_of(draft, self.proposal).map(|proposal| Scope::Site(proposal.entity, proposal.from))
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<TransferProposalReply>, Refusal> {
        if self.reason.is_empty() {
            return Err(NothingGiven { what: "reason".to_owned() }.at("reason"));
        }
        let proposal = open_proposal(draft, self.proposal)?;
        let ended = end(cx, draft, proposal, ProposalState::Rejected, DocumentId::NONE, self.reason.as_str());
        let reply = TransferProposalReply::of(draft, &ended);
        draft.event(cx, "allocation.transfer_rejected", &reply.site);
        Ok(Decision::done(reply))
    }
}
