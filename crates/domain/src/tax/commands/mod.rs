//! One file a command.

mod assign_site;
mod end_exemption;
mod set_exemption;
mod set_jurisdiction;
mod set_rates;

pub use assign_site::{AssignSite, SiteAssigned};
pub use end_exemption::EndExemption;
pub use set_exemption::SetExemption;
pub use set_jurisdiction::SetJurisdiction;
pub use set_rates::SetRates;
