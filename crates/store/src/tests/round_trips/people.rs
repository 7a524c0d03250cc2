//! Commands, actors, parties, exceptions and items.

use std::collections::BTreeMap;

use backroom_domain::catalogue::facts::CatalogueFacts;
use backroom_domain::catalogue::types::{Category, Identifier, IdentifierKey, IdentifierKind, Lot, Pack, Unit};
use backroom_domain::control::facts::ControlFacts;
use backroom_domain::control::types::{Actor, ActorKind, Grant, GrantKey, Role as ActorRole};
use backroom_domain::exceptions::facts::ExceptionFacts;
use backroom_domain::exceptions::types::{Exception, ExceptionMove, ExceptionState, Severity};
use backroom_domain::flow::{EventRecord, FlowFacts, Head, Master, Record, Stream};
use backroom_domain::parties::facts::PartyFacts;
use backroom_domain::parties::types::{MatchKeys, MatchReason, Party, PartyKind, PersonalRow};
use backroom_domain::values::{
    ActorId, Attributes, CategoryId, CommandId, Currency, Digest, EntityId, EventId, ExceptionId, Instant, ItemId,
    LotId, PartyId, Ratio, RoleId, SiteId, UnitId,
};
use uuid::Uuid;

use super::{party, sound};
use crate::tests::shop::{DEPOT, ENTITY, ENTRIES, RECEIPTS, SHOP, Shop, day, item};
use crate::{exceptions, flow};

#[test]
fn flow() {
    let shop = Shop::new();
    let command = shop.command(|command| {
        (1..=3)
            .map(|id| {
                Record::Event(EventRecord {
                    id: EventId(id),
                    command,
                    kind: "stock.goods_received",
                    entity: ENTITY,
                    site: SHOP,
                    subject: format!("GR-A-{id}"),
                })
            })
            .collect()
    });
    shop.balances(|writer| {
        flow::write_series_heads(writer, &[(ENTRIES, Some(&7))])?;
        flow::write_series_heads(writer, &[(ENTRIES, Some(&8))])?;
        let stream = Stream { length: 2, hash: Digest([9; 32]) };
        flow::write_streams(writer, &[((ENTITY, SHOP), Some(&stream))])
    });
    let facts = shop.store.facts();
    assert_eq!((facts.head(Head::Event), facts.head(Head::Command), facts.head(Head::Lot)), (3, 2, 0));
    assert!(Head::ALL.iter().all(|head| facts.head(*head) >= 0));
    let past = facts.command_by_key(Uuid::from_u128(2)).unwrap();
    assert_eq!((past.id, past.operation.as_str(), past.reply.as_deref()), (command, "test.run", Some("{}")));
    assert_eq!(past.request_digest, Digest([7; 32]));
    assert_eq!(facts.command_by_key(Uuid::from_u128(99)), None);
    assert_eq!(facts.recorded_at(command), Some(Instant::from_micros(2_000_000)));
    for (micros, known) in [(0, 0), (999_999, 0), (1_000_000, 1), (1_999_999, 1), (2_000_000, 2), (i64::MAX, 2)] {
        assert_eq!(facts.command_known_at(Instant::from_micros(micros)), CommandId(known), "{micros}");
    }
    assert_eq!(facts.stream(ENTITY, SHOP), Some(Stream { length: 2, hash: Digest([9; 32]) }));
    assert_eq!(facts.stream(ENTITY, DEPOT), None);
    let series = facts.series(ENTITY, "entry").unwrap();
    assert_eq!((series.id, series.number_text(8)), (ENTRIES, "JE-A-000008".to_owned()));
    assert_eq!(facts.series_by_id(ENTRIES).as_ref(), Some(&series));
    assert_eq!(facts.series_by_prefix("JE-A-"), Some(series));
    assert_eq!((facts.series_head(ENTRIES), facts.series_head(RECEIPTS)), (8, 0));
    let events = shop.store.events_after(EventId(1), 1).unwrap();
    assert_eq!(events.len(), 1);
    assert_eq!((events[0].id, events[0].command, events[0].operation.as_str()), (EventId(2), command, "test.run"));
    assert_eq!((events[0].site, events[0].subject.as_str(), events[0].actor), (SHOP, "GR-A-2", ActorId(1)));
    assert_eq!((events[0].recorded_at, events[0].reply.as_deref()), (Instant::from_micros(2_000_000), Some("{}")));
    sound(&facts);
}

#[test]
fn control() {
    let shop = Shop::empty();
    let actor = Actor {
        id: ActorId(1),
        code: "Ann".into(),
        folded: "ann".into(),
        name: "Ann B".into(),
        kind: ActorKind::Person,
        active: false,
    };
    let role = ActorRole {
        id: RoleId(2),
        code: "CLERK".into(),
        folded: "clerk".into(),
        name: "Clerk".into(),
        duties: vec!["ledger.*".into(), "stock.receive_goods".into()],
    };
    let grant = |site, limit_minor| Grant {
        key: GrantKey { actor: ActorId(1), role: RoleId(2), entity: ENTITY, site },
        limit_minor,
        active: true,
    };
    let (all, one) = (grant(SiteId::NONE, Some(5_000)), grant(SHOP, None));
    shop.masters(vec![
        Master::Actor(actor.clone()),
        Master::Role(role.clone()),
        Master::Grant(one.clone()),
        Master::Grant(grant(SiteId::NONE, Some(1))),
        Master::Grant(all.clone()),
    ]);
    let facts = shop.store.facts();
    assert_eq!(facts.actor(ActorId(1)).as_ref(), Some(&actor));
    assert_eq!(facts.actor_by_code("ann").as_ref(), Some(&actor));
    assert_eq!(facts.actors(), [actor]);
    assert_eq!(facts.role(RoleId(2)).as_ref(), Some(&role));
    assert_eq!(facts.role_by_code("clerk").as_ref(), Some(&role));
    assert_eq!(facts.roles(), [role]);
    assert_eq!(facts.grants_of(ActorId(1)), [all, one]);
    sound(&facts);
}

#[test]
fn parties() {
    let shop = Shop::empty();
    let plain = Party {
        id: PartyId(8),
        code: "Zed".into(),
        folded: "zed".into(),
        kinds: vec![PartyKind::Carrier],
        currency: None,
        external_refs: BTreeMap::new(),
        attributes: Attributes::default(),
        personal_digest: None,
        active: false,
        merged_into: PartyId(0),
        merge_reason: None,
        merged: Vec::new(),
    };
    let gone = Party {
        id: PartyId(9),
        code: "Gone".into(),
        folded: "n".into(),
        merged_into: PartyId(7),
        merge_reason: Some("entered twice".into()),
        ..plain.clone()
    };
    let keys = MatchKeys { email: -5, tax_number: 6, phone: 7, name_and_address: i64::MAX };
    let personal =
        |body: &str, keys: MatchKeys| PersonalRow { party: PartyId(7), salt: [4; 16], body: body.into(), keys };
    shop.command(|command| {
        vec![
            Record::Master(1, command, Master::Party(party())),
            Record::Master(2, command, Master::Party(plain.clone())),
            Record::Master(4, command, Master::Party(gone.clone())),
            Record::Master(
                3,
                command,
                Master::PartyRef { system: "crm".into(), reference: "A-9".into(), party: PartyId(7) },
            ),
            Record::Personal(personal("{\"name\":\"Ann\"}", keys)),
        ]
    });
    let facts = shop.store.facts();
    let held = personal("{\"name\":\"Ann\"}", keys);
    assert_eq!(facts.personal_after(PartyId(0), 5).as_slice(), std::slice::from_ref(&held));
    assert_eq!(facts.personal_after(PartyId(7), 5), []);
    for reason in MatchReason::ALL.iter().copied().filter(|reason| *reason != MatchReason::Reference) {
        let alike = |key, after| facts.personal_alike(reason, key, PartyId(after), 5);
        assert_eq!(alike(keys.of(reason), 0).as_slice(), std::slice::from_ref(&held), "{reason}");
        assert_eq!((alike(keys.of(reason), 7), alike(4, 0)), (vec![], vec![]), "{reason}");
    }
    shop.command(|_| vec![Record::Personal(personal("", MatchKeys::default()))]);
    assert_eq!(facts.personal_after(PartyId(0), 5), []);
    assert_eq!(facts.personal_alike(MatchReason::Email, keys.email, PartyId(0), 5), []);
    assert_eq!(facts.party(PartyId(7)), Some(party()));
    assert_eq!(facts.party_by_code("zed").as_ref(), Some(&plain));
    assert_eq!(facts.party_by_ref("crm", "A-9"), Some(PartyId(7)));
    assert_eq!(facts.party_by_ref("crm", "A-8"), None);
    assert_eq!(facts.personal(PartyId(7)), Some(personal("", MatchKeys::default())));
    assert_eq!(facts.parties_after(None, "", 5), [party(), plain.clone()]);
    assert_eq!(facts.party(PartyId(9)), Some(gone));
    assert_eq!(facts.parties_after(None, "", 1), [party()]);
    assert_eq!(facts.parties_after(None, "müller", 5), [plain.clone()]);
    assert_eq!(facts.parties_after(Some(PartyKind::Carrier), "", 5), [plain]);
    sound(&facts);
}

#[test]
fn exceptions() {
    let shop = Shop::new();
    let exception = |id, state, entity| Exception {
        id: ExceptionId(id),
        code: "stock.not_enough".into(),
        severity: Severity::Critical,
        entity: EntityId(entity),
        site: SHOP,
        subject: "GI-A-1".into(),
        value_minor: 990,
        currency: (id == 1).then_some(Currency::EUR),
        owner: ActorId::NONE,
        state,
        message: "7 were there".into(),
        details: serde_json::from_str("{\"asked\":\"12\",\"there\":[7]}").unwrap(),
        raised_by: CommandId(1),
    };
    let all = [
        exception(1, ExceptionState::Open, 1),
        exception(2, ExceptionState::Resolved, 1),
        exception(3, ExceptionState::Assigned, 0),
        exception(4, ExceptionState::Open, 1),
    ];
    shop.store.begin_write().unwrap();
    let writer = &mut crate::write::Writer::new(&shop.store);
    for id in 1..=4 {
        let step = ExceptionMove {
            id,
            command: CommandId(1),
            exception: ExceptionId(id),
            action: "raised",
            owner: ActorId::NONE,
            note: String::new(),
        };
        exceptions::write_move(writer, &step).unwrap();
    }
    let rows: Vec<_> = all.iter().map(|row| (row.id, Some(row))).collect();
    exceptions::write_exceptions(writer, &rows).unwrap();
    shop.store.commit().unwrap();

    let facts = shop.store.facts();
    let ids = |state, entity, after, limit| -> Vec<i64> {
        facts.exceptions_after(state, EntityId(entity), ExceptionId(after), limit).iter().map(|row| row.id.0).collect()
    };
    assert_eq!(facts.exception(ExceptionId(1)).as_ref(), Some(&all[0]));
    assert_eq!(facts.exceptions_after(None, EntityId::NONE, ExceptionId(2), 1), [all[2].clone()]);
    assert_eq!(ids(None, 0, 0, 9), [1, 3, 4]);
    assert_eq!(ids(None, 0, 0, 2), [1, 3]);
    assert_eq!(ids(None, 1, 1, 9), [4]);
    assert_eq!(ids(Some(ExceptionState::Open), 0, 0, 9), [1, 4]);
    assert_eq!(ids(Some(ExceptionState::Open), 1, 0, 1), [1]);
    assert_eq!(ids(Some(ExceptionState::Assigned), 0, 0, 9), [3]);
    assert_eq!(ids(Some(ExceptionState::Resolved), 0, 0, 9), [2]);
    assert!(ids(Some(ExceptionState::Resolved), 7, 0, 9).is_empty());
    sound(&facts);
}

#[test]
fn catalogue() {
    let shop = Shop::new();
    let unit = Unit { id: UnitId(2), code: "CASE".into(), folded: "case".into(), name: "case".into(), decimals: 0 };
    let category = Category {
        id: CategoryId(2),
        code: "BLACK".into(),
        folded: "black".into(),
        name: "Black tea".into(),
        parent: CategoryId(1),
    };
    let pack = Pack { item: ItemId(1), unit: UnitId(2), factor: Ratio::new(1, 3).unwrap() };
    let name = |kind, party, active| Identifier {
        key: IdentifierKey { folded: "t-1".into(), kind, party: PartyId(party) },
        shown: "T-1".into(),
        item: ItemId(1),
        unit: UnitId(2),
        active,
    };
    let names = [
        name(IdentifierKind::Sku, 0, true),
        name(IdentifierKind::Supplier, 7, true),
        name(IdentifierKind::Supplier, 8, false),
        name(IdentifierKind::Channel, 0, true),
    ];
    let lot = |id, expires_on| Lot {
        id: LotId(id),
        item: ItemId(1),
        code: format!("L{id}"),
        folded: format!("l{id}"),
        expires_on,
    };
    let mut black = item(2, "Black-2");
    black.category = CategoryId(2);
    black.attributes = serde_json::from_str("{\"origin\":\"Assam\"}").unwrap();
    let mut masters = vec![
        Master::Unit(unit.clone()),
        Master::Category(category.clone()),
        Master::Item(black.clone()),
        Master::Pack(pack),
        Master::Lot(lot(1, None)),
        Master::Lot(lot(2, Some(day("2027-01-31")))),
    ];
    masters.extend(names.iter().rev().cloned().map(Master::Identifier));
    shop.masters(masters);

    let facts = shop.store.facts();
    let green = item(1, "Green-1");
    assert_eq!(facts.items_by_code(&["black-2", "none", "green-1"]), [Some(black.clone()), None, Some(green.clone())]);
    assert_eq!(facts.items(&[ItemId(1), ItemId(9)]), [Some(green.clone()), None]);
    assert_eq!(facts.items_after(CategoryId::NONE, "", 9), [black.clone(), green.clone()]);
    assert_eq!(facts.items_after(CategoryId::NONE, "black-2", 9), [green.clone()]);
    assert_eq!(facts.items_after(CategoryId(2), "", 1), [black]);
    assert_eq!(facts.items_in_categories(&[CategoryId(2), CategoryId(1), CategoryId(2)]), [ItemId(1), ItemId(2)]);
    assert_eq!(facts.items_in_categories(&[]), []);
    assert_eq!(facts.identifiers("t-1"), [names[0].clone(), names[1].clone(), names[3].clone()]);
    assert_eq!(facts.identifiers_of(ItemId(1)), names);
    assert_eq!(facts.identifier(&names[2].key).as_ref(), Some(&names[2]));
    assert_eq!(facts.unit_by_code("case").as_ref(), Some(&unit));
    assert_eq!(facts.unit(UnitId(2)).as_ref(), Some(&unit));
    assert_eq!(facts.units().iter().map(|unit| unit.id.0).collect::<Vec<_>>(), [2, 1]);
    assert_eq!((facts.pack(ItemId(1), UnitId(2)), facts.pack(ItemId(2), UnitId(2))), (Some(pack), None));
    assert_eq!(facts.packs_of(ItemId(1)), [pack]);
    assert_eq!(facts.category_by_code("black").as_ref(), Some(&category));
    assert_eq!(facts.category(CategoryId(2)).as_ref(), Some(&category));
    assert_eq!(facts.categories().len(), 2);
    assert_eq!(facts.lot_by_code(ItemId(1), "l2"), Some(lot(2, Some(day("2027-01-31")))));
    assert_eq!(facts.lot(LotId(1)), Some(lot(1, None)));
    sound(&facts);
}
