//! From the amounts of a document's lines to their taxes: which set taxes each, how, and how much.

use std::sync::Arc;

use crate::flow::{Draft, Refusal};
use crate::tax::rules::compute::{LineTax, TaxLine, TaxRequest, compute};
use crate::tax::rules::naming::treatment_of;
use crate::tax::types::{Jurisdiction, TaxSet, Treatment};
use crate::values::{BusinessDate, PartyId};

/// What a document is taxed for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Taxing<'a> {
    pub(crate) jurisdiction: &'a Jurisdiction,
    pub(crate) customer: PartyId,
    pub(crate) on: BusinessDate,
    /// Whether the amounts include the tax.
    pub(crate) includes_tax: bool,
    /// How the channel has lines treated that are taxed otherwise.
    pub(crate) channel: Option<Treatment>,
}

/// A line to be taxed, after its discounts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Untaxed<'a> {
    /// The class of what it sells; none of what is no supply, such as money put on a gift card.
    pub(crate) tax_class: Option<&'a str>,
    pub(crate) amount_minor: i64,
}

/// A line with its tax.
#[derive(Clone, Debug)]
pub(crate) struct Taxed {
    pub(crate) set: Option<Arc<TaxSet>>,
    pub(crate) treatment: Treatment,
    pub(crate) tax: LineTax,
}

/// Taxes the lines of a document; the answers stand in their order.
///
/// # Errors
/// `tax.no_rate`, said of `item` of the line as `on_line` has it; `flow.overflow`.
pub(crate) fn tax_lines(
    draft: &mut Draft<'_>,
    taxing: &Taxing<'_>,
    lines: &[Untaxed<'_>],
    on_line: impl Fn(usize, Refusal) -> Refusal,
) -> Result<Vec<Taxed>, Refusal> {
    let Taxing { jurisdiction, customer, on, includes_tax, channel } = *taxing;
    let exemption = draft.exemption(customer, jurisdiction.id, on);
    let mut taxed = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let set = match line.tax_class {
            None => None,
            Some(class) => {
                let set = draft.tax_set_for(jurisdiction.id, class, on);
                Some(set.map_err(|refusal| on_line(at, refusal.at("item")))?)
            }
        };
        let how = |set: &Arc<TaxSet>| treatment_of(set, exemption.as_ref(), channel);
        let treatment = set.as_ref().map_or(Treatment::OutOfScope, how);
        let tax = LineTax { net_minor: line.amount_minor, ..LineTax::default() };
        taxed.push(Taxed { set, treatment, tax });
    }
    let supplied: Vec<TaxLine<'_>> = (taxed.iter().zip(lines))
        .filter_map(|(taxed, line)| {
            let set = taxed.set.as_deref()?;
            Some(TaxLine { set, treatment: taxed.treatment, amount_minor: line.amount_minor })
        })
        .collect();
    let rounding = jurisdiction.rounding;
    let computed = compute(&TaxRequest { includes_tax, rounding, lines: &supplied })?;
    let bearing = taxed.iter_mut().filter(|line| line.set.is_some());
    bearing.zip(computed).for_each(|(line, tax)| line.tax = tax);
    Ok(taxed)
}
