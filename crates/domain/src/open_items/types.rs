//! What a control account still waits for.

use crate::values::{AccountId, BusinessDate, CommandId, Currency, DocumentId, EntryId, OpenItemId, PartyId};
use crate::words::words;

words! {
    /// The side an item stands on.
    Side {
        /// Owed to us.
        Debit = "debit",
        /// Owed by us.
        Credit = "credit",
    }
}

impl Side {
    /// The side of an amount, debit positive.
    #[must_use]
    pub const fn of_amount(amount_minor: i64) -> Self {
        if amount_minor < 0 { Self::Credit } else { Self::Debit }
    }

    /// An amount above 0 with the sign of the side.
    #[must_use]
    pub const fn signed(self, amount_minor: i64) -> i64 {
        match self {
            Self::Debit => amount_minor,
            Self::Credit => -amount_minor,
        }
    }
}

words! {
    /// How long an item has been due, in days.
    Bucket {
        /// Not due yet, or due on the day.
        Current = "current",
        /// 1 to 30 days.
        Month = "1-30",
        /// 31 to 60 days.
        TwoMonths = "31-60",
        /// 61 to 90 days.
        ThreeMonths = "61-90",
        /// More than 90 days.
        Older = "90+",
    }
}

impl Bucket {
    /// The bucket of an age in days.
    #[must_use]
    pub const fn of_age(age_days: i64) -> Self {
        match age_days {
            ..=0 => Self::Current,
            1..=30 => Self::Month,
            31..=60 => Self::TwoMonths,
            61..=90 => Self::ThreeMonths,
            _ => Self::Older,
        }
    }
}

/// An open item: its opening amount and what remains of it, debit positive.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenItem {
    /// Its key.
    pub id: OpenItemId,
    /// The command that opened it.
    pub command: CommandId,
    /// The control account it is a part of.
    pub account: AccountId,
    /// The party it concerns, or none.
    pub party: PartyId,
    /// Its currency.
    pub currency: Currency,
    /// The document it comes from, or none.
    pub document: DocumentId,
    /// The line of that document, or 0.
    pub line: i64,
    /// What people call it: an invoice number, a delivery note.
    pub reference: String,
    /// The day of the books it was opened on.
    pub opened_on: BusinessDate,
    /// The day it is due.
    pub due_on: BusinessDate,
    /// What it was opened with, in minor units of its currency.
    pub amount_minor: i64,
    /// What remains of that.
    pub remaining_minor: i64,
    /// What remains in minor units of the entity's currency.
    pub remaining_base_minor: i64,
    /// Whether it collects, such as a month's tax or a drawer: it moves both ways, and again after it was settled.
    pub running: bool,
}

impl OpenItem {
    /// Whether anything remains of it.
    #[must_use]
    pub const fn waits(&self) -> bool {
        self.remaining_minor != 0 || self.remaining_base_minor != 0
    }
}

/// A change of an open item, its opening included.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenItemMove {
    /// Its key.
    pub id: i64,
    /// The command that made it.
    pub command: CommandId,
    /// The item.
    pub item: OpenItemId,
    /// The entry that posts it.
    pub entry: EntryId,
    /// The day of the books.
    pub posted_on: BusinessDate,
    /// In minor units of the item's currency.
    pub amount_minor: i64,
    /// In minor units of the entity's currency.
    pub base_minor: i64,
}
