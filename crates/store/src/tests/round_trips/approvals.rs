//! Approval policies, held requests and what is personal in them, pairs of duties, delegations, last uses.

use std::sync::Arc;

use backroom_domain::control::approvals::{
    Approval, ApprovalPolicy, ApprovalState, ApprovalStep, Cause, HeldPersonal, Measure,
};
use backroom_domain::control::facts::ControlFacts;
use backroom_domain::control::types::{
    Actor, ActorKind, Delegation, DelegationKey, DutyPair, Grant, GrantKey, Role, Strictness,
};
use backroom_domain::flow::{FlowFacts, Master, Record};
use backroom_domain::values::{
    ActorId, ApprovalId, ApprovalPolicyId, BusinessDate, CommandId, Currency, Digest, EntityId, Instant, Number,
    RoleId, SiteId,
};
use uuid::Uuid;

use super::sound;
use crate::control;
use crate::tests::shop::{ENTITY, SHOP, Shop, day as day_of};

pub(crate) fn approval(id: i64, command: CommandId) -> Approval {
    Approval {
        id: ApprovalId(id),
        command,
        operation: "parties.add_party".into(),
        requester: ActorId(1),
        sender: ActorId(1),
        entity: ENTITY,
        site: SHOP,
        worth_minor: Some(150_000),
        currency: Some(Currency::EUR),
        causes: vec![Cause {
            policy: "P".into(),
            measured: "amount".into(),
            value: Some("1500.00".into()),
            limit: Some("above 1000.00".into()),
            duty: "release.large".into(),
        }],
        expires_at: Some(Instant::from_micros(77)),
        request: "{\"party\":\"C\"}".into(),
        personal_digest: Some(Digest([5; 32])),
        state: ApprovalState::Held,
        ended_by: CommandId::NONE,
    }
}

pub(crate) fn ended(held: Approval, by: CommandId) -> Approval {
    Approval { state: ApprovalState::Rejected, ended_by: by, ..held }
}

pub(crate) fn step(id: i64, command: CommandId) -> ApprovalStep {
    ApprovalStep {
        id,
        command,
        approval: ApprovalId(1),
        state: if id == 1 { ApprovalState::Held } else { ApprovalState::Done },
        actor: ActorId(1),
        sender: ActorId(2),
        done_by: if id == 1 { CommandId::NONE } else { CommandId(7) },
        refusal: String::new(),
        note: format!("note {id}"),
    }
}

pub(crate) fn personal(id: i64, body: &str) -> HeldPersonal {
    HeldPersonal { approval: ApprovalId(id), party: "c".into(), salt: [6; 16], body: body.into() }
}

fn day(number: u8) -> BusinessDate {
    day_of(&format!("2026-11-0{number}"))
}

pub(crate) fn actor(id: i64, code: &str) -> Master {
    Master::Actor(Actor {
        id: ActorId(id),
        code: code.into(),
        folded: code.into(),
        name: code.into(),
        kind: ActorKind::Person,
        active: true,
    })
}

fn policy(id: i64, code: &str) -> ApprovalPolicy {
    let number = |text: &str| Number::parse(text).unwrap();
    ApprovalPolicy {
        id: ApprovalPolicyId(id),
        code: code.to_uppercase(),
        folded: code.into(),
        operation: "stock.adjust_stock".into(),
        measure: Measure::Amount,
        field: "request.lines[].price".into(),
        per: "reply.total".into(),
        above: Some(number("1000.5")),
        below: Some(number("-0.25")),
        among: vec!["a".into(), "b \"c\"".into()],
        currency: Some(Currency::EUR),
        entity: ENTITY,
        site: SHOP,
        duty: "control.approve".into(),
        valid_from: day(1),
        valid_until: Some(day(2)),
        expires_hours: Some(72),
        active: false,
    }
}

#[test]
fn policies_pairs_and_delegations() {
    let shop = Shop::empty();
    let bare = ApprovalPolicy {
        measure: Measure::Always,
        above: None,
        below: None,
        among: Vec::new(),
        currency: None,
        valid_until: None,
        expires_hours: None,
        active: true,
        ..policy(2, "a")
    };
    let pair =
        |first: &str, strictness| DutyPair { first: first.into(), second: "z".into(), strictness, risk: "r".into() };
    let delegation = |to, site, last| Delegation {
        key: DelegationKey { to: ActorId(to), from: ActorId(3), entity: ENTITY, site },
        starts_on: day(1),
        ends_on: day(last),
    };
    let grant = Grant {
        key: GrantKey { actor: ActorId(1), role: RoleId(1), entity: EntityId::NONE, site: SiteId::NONE },
        limit_minor: None,
        active: true,
    };
    let role = Role { id: RoleId(1), code: "R".into(), folded: "r".into(), name: "R".into(), duties: Vec::new() };
    let first = shop.masters(vec![
        actor(1, "ann"),
        actor(2, "ben"),
        actor(3, "cid"),
        Master::Role(role),
        Master::Grant(Grant { limit_minor: Some(1), ..grant.clone() }),
        Master::ApprovalPolicy(Arc::new(policy(1, "b"))),
        Master::ApprovalPolicy(Arc::new(bare.clone())),
        Master::DutyPair(pair("b", Strictness::Report)),
        Master::DutyPair(pair("a", Strictness::Off)),
        Master::DutyPair(pair("b", Strictness::Enforce)),
        Master::Delegation(delegation(1, SHOP, 2)),
        Master::Delegation(delegation(1, SiteId::NONE, 3)),
        Master::Delegation(delegation(1, SHOP, 4)),
        Master::Delegation(delegation(2, SHOP, 2)),
    ]);
    let second = shop.masters(vec![Master::Grant(grant.clone())]);
    let facts = shop.store.facts();
    assert_eq!(facts.approval_policies(), [bare, policy(1, "b")]);
    assert_eq!(facts.duty_pairs(), [pair("a", Strictness::Off), pair("b", Strictness::Enforce)]);
    assert_eq!(facts.delegations_to(ActorId(1)), [delegation(1, SiteId::NONE, 3), delegation(1, SHOP, 4)]);
    assert_eq!(facts.delegations_to(ActorId(9)), []);
    assert!(first < second);
    assert_eq!(facts.grant_changed(&grant.key), Some(second));
    assert_eq!(facts.grant_changed(&GrantKey { site: SHOP, ..grant.key }), None);
    sound(&facts);
}

#[test]
fn approvals() {
    let shop = Shop::new();
    shop.masters(vec![actor(1, "ann")]);
    let bare = |id, command| Approval {
        worth_minor: None,
        currency: None,
        causes: Vec::new(),
        expires_at: None,
        personal_digest: None,
        ..approval(id, command)
    };
    let first = shop.command_with(
        |command| vec![Record::Approval(Arc::new(approval(1, command))), Record::ApprovalStep(step(1, command))],
        |command, writer| {
            let held = Arc::new(approval(1, command));
            control::write_approvals(writer, &[(held.id, Some(&held))])
        },
    );
    let second = shop.command_with(
        |command| {
            vec![
                Record::Approval(Arc::new(bare(2, command))),
                Record::ApprovalStep(step(2, command)),
                Record::HeldPersonal(personal(1, "{}")),
                Record::HeldPersonal(HeldPersonal { party: String::new(), ..personal(2, "") }),
            ]
        },
        |command, writer| {
            let new = Arc::new(bare(2, command));
            let old = Arc::new(ended(approval(1, first), command));
            control::write_approvals(writer, &[(new.id, Some(&new)), (old.id, Some(&old))])?;
            control::write_uses(writer, &[((ActorId(1), "a.b"), Some(&day(1))), ((ActorId(1), "a.a"), Some(&day(2)))])?;
            control::write_uses(writer, &[((ActorId(1), "a.b"), Some(&day(3)))])
        },
    );
    let facts = shop.store.facts();
    let old = ended(approval(1, first), second);
    assert_eq!(facts.approval(ApprovalId(1)).as_ref(), Some(&old));
    assert_eq!(facts.approval_of_command(second), Some(bare(2, second)));
    assert_eq!(facts.approval_of_command(CommandId(99)), None);
    assert_eq!(facts.approvals_held(), [bare(2, second)]);
    assert_eq!(facts.approvals_after(ApprovalState::Rejected, ApprovalId::NONE, 9), [old]);
    assert_eq!(facts.approvals_after(ApprovalState::Rejected, ApprovalId(1), 9), []);
    assert_eq!(facts.approvals_after(ApprovalState::Done, ApprovalId::NONE, 9), []);
    assert_eq!(facts.approval_steps(ApprovalId(1)), [step(1, first), step(2, second)]);
    assert_eq!(facts.held_personal(ApprovalId(1)), Some(personal(1, "{}")));
    assert_eq!(facts.held_personal_of("c"), [ApprovalId(1)]);
    assert_eq!(facts.held_personal_of(""), []);
    assert_eq!((facts.actor_use(ActorId(1), "a.b"), facts.actor_use(ActorId(2), "a.b")), (Some(day(3)), None));
    assert_eq!(facts.actor_uses(ActorId(1)), [("a.a".to_owned(), day(2)), ("a.b".to_owned(), day(3))]);
    let sent = facts.sent_command(second).unwrap();
    assert_eq!(
        (sent.key, sent.operation.as_str(), sent.actor),
        (Uuid::from_u128(second.0 as u128), "test.run", ActorId(1))
    );
    assert_eq!((sent.source.as_str(), sent.request_digest), ("test", Digest([7; 32])));
    assert_eq!(facts.sent_command(CommandId(99)), None);
    sound(&facts);
}
