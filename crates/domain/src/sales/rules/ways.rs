//! Amounts by the way they are taxed, and a part of them that is paid, or will not be.

use std::collections::BTreeMap;

use crate::flow::Refusal;
use crate::ledger::rules::entry::add;
use crate::open_items::rules::sheet::share;
use crate::tax::types::Treatment;
use crate::values::TaxSetId;

/// By which set, and how.
pub(crate) type Way = (TaxSetId, Treatment);

/// What is taxed in one way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Taxed {
    pub(crate) net_minor: i64,
    pub(crate) tax_minor: i64,
}

impl Taxed {
    /// With so much more.
    ///
    /// # Errors
    /// `flow.overflow`.
    pub(crate) fn plus(self, net_minor: i64, tax_minor: i64) -> Result<Self, Refusal> {
        Ok(Self { net_minor: add(self.net_minor, net_minor)?, tax_minor: add(self.tax_minor, tax_minor)? })
    }
}

/// What of a part of all the amounts, tax included, is taxed in which way: its share of each, in order of tax set and
/// treatment, so that the shares add up to the part and all of it is all of each. What somebody else owes the tax of, and
/// what is no supply, is not taxed.
///
/// # Errors
/// `flow.overflow`.
pub(crate) fn part_of(mut ways: BTreeMap<Way, Taxed>, part_minor: i64) -> Result<BTreeMap<Way, Taxed>, Refusal> {
    let whole_minor = ways.values().try_fold(0, |sum, way| add(add(sum, way.net_minor)?, way.tax_minor))?;
    let part_minor = part_minor.clamp(0, whole_minor.max(0));
    let (mut before_minor, mut shared_minor) = (0, 0);
    for ((_, treatment), way) in &mut ways {
        let owed_minor = add(way.net_minor, way.tax_minor)?;
        before_minor = add(before_minor, owed_minor)?;
        let upto_minor = if whole_minor == 0 { 0 } else { share(part_minor, before_minor, whole_minor)? };
        let of_minor = upto_minor - shared_minor;
        shared_minor = upto_minor;
        let tax_minor = if owed_minor == 0 { 0 } else { share(way.tax_minor, of_minor, owed_minor)? };
        *way = match treatment.is_memo() || *treatment == Treatment::OutOfScope {
            true => Taxed::default(),
            false => Taxed { net_minor: of_minor - tax_minor, tax_minor },
        };
    }
    Ok(ways)
}
