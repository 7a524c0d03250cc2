//! What an order comes to, what was paid of it and what is due: all worked out of its lines and of records that never
//! change.

use crate::allocation::rules::moving::place_of;
use crate::allocation::types::Demand;
use crate::flow::{Draft, Refusal};
use crate::ledger::rules::entry::{add, overflow};
use crate::sales::rules::naming::remains;
use crate::sales::types::{InvoiceKind, InvoiceLine, Order, OrderLine, OrderPayment, OrderPaymentStep};
use crate::tax::rules::slices::{Given, slice_minor};
use crate::values::Quantity;

/// Amounts of a line, or of a part of it, in minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Amounts {
    pub(crate) gross_minor: i64,
    pub(crate) discount_minor: i64,
    pub(crate) basket_discount_minor: i64,
    pub(crate) net_minor: i64,
    pub(crate) tax_minor: i64,
    pub(crate) memo_tax_minor: i64,
}

impl Amounts {
    /// What is owed to us.
    ///
    /// # Errors
    /// `flow.overflow`.
    pub(crate) fn owed_minor(&self) -> Result<i64, Refusal> {
        add(self.net_minor, self.tax_minor)
    }

    /// What a line of an invoice bills.
    pub(crate) const fn of(line: &InvoiceLine) -> Self {
        Self {
            gross_minor: line.gross_minor,
            discount_minor: line.discount_minor,
            basket_discount_minor: line.basket_discount_minor,
            net_minor: line.net_minor,
            tax_minor: line.tax_minor,
            memo_tax_minor: line.memo_tax_minor,
        }
    }

    /// Both together.
    ///
    /// # Errors
    /// `flow.overflow`.
    pub(crate) fn plus(&self, other: &Self) -> Result<Self, Refusal> {
        Ok(Self {
            gross_minor: add(self.gross_minor, other.gross_minor)?,
            discount_minor: add(self.discount_minor, other.discount_minor)?,
            basket_discount_minor: add(self.basket_discount_minor, other.basket_discount_minor)?,
            net_minor: add(self.net_minor, other.net_minor)?,
            tax_minor: add(self.tax_minor, other.tax_minor)?,
            memo_tax_minor: add(self.memo_tax_minor, other.memo_tax_minor)?,
        })
    }

    /// This without the other.
    ///
    /// # Errors
    /// `flow.overflow`.
    pub(crate) fn less(&self, other: &Self) -> Result<Self, Refusal> {
        self.plus(&other.each(|minor| minor.checked_neg().ok_or_else(overflow))?)
    }

    /// The same with each amount as a function has it.
    ///
    /// # Errors
    /// Those of the function.
    pub(crate) fn each(self, how: impl Fn(i64) -> Result<i64, Refusal>) -> Result<Self, Refusal> {
        Ok(Self {
            gross_minor: how(self.gross_minor)?,
            discount_minor: how(self.discount_minor)?,
            basket_discount_minor: how(self.basket_discount_minor)?,
            net_minor: how(self.net_minor)?,
            tax_minor: how(self.tax_minor)?,
            memo_tax_minor: how(self.memo_tax_minor)?,
        })
    }
}

impl OrderLine {
    /// What all of the line comes to.
    pub(crate) const fn amounts(&self) -> Amounts {
        Amounts {
            gross_minor: self.gross_minor,
            discount_minor: self.discount_minor,
            basket_discount_minor: self.basket_discount_minor,
            net_minor: self.net_minor,
            tax_minor: self.tax_minor,
            memo_tax_minor: self.memo_tax_minor,
        }
    }

    /// The next slice of the line behind a quantity that was taken before.
    ///
    /// # Errors
    /// `tax.beyond_line`.
    pub(crate) fn slice(&self, before: Quantity, now: Quantity) -> Result<Amounts, Refusal> {
        let given = Given { line: self.quantity, before, now };
        self.amounts().each(|minor| slice_minor(minor, given))
    }

    /// How much of it is no longer wanted.
    pub(crate) fn given_up(&self, demand: &Demand) -> Quantity {
        match place_of(demand, self.line) {
            Some(at) => demand.lines[at].split.cancelled,
            None => self.cancelled,
        }
    }

    /// What of it is still wanted and not billed.
    ///
    /// # Errors
    /// `flow.bad_value` when a sum passes 64 bits.
    pub(crate) fn unbilled(&self, demand: &Demand) -> Result<Quantity, Refusal> {
        Ok(self.quantity.checked_sub(self.given_up(demand))?.checked_sub(self.invoiced)?)
    }
}

/// What an order comes to without what was cancelled, in minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Totals {
    pub(crate) net_minor: i64,
    pub(crate) tax_minor: i64,
    pub(crate) memo_tax_minor: i64,
    /// What of net and tax is not billed yet.
    pub(crate) unbilled_minor: i64,
}

/// What an order comes to.
///
/// # Errors
/// `flow.overflow`.
pub(crate) fn totals(order: &Order, demand: &Demand) -> Result<Totals, Refusal> {
    let mut totals = Totals::default();
    for line in &order.lines {
        let wanted = line.quantity.checked_sub(line.given_up(demand))?;
        let whole = line.slice(Quantity::ZERO, wanted)?;
        totals.net_minor = add(totals.net_minor, whole.net_minor)?;
        totals.tax_minor = add(totals.tax_minor, whole.tax_minor)?;
        totals.memo_tax_minor = add(totals.memo_tax_minor, whole.memo_tax_minor)?;
        let left = line.unbilled(demand)?;
        if left.is_positive() {
            let rest = line.slice(line.invoiced, left)?;
            totals.unbilled_minor = add(totals.unbilled_minor, rest.owed_minor()?)?;
        }
    }
    Ok(totals)
}

/// Where the money of an order stands, in minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Standing {
    /// Promised to us and neither taken nor let go.
    pub(crate) authorised_minor: i64,
    /// Taken, what was charged back not counted.
    pub(crate) captured_minor: i64,
    /// Given back.
    pub(crate) refunded_minor: i64,
    /// Billed.
    pub(crate) billed_minor: i64,
    /// Credited.
    pub(crate) credited_minor: i64,
    /// What we hold for the customer.
    pub(crate) held_minor: i64,
    /// What is still to be paid, or below zero to be given back.
    pub(crate) due_minor: i64,
}

/// Where the money of an order stands.
///
/// # Errors
/// `flow.overflow`.
pub(crate) fn standing(draft: &mut Draft<'_>, order: &Order, demand: &Demand) -> Result<Standing, Refusal> {
    let mut standing = Standing::default();
    let payments = draft.order_payments(order.demand);
    for payment in payments.iter() {
        let (sum, more_minor) = match payment.step {
            OrderPaymentStep::Authorised => (&mut standing.authorised_minor, left_to_follow(&payments, payment)?),
            OrderPaymentStep::Voided => continue,
            OrderPaymentStep::Captured | OrderPaymentStep::ChargedBack | OrderPaymentStep::ChargebackWon => {
                (&mut standing.captured_minor, payment.step.sign() * payment.amount_minor)
            }
            OrderPaymentStep::Refunded => (&mut standing.refunded_minor, payment.amount_minor),
        };
        *sum = add(*sum, more_minor)?;
    }
    let mut receivable_minor = 0;
    for invoice in draft.invoices_of(order.demand).iter() {
        let owed = add(invoice.net_minor, invoice.tax_minor)?;
        match invoice.kind {
            InvoiceKind::Invoice => {
                standing.billed_minor = add(standing.billed_minor, owed)?;
                receivable_minor = add(receivable_minor, remains(draft, invoice.item))?;
            }
            InvoiceKind::CreditNote => standing.credited_minor = add(standing.credited_minor, -owed)?,
        }
    }
    standing.held_minor = -remains(draft, order.deposit);
    let unbilled_minor = totals(order, demand)?.unbilled_minor;
    standing.due_minor = add(add(unbilled_minor, receivable_minor)?, -standing.held_minor)?;
    Ok(standing)
}

/// What is left of a payment that another step may follow: of what was authorised what was neither captured nor voided, of
/// what was captured what was neither given nor charged back for good, of what was charged back what was not won.
///
/// # Errors
/// `flow.overflow`.
pub(crate) fn left_to_follow(payments: &[OrderPayment], payment: &OrderPayment) -> Result<i64, Refusal> {
    let mut left = payment.amount_minor;
    for step in payments.iter().filter(|step| step.follows == payment.id) {
        let taken = match step.step {
            OrderPaymentStep::ChargedBack => left_to_follow(payments, step)?,
            _ => step.amount_minor,
        };
        left = add(left, -taken)?;
    }
    Ok(left)
}

/// What of an amount goes back to which of the payments that were captured: to the one captured last first.
///
/// # Errors
/// `flow.overflow`.
pub(crate) fn back_to(payments: &[OrderPayment], amount_minor: i64) -> Result<Vec<(OrderPayment, i64)>, Refusal> {
    let mut left = amount_minor;
    let mut parts = Vec::new();
    for payment in payments.iter().rev().filter(|payment| payment.step == OrderPaymentStep::Captured) {
        let part = left_to_follow(payments, payment)?.min(left);
        if part > 0 {
            parts.push((payment.clone(), part));
            left -= part;
        }
    }
    Ok(parts)
}
