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
}

impl PersonalRow {
    /// Whether what was personal has been erased.
    #[must_use]
    pub fn is_erased(&self) -> bool {
        self.body.is_empty()
    }
}
