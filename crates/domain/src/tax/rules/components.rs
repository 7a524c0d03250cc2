//! A tax told apart by its components, and by what comes back of it.

use crate::flow::Refusal;
use crate::ledger::rules::entry::overflow;
use crate::tax::types::TaxSet;
use crate::values::split_by_weights;

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
    /// All of it.
    pub(crate) tax_minor: i64,
    /// What the authorities give back.
    pub(crate) recoverable_minor: i64,
    /// What they do not, which is a part of the cost.
    pub(crate) into_cost_minor: i64,
}

/// The tax on a purchase of an amount without tax, rounded once.
///
/// # Errors
/// `flow.overflow`.
pub(crate) fn purchase_tax(set: &TaxSet, net_minor: i64) -> Result<PurchaseTax, Refusal> {
    let tax_minor = set.tax(i128::from(net_minor), false).ok_or_else(overflow)?;
    Ok(recover(set, tax_minor))
}

/// What comes back of a tax that was paid: the recoverable portion of each component's share, rounded half away from zero.
pub(crate) fn recover(set: &TaxSet, tax_minor: i64) -> PurchaseTax {
    let shares = component_split(set, tax_minor);
    let back = set.components().iter().zip(shares).map(|(component, share)| component.recoverable.of_minor(share));
    let recoverable_minor: i64 = back.sum();
    PurchaseTax { tax_minor, recoverable_minor, into_cost_minor: tax_minor - recoverable_minor }
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
            let expected = PurchaseTax { tax_minor: tax, recoverable_minor: back, into_cost_minor: cost };
            assert_eq!(purchase_tax(&recoverable(components), net), Ok(expected), "{components:?}");
        }
        assert!(purchase_tax(&set(&["1000"]), i64::MAX).is_err());
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
