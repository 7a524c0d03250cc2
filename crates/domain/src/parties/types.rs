//! Customers, suppliers and others.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::values::{Attributes, Currency, Digest, Name, PartyId};
use crate::words::words;

words! {
    /// What a party is to us; one party may be several.
    PartyKind {
        /// Buys from us.
        Customer = "customer",
        /// Sells to us.
        Supplier = "supplier",
        /// Sells for us.
        Marketplace = "marketplace",
        /// Collects payments for us.
        PaymentProcessor = "payment_processor",
        /// Carries goods.
        Carrier = "carrier",
        /// Stores and ships for us.
        FulfilmentPartner = "fulfilment_partner",
    }
}

/// A party as books and stock know it: without anything personal.
#[derive(Clone, Debug, PartialEq)]
pub struct Party {
    /// Its key.
    pub id: PartyId,
    /// The code callers use.
    pub code: String,
    /// The code folded, by which it is unique.
    pub folded: String,
    /// What it is to us, sorted.
    pub kinds: Vec<PartyKind>,
    /// The currency it deals in, if not the entity's.
    pub currency: Option<Currency>,
    /// Its ids in other systems, by system.
    pub external_refs: BTreeMap<String, String>,
    /// The host's own.
    pub attributes: Attributes,
    /// The digest of salt and body of its row in `party_personal`, if it ever had one; erasing the row leaves it.
    pub personal_digest: Option<Digest>,
    /// An inactive party takes no new documents.
    pub active: bool,
    /// The party it was merged into, which is merged into none itself; or none.
    pub merged_into: PartyId,
    /// Why it was merged; nothing while it stands for itself.
    pub merge_reason: Option<String>,
    /// The parties that were merged into it, at first or second hand, in order of key.
    pub merged: Vec<PartyId>,
}

impl Party {
    /// The key of the party it is by now: of the one it was merged into, else its own.
    #[must_use]
    pub fn survivor(&self) -> PartyId {
        if self.merged_into.is_none() { self.id } else { self.merged_into }
    }
}

words! {
    /// By what a party was found, the surest first.
    MatchReason {
        /// Another system calls it so.
        Reference = "reference",
        /// The same e-mail address.
        Email = "email",
        /// The same tax number.
        TaxNumber = "tax_number",
        /// The same telephone number.
        Phone = "phone",
        /// The same name at the same postal address.
        NameAndAddress = "name_and_address",
    }
}

words! {
    /// How sure a match is.
    MatchStrength {
        /// It is the party: a reference names one.
        Certain = "certain",
        /// Hardly anybody shares what is the same.
        Strong = "strong",
        /// People of one house may share what is the same.
        Likely = "likely",
    }
}

impl MatchReason {
    /// How sure a match for this reason is.
    #[must_use]
    pub const fn strength(self) -> MatchStrength {
        match self {
            Self::Reference => MatchStrength::Certain,
            Self::Email | Self::TaxNumber => MatchStrength::Strong,
            Self::Phone | Self::NameAndAddress => MatchStrength::Likely,
        }
    }
}

words! {
    /// What becomes of what is personal about a party that is merged.
    PersonalOfMerged {
        /// It is kept apart, under the party it is of.
        Keep = "keep",
        /// It is erased.
        Drop = "drop",
    }
}

/// What is personal about a party: kept apart, so that it can be forgotten.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Personal {
    /// The name of the person or company.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// E-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<Name>,
    /// Telephone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Name>,
    /// Postal address, line by line; at most 10 lines.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub address: Vec<Name>,
    /// Tax number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_number: Option<Name>,
}

/// The personal row of a party with the salt of its digest; an empty body has been erased, and its salt with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonalRow {
    /// Whose.
    pub party: PartyId,
    /// 16 bytes that make the digest of a guessable text unguessable.
    pub salt: [u8; 16],
    /// The canonical JSON of [`Personal`]; empty when it was erased.
    pub body: String,
    /// By what it is found; all 0 when it was erased.
    pub keys: MatchKeys,
}

/// By what is personal a party is found: a number made of each thing, 0 where there is none. They stand in the row they are
/// made of, so that whatever erases the one erases the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MatchKeys {
    /// Of the e-mail address.
    pub email: i64,
    /// Of the tax number.
    pub tax_number: i64,
    /// Of the telephone number.
    pub phone: i64,
    /// Of name and postal address.
    pub name_and_address: i64,
}

impl MatchKeys {
    /// The key for a reason; 0 for a reference, which is not personal.
    #[must_use]
    pub const fn of(&self, reason: MatchReason) -> i64 {
        match reason {
            MatchReason::Reference => 0,
            MatchReason::Email => self.email,
            MatchReason::TaxNumber => self.tax_number,
            MatchReason::Phone => self.phone,
            MatchReason::NameAndAddress => self.name_and_address,
        }
    }
}

impl PersonalRow {
    /// Whether what was personal has been erased.
    #[must_use]
    pub fn is_erased(&self) -> bool {
        self.body.is_empty()
    }
}
