//! Crediting what comes back: slices of what was billed, a credit note for each invoice they are of.
//!
//! 1. What is credited of a line of an invoice is the next slice of it by quantity, behind what earlier credit notes took:
//!    any parts in any order add up to what was billed, and never to a cent more. The invoice billed first is credited first.
//! 2. A slice lowers revenue where it counts: billed and not yet delivered while the parcel is under way and ours, returns
//!    and refunds else. Its cost goes through returns clearing.
//! 3. What was credited of the line without goods is not credited again: a slice is less by the next slice of that.
//! 4. What is kept back of a slice, or was credited before, is stored beside it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::allocation::rules::moving::place_of;
use crate::allocation::types::Demand;
use crate::flow::{Context, Draft, Refusal};
use crate::ledger::rules::dates;
use crate::ledger::rules::entry::add;
use crate::ledger::types::{Entity, Role};
use crate::posting::{Booking, Heading};
use crate::returns::refusals::MoreThanBilled;
use crate::returns::rules::keeping_back::{Kept, fee, keep_back, kept_before, let_go, to_keep_back};
use crate::returns::rules::matching;
use crate::returns::rules::naming::number_of;
use crate::returns::rules::opening::blank;
use crate::returns::types::{OrderDiscountRule, Return, ReturnCredit, ReturnPolicy, ReturnStep, ReturnStepKind};
use crate::sales::rules::bad_debts::not_lost;
use crate::sales::rules::invoicing::{Bill, Billed, Deferred, bill, record, under_way};
use crate::sales::rules::money::Amounts;
use crate::sales::rules::naming::remains;
use crate::sales::types::{ChannelTerms, Invoice, InvoiceKind, InvoiceLine, Order, ParcelStep, SellsAs};
use crate::stock::types::DocumentKind;
use crate::tax::rules::slices::{Given, slice_minor};
use crate::values::{DocumentId, OpenItemId, Quantity, SiteId};

/// Net and tax that were credited of a line without goods.
#[derive(Clone, Copy, Debug, Default)]
struct Granted {
    net_minor: i64,
    tax_minor: i64,
}

/// A line of an invoice, with what was credited of it.
struct BilledLine {
    line: InvoiceLine,
    credited: Quantity,
    /// What of its amounts no credit note has taken.
    left: Amounts,
    /// What was credited without goods, and what of that slices were less by.
    granted: Granted,
    granted_told: Granted,
}

/// What an order billed, and what of it came back.
struct Billings {
    lines: Vec<BilledLine>,
    /// What came back of each line of the order, what was taken back from the dock not counted.
    returned: BTreeMap<i64, Quantity>,
}

/// A part of a line of an invoice that is credited.
struct Slice {
    line: InvoiceLine,
    given: Given,
    /// The line of the return, unless it has no goods or only gives back what was kept.
    at: Option<usize>,
    /// What was credited before not counted.
    amounts: Amounts,
    granted: Granted,
    fee: Kept,
    withheld: Kept,
}

/// What was credited.
#[derive(Debug, Default)]
pub(crate) struct Credited {
    pub(crate) notes: Vec<Invoice>,
    /// What of it is held for the customer, and no longer owed by them.
    pub(crate) held_minor: i64,
}

impl BilledLine {
    fn of(line: InvoiceLine) -> Self {
        let (granted, granted_told) = (Granted::default(), Granted::default());
        Self { credited: Quantity::ZERO, left: Amounts::of(&line), line, granted, granted_told }
    }

    /// Counts a line of a credit note: what a return credited was less by what had been granted, and what nothing came back
    /// for was granted.
    fn count(&mut self, credited: &InvoiceLine, told: Option<&ReturnCredit>) -> Result<(), Refusal> {
        if let Some(told) = told {
            self.granted_told.net_minor = add(self.granted_told.net_minor, told.granted_net_minor)?;
            self.granted_told.tax_minor = add(self.granted_told.tax_minor, told.granted_tax_minor)?;
        } else if credited.quantity.is_zero() {
            self.granted.net_minor = add(self.granted.net_minor, -credited.net_minor)?;
            self.granted.tax_minor = add(self.granted.tax_minor, -credited.tax_minor)?;
        }
        Ok(())
    }

    /// The next slice, less what of it was granted before; never more than is left.
    fn slice(&mut self, given: Given, at: Option<usize>) -> Result<Slice, Refusal> {
        let whole = Amounts::of(&self.line).each(|minor| slice_minor(minor, given))?;
        let upto = Given { before: Quantity::ZERO, now: given.before.checked_add(given.now)?, ..given };
        let due = |granted: i64, told: i64, slice: i64| -> Result<i64, Refusal> {
            Ok(add(slice_minor(granted, upto)?, -told)?.clamp(0, slice.max(0)))
        };
        let granted = Granted {
            net_minor: due(self.granted.net_minor, self.granted_told.net_minor, whole.net_minor)?,
            tax_minor: due(self.granted.tax_minor, self.granted_told.tax_minor, whole.tax_minor)?,
        };
        self.granted_told.net_minor = add(self.granted_told.net_minor, granted.net_minor)?;
        self.granted_told.tax_minor = add(self.granted_told.tax_minor, granted.tax_minor)?;
        let amounts = Amounts {
            gross_minor: whole.gross_minor.min(self.left.gross_minor),
            discount_minor: whole.discount_minor.min(self.left.discount_minor),
            basket_discount_minor: whole.basket_discount_minor.min(self.left.basket_discount_minor),
            net_minor: add(whole.net_minor, -granted.net_minor)?,
            tax_minor: add(whole.tax_minor, -granted.tax_minor)?,
            memo_tax_minor: whole.memo_tax_minor.min(self.left.memo_tax_minor),
        };
        self.left = self.left.less(&amounts)?;
        let (fee, withheld) = (Kept::default(), Kept::default());
        Ok(Slice { line: self.line.clone(), given, at, amounts, granted, fee, withheld })
    }
}

impl Billings {
    fn of(draft: &mut Draft<'_>, order: &Order) -> Result<Self, Refusal> {
        let invoices = draft.invoices_of(order.demand);
        let (mut lines, mut returned) = (Vec::new(), BTreeMap::new());
        for invoice in invoices.iter().filter(|invoice| invoice.kind == InvoiceKind::Invoice) {
            let of_invoice = draft.invoice_lines(invoice.document).into_iter();
            lines.extend(of_invoice.map(BilledLine::of));
        }
        for note in invoices.iter().filter(|invoice| invoice.kind == InvoiceKind::CreditNote) {
            let document = draft.document(note.document);
            let reverses = document.is_some_and(|document| document.kind == DocumentKind::ShipmentReversal);
            let told = draft.return_credits(note.document);
            for line in draft.invoice_lines(note.document) {
                let quantity = line.quantity.checked_neg()?;
                let of_line = |held: &&mut BilledLine| {
                    held.line.document == note.corrects && held.line.order_line == line.order_line
                };
                if let Some(held) = lines.iter_mut().find(of_line) {
                    held.credited = held.credited.checked_add(quantity)?;
                    held.left = held.left.plus(&Amounts::of(&line))?;
                    let told = told.iter().find(|told| told.line == line.line);
                    held.count(&line, told)?;
                }
                if !reverses {
                    let sum = returned.entry(line.order_line).or_insert(Quantity::ZERO);
                    *sum = sum.checked_add(quantity)?;
                }
            }
        }
        Ok(Self { lines, returned })
    }

    fn left(&self, order_line: i64) -> Result<Quantity, Refusal> {
        let mut left = Quantity::ZERO;
        for held in self.lines.iter().filter(|held| held.line.order_line == order_line) {
            left = left.checked_add(held.line.quantity)?.checked_sub(held.credited)?;
        }
        Ok(left)
    }

    /// Takes the next slices of a line of the order; the caller has seen that so much is left.
    fn take(
        &mut self,
        order_line: i64,
        quantity: Quantity,
        at: Option<usize>,
        slices: &mut Vec<Slice>,
    ) -> Result<(), Refusal> {
        let mut wanted = quantity;
        for held in self.lines.iter_mut().filter(|held| held.line.order_line == order_line) {
            let now = wanted.min(held.line.quantity.checked_sub(held.credited)?);
            if !now.is_positive() {
                continue;
            }
            let given = Given { line: held.line.quantity, before: held.credited, now };
            slices.push(held.slice(given, at)?);
            held.credited = held.credited.checked_add(now)?;
            wanted = wanted.checked_sub(now)?;
            let sum = self.returned.entry(order_line).or_insert(Quantity::ZERO);
            *sum = sum.checked_add(now)?;
        }
        Ok(())
    }

    /// Whether everything of goods that is wanted of the order was billed and is back.
    fn all_back(&self, demand: &Demand) -> bool {
        let goods = |held: &&BilledLine| place_of(demand, held.line.order_line).is_some();
        demand.lines.iter().all(|line| line.split.shipped.checked_add(line.split.cancelled) == Ok(line.split.wanted))
            && self.lines.iter().filter(goods).all(|held| held.credited >= held.line.quantity)
    }
}

/// What of a line of an order was billed and is not credited.
///
/// # Errors
/// `flow.bad_value` when a sum passes 64 bits.
pub(crate) fn creditable(draft: &mut Draft<'_>, order: &Order, order_line: i64) -> Result<Quantity, Refusal> {
    Billings::of(draft, order)?.left(order_line)
}

/// Credits units of lines of a return; the caller leaves return and order in the draft.
///
/// # Errors
/// `returns.more_than_billed`, those of posting.
pub(crate) fn credit(
    cx: &Context,
    draft: &mut Draft<'_>,
    (entity, site): (&Arc<Entity>, SiteId),
    of: &mut Return,
    order: &mut Order,
    asked: &[(usize, Quantity)],
) -> Result<Credited, Refusal> {
    let Some(terms) = draft.channel_terms(order.channel) else { return Ok(Credited::default()) };
    let demand = draft.demand(order.demand).expect("an order stands on its demand");
    let policy = draft.return_policy(order.channel);
    let mut billings = Billings::of(draft, order)?;
    let mut slices = Vec::new();
    for (at, quantity) in asked.iter().filter(|(_, quantity)| quantity.is_positive()) {
        let (line, order_line) = (of.lines[*at].line, of.lines[*at].order_line);
        let left = billings.left(order_line)?;
        if *quantity > left {
            let (asked, left) = (quantity.to_string(), left.to_string());
            return Err(MoreThanBilled { number: number_of(draft, of), line, asked, left }.into());
        }
        billings.take(order_line, *quantity, Some(*at), &mut slices)?;
    }
    if slices.is_empty() {
        return Ok(Credited::default());
    }
    if let Some(policy) = &policy {
        if policy.refund_shipping && billings.all_back(&demand) {
            for line in order.lines.iter().filter(|line| place_of(&demand, line.line).is_none()) {
                let left = billings.left(line.line)?;
                billings.take(line.line, left, None, &mut slices)?;
            }
        }
        cut(draft, of, order, policy, &demand, &billings, &mut slices)?;
    }
    let mut by_invoice: BTreeMap<DocumentId, Vec<Slice>> = BTreeMap::new();
    for slice in slices {
        by_invoice.entry(slice.line.document).or_default().push(slice);
    }
    let mut done = Credited::default();
    for (document, slices) in by_invoice {
        let Some(invoice) = draft.invoice(document) else { continue };
        let note = Note { entity, site, terms: &terms, invoice: &invoice, slices };
        let made = note.book(cx, draft, of, order)?;
        done.held_minor = add(done.held_minor, -made.deposit_minor)?;
        done.notes.push(made);
    }
    for (at, _) in asked {
        matching::answered(cx, draft, of, *at)?;
    }
    Ok(done)
}

/// Takes off slices what is kept back, and adds what was kept back before and is given back now.
fn cut(
    draft: &mut Draft<'_>,
    of: &Return,
    order: &Order,
    policy: &ReturnPolicy,
    demand: &Demand,
    billings: &Billings,
    slices: &mut Vec<Slice>,
) -> Result<(), Refusal> {
    for slice in slices.iter_mut().filter(|slice| slice.at.is_some_and(|at| of.lines[at].charges_fee)) {
        slice.fee = fee(policy, &slice.amounts)?;
    }
    let before = kept_before(draft, order)?;
    if policy.order_discount == OrderDiscountRule::Keep && before.is_empty() {
        return Ok(());
    }
    let held = before.values().try_fold(0, |sum, kept| add(sum, kept.price_minor))?;
    let needed = add(to_keep_back(order, demand, policy, &billings.returned)?, -held)?;
    let of_slices: Vec<(Amounts, Kept)> = slices.iter().map(|slice| (slice.amounts, slice.fee)).collect();
    for (slice, kept) in slices.iter_mut().zip(keep_back(order, &of_slices, needed)?) {
        slice.withheld = kept;
    }
    for ((document, order_line), kept) in let_go(&before, -needed)? {
        let found =
            billings.lines.iter().find(|held| held.line.document == document && held.line.order_line == order_line);
        let Some(held) = found else { continue };
        // What was credited of it without goods since is given back already.
        let kept = kept.within(order.includes_tax, held.left.net_minor, held.left.tax_minor);
        if kept == Kept::default() {
            continue;
        }
        let given = Given { line: held.line.quantity, before: held.credited, now: Quantity::ZERO };
        let back = |kept: Kept| Kept {
            price_minor: -kept.price_minor,
            net_minor: -kept.net_minor,
            tax_minor: -kept.tax_minor,
        };
        let (amounts, granted, fee) = (Amounts::default(), Granted::default(), Kept::default());
        slices.push(Slice { line: held.line.clone(), given, at: None, amounts, granted, fee, withheld: back(kept) });
    }
    Ok(())
}

/// A credit note that is to be booked.
struct Note<'a> {
    entity: &'a Arc<Entity>,
    site: SiteId,
    terms: &'a ChannelTerms,
    invoice: &'a Invoice,
    slices: Vec<Slice>,
}

/// Where what was billed with a parcel stands.
struct UnderWay {
    /// The open item of its revenue, while that waits.
    revenue: OpenItemId,
    /// The open item of its goods, while they are under way and ours.
    goods: OpenItemId,
    /// Whether its goods were ours when they were lost: they cost the customer nothing and us their value already.
    lost: bool,
}

impl Note<'_> {
    fn book(
        &self,
        cx: &Context,
        draft: &mut Draft<'_>,
        of: &mut Return,
        order: &mut Order,
    ) -> Result<Invoice, Refusal> {
        let (entity, invoice) = (self.entity, self.invoice);
        let posted_on = dates::posting_day(cx, draft, entity.id, cx.business_date)?;
        let mut owed_minor = 0;
        for slice in &self.slices {
            owed_minor = add(owed_minor, slice.credited()?.owed_minor()?)?;
        }
        not_lost(cx, draft, (entity, invoice), owed_minor, (cx.business_date, posted_on))?;
        let heading = Heading::of(DocumentKind::Credit, entity, self.site, cx.business_date, posted_on);
        let heading = Heading { party: order.customer, corrects: invoice.document, ..heading };
        let mut booking = Booking::open(draft, heading);
        let stands = self.stands(draft);
        let (mut lines, mut cleared) = (Vec::new(), Vec::new());
        for slice in &self.slices {
            let Some(item) = draft.item(slice.line.item) else { continue };
            let (cost_minor, clearing_minor) = self.clear(draft, &mut booking, of, slice, &stands)?;
            cleared.push(clearing_minor);
            let dimensions = booking.dimensions(draft, &item, self.site);
            if self.terms.sells_as == SellsAs::Principal {
                booking.counter(draft, Role::SalesReturns, item.category, dimensions, slice.fee.net_minor)?;
                booking.counter(draft, Role::RestockingFees, item.category, dimensions, -slice.fee.net_minor)?;
            }
            let amounts = slice.credited()?;
            let (order_line, quantity) = (slice.line.order_line, slice.given.now);
            lines.push(Billed { order_line, item, quantity, amounts, cost_minor });
        }
        let deferred = if stands.revenue.is_none() { Deferred::No } else { Deferred::On(stands.revenue) };
        let (kind, site, terms) = (InvoiceKind::CreditNote, self.site, self.terms);
        let asked = Bill { entity, terms, kind, site, corrects: Some(invoice), deferred, lines };
        let made = bill(draft, &mut booking, order, asked)?;
        let document = booking.document;
        booking.close(cx, draft)?;
        let made = record(cx, draft, made);
        for (place, (slice, clearing_minor)) in self.slices.iter().zip(cleared).enumerate() {
            self.tell(cx, draft, of, slice, (document, place as i64 + 1), clearing_minor)?;
        }
        let number = number_of(draft, of);
        draft.event(cx, "returns.credited", number);
        Ok(made)
    }

    fn stands(&self, draft: &mut Draft<'_>) -> UnderWay {
        let none = UnderWay { revenue: OpenItemId::NONE, goods: OpenItemId::NONE, lost: false };
        let Some(parcel) = draft.parcel(self.invoice.document) else { return none };
        let ends = |step: &ParcelStep| matches!(step, ParcelStep::Delivered | ParcelStep::Lost);
        let end = draft.parcel_events(parcel.document).into_iter().map(|event| event.step).find(ends);
        match end {
            None => UnderWay { revenue: parcel.revenue_item, goods: parcel.goods_item, lost: false },
            Some(ParcelStep::Lost) => {
                UnderWay { revenue: parcel.revenue_item, goods: OpenItemId::NONE, lost: !parcel.goods_item.is_none() }
            }
            Some(_) => none,
        }
    }

    /// Moves the cost of a slice between clearing and where it stands; answers what of it is the credit's, and what it
    /// moves on the line's clearing item.
    fn clear(
        &self,
        draft: &mut Draft<'_>,
        booking: &mut Booking,
        of: &mut Return,
        slice: &Slice,
        stands: &UnderWay,
    ) -> Result<(i64, i64), Refusal> {
        let (Some(at), Some(item)) = (slice.at, draft.item(slice.line.item)) else { return Ok((0, 0)) };
        let left_with = if stands.lost { 0 } else { slice_minor(slice.line.cost_minor, slice.given)? };
        let sides = matching::credited(draft, booking, &of.lines[at], slice.given.now, left_with)?;
        let dimensions = booking.dimensions(draft, &item, self.site);
        matching::clear(draft, booking, of, at, dimensions, sides.clearing_minor)?;
        let line = &mut of.lines[at];
        line.credited = line.credited.checked_add(slice.given.now)?;
        let mut cost_minor = -sides.cost_minor;
        if !stands.goods.is_none() {
            let held = add(remains(draft, stands.goods), booking.sheet.collected(stands.goods))?;
            let ours = cost_minor.min(held);
            under_way(draft, booking, self.entity, stands.goods, dimensions, -ours)?;
            booking.counter(draft, Role::CostOfSales, item.category, dimensions, ours - cost_minor)?;
            cost_minor = ours;
        } else {
            booking.counter(draft, Role::CostOfSales, item.category, dimensions, -cost_minor)?;
        }
        Ok((cost_minor, sides.clearing_minor))
    }

    /// Records what was credited and kept back.
    fn tell(
        &self,
        cx: &Context,
        draft: &mut Draft<'_>,
        of: &Return,
        slice: &Slice,
        (document, line): (DocumentId, i64),
        clearing_minor: i64,
    ) -> Result<(), Refusal> {
        let return_line = slice.at.map_or(0, |at| of.lines[at].line);
        if slice.at.is_some() {
            draft.add_return_step(ReturnStep {
                about: line,
                quantity: slice.given.now,
                document,
                value_minor: slice.credited()?.owed_minor()?,
                clearing_minor,
                ..blank(cx, of.id, return_line, ReturnStepKind::Credited)
            });
        }
        draft.add_return_credit(ReturnCredit {
            document,
            line,
            of: of.id,
            return_line,
            fee_net_minor: slice.fee.net_minor,
            fee_tax_minor: slice.fee.tax_minor,
            withheld_minor: slice.withheld.price_minor,
            withheld_net_minor: slice.withheld.net_minor,
            withheld_tax_minor: slice.withheld.tax_minor,
            granted_net_minor: slice.granted.net_minor,
            granted_tax_minor: slice.granted.tax_minor,
        });
        Ok(())
    }
}

impl Slice {
    /// What is credited of it.
    fn credited(&self) -> Result<Amounts, Refusal> {
        let less = |minor, fee: i64, withheld: i64| add(add(minor, -fee)?, -withheld);
        Ok(Amounts {
            net_minor: less(self.amounts.net_minor, self.fee.net_minor, self.withheld.net_minor)?,
            tax_minor: less(self.amounts.tax_minor, self.fee.tax_minor, self.withheld.tax_minor)?,
            ..self.amounts
        })
    }
}
