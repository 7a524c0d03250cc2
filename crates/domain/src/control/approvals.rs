//! Approval policies, and the requests that are held until somebody else releases them.

use serde::{Deserialize, Serialize};

use crate::flow::Scope;
use crate::values::{
    ActorId, ApprovalId, ApprovalPolicyId, BusinessDate, CommandId, Currency, Digest, EntityId, Instant, Number, SiteId,
};
use crate::words::words;

words! {
    /// What of a request a policy measures.
    Measure {
        /// Nothing: every such request is held.
        Always = "always",
        /// What the request commits the entity to: the total of the document, or the stock value it changes.
        Amount = "amount",
        /// One field for each hundred of another.
        Percent = "percent",
        /// A field.
        Field = "field",
    }
}

words! {
    /// Where in its life a held request is.
    ApprovalState {
        /// It waits for somebody who releases it.
        Held = "held",
        /// It was released, and is done.
        Done = "done",
        /// It was released, and refused by what had become of the book.
        Refused = "refused",
        /// Somebody said no.
        Rejected = "rejected",
        /// The one who asked took it back.
        Withdrawn = "withdrawn",
        /// Nobody released it in time.
        Expired = "expired",
    }
}

/// Which requests are held until somebody with a duty releases them.
#[derive(Clone, Debug, PartialEq)]
pub struct ApprovalPolicy {
    /// Its key.
    pub id: ApprovalPolicyId,
    /// The code callers use.
    pub code: String,
    /// The code folded, by which it is unique.
    pub folded: String,
    /// The operation it holds.
    pub operation: String,
    /// What it measures.
    pub measure: Measure,
    /// The path of the field, of `field` and `percent`.
    pub field: String,
    /// The path of what it is a percentage of, of `percent`.
    pub per: String,
    /// Held above this.
    pub above: Option<Number>,
    /// Held below this.
    pub below: Option<Number>,
    /// Held when the field is one of these.
    pub among: Vec<String>,
    /// The currency of the limit of `amount`.
    pub currency: Option<Currency>,
    /// In which entity; none: in all.
    pub entity: EntityId,
    /// At which site; none: at all.
    pub site: SiteId,
    /// The duty that may release.
    pub duty: String,
    /// The first business day it holds.
    pub valid_from: BusinessDate,
    /// The last business day it holds.
    pub valid_until: Option<BusinessDate>,
    /// How many hours a held request waits before it expires; for ever, if not said.
    pub expires_hours: Option<i64>,
    /// A policy that was ended stays on record.
    pub active: bool,
}

impl ApprovalPolicy {
    /// Whether it holds in a scope on a day.
    #[must_use]
    pub fn holds(&self, scope: Scope, day: BusinessDate) -> bool {
        let (entity, site) = scope.ids();
        let here = (self.entity.is_none() || self.entity == entity) && (self.site.is_none() || self.site == site);
        self.active && here && self.valid_from <= day && self.valid_until.is_none_or(|last| day <= last)
    }

    /// What it measures, in a word or as the path of a field.
    #[must_use]
    pub fn measured(&self) -> String {
        match self.measure {
            Measure::Always | Measure::Amount => self.measure.to_string(),
            Measure::Percent => format!("{} in percent of {}", self.field, self.per),
            Measure::Field => self.field.clone(),
        }
    }
}

/// Why a request is held: one policy whose limit it passes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[schemars(rename = "ApprovalCause")]
pub struct Cause {
    /// The policy.
    pub policy: String,
    /// What was measured.
    pub measured: String,
    /// What it came to; absent where every request is held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The limit it passes, with the side: `above 1000.00`, `below 12`, `among theft`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<String>,
    /// The duty that may release.
    pub duty: String,
}

/// A request that is held, or was.
#[derive(Clone, Debug, PartialEq)]
pub struct Approval {
    /// Its key, and its number.
    pub id: ApprovalId,
    /// The command that was held.
    pub command: CommandId,
    /// What it asks for.
    pub operation: String,
    /// In whose name it was asked.
    pub requester: ActorId,
    /// Who sent it: the requester, or who acted for them.
    pub sender: ActorId,
    /// Where it acts: an entity, or none.
    pub entity: EntityId,
    /// Where it acts: a site, or none.
    pub site: SiteId,
    /// What it would have come to when it was held, in minor units.
    pub worth_minor: Option<i64>,
    /// The currency of that.
    pub currency: Option<Currency>,
    /// Why it is held.
    pub causes: Vec<Cause>,
    /// When it expires.
    pub expires_at: Option<Instant>,
    /// The request, canonical, without what is personal in it.
    pub request: String,
    /// The salted digest of the whole request, where something in it is personal.
    pub personal_digest: Option<Digest>,
    /// Where in its life it is.
    pub state: ApprovalState,
    /// The command that ended it, or none.
    pub ended_by: CommandId,
}

impl Approval {
    /// Its number as people write it.
    #[must_use]
    pub fn number(&self) -> String {
        number_of(self.id)
    }

    /// Where it acts.
    #[must_use]
    pub fn scope(&self) -> Scope {
        match (self.entity, self.site) {
            (EntityId::NONE, _) => Scope::File,
            (entity, SiteId::NONE) => Scope::Entity(entity),
            (entity, site) => Scope::Site(entity, site),
        }
    }

    /// Where in its life it is at an instant: what nobody released in time has expired, whether or not that is on record.
    #[must_use]
    pub fn state_at(&self, now: Instant) -> ApprovalState {
        match self.state {
            ApprovalState::Held if self.expires_at.is_some_and(|end| end <= now) => ApprovalState::Expired,
            state => state,
        }
    }
}

const PREFIX: &str = "AP-";

/// The number of an approval as people write it: they are counted through the file, and none is ever left out.
#[must_use]
pub fn number_of(id: ApprovalId) -> String {
    format!("{PREFIX}{:06}", id.0)
}

/// The key of a number as people write it.
#[must_use]
pub fn id_of(number: &str) -> Option<ApprovalId> {
    let digits = number.strip_prefix(PREFIX)?;
    let id = digits.parse().ok().map(ApprovalId)?;
    (number_of(id) == number && id.0 > 0).then_some(id)
}

/// A step in the life of a held request.
#[derive(Clone, Debug, PartialEq)]
pub struct ApprovalStep {
    /// Its key.
    pub id: i64,
    /// The command that made it.
    pub command: CommandId,
    /// Which approval.
    pub approval: ApprovalId,
    /// Where it came to.
    pub state: ApprovalState,
    /// In whose name.
    pub actor: ActorId,
    /// Who sent it.
    pub sender: ActorId,
    /// The command that did what was asked, of `done`.
    pub done_by: CommandId,
    /// The code of the refusal, of `refused`.
    pub refusal: String,
    /// Why.
    pub note: String,
}

/// The whole request of an approval in which something is personal; forgotten when the approval ends, or on request.
#[derive(Clone, Debug, PartialEq)]
pub struct HeldPersonal {
    /// Which approval.
    pub approval: ApprovalId,
    /// The folded code of the party it tells of; empty once forgotten.
    pub party: String,
    /// What the digest is salted with; zeros once forgotten.
    pub salt: [u8; 16],
    /// The request, canonical; empty once forgotten.
    pub body: String,
}

impl HeldPersonal {
    /// Whether nothing is left of it.
    #[must_use]
    pub fn is_forgotten(&self) -> bool {
        self.body.is_empty()
    }

    /// The digest by which the approval knows it: BLAKE3 of the salt, the party, a zero byte and the body.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest(
            *blake3::Hasher::new()
                .update(&self.salt)
                .update(self.party.as_bytes())
                .update(&[0])
                .update(self.body.as_bytes())
                .finalize()
                .as_bytes(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A number is read as it is written, and in no other way.
    #[test]
    fn numbers_read_back() {
        for id in [1, 999_999, 1_000_000] {
            assert_eq!(id_of(&number_of(ApprovalId(id))), Some(ApprovalId(id)));
        }
        for text in ["AP-1", "AP-000000", "AP-0000001", "ap-000001", "000001", "AP--00001", ""] {
            assert_eq!(id_of(text), None, "{text}");
        }
    }
}
