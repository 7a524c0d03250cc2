//! Jurisdictions, rates, exemptions, and what was taxed.

use backroom_domain::tax::facts::TaxFacts;
use backroom_domain::tax::types::{
    Exemption, Jurisdiction, TaxDay, TaxDayKey, TaxPeriod, TaxPeriodKey, TaxSet, TaxTotal,
};
use backroom_domain::values::{BusinessDate, EntityId, JurisdictionId, OpenItemId, PartyId, Period, SiteId, TaxSetId};

use crate::column::{Row, fields, only};
use crate::parties::json;
use crate::sql::statements;
use crate::table::Table;
use crate::write::{AfterImage, Writer};
use crate::{Fault, SqlFacts};

pub(crate) static TAX_JURISDICTIONS: Table = Table::replaced(
    "tax_jurisdictions",
    1,
    &["jurisdiction_id", "code", "folded", "name", "rounding", "tax_point", "bad_debt_relief", "bad_debt_relief_days"],
);
pub(crate) static TAX_SETS: Table = Table::replaced(
    "tax_sets",
    1,
    &["tax_set_id", "jurisdiction_id", "tax_class", "effective_on", "treatment", "components"],
);
pub(crate) static TAX_SITES: Table = Table::replaced("tax_sites", 1, &["site_id", "jurisdiction_id"]);
pub(crate) static TAX_EXEMPTIONS: Table = Table::replaced(
    "tax_exemptions",
    3,
    &["party_id", "jurisdiction_id", "starts_on", "ends_on", "treatment", "certificate"],
);
pub(crate) static TAX_PERIODS: Table =
    Table::replaced("tax_periods", 3, &["entity_id", "jurisdiction_id", "period", "open_item_id"]);
pub(crate) static TAX_DAYS: Table = Table::added(
    "tax_days",
    6,
    &[
        "entity_id",
        "posted_on",
        "site_id",
        "tax_set_id",
        "treatment",
        "side",
        "net_minor",
        "tax_minor",
        "memo_tax_minor",
        "lines",
    ],
);

/// Every table of this slice.
#[cfg(test)]
pub(crate) static TABLES: &[&Table] =
    &[&TAX_JURISDICTIONS, &TAX_SETS, &TAX_SITES, &TAX_EXEMPTIONS, &TAX_PERIODS, &TAX_DAYS];

macro_rules! jurisdiction_select {
    ($tail:literal) => {
        concat!("SELECT jurisdiction_id, code, folded, name, rounding, tax_point, bad_debt_relief, bad_debt_relief_days FROM tax_jurisdictions ", $tail)
    };
}
macro_rules! set_select {
    ($tail:literal) => {
        concat!(
            "SELECT tax_set_id, jurisdiction_id, tax_class, effective_on, treatment, components FROM tax_sets ",
            $tail
        )
    };
}

statements! {
    /// The jurisdiction of a folded code.
    JURISDICTION_BY_CODE = jurisdiction_select!("WHERE folded = ?1");
    /// A jurisdiction by key.
    JURISDICTION = jurisdiction_select!("WHERE jurisdiction_id = ?1");
    /// Every jurisdiction, in order of folded code.
    JURISDICTIONS_ALL = jurisdiction_select!("ORDER BY folded");
    /// A set by key.
    TAX_SET = set_select!("WHERE tax_set_id = ?1");
    /// Every set of a jurisdiction, in order of class and day.
    TAX_SETS_OF = set_select!("WHERE jurisdiction_id = ?1 ORDER BY tax_class, effective_on");
    /// Where a site's sales are taxed.
    SITE_JURISDICTION = "SELECT jurisdiction_id FROM tax_sites WHERE site_id = ?1";
    /// The sites whose sales are taxed in a jurisdiction, in order of key.
    SITES_OF_JURISDICTION = "SELECT site_id FROM tax_sites WHERE jurisdiction_id = ?1 ORDER BY site_id";
    /// Every exemption of a party, in order of jurisdiction and day.
    EXEMPTIONS_OF = "SELECT party_id, jurisdiction_id, starts_on, ends_on, treatment, certificate FROM tax_exemptions WHERE party_id = ?1 ORDER BY jurisdiction_id, starts_on";
    /// The parties with exemptions whose folded code comes after one, in its order.
    EXEMPT_PARTIES_AFTER = "SELECT p.party_id FROM parties p WHERE p.folded > ?1 AND p.merged_into_id = 0 AND EXISTS (SELECT 1 FROM tax_exemptions e WHERE e.party_id = p.party_id) ORDER BY p.folded LIMIT ?2";
    /// The open item of a month's tax.
    TAX_PERIOD = "SELECT open_item_id FROM tax_periods WHERE entity_id = ?1 AND jurisdiction_id = ?2 AND period = ?3";
    /// The months of an entity in a span of them, in order of jurisdiction and month.
    TAX_PERIODS_OF = "SELECT entity_id, jurisdiction_id, period, open_item_id FROM tax_periods WHERE entity_id = ?1 AND period BETWEEN ?2 AND ?3 ORDER BY jurisdiction_id, period";
    /// What an entity was taxed within a span of days, by set, treatment and side.
    TAX_TOTALS = "SELECT tax_set_id, treatment, side, SUM(net_minor), SUM(tax_minor), SUM(memo_tax_minor), SUM(lines) FROM tax_days WHERE entity_id = ?1 AND posted_on BETWEEN ?2 AND ?3 GROUP BY tax_set_id, treatment, side ORDER BY tax_set_id, treatment, side";
}

pub(crate) fn write_jurisdiction(after: &mut AfterImage<'_, '_>, jurisdiction: &Jurisdiction) -> Result<(), Fault> {
    let Jurisdiction { id, code, folded, name, rounding, tax_point, bad_debt_relief, bad_debt_relief_days } =
        jurisdiction;
    after.put(
        &TAX_JURISDICTIONS,
        fields![*id, code, folded, name, *rounding, *tax_point, *bad_debt_relief, *bad_debt_relief_days],
    )
}

pub(crate) fn write_set(after: &mut AfterImage<'_, '_>, set: &TaxSet) -> Result<(), Fault> {
    let components = json(&set.components());
    after
        .put(&TAX_SETS, fields![set.id, set.jurisdiction, &set.tax_class, set.effective_on, set.treatment, &components])
}

pub(crate) fn write_site(
    after: &mut AfterImage<'_, '_>,
    site: SiteId,
    jurisdiction: JurisdictionId,
) -> Result<(), Fault> {
    after.put(&TAX_SITES, fields![site, jurisdiction])
}

pub(crate) fn write_exemption(after: &mut AfterImage<'_, '_>, exemption: &Exemption) -> Result<(), Fault> {
    let Exemption { party, jurisdiction, treatment, certificate, starts_on, ends_on } = exemption;
    after.put(&TAX_EXEMPTIONS, fields![*party, *jurisdiction, *starts_on, *ends_on, *treatment, certificate])
}

pub(crate) fn write_periods(
    writer: &mut Writer<'_>,
    rows: &[(TaxPeriodKey, Option<&OpenItemId>)],
) -> Result<(), Fault> {
    writer.put_all(&TAX_PERIODS, rows, |key, item| *fields![key.entity, key.jurisdiction, key.period, *item])
}

pub(crate) fn write_days(writer: &mut Writer<'_>, rows: &[(TaxDayKey, Option<&TaxDay>)]) -> Result<(), Fault> {
    writer.put_all(&TAX_DAYS, rows, |key, day| {
        *fields![
            key.entity,
            key.posted_on,
            key.site,
            key.tax_set,
            key.treatment,
            key.side,
            day.net_minor,
            day.tax_minor,
            day.memo_tax_minor,
            day.lines,
        ]
    })
}

fn read_jurisdiction(row: &Row<'_>) -> Result<Jurisdiction, Fault> {
    Ok(Jurisdiction {
        id: row.get()?,
        code: row.get()?,
        folded: row.get()?,
        name: row.get()?,
        rounding: row.get()?,
        tax_point: row.get()?,
        bad_debt_relief: row.get()?,
        bad_debt_relief_days: row.get()?,
    })
}

fn read_set(row: &Row<'_>) -> Result<TaxSet, Fault> {
    let id: TaxSetId = row.get()?;
    let class = (row.get()?, row.get()?);
    let set = TaxSet::new(id, class, row.get()?, row.get()?, row.get()?);
    set.map_err(|problem| Fault::corrupt(format!("tax_sets.components of {id}: {problem}")))
}

fn read_exemption(row: &Row<'_>) -> Result<Exemption, Fault> {
    Ok(Exemption {
        party: row.get()?,
        jurisdiction: row.get()?,
        starts_on: row.get()?,
        ends_on: row.get()?,
        treatment: row.get()?,
        certificate: row.get()?,
    })
}

fn read_period(row: &Row<'_>) -> Result<TaxPeriod, Fault> {
    let key = TaxPeriodKey { entity: row.get()?, jurisdiction: row.get()?, period: row.get()? };
    Ok(TaxPeriod { key, open_item: row.get()? })
}

fn read_total(row: &Row<'_>) -> Result<TaxTotal, Fault> {
    let (tax_set, treatment, side) = (row.get()?, row.get()?, row.get()?);
    let sum = TaxDay { net_minor: row.get()?, tax_minor: row.get()?, memo_tax_minor: row.get()?, lines: row.get()? };
    Ok(TaxTotal { tax_set, treatment, side, sum })
}

impl TaxFacts for SqlFacts<'_> {
    fn jurisdiction_by_code(&self, folded: &str) -> Option<Jurisdiction> {
        self.one(JURISDICTION_BY_CODE, fields![folded], read_jurisdiction)
    }

    fn jurisdiction(&self, id: JurisdictionId) -> Option<Jurisdiction> {
        self.one(JURISDICTION, fields![id], read_jurisdiction)
    }

    fn jurisdictions(&self) -> Vec<Jurisdiction> {
        self.list(JURISDICTIONS_ALL, &[], read_jurisdiction)
    }

    fn tax_set(&self, id: TaxSetId) -> Option<TaxSet> {
        self.one(TAX_SET, fields![id], read_set)
    }

    fn tax_sets_of(&self, jurisdiction: JurisdictionId) -> Vec<TaxSet> {
        self.list(TAX_SETS_OF, fields![jurisdiction], read_set)
    }

    fn site_jurisdiction(&self, site: SiteId) -> Option<JurisdictionId> {
        self.one(SITE_JURISDICTION, fields![site], only)
    }

    fn sites_of_jurisdiction(&self, jurisdiction: JurisdictionId) -> Vec<SiteId> {
        self.list(SITES_OF_JURISDICTION, fields![jurisdiction], only)
    }

    fn exemptions_of(&self, party: PartyId) -> Vec<Exemption> {
        self.list(EXEMPTIONS_OF, fields![party], read_exemption)
    }

    fn exempt_parties_after(&self, after: &str, limit: u32) -> Vec<PartyId> {
        self.list(EXEMPT_PARTIES_AFTER, fields![after, limit], only)
    }

    fn tax_period(&self, key: &TaxPeriodKey) -> Option<OpenItemId> {
        self.one(TAX_PERIOD, fields![key.entity, key.jurisdiction, key.period], only)
    }

    fn tax_periods_of(&self, entity: EntityId, from: Period, to: Period) -> Vec<TaxPeriod> {
        self.list(TAX_PERIODS_OF, fields![entity, from, to], read_period)
    }

    fn tax_totals(&self, entity: EntityId, from: BusinessDate, to: BusinessDate) -> Vec<TaxTotal> {
        self.list(TAX_TOTALS, fields![entity, from, to], read_total)
    }
}
