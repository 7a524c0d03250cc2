//! One file a question.

mod exemptions;
mod jurisdictions;
mod quote;
mod rates;
mod report;

pub use exemptions::{Exemptions, ExemptionsAnswer};
pub use jurisdictions::{Jurisdictions, JurisdictionsAnswer};
pub use quote::{ComponentQuoted, LineQuoted, Quote, QuoteAnswer, QuoteLine, QuoteSide};
pub use rates::{Rates, RatesAnswer};
pub use report::{
    ComponentReported, JurisdictionReported, PeriodReported, SideReported, TaxReport, TaxReportAnswer, TaxReportLine,
};
