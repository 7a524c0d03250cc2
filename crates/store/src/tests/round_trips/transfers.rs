//! Levels, lanes and proposals to move goods.

use backroom_domain::allocation::facts::AllocationFacts;
use backroom_domain::allocation::transfers::{
    Grounds, ProposalState, SiteLevel, TransferLane, TransferProposal, TransferProposalMove,
};
use backroom_domain::flow::{FlowFacts, Head, Master, Record};
use backroom_domain::values::{CommandId, DocumentId, EntityId, ItemId, Quantity, SiteId, TransferProposalId};
use rusqlite::types::Value as Cell;

use super::sound;
use crate::allocation;
use crate::tests::shop::{DEPOT, ENTITY, SHOP, Shop};

fn units(text: &str) -> Quantity {
    Quantity::parse(text).unwrap()
}

/// A proposal as it was made: the first and the third of one item, both ways.
pub(in crate::tests) fn proposal(id: i64, command: CommandId) -> TransferProposal {
    TransferProposal {
        id: TransferProposalId(id),
        command,
        entity: ENTITY,
        item: ItemId(2 - id % 2),
        from: if id == 3 { SHOP } else { DEPOT },
        to: if id == 3 { DEPOT } else { SHOP },
        quantity: units("2.5"),
        grounds: Grounds { surplus: units("4"), deficit: units("2.25"), waited_for: units("1"), level_min: units("3") },
        cost_minor: 1250,
        days: 2,
        state: ProposalState::Open,
    }
}

/// A proposal that somebody has decided about: accepted by an odd key, rejected by an even one.
pub(in crate::tests) fn decided(id: i64, command: CommandId) -> TransferProposalMove {
    let is_accepted = id % 2 == 1;
    TransferProposalMove {
        id,
        command,
        proposal: TransferProposalId(id),
        state: if is_accepted { ProposalState::Accepted } else { ProposalState::Rejected },
        document: if is_accepted { DocumentId(9) } else { DocumentId::NONE },
        reason: if is_accepted { String::new() } else { "no room".to_owned() },
    }
}

#[test]
fn levels_and_lanes() {
    let shop = Shop::new();
    let level = |item, site, level_min, level_max: Option<&str>, multiple| SiteLevel {
        item: ItemId(item),
        site,
        level_min: units(level_min),
        level_max: level_max.map(units),
        multiple: units(multiple),
    };
    let (first, second) = (level(1, DEPOT, "2", Some("6.5"), "0.5"), level(1, SHOP, "3", None, "0"));
    let lane = |from, to, active| TransferLane { from, to, cost_minor: 490, days: 3, quantity_min: units("2"), active };
    let (there, back) = (lane(DEPOT, SHOP, true), lane(SHOP, DEPOT, false));
    shop.masters(vec![
        Master::SiteLevel(level(1, DEPOT, "1", None, "0")),
        Master::SiteLevel(second),
        Master::SiteLevel(first),
        Master::SiteLevel(level(2, SHOP, "1", None, "0")),
        Master::TransferLane(there),
        Master::TransferLane(back),
    ]);
    let facts = shop.store.facts();
    let mut levels = [first, second];
    levels.sort_by_key(|level| level.site);
    assert_eq!(facts.site_levels_of(ItemId(1)), levels);
    assert_eq!(facts.site_levels_of(ItemId(3)), []);
    let items = |after, limit| facts.items_leveled(ItemId(after), limit);
    assert_eq!((items(0, 9), items(0, 1), items(1, 9)), (vec![ItemId(1), ItemId(2)], vec![ItemId(1)], vec![ItemId(2)]));
    assert_eq!((facts.transfer_lanes_from(DEPOT), facts.transfer_lanes_from(SHOP)), (vec![there], vec![back]));
    assert_eq!(facts.transfer_lanes_from(SiteId(1)), []);
    sound(&facts);
}

#[test]
fn proposals() {
    let shop = Shop::new();
    let records = |command| [1, 2, 3].map(|id| Record::TransferProposal(proposal(id, command))).to_vec();
    let command = shop.command_with(records, |command, writer| {
        let made = [1, 2, 3].map(|id| proposal(id, command));
        let rows: Vec<_> = made.iter().map(|made| (made.id, Some(made))).collect();
        allocation::write_proposals(writer, &rows)
    });
    let decisions = |command| [1, 2].map(|id| Record::TransferProposalMove(decided(id, command))).to_vec();
    let ended = [ProposalState::Accepted, ProposalState::Rejected];
    let ended = [1, 2].map(|id| TransferProposal { state: ended[id as usize - 1], ..proposal(id, command) });
    let decider = shop.command_with(decisions, |_, writer| {
        let rows: Vec<_> = ended.iter().map(|ended| (ended.id, Some(ended))).collect();
        allocation::write_proposals(writer, &rows)
    });
    let facts = shop.store.facts();
    let [accepted, rejected] = ended;
    let open = proposal(3, command);
    for held in [&accepted, &rejected, &open] {
        assert_eq!(facts.transfer_proposal(held.id).as_ref(), Some(held));
    }
    assert_eq!(facts.transfer_proposal(TransferProposalId(4)), None);
    assert_eq!(facts.transfer_proposals_open(ItemId(1)), [open.clone()]);
    assert_eq!(facts.transfer_proposals_open(ItemId(2)), []);
    let after = |state, after| facts.transfer_proposals_after(ENTITY, state, TransferProposalId(after), 9);
    assert_eq!(after(ProposalState::Open, 0), [open]);
    assert_eq!((after(ProposalState::Accepted, 0), after(ProposalState::Accepted, 1)), (vec![accepted], vec![]));
    assert_eq!(facts.transfer_proposals_after(EntityId(9), ProposalState::Open, TransferProposalId(0), 9), []);
    assert_eq!((facts.head(Head::TransferProposal), facts.head(Head::TransferProposalMove)), (3, 2));
    sound(&facts);
    let sql = "SELECT command_id, state, document_id, reason FROM transfer_proposal_moves ORDER BY 1, 3";
    let rows = shop.store.select(sql, 9).unwrap().rows;
    let told = |state: &str, document, reason: &str| {
        vec![Cell::Integer(decider.0), Cell::Text(state.into()), Cell::Integer(document), Cell::Text(reason.into())]
    };
    assert_eq!(rows, [told("rejected", 0, "no room"), told("accepted", 9, "")]);
    let refused = |sql: &str| shop.store.connection.execute_batch(sql).unwrap_err().to_string();
    for (sql, why) in [
        ("UPDATE transfer_proposals SET quantity = 1", "a row of transfer_proposals stays as it was opened"),
        ("DELETE FROM transfer_proposals", "rows of transfer_proposals are never removed"),
        ("UPDATE transfer_proposal_moves SET reason = 'x'", "is a journal"),
    ] {
        assert!(refused(sql).contains(why), "{sql}: {}", refused(sql));
    }
}
