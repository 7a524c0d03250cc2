//! Saying where a site's sales are taxed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::stock::rules::naming::{site_named, site_scope};
use crate::tax::rules::naming::jurisdiction_named;
use crate::values::Code;

/// Says where a site's sales are taxed, from the next sale on.
///
/// Refused: `stock.unknown_site`, `tax.unknown_jurisdiction`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AssignSite {
    /// The site.
    pub site: Code,
    /// Where its sales are taxed.
    pub jurisdiction: Code,
}

/// A site's sales are taxed in a jurisdiction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SiteAssigned {
    /// The site.
    pub site: String,
    /// Where its sales are taxed.
    pub jurisdiction: String,
}

impl Command for AssignSite {
    const NAME: &'static str = "tax.assign_site";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"site": "SHOP-2", "jurisdiction": "DE"}"#;
    type Reply = SiteAssigned;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        site_scope(draft, &self.site)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<SiteAssigned>, Refusal> {
        let site = site_named(draft, &self.site)?;
        let jurisdiction = jurisdiction_named(draft, &self.jurisdiction)?;
        draft.put_site_jurisdiction(site.id, jurisdiction.id);
        draft.event(cx, "tax.site_assigned", site.code.clone());
        Ok(Decision::done(SiteAssigned { site: site.code.clone(), jurisdiction: jurisdiction.code.clone() }))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::tax::commands::SetJurisdiction;
    use crate::tax::queries::Jurisdictions;
    use crate::tax::rules::naming::jurisdiction_of_site;
    use crate::testing::Shop;
    use crate::values::SiteId;

    /// A site is taxed in one jurisdiction at a time, and nowhere until that is said.
    #[test]
    fn a_site_is_taxed_where_it_is_said() {
        let mut shop = Shop::open();
        shop.two_entities();
        shop.example::<SetJurisdiction>();
        shop.does::<SetJurisdiction>(json!({"jurisdiction": "FR"}));
        let refusal = jurisdiction_of_site(&mut shop.draft, SiteId(101)).expect_err("nothing was said");
        assert_eq!((refusal.code.as_str(), &refusal.details["site"]), ("tax.no_jurisdiction", &json!("SHOP-1")));
        for jurisdiction in ["FR", "de"] {
            shop.does::<AssignSite>(json!({"site": "shop-1", "jurisdiction": jurisdiction}));
        }
        shop.does::<AssignSite>(json!({"site": "SHOP-2", "jurisdiction": "DE"}));
        let found = jurisdiction_of_site(&mut shop.draft, SiteId(101)).map(|held| held.code.clone());
        assert_eq!(found, Ok("DE".to_owned()));
        let sites = shop.answers::<Jurisdictions>(json!({})).jurisdictions.into_iter().map(|held| held.sites);
        assert_eq!(sites.collect::<Vec<_>>(), [vec!["SHOP-1", "SHOP-2"], vec![]]);

        shop.refuses::<AssignSite>(json!({"site": "X", "jurisdiction": "DE"}), "stock.unknown_site");
        shop.refuses::<AssignSite>(json!({"site": "SHOP-1", "jurisdiction": "X"}), "tax.unknown_jurisdiction");
    }
}
