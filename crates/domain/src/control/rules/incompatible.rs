//! Duties that do not belong in one hand: who has both could do wrong and hide it.
//!
//! The pairs that auditors ask for are shipped, and stand in the report. A shop of one person could not work if they were
//! enforced from the start: `control.set_incompatible` enforces those a shop has the people for, and adds its own. A duty
//! of a pair may be one of a slice's (`ledger.*`): having any of them counts.

use super::authority::covers;
use super::scopes::scope_text;
use crate::control::refusals::{BothSteps, Incompatible};
use crate::control::types::{DutyPair, Grant, Strictness};
use crate::flow::{Context, Draft, Erased, Operation, Refusal, Scope};
use crate::values::{ActorId, EntityId, SiteId};

/// The pairs as they are shipped: the one duty, the other, and what somebody could do who has both.
pub(crate) const SHIPPED: &[(&str, &str, &str)] = &[
    ("control.approve", "control.set_approval_policy", "says what is held, and lets it go"),
    ("control.grant_role", "ledger.*", "gives themselves, or a straw man, a hand in the books"),
    ("control.grant_role", "open_items.*", "gives themselves, or a straw man, a hand in payments"),
    ("control.grant_role", "sales.*", "gives themselves, or a straw man, a hand in customers' money"),
    ("control.grant_role", "till.*", "gives themselves, or a straw man, a hand in the drawer"),
    ("control.set_role", "ledger.*", "widens their own role to the books"),
    ("control.set_role", "open_items.*", "widens their own role to payments"),
    (
        "costing.revalue_stock",
        "stock.post_count",
        "takes the value of missing goods out of the books before they are counted",
    ),
    ("ledger.post_entry", "ledger.set_period_state", "opens a closed month for an entry and closes it again"),
    ("open_items.settle_item", "parties.add_party", "invents a supplier and pays it"),
    ("open_items.settle_item", "parties.change_party", "changes where a supplier is paid and pays it"),
    ("open_items.settle_item", "stock.receive_goods", "receives goods that never came and pays for them"),
    ("pricing.set_prices", "till.override_price", "sets prices and sells beside them"),
    ("returns.receive", "returns.refund", "takes back goods that never came and refunds them"),
    ("sales.credit_order", "sales.receive_money", "keeps what a customer paid and credits what they owed"),
    ("sales.credit_order", "sales.refund_order", "credits an order for no reason and sends the money away"),
    ("sales.place_order", "sales.release_credit", "orders beyond a customer's credit and lets it go"),
    ("sales.place_order", "sales.release_fraud", "orders what looks like a fraud and lets it go"),
    ("sales.receive_money", "sales.write_off", "keeps what a customer paid and writes off what they owed"),
    ("sales.set_customer_terms", "sales.write_off", "gives a friend credit and writes it off"),
    ("stock.adjust_stock", "stock.receive_goods", "receives goods, takes some, and adjusts the rest"),
    ("stock.adjust_stock", "stock.record_count", "adjusts away what they took before it is counted"),
    ("stock.post_count", "stock.record_count", "counts, and approves the difference"),
    ("till.bank_takings", "till.count_drawer", "counts less than there is, and brings that to the bank"),
    ("till.ring_up", "till.void_sale", "takes the customer's money and voids the sale"),
];

/// Every pair, in order: the shipped ones, as they were set since, and those that were added.
pub(crate) fn pairs(draft: &mut Draft<'_>) -> Vec<DutyPair> {
    let set = draft.duty_pairs();
    let mut pairs: Vec<DutyPair> = set.iter().cloned().collect();
    for (first, second, risk) in SHIPPED {
        if !set.iter().any(|pair| pair.first == *first && pair.second == *second) {
            let (first, second, risk) = ((*first).to_owned(), (*second).to_owned(), (*risk).to_owned());
            pairs.push(DutyPair { first, second, strictness: Strictness::Report, risk });
        }
    }
    pairs.sort_by(|left, right| (&left.first, &left.second).cmp(&(&right.first, &right.second)));
    pairs
}

/// The pairs that are enforced; none is as shipped, so that nothing is asked where none was set.
fn enforced(draft: &mut Draft<'_>) -> Vec<DutyPair> {
    draft.duty_pairs().iter().filter(|pair| pair.strictness == Strictness::Enforce).cloned().collect()
}

/// Whether duties as a role lists them give the side of a pair, whole or in part.
pub(crate) fn gives(duties: &[String], side: &str) -> bool {
    let within = |held: &String| side.strip_suffix(".*").is_some_and(|slice| is_of(held, slice));
    covers(duties, side) || duties.iter().any(within)
}

fn is_of(duty: &str, slice: &str) -> bool {
    duty.split_once('.').is_some_and(|(of, _)| of == slice)
}

/// Whether a duty is the side of a pair, or one of the slice that the side names.
pub(crate) fn is_side(duty: &str, side: &str) -> bool {
    duty == side || side.strip_suffix(".*").is_some_and(|slice| is_of(duty, slice))
}

/// Two duties of a pair that an actor has in one place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Conflict {
    /// The pair.
    pub(crate) pair: DutyPair,
    /// The grants that give the one and the other; they may be the same.
    pub(crate) by: [Grant; 2],
}

impl Conflict {
    /// Where both are had: the narrower of the two grants.
    pub(crate) fn scope(&self) -> Scope {
        let [first, second] = &self.by;
        let pick = |left: i64, right: i64| if left == 0 { right } else { left };
        let entity = EntityId(pick(first.key.entity.0, second.key.entity.0));
        let site = SiteId(pick(first.key.site.0, second.key.site.0));
        match (entity.is_none(), site.is_none()) {
            (true, _) => Scope::File,
            (false, true) => Scope::Entity(entity),
            (false, false) => Scope::Site(entity, site),
        }
    }
}

/// Where an actor's active grants give both sides of a pair: for each pair the first place.
pub(crate) fn conflicts(draft: &mut Draft<'_>, actor: ActorId, pairs: &[DutyPair]) -> Vec<Conflict> {
    let grants = draft.grants_of(actor);
    let with_duties: Vec<(&Grant, Vec<String>)> = grants
        .iter()
        .filter(|grant| grant.active)
        .map(|grant| (grant, draft.role(grant.key.role).map(|role| role.duties.clone()).unwrap_or_default()))
        .collect();
    let place = |pair: &DutyPair| {
        let giving = |side: &str| {
            with_duties.iter().filter(|(_, duties)| gives(duties, side)).map(|(grant, _)| *grant).collect::<Vec<_>>()
        };
        let seconds = giving(&pair.second);
        let both = giving(&pair.first).into_iter().flat_map(|first| seconds.iter().map(move |second| [first, *second]));
        both.into_iter()
            .find(|[first, second]| overlap(first, second))
            .map(|[first, second]| [first.clone(), second.clone()])
    };
    pairs.iter().filter_map(|pair| Some(Conflict { by: place(pair)?, pair: pair.clone() })).collect()
}

/// Whether there is a place that both grants hold for.
fn overlap(left: &Grant, right: &Grant) -> bool {
    let meets = |left: i64, right: i64| left == 0 || right == 0 || left == right;
    meets(left.key.entity.0, right.key.entity.0) && meets(left.key.site.0, right.key.site.0)
}

/// Holds that an actor has no enforced pair that it did not have before; asked after the draft has what is new.
///
/// # Errors
/// `control.incompatible`.
pub(crate) fn check_grants(draft: &mut Draft<'_>, actor: ActorId, before: &[Conflict]) -> Result<(), Refusal> {
    let new = enforced_conflicts(draft, actor).into_iter().find(|new| !before.iter().any(|old| old.pair == new.pair));
    let Some(conflict) = new else { return Ok(()) };
    let scope = scope_text(draft, conflict.scope());
    let actor = draft.actor(actor).map(|actor| actor.code.clone()).unwrap_or_default();
    let DutyPair { first, second, risk, .. } = conflict.pair;
    Err(Incompatible { actor, first, second, scope, risk }.into())
}

/// The enforced pairs an actor has both sides of.
pub(crate) fn enforced_conflicts(draft: &mut Draft<'_>, actor: ActorId) -> Vec<Conflict> {
    let enforced = enforced(draft);
    if enforced.is_empty() { Vec::new() } else { conflicts(draft, actor, &enforced) }
}

/// Holds that nobody takes two steps of one document whose duties are an enforced pair. The road asks it of every command
/// before it is decided: a request is refused by it, and a fact is booked with an exception.
///
/// # Errors
/// `control.both_steps`.
pub fn check_steps(cx: &Context, draft: &mut Draft<'_>, command: &dyn Erased) -> Result<(), Refusal> {
    let enforced = enforced(draft);
    if enforced.is_empty() {
        return Ok(());
    }
    let duty = command.operation().duty;
    let others: Vec<(&str, &DutyPair)> = enforced
        .iter()
        .flat_map(|pair| [(&pair.first, &pair.second, pair), (&pair.second, &pair.first, pair)])
        .filter(|(mine, _, _)| is_side(duty, mine))
        .map(|(_, other, pair)| (other.as_str(), pair))
        .collect();
    if others.is_empty() {
        return Ok(());
    }
    for step in command.continues(draft) {
        let Some(sent) = draft.facts.sent_command(step) else { continue };
        let Some(before) = Operation::of(&sent.operation) else { continue };
        let same = [cx.actor, cx.sender].contains(&sent.actor);
        if let Some((_, pair)) = others.iter().find(|(other, _)| same && is_side(before.duty, other)) {
            let actor = draft.actor(sent.actor).map(|actor| actor.code.clone()).unwrap_or_default();
            let (earlier, operation, risk) =
                (before.name.to_owned(), command.operation().name.to_owned(), pair.risk.clone());
            return Err(BothSteps { actor, operation, earlier, command: step.0, risk }.into());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::control::rules::known_duty;
    use crate::testing::Shop;

    /// What is shipped names duties that there are, each pair once and in order, and says what could be done.
    #[test]
    fn the_shipped_pairs_are_sound() {
        let mut shop = Shop::open();
        for (first, second, risk) in SHIPPED {
            assert!(first < second && risk.len() > 20, "{first} {second}");
            for duty in [first, second] {
                assert!(known_duty(&mut shop.draft, duty).is_ok(), "{duty}");
            }
        }
        assert!(SHIPPED.is_sorted() && SHIPPED.windows(2).all(|pair| pair[0] != pair[1]));
    }

    /// A side is given by its duty, by a wildcard above it, and a slice's side by any duty within.
    #[test]
    fn sides_are_given_whole_or_in_part() {
        for (held, side, given) in [
            ("ledger.post_entry", "ledger.post_entry", true),
            ("ledger.*", "ledger.post_entry", true),
            ("*", "ledger.*", true),
            ("ledger.post_entry", "ledger.*", true),
            ("ledger.post_entry", "ledger.set_rate", false),
            ("till.ring_up", "ledger.*", false),
        ] {
            assert_eq!(gives(&[held.to_owned()], side), given, "{held} gives {side}");
        }
    }
}
