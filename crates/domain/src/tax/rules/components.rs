//! A tax told apart by its components, and by what comes back of it.

use crate::flow::{Draft, Refusal};
use crate::tax::rules::compute::{TaxLine, TaxRequest, compute};
use crate::tax::rules::naming::{jurisdiction_of_site, treatment_of};
use crate::tax::types::TaxSet;
use crate::values::{BusinessDate, SiteId, split_by_weights};

/// A tax over the components of its set, in their order, by largest remainder over what each takes. Sellers compute one
/// tax at the sum of the rates and round it once (Streamlined Sales and Use Tax Agreement, section 324 A); what each
/// authority gets is therefore a share of it, of a line as of a month. A set without components took nothing.
pub(crate) fn component_split(set: &TaxSet, tax_minor: i64) -> Vec<i64> {
    if set.components().is_empty() {
        return Vec::new();
    }
    split_by_weights(tax_minor, set.weights())
        .expect("one rate of a set is above 0, and no part is larger than the whole")
}

/// A tax on a purchase, in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PurchaseTax {
    /// What the authorities give back.
    pub(crate) recoverable_minor: i64,
    /// What they do not, which is a part of the cost.
    pub(crate) into_cost_minor: i64,
}

/// What does not come back of the taxes on goods bought at a site, line by line, in minor units: lines are where they
/// stand on their document, their tax class and their amount without tax in minor units.
///
/// # Errors
/// `tax.no_jurisdiction`, `tax.no_rate`, `flow.overflow`.
pub(crate) fn taxes_into_cost(
    draft: &mut Draft<'_>,
    site: SiteId,
    on: BusinessDate,
    lines: &[(usize, &str, i64)],
) -> Result<Vec<i64>, Refusal> {
    let jurisdiction = jurisdiction_of_site(draft, site)?;
    let mut sets = Vec::with_capacity(lines.len());
    for (place, class, _) in lines {
        let set = draft.tax_set_for(jurisdiction.id, class, on);
        sets.push(set.map_err(|refusal| refusal.at(format!("lines[{place}].item")))?);
    }
    let taxed = sets.iter().zip(lines).map(|(set, (.., amount_minor))| TaxLine {
        set,
        treatment: treatment_of(set, None, None),
        amount_minor: *amount_minor,
    });
    let taxed: Vec<TaxLine<'_>> = taxed.collect();
    let taxes = compute(&TaxRequest { includes_tax: false, rounding: jurisdiction.rounding, lines: &taxed })?;
    Ok(sets.iter().zip(taxes).map(|(set, tax)| recover(set, tax.tax_minor).into_cost_minor).collect())
}

/// What comes back of a tax that was paid: the recoverable portion of each component's share, rounded half away from zero.
pub(crate) fn recover(set: &TaxSet, tax_minor: i64) -> PurchaseTax {
    let shares = component_split(set, tax_minor);
    let back = set.components().iter().zip(shares).map(|(component, share)| component.recoverable.of_minor(share));
    let recoverable_minor: i64 = back.sum();
    PurchaseTax { recoverable_minor, into_cost_minor: tax_minor - recoverable_minor }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::tax::types::tests::set;
    use crate::tax::types::{Component, Treatment};
    use crate::values::{BusinessDate, Code, JurisdictionId, Portion, TaxRate, TaxSetId};

    fn recoverable(components: &[(&str, &str)]) -> TaxSet {
        let components = components.iter().enumerate().map(|(place, (rate, portion))| Component {
            component: Code::parse(&format!("T{place}")).expect("a code"),
            rate: TaxRate::parse(rate).expect("a rate"),
            compound: false,
            recoverable: Portion::parse(portion).expect("a portion"),
        });
        let day = BusinessDate::parse("2026-01-01").expect("a day");
        let class = (JurisdictionId(1), "standard".to_owned());
        TaxSet::new(TaxSetId(1), class, day, Treatment::Taxed, components.collect()).expect("a set")
    }

    /// 1.77 over New York state, city and commuter district: 0.797, 0.897 and 0.074.
    #[test]
    fn a_tax_is_shared_among_its_components() {
        let new_york = set(&["4", "4.5", "0.375"]);
        assert_eq!(component_split(&new_york, 177), [80, 90, 7]);
        assert_eq!(component_split(&new_york, -177), [-80, -90, -7]);
        assert_eq!(component_split(&new_york, 0), [0, 0, 0]);
        assert_eq!(component_split(&set(&["5", "*9.975"]), 1_547), [500, 1_047]);
        let day = BusinessDate::parse("2026-01-01").expect("a day");
        let class = (JurisdictionId(1), "books".to_owned());
        let zero = TaxSet::new(TaxSetId(2), class, day, Treatment::ZeroRated, Vec::new()).expect("a set");
        assert!(component_split(&zero, 0).is_empty());
    }

    /// 13 % on 100.00: GST 5 all back, PST 8 nothing back; a car used half privately brings half of its VAT back.
    #[test]
    fn what_does_not_come_back_is_cost() {
        for (components, net, tax, back, cost) in [
            (&[("19", "1")][..], 10_000, 1_900, 1_900, 0),
            (&[("5", "1"), ("8", "0")], 10_000, 1_300, 500, 800),
            (&[("19", "0.5")], 9_999, 1_900, 950, 950),
            (&[("19", "0.5")], 5, 1, 1, 0),
            (&[("19", "0")], -10_000, -1_900, 0, -1_900),
        ] {
            let set = recoverable(components);
            assert_eq!(set.tax(net, false), Some(tax), "{components:?}");
            let expected = PurchaseTax { recoverable_minor: back, into_cost_minor: cost };
            assert_eq!(recover(&set, tax), expected, "{components:?}");
        }
    }

    proptest! {
        #[test]
        fn parts_add_up(tax: i64, portion in 0_i64..=1_000_000) {
            let portion = format!("{}.{:06}", portion / 1_000_000, portion % 1_000_000);
            let taken = recoverable(&[("5", "1"), ("9.975", &portion), ("0", "0.3")]);
            let shares = component_split(&taken, tax);
            prop_assert_eq!(shares.iter().map(|share| i128::from(*share)).sum::<i128>(), i128::from(tax));
            let split = recover(&taken, tax);
            prop_assert!(split.recoverable_minor.unsigned_abs() <= tax.unsigned_abs());
            prop_assert!(split.into_cost_minor.signum() * tax.signum() >= 0);
            prop_assert_eq!(i128::from(split.recoverable_minor) + i128::from(split.into_cost_minor), i128::from(tax));
        }
    }
}
