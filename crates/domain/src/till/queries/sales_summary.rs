//! What was sold, added up from the days.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Query, Refusal, Scope};
use crate::ledger::rules::accounts::entity_named;
use crate::stock::rules::naming::site_named;
use crate::till::types::{SalesDay, SalesDayKey};
use crate::values::{Amount, BusinessDate, CategoryId, Code, Currency, EntityId, ItemId, Quantity, SiteId};
use crate::words::words;

words! {
    /// What sales are added up by.
    SummaryBy {
        /// By business day of the books.
        Day = "day",
        /// By week, from Monday (ISO 8601).
        Week = "week",
        /// By month.
        Month = "month",
        /// By site.
        Site = "site",
        /// By category of the items.
        Category = "category",
        /// By item.
        Item = "item",
        /// All in one.
        All = "all",
    }
}

/// What an entity sold in a span of days of the books, refunds deducted, with its margin.
///
/// Refused: `ledger.unknown_entity`, `stock.unknown_site`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SalesSummary {
    /// Whose sales.
    pub entity: Code,
    /// At which site; at all if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<Code>,
    /// From this day of the books.
    pub from: BusinessDate,
    /// To this day of the books, it included.
    pub to: BusinessDate,
    /// What to add up by.
    pub by: SummaryBy,
    /// At most so many rows, those with the largest net of sites, categories and items, 1 to 10,000; 1,000 if not said.
    #[serde(default = "thousand")]
    pub most: u16,
}

fn thousand() -> u16 {
    1_000
}

/// What was sold, in the entity's currency: days, weeks and months in their order, everything else by net, largest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SalesSummaryReply {
    /// The currency of every amount.
    pub currency: Currency,
    /// The rows.
    pub rows: Vec<SalesSummaryRow>,
    /// All together.
    pub total: SalesSummaryRow,
}

/// What was sold under a key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SalesSummaryRow {
    /// The first day of the week or month, the day, or the code of site, category or item.
    pub key: String,
    /// The name of what the code stands for.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// How many lines of receipts.
    pub lines: i64,
    /// What went out, in base units.
    pub quantity: Quantity,
    /// What came back, in base units.
    pub quantity_returned: Quantity,
    /// At prices before discounts.
    pub gross: Amount,
    /// Discounts.
    pub discount: Amount,
    /// Net of tax.
    pub net: Amount,
    /// The tax.
    pub tax: Amount,
    /// What the goods cost.
    pub cost: Amount,
    /// Net less cost.
    pub margin: Amount,
}

/// What rows are added up under, in the order days are shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    All,
    Day(BusinessDate),
    Site(SiteId),
    Category(CategoryId),
    Item(ItemId),
}

impl Query for SalesSummary {
    const NAME: &'static str = "till.sales_summary";
    const EXAMPLE: &'static str = r#"{"entity": "ACME", "from": "2026-11-01", "to": "2026-11-30", "by": "category"}"#;
    type Reply = SalesSummaryReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        let entity = entity_named(draft, &self.entity)?;
        match &self.site {
            None => Ok(Scope::Entity(entity.id)),
            Some(site) => site_named(draft, site).map(|site| Scope::Site(site.entity, site.id)),
        }
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<SalesSummaryReply, Refusal> {
        let entity = entity_named(draft, &self.entity)?;
        let site = match &self.site {
            None => SiteId::NONE,
            Some(site) => site_named(draft, site)?.id,
        };
        let none = || SalesDay { lowest_unit_price: SalesDay::NO_PRICE, ..SalesDay::default() };
        let mut sums: BTreeMap<Key, SalesDay> = BTreeMap::new();
        let mut total = none();
        self.each(draft, entity.id, site, |draft, key, day| {
            let key = self.key(draft, key)?;
            let sum = sums.entry(key).or_insert_with(none);
            *sum = sum.plus(day);
            total = total.plus(day);
            Ok(())
        })?;
        let mut rows: Vec<(Key, SalesDay)> = sums.into_iter().collect();
        if matches!(self.by, SummaryBy::Site | SummaryBy::Category | SummaryBy::Item) {
            rows.sort_by_key(|(key, sum)| (std::cmp::Reverse(sum.net_minor), *key));
        }
        rows.truncate(usize::from(self.most.clamp(1, 10_000)));
        let currency = entity.currency;
        let mut shown = Vec::with_capacity(rows.len());
        for (key, sum) in rows {
            let (code, name) = named(draft, key);
            shown.push(row(code, name, &sum, currency));
        }
        Ok(SalesSummaryReply { currency, rows: shown, total: row(String::new(), String::new(), &total, currency) })
    }
}

impl SalesSummary {
    /// Shows the days of an entity's sites, page by page.
    fn each(
        &self,
        draft: &mut Draft<'_>,
        entity: EntityId,
        site: SiteId,
        mut see: impl FnMut(&mut Draft<'_>, SalesDayKey, &SalesDay) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        const AT_A_TIME: u32 = 5_000;
        let before = self.from.previous().unwrap_or(self.from);
        let mut after = SalesDayKey { posted_on: before, site: SiteId(i64::MAX), item: ItemId(i64::MAX) };
        loop {
            let page = draft.facts.sales_between(self.to, after, AT_A_TIME);
            let Some((last, _)) = page.last() else { return Ok(()) };
            after = *last;
            let is_last = page.len() < AT_A_TIME as usize;
            for (key, day) in &page {
                let is_ours = if site.is_none() {
                    draft.site(key.site).is_some_and(|held| held.entity == entity)
                } else {
                    key.site == site
                };
                if is_ours {
                    see(draft, *key, day)?;
                }
            }
            if is_last {
                return Ok(());
            }
        }
    }

    fn key(&self, draft: &mut Draft<'_>, key: SalesDayKey) -> Result<Key, Refusal> {
        Ok(match self.by {
            SummaryBy::All => Key::All,
            SummaryBy::Day => Key::Day(key.posted_on),
            SummaryBy::Week => Key::Day(monday_of(key.posted_on)?),
            SummaryBy::Month => Key::Day(key.posted_on.first_of_month()),
            SummaryBy::Site => Key::Site(key.site),
            SummaryBy::Item => Key::Item(key.item),
            SummaryBy::Category => Key::Category(draft.item(key.item).map_or(CategoryId::NONE, |item| item.category)),
        })
    }
}

/// The Monday of a day's week.
fn monday_of(day: BusinessDate) -> Result<BusinessDate, Refusal> {
    let monday = BusinessDate::new(1970, 1, 5)?;
    Ok(day.add_days(-day.days_since(monday).rem_euclid(7)).unwrap_or(day))
}

fn named(draft: &mut Draft<'_>, key: Key) -> (String, String) {
    match key {
        Key::All => (String::new(), String::new()),
        Key::Day(day) => (day.to_string(), String::new()),
        Key::Site(id) => draft.site(id).map(|site| (site.code.clone(), site.name.clone())).unwrap_or_default(),
        Key::Item(id) => draft.item(id).map(|item| (item.code.clone(), item.name.clone())).unwrap_or_default(),
        Key::Category(id) => {
            draft.category(id).map(|category| (category.code.clone(), category.name.clone())).unwrap_or_default()
        }
    }
}

fn row(key: String, name: String, sum: &SalesDay, currency: Currency) -> SalesSummaryRow {
    let text = |minor: i64| Amount::of(minor, currency);
    SalesSummaryRow {
        key,
        name,
        lines: sum.lines,
        quantity: Quantity::from_micros(sum.quantity),
        quantity_returned: Quantity::from_micros(sum.quantity_returned),
        gross: text(sum.gross_minor),
        discount: text(sum.discount_minor),
        net: text(sum.net_minor),
        tax: text(sum.tax_minor),
        cost: text(sum.cost_minor),
        margin: text(sum.net_minor.saturating_sub(sum.cost_minor)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_begin_on_monday() {
        for (day, monday) in [("2026-11-23", "2026-11-23"), ("2026-11-29", "2026-11-23"), ("1969-12-31", "1969-12-29")]
        {
            let day = BusinessDate::parse(day).expect("a day");
            assert_eq!(monday_of(day).expect("a day").to_string(), monday);
        }
    }
}
