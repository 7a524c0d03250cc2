//! What the tax slice asks of the file.

use super::types::{Exemption, Jurisdiction, TaxPeriod, TaxPeriodKey, TaxSet, TaxTotal};
use crate::values::{BusinessDate, EntityId, JurisdictionId, OpenItemId, PartyId, Period, SiteId, TaxSetId};

/// Taxes as the file has them.
pub trait TaxFacts {
    /// The jurisdiction of a folded code.
    fn jurisdiction_by_code(&self, folded: &str) -> Option<Jurisdiction>;
    /// A jurisdiction by key.
    fn jurisdiction(&self, id: JurisdictionId) -> Option<Jurisdiction>;
    /// Every jurisdiction, in order of folded code.
    fn jurisdictions(&self) -> Vec<Jurisdiction>;
    /// A set by key.
    fn tax_set(&self, id: TaxSetId) -> Option<TaxSet>;
    /// Every set of a jurisdiction, in order of class and day.
    fn tax_sets_of(&self, jurisdiction: JurisdictionId) -> Vec<TaxSet>;
    /// Where a site's sales are taxed.
    fn site_jurisdiction(&self, site: SiteId) -> Option<JurisdictionId>;
    /// The sites whose sales are taxed in a jurisdiction, in order of key.
    fn sites_of_jurisdiction(&self, jurisdiction: JurisdictionId) -> Vec<SiteId>;
    /// Every exemption of a party, in order of jurisdiction and day.
    fn exemptions_of(&self, party: PartyId) -> Vec<Exemption>;
    /// The parties with exemptions whose folded code comes after one, in its order, at most `limit`.
    fn exempt_parties_after(&self, after: &str, limit: u32) -> Vec<PartyId>;
    /// The open item of a month's tax.
    fn tax_period(&self, key: &TaxPeriodKey) -> Option<OpenItemId>;
    /// The months of an entity in a span of them that have tax, in order of jurisdiction and month.
    fn tax_periods_of(&self, entity: EntityId, from: Period, to: Period) -> Vec<TaxPeriod>;
    /// What an entity was taxed within a span of days of the books, by set, treatment and side.
    fn tax_totals(&self, entity: EntityId, from: BusinessDate, to: BusinessDate) -> Vec<TaxTotal>;
}
