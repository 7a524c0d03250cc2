//! Jurisdictions, rates, exemptions and what was taxed.

use std::sync::Arc;

use backroom_domain::flow::{FlowFacts, Head, Master};
use backroom_domain::open_items::types::OpenItem;
use backroom_domain::tax::facts::TaxFacts;
use backroom_domain::tax::types::{
    Component, Exemption, Jurisdiction, Rounding, TaxDay, TaxDayKey, TaxPeriod, TaxPeriodKey, TaxPoint, TaxSet,
    TaxSide, TaxTotal, Treatment,
};
use backroom_domain::values::{
    Code, CommandId, Currency, DocumentId, EntityId, JurisdictionId, OpenItemId, PartyId, Period, Portion, SiteId,
    TaxRate, TaxSetId,
};

use super::{party, sound};
use crate::tests::shop::{DEPOT, ENTITY, SHOP, Shop, WAITING, day};
use crate::{open_items, tax};

const DE: JurisdictionId = JurisdictionId(1);

fn jurisdiction(id: i64, code: &str) -> Jurisdiction {
    Jurisdiction {
        id: JurisdictionId(id),
        code: code.into(),
        folded: code.to_lowercase(),
        name: format!("{code} name"),
        rounding: Rounding::Document,
        tax_point: TaxPoint::Invoice,
        bad_debt_relief: true,
        bad_debt_relief_days: 180,
    }
}

fn set(id: i64, class: &str, on: &str, components: Vec<Component>) -> TaxSet {
    let treatment = if components.is_empty() { Treatment::Exempt } else { Treatment::Taxed };
    TaxSet::new(TaxSetId(id), (DE, class.into()), day(on), treatment, components).unwrap()
}

fn component(name: &str, rate: &str, compound: bool, recoverable: &str) -> Component {
    Component {
        component: Code::parse(name).unwrap(),
        rate: TaxRate::parse(rate).unwrap(),
        compound,
        recoverable: Portion::parse(recoverable).unwrap(),
    }
}

/// A set keeps its rates to the last decimal, in the file and in the history.
#[test]
fn masters() {
    let shop = Shop::new();
    let composed = vec![component("GST", "5", false, "1"), component("QST", "9.975", true, "0.5")];
    let sets = [
        set(1, "standard", "2026-07-01", vec![component("VAT", "19", false, "1")]),
        set(2, "standard", "2026-01-01", composed),
        set(3, "insurance", "2026-01-01", Vec::new()),
    ];
    let exemption = |jurisdiction: i64, starts_on: &str, ends_on: Option<&str>| Exemption {
        party: PartyId(7),
        jurisdiction: JurisdictionId(jurisdiction),
        treatment: Treatment::ReverseCharge,
        certificate: "ATU1".into(),
        starts_on: day(starts_on),
        ends_on: ends_on.map(day),
    };
    let exemptions = [exemption(0, "2026-05-01", None), exemption(1, "2026-01-01", Some("2026-03-31"))];
    let mut masters = vec![
        Master::Party(party()),
        Master::Jurisdiction(jurisdiction(1, "DE")),
        Master::Jurisdiction(jurisdiction(2, "AT")),
        Master::TaxSite(DEPOT, JurisdictionId(2)),
        Master::TaxSite(SHOP, JurisdictionId(2)),
        Master::TaxSite(SHOP, DE),
    ];
    masters.extend(sets.iter().cloned().map(Arc::new).map(Master::TaxSet));
    masters.extend(exemptions.iter().rev().cloned().map(Master::Exemption));
    shop.masters(masters);

    let facts = shop.store.facts();
    assert_eq!((facts.head(Head::Jurisdiction), facts.head(Head::TaxSet)), (2, 3));
    assert_eq!(facts.jurisdiction(DE), Some(jurisdiction(1, "DE")));
    assert_eq!(facts.jurisdiction_by_code("at"), Some(jurisdiction(2, "AT")));
    assert_eq!(facts.jurisdictions(), [jurisdiction(2, "AT"), jurisdiction(1, "DE")]);
    let [first, second, third] = sets;
    assert_eq!(facts.tax_set(TaxSetId(2)).as_ref(), Some(&second));
    assert_eq!(facts.tax_sets_of(DE), [third, second, first]);
    assert_eq!(facts.tax_sets_of(JurisdictionId(2)), []);
    assert_eq!((facts.site_jurisdiction(SHOP), facts.site_jurisdiction(SiteId(1))), (Some(DE), None));
    assert_eq!(
        (facts.sites_of_jurisdiction(DE), facts.sites_of_jurisdiction(JurisdictionId(2))),
        (vec![SHOP], vec![DEPOT])
    );
    assert_eq!(facts.exemptions_of(PartyId(7)), exemptions);
    assert_eq!(facts.exemptions_of(PartyId(8)), []);
    assert_eq!(
        (facts.exempt_parties_after("", 5), facts.exempt_parties_after("müller", 5)),
        (vec![PartyId(7)], vec![])
    );
    sound(&facts);
    let components = "SELECT components FROM tax_sets WHERE tax_set_id = 2";
    let text =
        r#"[{"component":"GST","rate":"5"},{"component":"QST","rate":"9.975","compound":true,"recoverable":"0.5"}]"#;
    assert_eq!(shop.store.select(components, 1).unwrap().rows[0], [crate::Value::Text(text.into())]);
}

/// A month's item, and days that add up over commits and sites.
#[test]
fn months_and_days() {
    let shop = Shop::new();
    shop.masters(vec![
        Master::Jurisdiction(jurisdiction(1, "DE")),
        Master::TaxSet(Arc::new(set(1, "standard", "2026-01-01", vec![component("VAT", "19", false, "1")]))),
    ]);
    let month = |entity, period| TaxPeriodKey {
        entity: EntityId(entity),
        jurisdiction: DE,
        period: Period::new(2026, period).unwrap(),
    };
    let item = |id| OpenItem {
        id: OpenItemId(id),
        command: CommandId(1),
        account: WAITING,
        party: PartyId::NONE,
        currency: Currency::EUR,
        document: DocumentId::NONE,
        line: 0,
        reference: String::new(),
        opened_on: day("2026-03-02"),
        due_on: day("2026-03-31"),
        amount_minor: -19,
        remaining_minor: -19,
        remaining_base_minor: -19,
        running: true,
    };
    let key = |on: &str, site, treatment, side| TaxDayKey {
        entity: ENTITY,
        posted_on: day(on),
        site,
        tax_set: TaxSetId(1),
        treatment,
        side,
    };
    let sum = |net_minor, tax_minor, memo_tax_minor, lines| TaxDay { net_minor, tax_minor, memo_tax_minor, lines };
    let (taxed, collected) = (Treatment::Taxed, Treatment::MarketplaceCollected);
    shop.balances(|writer| {
        let (march, april) = (item(1), item(2));
        open_items::write_open_items(writer, &[(march.id, Some(&march)), (april.id, Some(&april))])?;
        tax::write_periods(writer, &[(month(1, 4), Some(&OpenItemId(2))), (month(1, 3), Some(&OpenItemId(1)))])?;
        for day in [sum(100, 19, 0, 1), sum(200, 38, 0, 2)] {
            tax::write_days(writer, &[(key("2026-03-02", SHOP, taxed, TaxSide::Sale), Some(&day))])?;
        }
        tax::write_days(
            writer,
            &[
                (key("2026-03-31", DEPOT, taxed, TaxSide::Sale), Some(&sum(1, 0, 0, 1))),
                (key("2026-03-31", DEPOT, taxed, TaxSide::Refund), Some(&sum(-100, -19, 0, 1))),
                (key("2026-03-31", DEPOT, collected, TaxSide::Sale), Some(&sum(100, 0, 19, 1))),
                (key("2026-04-01", DEPOT, taxed, TaxSide::Sale), Some(&sum(7, 1, 0, 1))),
            ],
        )
    });

    let facts = shop.store.facts();
    assert_eq!((facts.tax_period(&month(1, 3)), facts.tax_period(&month(1, 5))), (Some(OpenItemId(1)), None));
    let period = |month_of| Period::new(2026, month_of).unwrap();
    let march = TaxPeriod { key: month(1, 3), open_item: OpenItemId(1) };
    let april = TaxPeriod { key: month(1, 4), open_item: OpenItemId(2) };
    assert_eq!(facts.tax_periods_of(ENTITY, period(1), period(12)), [march, april]);
    assert_eq!(facts.tax_periods_of(ENTITY, period(4), period(4)), [april]);
    assert_eq!(facts.tax_periods_of(EntityId(2), period(1), period(12)), []);
    let total = |treatment, side, sum| TaxTotal { tax_set: TaxSetId(1), treatment, side, sum };
    assert_eq!(
        facts.tax_totals(ENTITY, day("2026-03-01"), day("2026-03-31")),
        [
            total(collected, TaxSide::Sale, sum(100, 0, 19, 1)),
            total(taxed, TaxSide::Refund, sum(-100, -19, 0, 1)),
            total(taxed, TaxSide::Sale, sum(301, 57, 0, 4)),
        ]
    );
    assert_eq!(facts.tax_totals(ENTITY, day("2026-03-03"), day("2026-03-30")), []);
    sound(&facts);
}
