//! What was taxed, and what is owed.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Draft, Query, Refusal, Scope};
use crate::ledger::rules::accounts::entity_named;
use crate::ledger::rules::entry::{add, overflow};
use crate::ledger::types::Entity;
use crate::tax::refusals::BadDates;
use crate::tax::rules::components::component_split;
use crate::tax::rules::naming::jurisdiction_named;
use crate::tax::types::{TaxDay, TaxSet, TaxSide, Treatment};
use crate::values::{Amount, BusinessDate, Code, Currency, JurisdictionId, Period, TaxRate, TaxSetId};

/// What an entity was taxed within a span of days of the books, for a return to the authorities: by jurisdiction, class,
/// rates and treatment, sales, refunds and what was paid in advance apart, with the share of each component. What marketplaces and platforms
/// collected is noted beside what we owe, in no sum of ours. A tax is shared out over its components once, of the sum.
///
/// Beside it stands what is owed now for the months of the span, as the account of tax payable has it.
///
/// Refused: `ledger.unknown_entity`, `tax.unknown_jurisdiction`, `tax.bad_dates`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TaxReport {
    /// Whose books.
    pub entity: Code,
    /// From this day of the books.
    pub from: BusinessDate,
    /// To this day of the books, it included.
    pub to: BusinessDate,
    /// Of this jurisdiction alone.
    #[serde(default)]
    pub jurisdiction: Option<Code>,
}

/// What was taxed, and what is owed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TaxReportAnswer {
    /// The currency of the amounts: that of the books.
    pub currency: Currency,
    /// In order of code.
    pub jurisdictions: Vec<JurisdictionReported>,
}

/// A jurisdiction's part of the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct JurisdictionReported {
    /// Where.
    pub jurisdiction: String,
    /// What was taxed, in order of class, day and treatment.
    pub lines: Vec<TaxReportLine>,
    /// Without tax: sales less refunds, what was paid in advance and bad debts.
    pub net: Amount,
    /// Tax that we owe: of sales less that of refunds, of what was paid in advance and of bad debts.
    pub tax: Amount,
    /// Tax that others collected and owe, likewise.
    pub memo_tax: Amount,
    /// The months of the span, in order.
    pub periods: Vec<PeriodReported>,
}

/// What was taxed by one set in one way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TaxReportLine {
    /// The class, in small letters.
    pub tax_class: String,
    /// The first day of the rates.
    pub effective_on: BusinessDate,
    /// How it was taxed.
    pub treatment: Treatment,
    /// What was sold.
    pub sales: SideReported,
    /// What was given back, its amounts below 0.
    pub refunds: SideReported,
    /// What was paid in advance, less what of that was billed or given back since; absent where nothing was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advances: Option<SideReported>,
    /// What was written off with its tax claimed back, its amounts below 0, less what was paid after all; absent where
    /// nothing was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bad_debts: Option<SideReported>,
    /// The taxes, in the order they are taken.
    pub components: Vec<ComponentReported>,
}

/// One side of what was taxed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SideReported {
    /// Without tax.
    pub net: Amount,
    /// Tax that we owe.
    pub tax: Amount,
    /// Tax that somebody else collected and owes.
    pub memo_tax: Amount,
    /// How many lines.
    pub lines: i64,
}

/// One tax of what was taxed, whoever collected it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ComponentReported {
    /// The tax.
    pub component: String,
    /// In percent.
    pub rate: TaxRate,
    /// Its share of sales.
    pub sales_tax: Amount,
    /// Its share of refunds, below 0.
    pub refunds_tax: Amount,
    /// Its share of what was paid in advance; absent where nothing was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advances_tax: Option<Amount>,
    /// Its share of bad debts, below 0; absent where nothing was claimed back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bad_debts_tax: Option<Amount>,
}

/// A month's tax as the books have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PeriodReported {
    /// The month.
    pub period: Period,
    /// The open item it runs up.
    pub open_item: i64,
    /// What is owed now; below 0 when it comes back.
    pub owed: Amount,
}

impl Query for TaxReport {
    const NAME: &'static str = "tax.report";
    const EXAMPLE: &'static str = r#"{"entity": "ACME", "from": "2026-11-01", "to": "2026-11-30"}"#;
    type Reply = TaxReportAnswer;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        Ok(Scope::Entity(entity_named(draft, &self.entity)?.id))
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<TaxReportAnswer, Refusal> {
        let entity = entity_named(draft, &self.entity)?;
        if self.to < self.from {
            return Err(BadDates { from: self.from.to_string(), to: self.to.to_string() }.at("to"));
        }
        let only = match &self.jurisdiction {
            Some(code) => Some(jurisdiction_named(draft, code)?.id),
            None => None,
        };
        let mut places: BTreeMap<JurisdictionId, Place> = BTreeMap::new();
        for total in draft.tax_totals(entity.id, self.from, self.to)? {
            let Some(set) = draft.tax_set(total.tax_set) else { continue };
            let place = places.entry(set.jurisdiction).or_default();
            let key = (set.tax_class.clone(), set.effective_on, total.treatment, set.id);
            let line = place.lines.entry(key).or_default();
            *line.side(total.side) = total.sum;
        }
        for month in draft.tax_periods_of(entity.id, Period::of(self.from), Period::of(self.to)) {
            let remaining = draft.open_item(month.open_item).map_or(0, |item| item.remaining_minor);
            let owed = remaining.checked_neg().ok_or_else(overflow)?;
            let place = places.entry(month.key.jurisdiction).or_default();
            place.periods.push(PeriodReported {
                period: month.key.period,
                open_item: month.open_item.0,
                owed: Amount::of(owed, entity.currency),
            });
        }
        places.retain(|id, _| only.is_none_or(|only| *id == only));
        let mut jurisdictions = Vec::with_capacity(places.len());
        for (id, place) in places {
            let code = draft.jurisdiction(id).map(|held| held.code.clone()).unwrap_or_default();
            jurisdictions.push(place.tell(draft, &entity, code)?);
        }
        jurisdictions.sort_by(|a, b| a.jurisdiction.cmp(&b.jurisdiction));
        Ok(TaxReportAnswer { currency: entity.currency, jurisdictions })
    }
}

/// What is reported together: class, first day of the rates, treatment, set.
type LineKey = (String, BusinessDate, Treatment, TaxSetId);

#[derive(Default)]
struct Place {
    lines: BTreeMap<LineKey, Sides>,
    periods: Vec<PeriodReported>,
}

#[derive(Default)]
struct Sides {
    sales: TaxDay,
    refunds: TaxDay,
    advances: TaxDay,
    bad_debts: TaxDay,
}

impl Sides {
    fn side(&mut self, side: TaxSide) -> &mut TaxDay {
        match side {
            TaxSide::Sale => &mut self.sales,
            TaxSide::Refund => &mut self.refunds,
            TaxSide::Advance => &mut self.advances,
            TaxSide::BadDebt => &mut self.bad_debts,
        }
    }
}

impl Place {
    fn tell(
        self,
        draft: &mut Draft<'_>,
        entity: &Entity,
        jurisdiction: String,
    ) -> Result<JurisdictionReported, Refusal> {
        let text = |minor: i64| Amount::of(minor, entity.currency);
        let mut sum = TaxDay::default();
        let mut lines = Vec::with_capacity(self.lines.len());
        for ((tax_class, effective_on, treatment, set), sides) in self.lines {
            sum.add(&sides.sales)?;
            sum.add(&sides.refunds)?;
            sum.add(&sides.advances)?;
            sum.add(&sides.bad_debts)?;
            let components = match draft.tax_set(set) {
                Some(set) => components(&set, &sides, entity.currency)?,
                None => Vec::new(),
            };
            let side = |day: &TaxDay| SideReported {
                net: text(day.net_minor),
                tax: text(day.tax_minor),
                memo_tax: text(day.memo_tax_minor),
                lines: day.lines,
            };
            let (sales, refunds) = (side(&sides.sales), side(&sides.refunds));
            let advances = (sides.advances.lines != 0).then(|| side(&sides.advances));
            let bad_debts = (sides.bad_debts.lines != 0).then(|| side(&sides.bad_debts));
            lines.push(TaxReportLine {
                tax_class,
                effective_on,
                treatment,
                sales,
                refunds,
                advances,
                bad_debts,
                components,
            });
        }
        let (net, tax, memo_tax) = (text(sum.net_minor), text(sum.tax_minor), text(sum.memo_tax_minor));
        Ok(JurisdictionReported { jurisdiction, lines, net, tax, memo_tax, periods: self.periods })
    }
}

/// The shares of the components of a set, of sales and of refunds.
fn components(set: &TaxSet, sides: &Sides, currency: Currency) -> Result<Vec<ComponentReported>, Refusal> {
    let shares = |day: &TaxDay| add(day.tax_minor, day.memo_tax_minor).map(|tax| component_split(set, tax));
    let (sales, refunds) = (shares(&sides.sales)?, shares(&sides.refunds)?);
    let (advances, bad_debts) = (shares(&sides.advances)?, shares(&sides.bad_debts)?);
    let told = set.components().iter().enumerate().map(|(at, component)| ComponentReported {
        component: component.component.to_string(),
        rate: component.rate,
        sales_tax: Amount::of(sales[at], currency),
        refunds_tax: Amount::of(refunds[at], currency),
        advances_tax: (sides.advances.lines != 0).then(|| Amount::of(advances[at], currency)),
        bad_debts_tax: (sides.bad_debts.lines != 0).then(|| Amount::of(bad_debts[at], currency)),
    });
    Ok(told.collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::ledger::commands::OpenEntity;
    use crate::tax::commands::{SetJurisdiction, SetRates};
    use crate::tax::rules::compute::LineTax;
    use crate::tax::rules::posting::note_tax_day;
    use crate::tax::types::TaxDayKey;
    use crate::testing::Shop;
    use crate::values::{EntityId, SiteId};

    fn note(shop: &mut Shop, day: &str, set: i64, (treatment, side): (Treatment, TaxSide), amounts: [i64; 3]) {
        let posted_on = BusinessDate::parse(day).expect("a day");
        let key =
            TaxDayKey { entity: EntityId(1), posted_on, site: SiteId(101), tax_set: TaxSetId(set), treatment, side };
        let [net_minor, tax_minor, memo_tax_minor] = amounts;
        note_tax_day(&mut shop.draft, key, &LineTax { net_minor, tax_minor, memo_tax_minor }).expect("noted");
    }

    /// Sales and refunds apart, each treatment apart, what others collected in no sum of ours.
    #[test]
    fn a_report_tells_everything_apart() {
        use TaxSide::{Refund, Sale};
        use Treatment::{MarketplaceCollected, ReverseCharge, Taxed};
        let mut shop = Shop::open();
        shop.example::<OpenEntity>();
        shop.does::<SetJurisdiction>(json!({"jurisdiction": "NYC"}));
        shop.does::<SetJurisdiction>(json!({"jurisdiction": "DE"}));
        shop.does::<SetRates>(json!({"jurisdiction": "NYC", "tax_class": "standard", "effective_on": "2020-01-01",
            "components": [{"component": "state", "rate": "4"}, {"component": "city", "rate": "4.5"},
                {"component": "commuter", "rate": "0.375"}]}));
        shop.example::<SetRates>();
        note(&mut shop, "2026-10-31", 1, (Taxed, Sale), [1, 1, 0]);
        note(&mut shop, "2026-11-01", 1, (Taxed, Sale), [1_000, 89, 0]);
        note(&mut shop, "2026-11-30", 1, (Taxed, Sale), [999, 88, 0]);
        note(&mut shop, "2026-11-30", 1, (Taxed, Refund), [-500, -44, 0]);
        note(&mut shop, "2026-11-12", 1, (MarketplaceCollected, Sale), [2_000, 0, 178]);
        note(&mut shop, "2026-11-12", 2, (ReverseCharge, Sale), [7_000, 0, 0]);

        let november = json!({"entity": "ACME", "from": "2026-11-01", "to": "2026-11-30"});
        let report = shop.answers::<TaxReport>(november.clone());
        let [germany, new_york] = &report.jurisdictions[..] else { panic!("{report:?}") };
        assert_eq!((germany.net.as_str(), germany.tax.as_str()), ("70.00", "0.00"));
        assert_eq!(germany.lines[0].treatment, ReverseCharge);
        assert_eq!(
            (new_york.net.as_str(), new_york.tax.as_str(), new_york.memo_tax.as_str()),
            ("34.99", "1.33", "1.78")
        );
        let [taxed, collected] = &new_york.lines[..] else { panic!("{new_york:?}") };
        assert_eq!((taxed.sales.net.as_str(), taxed.sales.tax.as_str(), taxed.sales.lines), ("19.99", "1.77", 2));
        assert_eq!(
            (taxed.refunds.net.as_str(), taxed.refunds.tax.as_str(), taxed.refunds.lines),
            ("-5.00", "-0.44", 1)
        );
        let shares: Vec<_> =
            taxed.components.iter().map(|held| (held.sales_tax.as_str(), held.refunds_tax.as_str())).collect();
        assert_eq!(shares, [("0.80", "-0.20"), ("0.90", "-0.22"), ("0.07", "-0.02")]);
        assert_eq!((collected.sales.tax.as_str(), collected.sales.memo_tax.as_str()), ("0.00", "1.78"));
        assert_eq!(collected.components[1].sales_tax, "0.90");

        let mut one = november;
        one["jurisdiction"] = "DE".into();
        assert_eq!(shop.answers::<TaxReport>(one).jurisdictions.len(), 1);
    }

    #[test]
    fn what_cannot_be_reported() {
        let mut shop = Shop::open();
        shop.example::<OpenEntity>();
        for (request, code) in [
            (r#"{"entity": "X", "from": "2026-11-01", "to": "2026-11-30"}"#, "ledger.unknown_entity"),
            (r#"{"entity": "ACME", "from": "2026-11-02", "to": "2026-11-01"}"#, "tax.bad_dates"),
            (
                r#"{"entity": "ACME", "from": "2026-11-01", "to": "2026-11-30", "jurisdiction": "X"}"#,
                "tax.unknown_jurisdiction",
            ),
        ] {
            assert_eq!(shop.ask::<TaxReport>(request).expect_err(code).code, code);
        }
    }
}
