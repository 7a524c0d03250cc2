//! Where taxes are owed, what is taken, and what was taken.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::values::{
    BusinessDate, Code, EntityId, JurisdictionId, OpenItemId, PartyId, Period, Portion, SiteId, TaxRate, TaxSetId,
    divide_half_away,
};
use crate::words::words;

words! {
    /// How a line is taxed.
    Treatment {
        /// At the rates of its class.
        Taxed = "taxed",
        /// Taxed at nothing: what was paid on its purchase is given back.
        ZeroRated = "zero_rated",
        /// Outside the tax.
        Exempt = "exempt",
        /// The buyer owes the tax; nothing is charged.
        ReverseCharge = "reverse_charge",
        /// A marketplace collects the tax and owes it: noted, not our liability.
        MarketplaceCollected = "marketplace_collected",
        /// A platform is the supplier to the buyer and owes the tax; ours is a supply to the platform, without tax.
        DeemedSupplier = "deemed_supplier",
        /// No supply at all: money put on a card.
        OutOfScope = "out_of_scope",
    }
}

impl Treatment {
    /// Whether the buyer pays the tax to somebody else than us: it is computed and noted.
    #[must_use]
    pub const fn is_memo(self) -> bool {
        matches!(self, Self::MarketplaceCollected | Self::DeemedSupplier)
    }
}

words! {
    /// Where a tax is rounded to the minor unit.
    Rounding {
        /// For each line.
        Line = "line",
        /// Once for each rate of a document, and spread back over its lines.
        Document = "document",
    }
}

words! {
    /// What makes a tax due: the day that counts for rates and reports.
    TaxPoint {
        /// The day it is paid.
        Payment = "payment",
        /// The day it is invoiced.
        Invoice = "invoice",
        /// The day it is delivered.
        Delivery = "delivery",
    }
}

/// The days of a supply that may make its tax due. At a till all of them are the day of the sale.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SupplyDays {
    /// When it is paid.
    pub paid_on: Option<BusinessDate>,
    /// When it is invoiced.
    pub invoiced_on: Option<BusinessDate>,
    /// When it is delivered.
    pub delivered_on: Option<BusinessDate>,
}

impl TaxPoint {
    /// The day on which tax becomes due, if it is known yet.
    #[must_use]
    pub const fn day(self, days: &SupplyDays) -> Option<BusinessDate> {
        match self {
            Self::Payment => days.paid_on,
            Self::Invoice => days.invoiced_on,
            Self::Delivery => days.delivered_on,
        }
    }
}

words! {
    /// Sales, refunds, what was paid in advance and bad debts are told apart for ever.
    TaxSide {
        /// Sold.
        Sale = "sale",
        /// Given back; its amounts are below 0.
        Refund = "refund",
        /// Paid before it was billed; its amounts are below 0 when it is billed or given back.
        Advance = "advance",
        /// Never paid, and its tax claimed back; its amounts are above 0 when it is paid after all.
        BadDebt = "bad_debt",
    }
}

/// Where taxes are owed: a country, a state, a city.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jurisdiction {
    /// Its key.
    pub id: JurisdictionId,
    /// The code callers use.
    pub code: String,
    /// The code folded, by which it is unique.
    pub folded: String,
    /// The name shown.
    pub name: String,
    /// Where its taxes are rounded.
    pub rounding: Rounding,
    /// What makes them due.
    pub tax_point: TaxPoint,
    /// Whether the tax in bad debts can be claimed back.
    pub bad_debt_relief: bool,
    /// How many days after a debt was due, at the earliest.
    pub bad_debt_relief_days: i64,
}

/// One tax among those a set takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Component {
    /// What people call it: VAT; state, county, city.
    pub component: Code,
    /// In percent.
    pub rate: TaxRate,
    /// Whether it is taken of the amount together with the taxes before it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub compound: bool,
    /// How much of it comes back when it was paid on a purchase: 1 all of it, 0 nothing.
    #[serde(default, skip_serializing_if = "is_all")]
    pub recoverable: Portion,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_all(portion: &Portion) -> bool {
    portion.is_all()
}

/// Most taxes of a set.
const MOST_COMPONENTS: usize = 8;

/// The largest numerator and denominator of a rate: with them, a tax of any 64-bit amount is computed in 128 bits.
const FINEST: i128 = 1_000_000_000_000_000_000;

/// What a tax class pays in a jurisdiction from a day on. What holds: its rates are those of its components, exactly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaxSet {
    /// Its key.
    pub id: TaxSetId,
    /// Where.
    pub jurisdiction: JurisdictionId,
    /// The class of the items, folded.
    pub tax_class: String,
    /// The first day it holds.
    pub effective_on: BusinessDate,
    /// Taxed, zero-rated or exempt.
    pub treatment: Treatment,
    components: Vec<Component>,
    /// What each component takes of `per`, compounding included.
    weights: Vec<i64>,
    per: i64,
}

impl TaxSet {
    /// Whether two sets are of one tax class, at whatever time.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        (self.jurisdiction, &self.tax_class) == (other.jurisdiction, &other.tax_class)
    }

    /// A set.
    ///
    /// # Errors
    /// What is wrong with its treatment or components, as half a sentence.
    pub fn new(
        id: TaxSetId,
        (jurisdiction, tax_class): (JurisdictionId, String),
        effective_on: BusinessDate,
        treatment: Treatment,
        components: Vec<Component>,
    ) -> Result<Self, String> {
        match treatment {
            Treatment::Taxed => {
                check(&components)?;
            }
            Treatment::ZeroRated | Treatment::Exempt if components.is_empty() => {}
            Treatment::ZeroRated | Treatment::Exempt => {
                return Err(format!("a set that is {} has no components", treatment.as_str().replace('_', "-")));
            }
            _ => return Err(format!("a class is taxed, zero-rated or exempt, not {treatment}")),
        }
        let (weights, per) = effective(&components).ok_or_else(|| {
            "the rates compound to a fraction too fine to compute with; fewer decimals are accepted".to_owned()
        })?;
        Ok(Self { id, jurisdiction, tax_class, effective_on, treatment, components, weights, per })
    }

    /// The taxes it takes, in order.
    #[must_use]
    pub fn components(&self) -> &[Component] {
        &self.components
    }

    /// What each component takes of an amount, as parts of `per`.
    pub(crate) fn weights(&self) -> &[i64] {
        &self.weights
    }

    /// What a treatment takes, all components together, in percent as text, rounded half away from zero to six decimals.
    #[must_use]
    pub fn rate_text(&self, treatment: Treatment) -> String {
        if treatment != Treatment::Taxed {
            return "0".to_owned();
        }
        let micros = divide_half_away(self.taken() * 100_000_000, i128::from(self.per)).unwrap_or_default();
        i64::try_from(micros)
            .ok()
            .and_then(|micros| TaxRate::from_micros(micros).ok())
            .unwrap_or(TaxRate::ZERO)
            .to_string()
    }

    /// What all components together take, as parts of a whole; equal for sets of equal rates.
    pub(crate) fn rate(&self) -> (i128, i64) {
        (self.taken(), self.per)
    }

    fn taken(&self) -> i128 {
        self.weights.iter().map(|weight| i128::from(*weight)).sum()
    }

    /// The tax on an amount, or in it when it includes the tax, rounded half away from zero to the minor unit; `None`
    /// when it does not fit 64 bits.
    pub(crate) fn tax(&self, amount_minor: i128, includes_tax: bool) -> Option<i64> {
        let taken = self.taken();
        let per = if includes_tax { i128::from(self.per) + taken } else { i128::from(self.per) };
        let tax = divide_half_away(amount_minor.checked_mul(taken)?, per).ok()?;
        i64::try_from(tax).ok()
    }
}

fn check(components: &[Component]) -> Result<(), String> {
    if !(1..=MOST_COMPONENTS).contains(&components.len()) {
        return Err(format!("{} components; 1 to {MOST_COMPONENTS} are accepted", components.len()));
    }
    if components.iter().all(|component| component.rate.is_zero()) {
        return Err("every rate is 0; say zero_rated instead".to_owned());
    }
    if components[0].compound {
        return Err("the first component has nothing before it to compound on".to_owned());
    }
    let mut names: Vec<String> = components.iter().map(|component| component.component.folded()).collect();
    names.sort_unstable();
    match names.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(format!("component {} is named twice", pair[0])),
        None => Ok(()),
    }
}

/// What each component takes of an amount: a plain one its rate, a compound one its rate of the amount and the taxes
/// before it. As whole parts of one denominator, exactly; `None` when they are too fine to compute with.
fn effective(components: &[Component]) -> Option<(Vec<i64>, i64)> {
    // A rate is in hundred-millionths.
    const ONE: i128 = 100_000_000;
    let (mut weights, mut per): (Vec<i128>, i128) = (Vec::with_capacity(components.len()), 1);
    for component in components {
        let before: i128 = weights.iter().sum();
        let of = if component.compound { per + before } else { per };
        let weight = of * i128::from(component.rate.micros());
        for held in &mut weights {
            *held *= ONE;
        }
        weights.push(weight);
        per *= ONE;
        let divisor = weights.iter().fold(per, |divisor, weight| common(divisor, *weight));
        weights.iter_mut().for_each(|weight| *weight /= divisor);
        per /= divisor;
        if per + weights.iter().sum::<i128>() > FINEST {
            return None;
        }
    }
    let weights: Option<Vec<i64>> = weights.into_iter().map(|weight| i64::try_from(weight).ok()).collect();
    Some((weights?, i64::try_from(per).ok()?))
}

/// The greatest common divisor, Euclid's; the first above 0.
fn common(mut a: i128, mut b: i128) -> i128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// What frees a party's purchases from tax.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exemption {
    /// Who.
    pub party: PartyId,
    /// Where; none: everywhere.
    pub jurisdiction: JurisdictionId,
    /// Exempt, zero-rated or reverse charge.
    pub treatment: Treatment,
    /// What it is proven by: a certificate, a VAT number.
    pub certificate: String,
    /// The first day it holds.
    pub starts_on: BusinessDate,
    /// The last day it holds, if it ends.
    pub ends_on: Option<BusinessDate>,
}

impl Exemption {
    /// Whether it holds on a day.
    #[must_use]
    pub fn holds(&self, on: BusinessDate) -> bool {
        self.starts_on <= on && self.ends_on.is_none_or(|last| on <= last)
    }
}

/// The key of the open item that a month's tax runs up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TaxPeriodKey {
    /// Who owes.
    pub entity: EntityId,
    /// Where.
    pub jurisdiction: JurisdictionId,
    /// For which month of the books.
    pub period: Period,
}

/// The key of what was taxed on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TaxDayKey {
    /// Whose.
    pub entity: EntityId,
    /// The day of the books.
    pub posted_on: BusinessDate,
    /// Where it was sold.
    pub site: SiteId,
    /// By which set.
    pub tax_set: TaxSetId,
    /// How.
    pub treatment: Treatment,
    /// Sold, or given back.
    pub side: TaxSide,
}

/// What was taxed: amounts in minor units of the entity's currency, refunds below 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TaxDay {
    /// Without tax.
    pub net_minor: i64,
    /// Tax that we owe.
    pub tax_minor: i64,
    /// Tax that somebody else collected and owes.
    pub memo_tax_minor: i64,
    /// How many lines.
    pub lines: i64,
}

/// What was taxed over a span of days by one set in one way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaxTotal {
    /// By which set.
    pub tax_set: TaxSetId,
    /// How.
    pub treatment: Treatment,
    /// Sold, or given back.
    pub side: TaxSide,
    /// The sums.
    pub sum: TaxDay,
}

/// A month's tax and the open item it runs up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaxPeriod {
    /// Whose, where and when.
    pub key: TaxPeriodKey,
    /// The item.
    pub open_item: OpenItemId,
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A set of `rate` components in percent, those with a `*` in front compound.
    pub(crate) fn set(rates: &[&str]) -> TaxSet {
        made(rates).expect("a set")
    }

    fn made(rates: &[&str]) -> Result<TaxSet, String> {
        let components = rates.iter().enumerate().map(|(place, rate)| Component {
            component: Code::parse(&format!("T{place}")).expect("a code"),
            rate: TaxRate::parse(rate.trim_start_matches('*')).expect("a rate"),
            compound: rate.starts_with('*'),
            recoverable: Portion::ALL,
        });
        let day = BusinessDate::parse("2026-01-01").expect("a day");
        let class = (JurisdictionId(1), "standard".to_owned());
        TaxSet::new(TaxSetId(1), class, day, Treatment::Taxed, components.collect())
    }

    /// Rates as fractions in lowest terms: parts each component takes, of how many.
    #[test]
    fn rates_are_exact() {
        let table: [(&[&str], &[i64], i64); 7] = [
            (&["19"], &[19], 100),
            (&["8.875"], &[71], 800),
            (&["6.25", "2", "0"], &[25, 8, 0], 400),
            (&["5", "9.975"], &[200, 399], 4_000),
            // Quebec before 2013: the second tax is taken of the first as well. 9.975 % of 1.05.
            (&["5", "*9.975"], &[4_000, 8_379], 80_000),
            (&["100", "*100", "*100"], &[1, 2, 4], 1),
            (&["0.000001", "*0.000001"], &[100_000_000, 100_000_001], 10_000_000_000_000_000),
        ];
        for (rates, weights, per) in table {
            let set = set(rates);
            assert_eq!((set.weights(), set.per), (weights, per), "{rates:?}");
        }
    }

    /// Half a minor unit rounds away from zero, on the amount and in it.
    #[test]
    fn a_tax_is_rounded_once() {
        for (rates, amount, on_it, in_it) in [
            (&["19"][..], 100, 19, 16),
            (&["19"], -100, -19, -16),
            (&["8.875"], 1_000, 89, 82),
            (&["5"], 10, 1, 0),
            (&["5"], -10, -1, 0),
            (&["5", "*9.975"], 10_000, 1_547, 1_340),
            (&["10"], 0, 0, 0),
            (&["1000"], 11, 110, 10),
        ] {
            let set = set(rates);
            assert_eq!(
                (set.tax(amount, false), set.tax(amount, true)),
                (Some(on_it), Some(in_it)),
                "{rates:?} {amount}"
            );
        }
        assert_eq!(set(&["1000"]).tax(i128::from(i64::MAX), false), None);
        assert_eq!(set(&["1000"]).tax(i128::from(i64::MIN), true), Some(-8_384_883_669_867_978_007));
    }

    #[test]
    fn a_set_says_what_is_wrong_with_it() {
        for (rates, problem) in [
            (&[][..], "0 components; 1 to 8 are accepted"),
            (&["1"; 9], "9 components; 1 to 8 are accepted"),
            (&["0", "0"], "every rate is 0; say zero_rated instead"),
            (&["*5"], "the first component has nothing before it to compound on"),
            (
                &["0.000001", "*0.000001", "*0.000001"],
                "the rates compound to a fraction too fine to compute with; fewer decimals are accepted",
            ),
        ] {
            assert_eq!(made(rates), Err(problem.to_owned()));
        }
    }
}
