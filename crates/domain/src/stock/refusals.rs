//! How this slice says no.

use crate::flow::refusals;

refusals! {
    /// No site has this code.
    UnknownSite = "stock.unknown_site", NotFound { site: String } => "there is no site {site}; stock.sites lists them";
}
