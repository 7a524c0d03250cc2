//! A shop for tests: one draft over an empty file, kept across commands that travel the whole road.
//!
//! ```ignore
//! let mut shop = Shop::open();
//! shop.does::<AddCategory>(json!({"category": "TEA", "name": "Tea"}));
//! shop.refuses::<AddCategory>(json!({"category": "tea", "name": "Tea"}), "catalogue.category_exists");
//! ```

mod no_facts;

use serde_json::Value;
use uuid::Uuid;

pub(crate) use no_facts::NoFacts;

use crate::control::commands::{SetUp, conclude};
use crate::control::rules::{Holding, authority, check_limit, check_releaser, held_by, held_command, hold};
use crate::example::Step;
use crate::flow::{
    Command, Context, Draft, Erased, ErasedQuery, Head, Memory, Mode, Operation, Parse, Query, Refusal, Release, Scope,
    Status,
};
use crate::ledger::types::Entity;
use crate::stock::types::{Site, SiteKind};
use crate::values::{
    ActorId, AreaId, BusinessDate, Code, CommandId, Currency, EntityId, Instant, RollHour, SiteId, TimeZone,
};

/// What a command came to before it is kept, held or released.
struct Decided {
    cx: Context,
    reply: String,
    releases: Option<Release>,
    holding: Option<Holding>,
}

/// One draft kept across commands, with the moment and the actor a test sends them at.
pub(crate) struct Shop {
    /// Everything decided so far; nothing is ever on file.
    pub(crate) draft: Draft<'static>,
    /// Who sends the commands.
    pub(crate) actor: ActorId,
    /// When.
    pub(crate) now: Instant,
    /// The business day everywhere.
    pub(crate) business_date: BusinessDate,
}

impl Shop {
    /// A file nobody has set up.
    pub(crate) fn empty() -> Self {
        Self {
            draft: Draft::new(&NoFacts, Memory::default()),
            actor: ActorId::NONE,
            now: Instant::parse("2026-11-23T10:00:00Z").expect("an instant"),
            business_date: BusinessDate::new(2026, 11, 23).expect("a date"),
        }
    }

    /// A file set up with its example: actor `owner`, who may do everything and sends the commands.
    pub(crate) fn open() -> Self {
        let mut shop = Self::empty();
        shop.example::<SetUp>();
        shop.actor = ActorId(1);
        shop
    }

    /// Adds what rules about entities and sites need of them and nothing more: ACME in EUR with sites SHOP-1 and SHOP-2,
    /// TOKYO in JPY with site GINZA. They have neither accounts nor areas; commands of ledger and stock open real ones.
    pub(crate) fn two_entities(&mut self) {
        let entities = [
            (1, "ACME", Currency::EUR, &[(101, "SHOP-1"), (102, "SHOP-2")][..]),
            (2, "TOKYO", Currency::JPY, &[(103, "GINZA")]),
        ];
        for (id, code, currency, sites) in entities {
            let entity = EntityId(id);
            self.draft.put_entity(Entity {
                id: entity,
                code: code.to_owned(),
                folded: code.to_lowercase(),
                name: code.to_owned(),
                currency,
                time_zone: TimeZone::UTC,
                area: AreaId::NONE,
                transit_site: SiteId::NONE,
                transit_area: AreaId::NONE,
            });
            for (id, code) in sites {
                self.draft.put_site(Site {
                    id: SiteId(*id),
                    code: (*code).to_owned(),
                    folded: code.to_lowercase(),
                    name: (*code).to_owned(),
                    kind: SiteKind::Store,
                    entity,
                    area: AreaId::NONE,
                    time_zone: TimeZone::UTC,
                    roll_hour: RollHour::MIDNIGHT,
                    negative_allowed: false,
                    active: true,
                });
            }
        }
        self.draft.accept();
    }

    /// The context of the next command, for testing a rule by itself.
    pub(crate) fn context(&mut self, mode: Mode, scope: Scope) -> Context {
        let command_id = CommandId(self.draft.next(Head::Command));
        self.draft.command = command_id;
        Context {
            actor: self.actor,
            sender: self.actor,
            source: "test".to_owned(),
            key: Uuid::from_u128(u128::from(command_id.0.unsigned_abs())),
            now: self.now,
            business_date: self.business_date,
            command_id,
            mode,
            scope,
            entropy: [7; 32],
        }
    }

    /// Sends a command down the road: authority, decision, limit; accepted or discarded.
    pub(crate) fn run<C: Command>(&mut self, command: &C) -> Result<C::Reply, Refusal> {
        let reply = self.travel(command)?;
        Ok(serde_json::from_str(&reply).expect("a reply reads back"))
    }

    /// Sends a command as its caller writes it.
    pub(crate) fn call<C: Command>(&mut self, request: &str) -> Result<C::Reply, Refusal> {
        let Parse::Command(parse) = Operation::command::<C>().parse else { unreachable!("the row of a command") };
        let command = parse(request.as_bytes())?;
        let again = parse(&command.canonical()).expect("the canonical form of a command reads back");
        assert_eq!(again.canonical(), command.canonical(), "one command, one canonical form");
        let reply = self.travel(command.as_ref())?;
        Ok(serde_json::from_str(&reply).expect("a reply reads back"))
    }

    /// Sends a command that must be done.
    #[track_caller]
    pub(crate) fn does<C: Command>(&mut self, request: Value) -> C::Reply {
        match self.call::<C>(&request.to_string()) {
            Ok(reply) => reply,
            Err(refusal) => panic!("{} {request}: {refusal:?}", C::NAME),
        }
    }

    /// Sends a command that must be refused with a code.
    #[track_caller]
    pub(crate) fn refuses<C: Command>(&mut self, request: Value, code: &str) -> Refusal {
        let records = self.draft.records().len();
        match self.call::<C>(&request.to_string()) {
            Ok(_) => panic!("{} {request} was done, {code} expected", C::NAME),
            Err(refusal) if refusal.status == Status::Held && refusal.code == code => refusal,
            Err(refusal) => {
                assert_eq!(refusal.code, code, "{} {request}: {refusal:?}", C::NAME);
                assert_eq!(self.draft.records().len(), records, "a refused command leaves no record");
                refusal
            }
        }
    }

    /// Sends requests that differ from one in the fields that each row names, and must be refused with its code and path.
    #[track_caller]
    pub(crate) fn refuses_each<C: Command>(&mut self, base: &Value, rows: &[(Value, &str, &str)]) {
        let records = self.draft.records().len();
        let told = |request: Value| self.call::<C>(&request.to_string()).err();
        assert_eq!(surprises(base, rows, told), [""; 0], "{}", C::NAME);
        assert_eq!(self.draft.records().len(), records, "a refused command leaves no record");
    }

    /// Asks questions that differ from one so, and must be refused.
    #[track_caller]
    pub(crate) fn asks_each_in_vain<Q: Query>(&mut self, base: &Value, rows: &[(Value, &str, &str)]) {
        let told = |request: Value| self.ask::<Q>(&request.to_string()).err();
        assert_eq!(surprises(base, rows, told), [""; 0], "{}", Q::NAME);
    }

    /// Runs the example of a command.
    #[track_caller]
    pub(crate) fn example<C: Command>(&mut self) -> C::Reply {
        self.does::<C>(serde_json::from_str(C::EXAMPLE).expect("an example is JSON"))
    }

    /// Asks a question as its caller writes it.
    pub(crate) fn ask<Q: Query>(&mut self, request: &str) -> Result<Q::Reply, Refusal> {
        let Parse::Query(parse) = Operation::query::<Q>().parse else { unreachable!("the row of a query") };
        let reply = self.question(parse(request.as_bytes())?.as_ref())?;
        Ok(serde_json::from_str(&reply).expect("an answer reads back"))
    }

    /// Asks a question that must be answered.
    #[track_caller]
    pub(crate) fn answers<Q: Query>(&mut self, request: Value) -> Q::Reply {
        match self.ask::<Q>(&request.to_string()) {
            Ok(reply) => reply,
            Err(refusal) => panic!("{} {request}: {refusal:?}", Q::NAME),
        }
    }

    /// Runs a step of the example shop, in the name of who sends it.
    #[track_caller]
    pub(crate) fn step(&mut self, step: Step) {
        let Step { operation, request, actor, is_held } = step;
        let code = Code::parse(actor).expect("a code");
        self.actor = self.draft.actor_by_code(&code).map_or(ActorId::NONE, |actor| actor.id);
        let outcome = match operation.parse {
            Parse::Command(parse) => parse(request.as_bytes()).and_then(|command| self.travel(command.as_ref())),
            Parse::Query(parse) => parse(request.as_bytes()).and_then(|query| self.question(query.as_ref())),
        };
        match outcome {
            Ok(_) if !is_held => {}
            Err(refusal) if is_held && refusal.status == Status::Held => {}
            outcome => panic!("{} {request}: {outcome:?}", operation.name),
        }
        self.actor = ActorId(1);
    }

    fn travel(&mut self, command: &dyn Erased) -> Result<String, Refusal> {
        let outcome = match self.decide(command) {
            Ok(Decided { releases: Some(release), .. }) => self.release(command, &release),
            Ok(Decided { cx, holding: Some(holding), .. }) => {
                self.draft.discard();
                let cx = Context { command_id: self.context(cx.mode, cx.scope).command_id, ..cx };
                let refusal = hold(&cx, &mut self.draft, command, holding);
                self.draft.accept();
                return Err(refusal);
            }
            Ok(Decided { reply, .. }) => Ok(reply),
            Err(refusal) => Err(refusal),
        };
        match outcome {
            Ok(_) => self.draft.accept(),
            Err(_) => self.draft.discard(),
        }
        outcome
    }

    /// Decides what is released under the authority of the one who asked, and ends its approval.
    fn release(&mut self, approve: &dyn Erased, release: &Release) -> Result<String, Refusal> {
        self.draft.discard();
        let approval = self.draft.approval(release.approval).expect("it was found to be released");
        let approver = std::mem::replace(&mut self.actor, approval.requester);
        let asked = held_command(&mut self.draft, &approval).and_then(|command| self.decide(command.as_ref()));
        self.actor = approver;
        let scope = approve.scope(&mut self.draft)?;
        let done = match asked {
            Ok(done) => {
                let cx = Context { actor: approver, sender: approver, ..done.cx.clone() };
                let causes = done.holding.map(|holding| holding.causes).unwrap_or_default();
                check_releaser(&cx, &mut self.draft, &approval, &causes)?;
                self.draft.accept();
                Ok((done.cx.command_id, done.reply))
            }
            Err(refusal) => {
                self.draft.discard();
                Err(refusal)
            }
        };
        let cx = self.context(Mode::Request, scope);
        let outcome = done.as_ref().map(|(command, reply)| (*command, reply.as_str()));
        Ok(conclude(&cx, &mut self.draft, release, outcome))
    }

    fn decide(&mut self, command: &dyn Erased) -> Result<Decided, Refusal> {
        let operation = command.operation();
        let scope = command.scope(&mut self.draft)?;
        let allowed = match operation.name {
            SetUp::NAME => None,
            _ => Some(authority(&mut self.draft, self.actor, operation.duty, scope)?),
        };
        let cx = self.context(operation.mode, scope);
        let decision = command.decide(&cx, &mut self.draft)?;
        if let (Some(allowed), Some(amount)) = (allowed, decision.amount_minor) {
            check_limit(amount, allowed)?;
        }
        let holding = held_by(&cx, &mut self.draft, command, &decision)?.filter(|_| cx.mode == Mode::Request);
        Ok(Decided { cx, reply: decision.reply, releases: decision.releases, holding })
    }

    fn question(&mut self, query: &dyn ErasedQuery) -> Result<String, Refusal> {
        let scope = query.scope(&mut self.draft)?;
        authority(&mut self.draft, self.actor, query.operation().duty, scope)?;
        query.answer(&mut self.draft)
    }
}

/// The rows that are told something else than their code and path.
fn surprises(
    base: &Value,
    rows: &[(Value, &str, &str)],
    mut told: impl FnMut(Value) -> Option<Refusal>,
) -> Vec<String> {
    let mut surprises = Vec::new();
    for (change, code, path) in rows {
        let mut request = base.clone();
        for (field, value) in change.as_object().expect("fields") {
            request[field] = value.clone();
        }
        let told = told(request).map(|refusal| (refusal.code, refusal.path));
        if told.as_ref().is_none_or(|told| (told.0.as_str(), told.1.as_str()) != (*code, *path)) {
            let change: String = change.to_string().chars().take(200).collect();
            surprises.push(format!("{change}: {told:?} instead of {code} at {path}"));
        }
    }
    surprises
}

/// Every operation's example is done in the example shop, and the shop has a step for every operation.
#[test]
fn the_example_of_every_operation_runs() {
    let mut shop = Shop::empty();
    let mut done: Vec<&str> = Vec::new();
    for step in crate::example::steps() {
        shop.step(step);
        if !step.is_held {
            done.push(step.operation.name);
        }
    }
    assert!(Operation::all().all(|operation| done.contains(&operation.name)));
}

/// The table names each operation once, in its slice, and each refusal once.
#[test]
fn names_are_unique() {
    for slice in crate::SLICES {
        for operation in slice.operations {
            assert_eq!(operation.name.split_once('.').map(|(slice, _)| slice), Some(slice.name), "{}", operation.name);
            assert!(!operation.summary().is_empty(), "{} has no doc", operation.name);
        }
    }
    let mut names: Vec<&str> = Operation::all().map(|operation| operation.name).collect();
    let mut codes: Vec<&str> = crate::flow::catalogue().map(|refusal| refusal.code).collect();
    for list in [&mut names, &mut codes] {
        let count = list.len();
        list.sort_unstable();
        list.dedup();
        assert_eq!(list.len(), count);
    }
}
