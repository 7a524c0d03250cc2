//! Taxes: where they are owed, at what rates from which day on, and what was taken.
//!
//! 1. A class without rates in a jurisdiction is an error, never 0 %: what pays nothing is said to be zero-rated or exempt.
//! 2. Rates on file never change; new ones hold from a day on, and a document keeps the set it was taxed by.
//! 3. A tax is rounded once, by line or by document as the document says, and its lines add up to it.
//! 4. What is given back of a line is a slice of what the line stored; slices never pass it.
//! 5. The account of tax payable is the sum of running open items, one for each entity, jurisdiction and month.
//! 6. Days add up what was taxed, by site, set, treatment and side; what a marketplace or platform owes is noted there and
//!    stands in no account of ours.
//!
//! A line is taxed, zero-rated or exempt by its class; what is taxed may be freed by the buyer's exemption (exempt,
//! zero-rated, reverse charge) or be collected by the channel (marketplace, deemed supplier).

pub mod commands;
pub mod facts;
mod part;
pub mod queries;
pub mod refusals;
pub mod replies;
pub(crate) mod rules;
pub mod types;

pub use part::Part;

use crate::Slice;
use crate::flow::Operation;

/// This slice's rows of the tables.
pub const SLICE: Slice = Slice { name: "tax", operations: OPERATIONS, refusals: refusals::REFUSALS };

const OPERATIONS: &[Operation] = &[
    Operation::command::<commands::SetJurisdiction>(),
    Operation::command::<commands::SetRates>(),
    Operation::command::<commands::AssignSite>(),
    Operation::command::<commands::SetExemption>(),
    Operation::command::<commands::EndExemption>(),
    Operation::query::<queries::Jurisdictions>(),
    Operation::query::<queries::Rates>(),
    Operation::query::<queries::Exemptions>(),
    Operation::query::<queries::Quote>(),
    Operation::query::<queries::TaxReport>(),
];
