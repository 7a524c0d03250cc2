//! The one computation of tax, for every channel.
//!
//! A set's rate is exact: plain components add up, a compound one is taken of the amount and the taxes before it. The tax
//! is rounded once, half away from zero, to the minor unit: for each line, or once for all lines of a document that share
//! a rate, a treatment and a sign, whatever their classes, and then spread back over them by largest remainder, so that
//! the lines add up to what the document says and sales by item tie to the ledger. Lines below 0 (what comes back in an exchange) are rounded
//! apart from those above: what is sold is taxed the same whatever comes back with it.
//!
//! An amount that includes its tax is taken apart: net + tax (+ what somebody else collects) = amount. On one that does
//! not, the tax comes on top: net = amount. A line that bears no tax keeps its amount as net either way: who would sell
//! at the price without tax to an exempt buyer asks for that price.

use crate::flow::Refusal;
use crate::ledger::rules::entry::{add, overflow};
use crate::tax::types::{Rounding, TaxDay, TaxSet, Treatment};
use crate::values::split_by_weights;

/// The lines of a document to be taxed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TaxRequest<'a> {
    /// Whether the amounts include the tax.
    pub(crate) includes_tax: bool,
    /// Where it is rounded; kept on the document.
    pub(crate) rounding: Rounding,
    pub(crate) lines: &'a [TaxLine<'a>],
}

/// A line to be taxed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TaxLine<'a> {
    pub(crate) set: &'a TaxSet,
    /// After exemption and channel, see [`super::naming::treatment_of`].
    pub(crate) treatment: Treatment,
    /// After discounts, in minor units; below 0 for what comes back.
    pub(crate) amount_minor: i64,
}

/// What a line pays, in minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct LineTax {
    /// Without tax.
    pub(crate) net_minor: i64,
    /// Tax that we owe.
    pub(crate) tax_minor: i64,
    /// Tax that a marketplace or platform collects and owes.
    pub(crate) memo_tax_minor: i64,
}

impl LineTax {
    /// What it adds to a day.
    pub(crate) const fn day(&self) -> TaxDay {
        let Self { net_minor, tax_minor, memo_tax_minor } = *self;
        TaxDay { net_minor, tax_minor, memo_tax_minor, lines: 1 }
    }

    /// What is owed to us.
    ///
    /// # Errors
    /// `flow.overflow`.
    pub(crate) fn owed_minor(&self) -> Result<i64, Refusal> {
        add(self.net_minor, self.tax_minor)
    }

    /// What the customer pays.
    ///
    /// # Errors
    /// `flow.overflow`.
    pub(crate) fn with_memo(&self) -> Result<i64, Refusal> {
        add(self.owed_minor()?, self.memo_tax_minor)
    }
}

/// Taxes the lines of a document; the answers stand in their order.
///
/// # Errors
/// `flow.overflow`.
pub(crate) fn compute(request: &TaxRequest<'_>) -> Result<Vec<LineTax>, Refusal> {
    let taxes = match request.rounding {
        Rounding::Line => by_line(request)?,
        Rounding::Document => by_document(request)?,
    };
    request.lines.iter().zip(taxes).map(|(line, tax)| line_tax(request.includes_tax, line, tax)).collect()
}

fn line_tax(includes_tax: bool, line: &TaxLine<'_>, tax: i64) -> Result<LineTax, Refusal> {
    // No tax is larger than the amount that includes it, and of the same sign.
    let net_minor = if includes_tax { line.amount_minor - tax } else { line.amount_minor };
    add(net_minor, tax)?;
    let (tax_minor, memo_tax_minor) = if line.treatment.is_memo() { (0, tax) } else { (tax, 0) };
    Ok(LineTax { net_minor, tax_minor, memo_tax_minor })
}

/// Whether a tax is computed at all.
fn bears(line: &TaxLine<'_>) -> bool {
    line.treatment == Treatment::Taxed || line.treatment.is_memo()
}

fn by_line(request: &TaxRequest<'_>) -> Result<Vec<i64>, Refusal> {
    let tax = |line: &TaxLine<'_>| match bears(line) {
        true => line.set.tax(i128::from(line.amount_minor), request.includes_tax).ok_or_else(overflow),
        false => Ok(0),
    };
    request.lines.iter().map(tax).collect()
}

/// What lines of a document that are rounded together have in common.
#[derive(PartialEq, Eq)]
struct Group {
    rate: (i128, i64),
    treatment: Treatment,
    sign: i64,
}

fn by_document(request: &TaxRequest<'_>) -> Result<Vec<i64>, Refusal> {
    let mut taxes = vec![0; request.lines.len()];
    // A document has a few groups, found faster in a row than by hashing.
    let mut groups: Vec<(Group, Vec<usize>)> = Vec::new();
    for (place, line) in request.lines.iter().enumerate().filter(|(_, line)| bears(line) && line.amount_minor != 0) {
        let group = Group { rate: line.set.rate(), treatment: line.treatment, sign: line.amount_minor.signum() };
        match groups.iter_mut().find(|(held, _)| *held == group) {
            Some((_, places)) => places.push(place),
            None => groups.push((group, vec![place])),
        }
    }
    for (_, places) in groups {
        let lines = places.iter().map(|place| &request.lines[*place]);
        let sum: i128 = lines.clone().map(|line| i128::from(line.amount_minor)).sum();
        let tax = request.lines[places[0]].set.tax(sum, request.includes_tax).ok_or_else(overflow)?;
        let weights: Option<Vec<i64>> = lines.map(|line| line.amount_minor.checked_abs()).collect();
        let parts = split_by_weights(tax, &weights.ok_or_else(overflow)?)?;
        for (place, part) in places.into_iter().zip(parts) {
            taxes[place] = part;
        }
    }
    Ok(taxes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::tax::types::tests::set;

    fn treated(
        set: &TaxSet,
        treatment: Treatment,
        (includes_tax, rounding): (bool, Rounding),
        amounts: &[i64],
    ) -> Result<Vec<LineTax>, Refusal> {
        let line = |amount_minor: &i64| TaxLine { set, treatment, amount_minor: *amount_minor };
        let lines: Vec<TaxLine<'_>> = amounts.iter().map(line).collect();
        compute(&TaxRequest { includes_tax, rounding, lines: &lines })
    }

    /// Net and tax of every line.
    fn taxed(set: &TaxSet, how: (bool, Rounding), amounts: &[i64]) -> Vec<(i64, i64)> {
        let taxes = treated(set, Treatment::Taxed, how, amounts).expect("taxes");
        taxes.iter().map(|tax| (tax.net_minor, tax.tax_minor)).collect()
    }

    const LINE: Rounding = Rounding::Line;
    const DOCUMENT: Rounding = Rounding::Document;

    /// Three times 0.99 at 19 %: 3 x 0.16 in it by line, 0.47 as a document; 3 x 0.19 on it by line, 0.56 as a document.
    #[test]
    fn by_line_or_by_document() {
        let vat = set(&["19"]);
        let amounts = [99, 99, 99];
        assert_eq!(taxed(&vat, (true, LINE), &amounts), [(83, 16), (83, 16), (83, 16)]);
        assert_eq!(taxed(&vat, (true, DOCUMENT), &amounts), [(83, 16), (83, 16), (84, 15)]);
        assert_eq!(taxed(&vat, (false, LINE), &amounts), [(99, 19), (99, 19), (99, 19)]);
        assert_eq!(taxed(&vat, (false, DOCUMENT), &amounts), [(99, 19), (99, 19), (99, 18)]);
    }

    /// Food and books of one rate are rounded together: 0.99 + 0.99 + 0.99 at 19 %; another rate stands apart.
    #[test]
    fn a_document_rounds_by_rate_not_by_class() {
        let (food, mut books, wine) = (set(&["19"]), set(&["19"]), set(&["7"]));
        books.id = crate::values::TaxSetId(2);
        books.tax_class = "books".to_owned();
        let line = |set| TaxLine { set, treatment: Treatment::Taxed, amount_minor: 99 };
        let lines = [line(&food), line(&wine), line(&books), line(&food)];
        let request = TaxRequest { includes_tax: true, rounding: DOCUMENT, lines: &lines };
        let taxes: Vec<i64> = compute(&request).expect("taxes").iter().map(|tax| tax.tax_minor).collect();
        assert_eq!(taxes, [16, 6, 16, 15]);
    }

    /// What is sold pays the same whatever comes back with it, and what is free pays nothing.
    #[test]
    fn an_exchange_is_rounded_by_its_two_sides() {
        let vat = set(&["19"]);
        assert_eq!(
            taxed(&vat, (true, DOCUMENT), &[99, -99, 0, 99, -99, 99]),
            [(83, 16), (-83, -16), (0, 0), (83, 16), (-83, -16), (84, 15)]
        );
        assert_eq!(taxed(&vat, (false, DOCUMENT), &[0, 0]), [(0, 0), (0, 0)]);
        assert_eq!(taxed(&vat, (false, DOCUMENT), &[]), []);
    }

    /// Minor units know no decimals: 8 % in 108 yen is 8, 5 % on 1.050 dinars of 1,000 fils is 0.053.
    #[test]
    fn currencies_of_none_and_three_decimals() {
        for rounding in [LINE, DOCUMENT] {
            assert_eq!(taxed(&set(&["8"]), (true, rounding), &[108]), [(100, 8)]);
            assert_eq!(taxed(&set(&["10"]), (false, rounding), &[15]), [(15, 2)]);
            assert_eq!(taxed(&set(&["5"]), (false, rounding), &[1_050]), [(1_050, 53)]);
        }
    }

    /// New York City: 4 + 4.5 + 0.375 = 8.875 %, rounded once. Quebec before 2013: 5 %, and 9.975 % of both.
    #[test]
    fn several_taxes_are_rounded_as_one() {
        assert_eq!(taxed(&set(&["4", "4.5", "0.375"]), (false, LINE), &[1_999]), [(1_999, 177)]);
        assert_eq!(taxed(&set(&["5", "*9.975"]), (false, LINE), &[10_000]), [(10_000, 1_547)]);
        assert_eq!(taxed(&set(&["5", "*9.975"]), (true, LINE), &[11_547]), [(10_000, 1_547)]);
    }

    /// Each treatment of 119.00 with 19 % in it, and of 100.00 with it on top: net, tax, noted tax.
    #[test]
    fn treatments_stand_apart() {
        use Treatment::{DeemedSupplier, Exempt, MarketplaceCollected, ReverseCharge, Taxed, ZeroRated};
        let vat = set(&["19"]);
        for (treatment, within, on_top) in [
            (Taxed, (10_000, 1_900, 0), (10_000, 1_900, 0)),
            (ZeroRated, (11_900, 0, 0), (10_000, 0, 0)),
            (Exempt, (11_900, 0, 0), (10_000, 0, 0)),
            (ReverseCharge, (11_900, 0, 0), (10_000, 0, 0)),
            (MarketplaceCollected, (10_000, 0, 1_900), (10_000, 0, 1_900)),
            (DeemedSupplier, (10_000, 0, 1_900), (10_000, 0, 1_900)),
        ] {
            for rounding in [LINE, DOCUMENT] {
                for (includes_tax, amount, expected) in [(true, 11_900, within), (false, 10_000, on_top)] {
                    let tax = treated(&vat, treatment, (includes_tax, rounding), &[amount]).expect("a tax")[0];
                    assert_eq!((tax.net_minor, tax.tax_minor, tax.memo_tax_minor), expected, "{treatment}");
                }
            }
        }
        let day = treated(&vat, Taxed, (true, LINE), &[-11_900]).expect("a tax")[0].day();
        assert_eq!(day, TaxDay { net_minor: -10_000, tax_minor: -1_900, memo_tax_minor: 0, lines: 1 });
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        for (rate, includes_tax, amounts) in [
            ("1000", false, &[i64::MAX][..]),
            ("19", false, &[i64::MAX]),
            ("100", false, &[i64::MAX / 2, i64::MAX / 2, i64::MAX / 2]),
            ("1000", true, &[i64::MAX, i64::MAX]),
            ("19", true, &[i64::MIN]),
        ] {
            let refusal = treated(&set(&[rate]), Treatment::Taxed, (includes_tax, DOCUMENT), amounts);
            let line = treated(&set(&[rate]), Treatment::Taxed, (includes_tax, LINE), amounts);
            let codes = [refusal, line].map(|taxes| taxes.map_or_else(|refusal| refusal.code, |_| String::new()));
            assert!(codes.contains(&"flow.overflow".to_owned()), "{rate} {amounts:?}: {codes:?}");
        }
    }

    fn rates() -> impl Strategy<Value = TaxSet> {
        prop::sample::select(vec![
            &["19"][..],
            &["7"],
            &["8.875"],
            &["4", "4.5", "0.375"],
            &["5", "9.975"],
            &["5", "*9.975"],
            &["0.000001"],
            &["1000"],
        ])
        .prop_map(set)
    }

    fn amounts() -> impl Strategy<Value = Vec<i64>> {
        prop::collection::vec(prop_oneof![-3_i64..4, -100_000_i64..100_000, Just(0)], 1..12)
    }

    proptest! {
        /// What a line says adds up to its amount; its tax has the sign of the amount and is never more than what
        /// includes it; the mirror of a document has the mirror of its taxes.
        #[test]
        fn lines_add_up(vat in rates(), amounts in amounts(), includes_tax: bool, by_line: bool) {
            let how = (includes_tax, if by_line { LINE } else { DOCUMENT });
            let taxes = taxed(&vat, how, &amounts);
            for ((net, tax), amount) in taxes.iter().zip(&amounts) {
                prop_assert_eq!(*net, if includes_tax { amount - tax } else { *amount });
                prop_assert!(tax.signum() * amount.signum() >= 0);
                prop_assert!(!includes_tax || tax.abs() <= amount.abs());
            }
            let back: Vec<i64> = amounts.iter().map(|amount| -amount).collect();
            let mirror: Vec<(i64, i64)> = taxes.iter().map(|(net, tax)| (-net, -tax)).collect();
            prop_assert_eq!(taxed(&vat, how, &back), mirror);
        }

        /// A document pays, of each sign, what its sum pays, and each line within a minor unit of what it would pay alone.
        #[test]
        fn a_document_pays_what_its_sum_pays(vat in rates(), amounts in amounts(), includes_tax: bool) {
            let taxes = taxed(&vat, (includes_tax, DOCUMENT), &amounts);
            let alone = taxed(&vat, (includes_tax, LINE), &amounts);
            for sign in [1, -1] {
                let of = |amount: &i64| amount.signum() == sign;
                let sum: i128 = amounts.iter().filter(|amount| of(amount)).map(|amount| i128::from(*amount)).sum();
                let paid: i64 = taxes.iter().zip(&amounts).filter(|(_, amount)| of(amount)).map(|((_, tax), _)| tax).sum();
                prop_assert_eq!(Some(paid), vat.tax(sum, includes_tax));
            }
            for ((_, tax), (_, alone)) in taxes.iter().zip(alone) {
                prop_assert!((tax - alone).abs() <= 1);
            }
        }
    }
}
