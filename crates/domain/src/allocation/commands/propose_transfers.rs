//! Proposing to move goods to where they are wanted.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::replies::TransferProposalReply;
use crate::allocation::rules::transferring::{plan, under_way};
use crate::allocation::transfers::{ProposalState, TransferProposal};
use crate::catalogue::rules::item_named;
use crate::flow::{Command, Context, Decision, Draft, Head, Mode, Refusal, Scope};
use crate::ledger::rules::accounts::entity_named;
use crate::values::{Code, ItemId, TransferProposalId};

/// Proposes transfers between the sites of an entity, from where there is more than wanted to where orders wait or the
/// lowest level is not met, the cheapest lanes first. Proposals move nothing until somebody accepts them, and count as
/// moved for the next run: run again, nothing new is proposed.
///
/// Refused: `ledger.unknown_entity`, `catalogue.unknown_item`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposeTransfers {
    /// Whose sites.
    pub entity: Code,
    /// The items; all that orders wait for or sites have a level of if not said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Code>,
}

/// What was proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ProposedReply {
    /// How many items were looked at.
    pub items: usize,
    /// The proposals of this run, in order of item and lane.
    pub proposals: Vec<TransferProposalReply>,
}

impl Command for ProposeTransfers {
    const NAME: &'static str = "allocation.propose_transfers";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"entity": "ACME", "items": ["GIFT-SET", "RICE"]}"#;
    type Reply = ProposedReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        entity_named(draft, &self.entity).map(|entity| Scope::Entity(entity.id))
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ProposedReply>, Refusal> {
        let entity = entity_named(draft, &self.entity)?;
        let mut items: Vec<ItemId> = Vec::with_capacity(self.items.len());
        for (place, item) in self.items.iter().enumerate() {
            items.push(item_named(draft, item).map_err(|refusal| refusal.at(format!("items[{place}]")))?.id);
        }
        if items.is_empty() {
            items = draft.items_open();
            items.extend(draft.items_leveled());
        }
        items.sort_unstable();
        items.dedup();
        let under_way = under_way(draft, entity.id);
        let mut proposals = Vec::new();
        for item in &items {
            for planned in plan(cx, draft, entity.id, *item, &under_way)? {
                let proposal = TransferProposal {
                    id: TransferProposalId(draft.next(Head::TransferProposal)),
                    command: cx.command_id,
                    entity: entity.id,
                    item: *item,
                    from: planned.lane.from,
                    to: planned.lane.to,
                    quantity: planned.quantity,
                    grounds: planned.grounds,
                    cost_minor: planned.lane.cost_minor,
                    days: planned.lane.days,
                    state: ProposalState::Open,
                };
                proposals.push(TransferProposalReply::of(draft, &proposal));
                draft.add_transfer_proposal(proposal);
            }
        }
        if !proposals.is_empty() {
            draft.event(cx, "allocation.transfers_proposed", &entity.code);
        }
        Ok(Decision::done(ProposedReply { items: items.len(), proposals }))
    }
}
