//! The hottest reads without JSON between.
//!
//! 1. Each gives what its generic twin gives, also when that is an error: the twin of [`Api::resolve`] is
//!    `catalogue.resolve`, of [`Api::on_hand`] `stock.position`, of [`Api::available`] `allocation.available`, of
//!    [`Api::balance`] `ledger.balance`.

use backroom::allocation::queries::Available;
use backroom::catalogue::queries::{Resolve, ResolveAnswer};
use backroom::flow::Query;
use backroom::ledger::queries::AccountBalance;
use backroom::stock::queries::{Position, PositionReply};
use backroom::values::{Code, Money, Number, Quantity};
use backroom::{CallOptions, Error, Result};
use serde_json::{Map, Value};

use crate::Api;

impl Api {
    /// The item that a text names: `catalogue.resolve`.
    ///
    /// # Errors
    /// Those of the twin.
    pub fn resolve(&self, identifier: &str) -> Result<ResolveAnswer> {
        self.guard(Resolve::NAME, || match Code::parse(identifier) {
            Ok(identifier) => self.session.ask(&Resolve { identifier }),
            Err(_) => Err(self.as_the_twin_says(Resolve::NAME, &[("identifier", identifier)])),
        })
    }

    /// How much of an item a site has, whatever its state and owner; all sites of ours when the site is empty:
    /// `on_hand` of `stock.position`.
    ///
    /// # Errors
    /// Those of the twin.
    pub fn on_hand(&self, item: &str, site: &str) -> Result<Quantity> {
        self.guard(Position::NAME, || match self.session.position(item, site) {
            Ok(on_hand) => Ok(on_hand),
            // All sites, another name of the item, or nothing: the twin knows.
            Err(_) => Ok(self.position(item, site)?.on_hand),
        })
    }

    /// How much of an item can be promised at a site; at all sites of ours when the site is empty: `available` of
    /// `allocation.available`.
    ///
    /// # Errors
    /// Those of the twin.
    pub fn available(&self, item: &str, site: &str) -> Result<Quantity> {
        self.guard(Available::NAME, || {
            let at = if site.is_empty() { Ok(None) } else { Code::parse(site).map(Some) };
            match (Code::parse(item), at) {
                (Ok(item), Ok(site)) => Ok(self.session.ask(&Available::at(item, site))?.available),
                _ if site.is_empty() => Err(self.as_the_twin_says(Available::NAME, &[("item", item)])),
                _ => Err(self.as_the_twin_says(Available::NAME, &[("item", item), ("site", site)])),
            }
        })
    }

    /// What an account holds in the currency of the books, debit positive: `total` of `ledger.balance`.
    ///
    /// # Errors
    /// Those of the twin.
    pub fn balance(&self, entity: &str, account: &str) -> Result<Money> {
        let name = AccountBalance::NAME;
        self.guard(name, || {
            let (Ok(books), Ok(held)) = (Code::parse(entity), Code::parse(account)) else {
                return Err(self.as_the_twin_says(name, &[("entity", entity), ("account", account)]));
            };
            let held = self.session.ask(&AccountBalance { entity: books, account: held })?;
            let minor = Number::parse(&held.total).and_then(|total| total.money(held.currency));
            let minor = minor.map_err(|error| Error::Bug(format!("a total does not read back: {error}")))?;
            Ok(Money { minor, currency: held.currency })
        })
    }

    fn position(&self, item: &str, site: &str) -> Result<PositionReply> {
        let at = if site.is_empty() { Ok(None) } else { Code::parse(site).map(Some) };
        match (Code::parse(item), at) {
            (Ok(item), Ok(site)) => self.session.ask(&Position { item, site }),
            _ if site.is_empty() => Err(self.as_the_twin_says(Position::NAME, &[("item", item)])),
            _ => Err(self.as_the_twin_says(Position::NAME, &[("item", item), ("site", site)])),
        }
    }

    /// What the twin says to texts that are no codes.
    #[cold]
    fn as_the_twin_says(&self, operation: &str, fields: &[(&str, &str)]) -> Error {
        let request: Map<String, Value> =
            fields.iter().map(|(name, text)| ((*name).to_owned(), Value::from(*text))).collect();
        let request = Value::Object(request).to_string();
        match self.session.call(operation, request.as_bytes(), &CallOptions::default()) {
            Ok(_) => Error::Bug(format!("{operation} takes what is no code")),
            Err(error) => error,
        }
    }
}
