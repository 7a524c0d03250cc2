//! The shape every command and query has.

use schemars::JsonSchema;
use serde::{Serialize, de::DeserializeOwned};

use super::{Context, Draft, Operation, Refusal};
use crate::values::{ApprovalId, Code, CommandId, EntityId, Number, SiteId};

/// What an operation is to the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Asks for something not yet done; may be refused.
    Request,
    /// Reports what has happened; booked even when the state speaks against it.
    Fact,
    /// Reads and changes nothing.
    Query,
}

/// Where a command acts: what an actor's grants must cover, and the chain its record joins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The whole file: items, actors, units.
    File,
    /// One legal company.
    Entity(EntityId),
    /// One site of a company.
    Site(EntityId, SiteId),
}

impl Scope {
    /// The entity and site of the scope, 0 where it has none.
    #[must_use]
    pub fn ids(self) -> (EntityId, SiteId) {
        match self {
            Self::File => (EntityId::NONE, SiteId::NONE),
            Self::Entity(entity) => (entity, SiteId::NONE),
            Self::Site(entity, site) => (entity, site),
        }
    }
}

/// A held request that is to be decided now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// Which.
    pub approval: ApprovalId,
    /// What the one who releases it says of it.
    pub note: String,
}

/// What a command decided: its reply, and the amount it commits the entity to.
#[derive(Clone, Debug)]
pub struct Decision<R> {
    /// What the caller is told.
    pub reply: R,
    /// The amount measured against the actor's limit, in minor units of the entity's currency.
    pub amount_minor: Option<i64>,
    /// What else approval policies may measure: figures of [`Command::FIGURES`], by name.
    pub figures: Vec<(&'static str, Number)>,
    /// The held request that is to be decided now; of the command that releases it alone.
    pub releases: Option<Release>,
}

impl<R> Decision<R> {
    /// A decision that commits to no amount.
    pub fn done(reply: R) -> Self {
        Self { reply, amount_minor: None, figures: Vec::new(), releases: None }
    }

    /// The same decision, measured by an amount.
    #[must_use]
    pub fn worth(mut self, amount_minor: i64) -> Self {
        self.amount_minor = Some(amount_minor.saturating_abs());
        self
    }

    /// The same decision, with a figure that approval policies may measure, if there is one.
    #[must_use]
    pub fn measured(mut self, figure: &'static str, value: Option<Number>) -> Self {
        self.figures.extend(value.map(|value| (figure, value)));
        self
    }
}

/// A command: a request or a fact, with the rule that decides it.
pub trait Command: Serialize + DeserializeOwned + JsonSchema + Send + Sync + 'static {
    /// The wire name, `slice.verb_noun`.
    const NAME: &'static str;
    /// Request or fact.
    const MODE: Mode;
    /// The duty an actor needs.
    const DUTY: &'static str = Self::NAME;
    /// A request that the tests run in the example shop.
    const EXAMPLE: &'static str;
    /// Whether the host must bring a key.
    const KEY_REQUIRED: bool = false;
    /// Whether the reply is the document the command made: then it is rebuilt from there ([`Command::recall`]) for a retry
    /// and with its events, and not kept beside it.
    const REPLY_IS_DOCUMENT: bool = false;
    /// Figures of the decision that are neither in the request nor in the reply and that approval policies may measure.
    const FIGURES: &'static [&'static str] = &[];
    /// What the caller is told.
    type Reply: Serialize + DeserializeOwned + JsonSchema + 'static;

    /// What the caller of a done command was told, rebuilt from what the command left for ever: the same text as then.
    /// Asked only of commands whose reply is their document.
    fn recall(_draft: &mut Draft<'_>, _command: CommandId) -> Option<Self::Reply> {
        None
    }

    /// The text by which a retry is told from another command: the canonical typed command. A command that carries
    /// personal data leaves it out, for the digest of this text is kept for ever and a guess could be tried against it.
    fn retry_text(&self) -> String {
        json_text(self)
    }

    /// The party whose personal data the command carries: what is held of it can then be forgotten with the party.
    fn tells_of(&self) -> Option<&Code> {
        None
    }

    /// The commands whose document this one takes a further step of: whoever sent one of them may be kept from this step
    /// by a pair of duties that do not belong in one hand.
    fn continues(&self, _draft: &mut Draft<'_>) -> Vec<CommandId> {
        Vec::new()
    }

    /// Where the command acts.
    ///
    /// # Errors
    /// A code in it names no entity or site.
    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal>;

    /// Decides: writes what follows into the draft, or refuses.
    ///
    /// # Errors
    /// The refusals its doc names.
    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<Self::Reply>, Refusal>;
}

/// A question about the book.
pub trait Query: DeserializeOwned + JsonSchema + Send + Sync + 'static {
    /// The wire name, `slice.noun`.
    const NAME: &'static str;
    /// The duty an actor needs.
    const DUTY: &'static str = Self::NAME;
    /// A request that the tests run in the example shop.
    const EXAMPLE: &'static str;
    /// The answer.
    type Reply: Serialize + DeserializeOwned + JsonSchema + 'static;

    /// Where the question looks.
    ///
    /// # Errors
    /// A code in it names no entity or site.
    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal>;

    /// Answers from one snapshot.
    ///
    /// # Errors
    /// The refusals its doc names.
    fn answer(&self, draft: &mut Draft<'_>) -> Result<Self::Reply, Refusal>;
}

/// A decision whose reply is already JSON.
#[derive(Clone, Debug)]
pub struct ErasedDecision {
    /// The reply as JSON text.
    pub reply: String,
    /// See [`Decision::amount_minor`].
    pub amount_minor: Option<i64>,
    /// See [`Decision::figures`].
    pub figures: Vec<(&'static str, Number)>,
    /// See [`Decision::releases`].
    pub releases: Option<Release>,
}

/// A command whose type is known to the operation table alone.
pub trait Erased: Send + Sync {
    /// Its row of the operation table.
    fn operation(&self) -> &'static Operation;
    /// The canonical typed command, the same for equal commands whatever their text was.
    fn canonical(&self) -> Vec<u8>;
    /// The whole typed command as JSON, what is personal in it included.
    fn request(&self) -> String;
    /// See [`Command::tells_of`].
    fn tells_of(&self) -> Option<&Code>;
    /// See [`Command::continues`].
    fn continues(&self, draft: &mut Draft<'_>) -> Vec<CommandId>;
    /// See [`Command::scope`].
    ///
    /// # Errors
    /// As there.
    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal>;
    /// See [`Command::decide`].
    ///
    /// # Errors
    /// As there.
    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<ErasedDecision, Refusal>;
}

pub(crate) fn json_text(value: &impl Serialize) -> String {
    // Most replies and commands fit, so that the buffer grows for none of them.
    let mut text = Vec::with_capacity(512);
    serde_json::to_writer(&mut text, value).expect("replies and commands have text keys and no failing serialiser");
    String::from_utf8(text).expect("JSON is written as UTF-8")
}

impl<C: Command> Erased for C {
    fn operation(&self) -> &'static Operation {
        Operation::of(C::NAME).expect("a test holds that every command stands in the operation table")
    }

    fn canonical(&self) -> Vec<u8> {
        self.retry_text().into_bytes()
    }

    fn request(&self) -> String {
        json_text(self)
    }

    fn tells_of(&self) -> Option<&Code> {
        Command::tells_of(self)
    }

    fn continues(&self, draft: &mut Draft<'_>) -> Vec<CommandId> {
        Command::continues(self, draft)
    }

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Command::scope(self, draft)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<ErasedDecision, Refusal> {
        let decision = Command::decide(self, cx, draft)?;
        // Whatever it was, promises fit the stock it leaves, and who waits gets what it brought.
        crate::allocation::rules::fit(cx, draft)?;
        // And whatever it did to orders, tax is due on their money as their terms say.
        crate::sales::rules::advances::settle_all(cx, draft)?;
        let Decision { reply, amount_minor, figures, releases } = decision;
        Ok(ErasedDecision { reply: json_text(&reply), amount_minor, figures, releases })
    }
}

/// A query whose type is known to the operation table alone.
pub trait ErasedQuery: Send + Sync {
    /// Its row of the operation table.
    fn operation(&self) -> &'static Operation;
    /// See [`Query::scope`].
    ///
    /// # Errors
    /// As there.
    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal>;
    /// The answer as JSON text.
    ///
    /// # Errors
    /// As [`Query::answer`].
    fn answer(&self, draft: &mut Draft<'_>) -> Result<String, Refusal>;
}

impl<Q: Query> ErasedQuery for Q {
    fn operation(&self) -> &'static Operation {
        Operation::of(Q::NAME).expect("a test holds that every query stands in the operation table")
    }

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Query::scope(self, draft)
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<String, Refusal> {
        Ok(json_text(&Query::answer(self, draft)?))
    }
}
