//! Taxes in the draft.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::refusals::NoRate;
use super::types::{
    Exemption, Jurisdiction, TaxDay, TaxDayKey, TaxPeriod, TaxPeriodKey, TaxSet, TaxSide, TaxTotal, Treatment,
};
use crate::flow::{Codes, Draft, Master, Refusal, Rows, overlay};
use crate::ledger::rules::entry::add;
use crate::parties::types::Party;
use crate::values::{BusinessDate, Code, EntityId, JurisdictionId, OpenItemId, PartyId, Period, SiteId, TaxSetId};

overlay! {
    /// What the tax slice holds in the draft.
    pub struct Part {
        jurisdictions: Rows<JurisdictionId, Arc<Jurisdiction>>,
        jurisdiction_codes: Codes<JurisdictionId>,
        sets: Rows<TaxSetId, Arc<TaxSet>>,
        /// All sets of a jurisdiction, in order of class and day: few, and asked for at every line of a sale.
        sets_of: Rows<JurisdictionId, Arc<Vec<Arc<TaxSet>>>>,
        sites: Rows<SiteId, JurisdictionId>,
        /// All exemptions of a party, in order of jurisdiction and day; most have none.
        exemptions: Rows<PartyId, Arc<Vec<Exemption>>>,
        periods: Rows<TaxPeriodKey, OpenItemId>,
        days: Rows<TaxDayKey, TaxDay> = Rows::sums(),
    }
}

impl Part {
    /// The months whose open item this commit has named.
    #[must_use]
    pub fn dirty_periods(&self) -> Vec<(TaxPeriodKey, Option<&OpenItemId>)> {
        self.periods.dirty()
    }

    /// What was taxed in this commit, by day.
    #[must_use]
    pub fn dirty_days(&self) -> Vec<(TaxDayKey, Option<&TaxDay>)> {
        self.days.dirty()
    }
}

impl Draft<'_> {
    /// A jurisdiction by key.
    pub fn jurisdiction(&mut self, id: JurisdictionId) -> Option<Arc<Jurisdiction>> {
        let (part, facts) = self.tax_mut();
        part.jurisdictions.get_or_load(id, || facts.jurisdiction(id).map(Arc::new)).cloned()
    }

    /// The jurisdiction of a code.
    pub fn jurisdiction_by_code(&mut self, code: &Code) -> Option<Arc<Jurisdiction>> {
        let (part, facts) = self.tax_mut();
        let load = |folded: &str| facts.jurisdiction_by_code(folded).map(|jurisdiction| jurisdiction.id);
        let id = part.jurisdiction_codes.find(code.as_str(), || code.folded(), load)?;
        self.jurisdiction(id)
    }

    /// Every jurisdiction, in order of folded code.
    pub fn jurisdictions(&mut self) -> Vec<Arc<Jurisdiction>> {
        let (part, facts) = self.tax_mut();
        for jurisdiction in facts.jurisdictions() {
            part.jurisdictions.remember(jurisdiction.id, Some(Arc::new(jurisdiction)));
        }
        let mut all: Vec<Arc<Jurisdiction>> = part.jurisdictions.held().map(|(_, held)| held.clone()).collect();
        all.sort_by(|a, b| a.folded.cmp(&b.folded));
        all
    }

    /// Adds or replaces a jurisdiction.
    pub(crate) fn put_jurisdiction(&mut self, jurisdiction: Jurisdiction) {
        let (part, _) = self.tax_mut();
        part.jurisdiction_codes.bind(&jurisdiction.folded, jurisdiction.id);
        part.jurisdictions.put(jurisdiction.id, Arc::new(jurisdiction.clone()));
        self.master(Master::Jurisdiction(jurisdiction));
    }

    /// A set by key, whatever the day.
    pub fn tax_set(&mut self, id: TaxSetId) -> Option<Arc<TaxSet>> {
        let (part, facts) = self.tax_mut();
        part.sets.get_or_load(id, || facts.tax_set(id).map(Arc::new)).cloned()
    }

    /// Every set of a jurisdiction, in order of class and day.
    pub fn tax_sets_of(&mut self, jurisdiction: JurisdictionId) -> Arc<Vec<Arc<TaxSet>>> {
        let (part, facts) = self.tax_mut();
        let load = || Some(Arc::new(facts.tax_sets_of(jurisdiction).into_iter().map(Arc::new).collect()));
        part.sets_of.get_or_load(jurisdiction, load).cloned().unwrap_or_default()
    }

    /// What a class pays in a jurisdiction on a day: the set that was the last to begin.
    ///
    /// # Errors
    /// `tax.no_rate`: a class without a set is never taken to pay nothing.
    pub fn tax_set_for(
        &mut self,
        jurisdiction: JurisdictionId,
        tax_class: &str,
        on: BusinessDate,
    ) -> Result<Arc<TaxSet>, Refusal> {
        let sets = self.tax_sets_of(jurisdiction);
        let last = |class: &str| {
            let after = sets.partition_point(|set| (set.tax_class.as_str(), set.effective_on) <= (class, on));
            sets[..after].last().filter(|set| set.tax_class == class).cloned()
        };
        // Items keep their class as it was written, mostly in small letters already.
        let found = last(tax_class).or_else(|| last(&Code::parse(tax_class).ok()?.folded()));
        found.ok_or_else(|| {
            let jurisdiction = self.jurisdiction(jurisdiction).map(|held| held.code.clone()).unwrap_or_default();
            NoRate { tax_class: tax_class.to_owned(), jurisdiction, on: on.to_string() }.into()
        })
    }

    /// Adds a set.
    pub(crate) fn put_tax_set(&mut self, set: TaxSet) {
        let mut sets = Vec::clone(&self.tax_sets_of(set.jurisdiction));
        let set = Arc::new(set);
        let at = sets.partition_point(|held| {
            (held.tax_class.as_str(), held.effective_on) < (set.tax_class.as_str(), set.effective_on)
        });
        sets.insert(at, Arc::clone(&set));
        let (part, _) = self.tax_mut();
        part.sets.put(set.id, Arc::clone(&set));
        part.sets_of.put(set.jurisdiction, Arc::new(sets));
        self.master(Master::TaxSet(set));
    }

    /// Where a site's sales are taxed, if that was said.
    pub fn site_jurisdiction(&mut self, site: SiteId) -> Option<Arc<Jurisdiction>> {
        let (part, facts) = self.tax_mut();
        let id = *part.sites.get_or_load(site, || facts.site_jurisdiction(site))?;
        self.jurisdiction(id)
    }

    /// The sites whose sales are taxed in a jurisdiction, in order of key.
    pub fn sites_of_jurisdiction(&mut self, jurisdiction: JurisdictionId) -> Vec<SiteId> {
        let (part, facts) = self.tax_mut();
        for site in facts.sites_of_jurisdiction(jurisdiction) {
            part.sites.remember(site, Some(jurisdiction));
        }
        part.sites.held().filter(|(_, held)| **held == jurisdiction).map(|(site, _)| site).collect()
    }

    /// Says where a site's sales are taxed.
    pub(crate) fn put_site_jurisdiction(&mut self, site: SiteId, jurisdiction: JurisdictionId) {
        self.tax_mut().0.sites.put(site, jurisdiction);
        self.master(Master::TaxSite(site, jurisdiction));
    }

    /// Every exemption of a party, in order of jurisdiction and day.
    pub fn exemptions_of(&mut self, party: PartyId) -> Arc<Vec<Exemption>> {
        let party = self.survivor(party);
        let (part, facts) = self.tax_mut();
        part.exemptions.get_or_load(party, || Some(Arc::new(facts.exemptions_of(party)))).cloned().unwrap_or_default()
    }

    /// The parties with exemptions whose folded code comes after one, in its order, at most `limit`.
    pub fn exempt_parties_after(&mut self, after: &str, limit: u32) -> Vec<Arc<Party>> {
        let (part, facts) = self.tax_mut();
        let mut ids = facts.exempt_parties_after(after, limit);
        ids.extend(part.exemptions.dirty().into_iter().map(|(party, _)| party));
        ids.sort_unstable();
        ids.dedup();
        let mut parties: Vec<Arc<Party>> = ids.into_iter().filter_map(|id| self.party_itself(id)).collect();
        parties.retain(|party| party.merged_into.is_none() && party.folded.as_str() > after);
        parties.sort_by(|a, b| a.folded.cmp(&b.folded));
        parties.truncate(limit as usize);
        parties
    }

    /// What frees a party from tax in a jurisdiction on a day: of what holds, that of the jurisdiction itself before that
    /// of everywhere, and the last to begin.
    pub fn exemption(&mut self, party: PartyId, jurisdiction: JurisdictionId, on: BusinessDate) -> Option<Exemption> {
        if party.is_none() {
            return None;
        }
        let exemptions = self.exemptions_of(party);
        let here = exemptions.iter().filter(|held| held.jurisdiction.is_none() || held.jurisdiction == jurisdiction);
        here.filter(|held| held.holds(on)).max_by_key(|held| (held.jurisdiction, held.starts_on)).cloned()
    }

    /// Adds or replaces an exemption.
    pub(crate) fn put_exemption(&mut self, exemption: Exemption) {
        let mut all = Vec::clone(&self.exemptions_of(exemption.party));
        let key = |held: &Exemption| (held.jurisdiction, held.starts_on);
        match all.binary_search_by_key(&key(&exemption), key) {
            Ok(at) => all[at] = exemption.clone(),
            Err(at) => all.insert(at, exemption.clone()),
        }
        self.tax_mut().0.exemptions.put(exemption.party, Arc::new(all));
        self.master(Master::Exemption(exemption));
    }

    /// The open item of a month's tax.
    pub fn tax_period(&mut self, key: TaxPeriodKey) -> Option<OpenItemId> {
        let (part, facts) = self.tax_mut();
        part.periods.get_or_load(key, || facts.tax_period(&key)).copied()
    }

    /// The months of an entity in a span of them that have tax, in order of jurisdiction and month.
    pub fn tax_periods_of(&mut self, entity: EntityId, from: Period, to: Period) -> Vec<TaxPeriod> {
        let (part, facts) = self.tax_mut();
        for period in facts.tax_periods_of(entity, from, to) {
            part.periods.remember(period.key, Some(period.open_item));
        }
        let held = part.periods.held().filter(|(key, _)| key.entity == entity && (from..=to).contains(&key.period));
        held.map(|(key, open_item)| TaxPeriod { key, open_item: *open_item }).collect()
    }

    /// Names the open item of a month's tax.
    pub(crate) fn put_tax_period(&mut self, key: TaxPeriodKey, open_item: OpenItemId) {
        self.tax_mut().0.periods.put(key, open_item);
    }

    /// What an entity was taxed within a span of days of the books, this commit included, by set, treatment and side.
    pub fn tax_totals(
        &mut self,
        entity: EntityId,
        from: BusinessDate,
        to: BusinessDate,
    ) -> Result<Vec<TaxTotal>, Refusal> {
        let (part, facts) = self.tax_mut();
        let mut totals: BTreeMap<(TaxSetId, Treatment, TaxSide), TaxDay> = BTreeMap::new();
        let filed = facts.tax_totals(entity, from, to);
        let decided = part.days.dirty().into_iter().filter_map(|(key, day)| Some((key, *day?)));
        let decided = decided.filter(|(key, _)| key.entity == entity && (from..=to).contains(&key.posted_on));
        let decided =
            decided.map(|(key, sum)| TaxTotal { tax_set: key.tax_set, treatment: key.treatment, side: key.side, sum });
        for total in filed.into_iter().chain(decided) {
            totals.entry((total.tax_set, total.treatment, total.side)).or_default().add(&total.sum)?;
        }
        let totals = totals.into_iter();
        Ok(totals.map(|((tax_set, treatment, side), sum)| TaxTotal { tax_set, treatment, side, sum }).collect())
    }

    /// Adds to what was taxed on a day.
    pub(crate) fn add_tax_day(&mut self, key: TaxDayKey, more: &TaxDay) -> Result<(), Refusal> {
        let (part, _) = self.tax_mut();
        let mut day = part.days.get(&key).copied().unwrap_or_default();
        day.add(more)?;
        part.days.put(key, day);
        Ok(())
    }
}

impl TaxDay {
    /// Adds another.
    ///
    /// # Errors
    /// `flow.overflow`.
    pub(crate) fn add(&mut self, more: &Self) -> Result<(), Refusal> {
        self.net_minor = add(self.net_minor, more.net_minor)?;
        self.tax_minor = add(self.tax_minor, more.tax_minor)?;
        self.memo_tax_minor = add(self.memo_tax_minor, more.memo_tax_minor)?;
        self.lines = add(self.lines, more.lines)?;
        Ok(())
    }
}
