//! Checking out: a sale, refund or exchange as one stock document, with its goods, its revenue, its tax and its money in
//! one entry.
//!
//! | what | debit | credit |
//! | --- | --- | --- |
//! | goods sold | | sales, net of discounts and tax, by category |
//! | goods that come back | returns and refunds, net | |
//! | cost of goods | cost of sales | inventory, as `posting` says |
//! | money put on a gift card | | gift cards |
//! | a voucher sold | | gift cards, net |
//! | tax | | tax payable, the month's open item |
//! | money taken | the tender's account, the shift's open item | |
//! | a card or credit of ours spent | gift cards or store credit, its own open item | |
//! | a voucher spent | gift cards, net; tax payable with the tax it has paid | |
//! | cash rounding | cash rounding, in our favour credited | |
//!
//! What comes back, and money given back, is the same with the sides changed.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalogue::types::Item;
use crate::costing::rules::{Share, last_known, standard_or_first, unit_cost_of};
use crate::flow::{Context, Draft, Record, Refusal};
use crate::ledger::rules::accounts::account_for;
use crate::ledger::rules::entry::{Proof, add, dimensions_of, overflow};
use crate::ledger::types::Role;
use crate::posting::{self, Booking, Heading, Worth};
use crate::pricing::types::PriceOrigin;
use crate::stock::rules::availability::pool_of;
use crate::stock::rules::lines::{Meant, on_line};
use crate::stock::types::{DocumentKind, End, MovementKind, SiteKind, StockState};
use crate::tax::rules::compute::LineTax;
use crate::tax::rules::posting::{collect, note_tax_day};
use crate::tax::types::{Rounding, TaxDayKey, TaxSide, Treatment};
use crate::till::requests::FiscalStamp;
use crate::till::rules::naming::Place;
use crate::till::rules::shifts::{Moved, count_receipt, move_tender};
use crate::till::rules::stored_values::{self, Load, Supplied, kind_loaded, supplied};
use crate::till::rules::tendering::{Money, Settled, Stored};
use crate::till::rules::{card_numbers, fiscal, payments};
use crate::till::types::{
    Payment, PaymentState, Sale, SaleLine, SaleLineKey, SaleOrigin, SaleTender, SalesDay, SalesDayKey, Shift,
    ShiftTaxKey, ShiftTender, ShiftTenderKey, StoredValue, StoredValueKind,
};
use crate::values::{
    Attributes, BusinessDate, CategoryId, Code, DimensionSetId, DocumentId, JurisdictionId, MovementId, PartyId,
    PaymentId, PriceListId, Quantity, StoredValueId, TaxSetId, UnitId, UnitPrice, ValueMicro,
};

/// What a line comes to, in minor units; all positive, whichever way the goods go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Amounts {
    pub(crate) gross_minor: i64,
    pub(crate) discount_minor: i64,
    pub(crate) basket_discount_minor: i64,
    pub(crate) net_minor: i64,
    pub(crate) tax_minor: i64,
    /// Tax that a platform collects and owes.
    pub(crate) memo_tax_minor: i64,
}

/// Goods of a line.
#[derive(Clone, Debug)]
pub(crate) struct Goods {
    pub(crate) meant: Meant,
    /// The state they leave from, or are kept in when they come back.
    pub(crate) state: StockState,
}

/// What goods that come back are worth.
#[derive(Clone, Debug, Default)]
pub(crate) enum CameWith {
    /// What their pool holds per unit.
    #[default]
    PoolCost,
    /// What they left with.
    Shares(Vec<Share>),
    /// Nothing: no value left with them.
    Nothing,
}

/// A line to be checked out.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) item: Arc<Item>,
    /// In base units, above zero.
    pub(crate) quantity: Quantity,
    pub(crate) unit: UnitId,
    pub(crate) unit_price: UnitPrice,
    pub(crate) price_origin: PriceOrigin,
    pub(crate) price_list: PriceListId,
    pub(crate) amounts: Amounts,
    pub(crate) tax_set: TaxSetId,
    pub(crate) treatment: Treatment,
    pub(crate) goods: Option<Goods>,
    /// The number of the card it loads.
    pub(crate) loads: Option<Code>,
    /// The last day of that card, where the line says one.
    pub(crate) expires_on: Option<BusinessDate>,
    /// The line it takes back, if that is known.
    pub(crate) returns: SaleLineKey,
    /// The movement its goods left by, and what they are worth now.
    pub(crate) came_by: MovementId,
    pub(crate) came_with: CameWith,
    pub(crate) is_back: bool,
    pub(crate) note: String,
}

impl Line {
    /// The sign of the line's amounts.
    pub(crate) const fn sign(&self) -> i64 {
        if self.is_back { -1 } else { 1 }
    }
}

/// A sale ready to be checked out.
#[derive(Clone, Debug)]
pub(crate) struct Checkout {
    pub(crate) place: Place,
    pub(crate) shift: Shift,
    pub(crate) kind: DocumentKind,
    pub(crate) origin: SaleOrigin,
    /// The host's own number of the receipt; the register's next if none.
    pub(crate) receipt: Option<i64>,
    pub(crate) customer: PartyId,
    pub(crate) jurisdiction: JurisdictionId,
    pub(crate) occurred_on: BusinessDate,
    pub(crate) posted_on: BusinessDate,
    pub(crate) corrects: DocumentId,
    pub(crate) lines: Vec<Line>,
    pub(crate) settled: Settled,
    /// The total of a printed receipt, where its lines may come to something else.
    pub(crate) stated_total_minor: Option<i64>,
    /// What the fiscal device says of it.
    pub(crate) fiscal: Option<FiscalStamp>,
    pub(crate) attributes: Attributes,
    pub(crate) external_refs: BTreeMap<String, String>,
}

/// What lines come to for the customer, tax included.
///
/// # Errors
/// `flow.overflow`.
pub(crate) fn total_minor(lines: &[Line]) -> Result<i64, Refusal> {
    let sum: i128 = lines
        .iter()
        .map(|line| i128::from(line.sign()) * (i128::from(line.amounts.net_minor) + i128::from(line.amounts.tax_minor)))
        .sum();
    i64::try_from(sum).map_err(|_| overflow())
}

/// Posts a sale and keeps its records.
///
/// # Errors
/// Those of moving goods and posting an entry; `till.card_number`, `till.not_enough_stored`, `till.stored_value_exists`.
pub(crate) fn check_out(cx: &Context, draft: &mut Draft<'_>, mut checkout: Checkout) -> Result<Sale, Refusal> {
    card_numbers::check_fields("attributes", &checkout.attributes)?;
    for (system, reference) in &checkout.external_refs {
        card_numbers::check_whole(&format!("external_refs.{system}"), reference)?;
    }
    let lines_minor = total_minor(&checkout.lines)?;
    let place = checkout.place.clone();
    let mut booking = Booking::open(
        draft,
        Heading {
            party: checkout.customer,
            corrects: checkout.corrects,
            attributes: checkout.attributes.clone(),
            external_refs: checkout.external_refs.clone(),
            ..Heading::of(checkout.kind, &place.entity, place.site.id, checkout.occurred_on, checkout.posted_on)
        },
    );
    let site_dimensions = dimensions_of(draft, place.site.id, CategoryId::NONE, PartyId::NONE);
    let mut taxes = Taxes::default();
    // Goods first: their pools may put the document off, and everything else counts on the day it then has.
    let mut costs = Vec::with_capacity(checkout.lines.len());
    for (at, line) in checkout.lines.iter().enumerate() {
        let place = at as i64 + 1;
        costs.push(move_goods(cx, draft, &mut booking, &checkout, line, place).map_err(on_line(at))?);
    }
    booking.put_off(cx, draft)?;
    checkout.posted_on = booking.heading.posted_on;
    let mut records = Vec::with_capacity(checkout.lines.len());
    for (at, (line, cost_minor)) in checkout.lines.iter().zip(costs).enumerate() {
        let key = SaleLineKey { document: booking.document, line: at as i64 + 1 };
        let stored_value = earn(draft, &mut booking, &checkout, line, key).map_err(on_line(at))?;
        let tax_minor = line.sign() * line.amounts.tax_minor;
        match line.tax_set.is_none() {
            true => booking.counter(draft, Role::Suspense, CategoryId::NONE, site_dimensions, -tax_minor)?,
            false => taxes.add(draft, line.tax_set, tax_minor)?,
        }
        roll_up(draft, &checkout, line, cost_minor)?;
        records.push(record_of(line, key, stored_value)?);
    }
    let mut tenders = Vec::with_capacity(checkout.settled.money.len() + 1);
    for (at, money) in checkout.settled.money.iter().enumerate() {
        let path = |refusal: Refusal| refusal.at(format!("tenders[{at}]"));
        take_money(cx, draft, &mut booking, &checkout, site_dimensions, money, &mut taxes, &mut tenders)
            .map_err(path)?;
        give_change(draft, &mut booking, &checkout, site_dimensions, money, &mut tenders).map_err(path)?;
    }
    for (jurisdiction, tax_minor) in taxes.sums {
        if let Some(jurisdiction) = draft.jurisdiction(jurisdiction) {
            collect(draft, &mut booking.sheet, &jurisdiction, site_dimensions, tax_minor)?;
        }
    }
    let rounding_minor = checkout.settled.rounding_minor;
    booking.counter(draft, Role::CashRounding, CategoryId::NONE, site_dimensions, -rounding_minor)?;
    // Nothing of what we work out ourselves; of a printed receipt what its lines, its rounding and its money differ by.
    let taken_minor = checkout.settled.taken_minor()?;
    let unexplained_minor = add(add(lines_minor, rounding_minor)?, -taken_minor)?;
    booking.counter(draft, Role::Suspense, CategoryId::NONE, site_dimensions, unexplained_minor)?;

    let document = booking.document;
    booking.close(cx, draft)?;
    let receipt = next_receipt(draft, &checkout);
    count_receipt(draft, &checkout.shift, receipt);
    let sale = Sale {
        document,
        command: cx.command_id,
        register: place.register.id,
        shift: checkout.shift.id,
        receipt,
        origin: checkout.origin,
        jurisdiction: checkout.jurisdiction,
        includes_tax: place.register.includes_tax,
        tax_by_document: rounds_by_document(draft, checkout.jurisdiction),
        cashier: cx.actor,
        total_minor: checkout.stated_total_minor.unwrap_or(lines_minor),
        rounding_minor,
        fiscal: fiscal::keep(cx, draft, place.register.id, document, checkout.fiscal.as_ref()),
    };
    draft.put_sale(sale.clone());
    for line in records {
        draft.record(Record::SaleLine(line));
    }
    for tender in tenders {
        draft.record(Record::SaleTender(tender));
    }
    Ok(sale)
}

/// Whether tax owed in a jurisdiction is rounded once for each rate of a document.
fn rounds_by_document(draft: &mut Draft<'_>, jurisdiction: JurisdictionId) -> bool {
    !jurisdiction.is_none() && draft.jurisdiction(jurisdiction).is_some_and(|held| held.rounding == Rounding::Document)
}

/// The tax of a document, by jurisdiction: goods may come back to another one than they are changed for.
#[derive(Default)]
struct Taxes {
    sums: Vec<(JurisdictionId, i64)>,
}

impl Taxes {
    fn add(&mut self, draft: &mut Draft<'_>, set: TaxSetId, tax_minor: i64) -> Result<(), Refusal> {
        let jurisdiction = draft.tax_set(set).map_or(JurisdictionId::NONE, |set| set.jurisdiction);
        match self.sums.iter_mut().find(|(held, _)| *held == jurisdiction) {
            Some((_, sum)) => *sum = add(*sum, tax_minor)?,
            None => self.sums.push((jurisdiction, tax_minor)),
        }
        Ok(())
    }
}

/// The number of the receipt: the register's next, or the host's own, which moves the register's head as well.
fn next_receipt(draft: &mut Draft<'_>, checkout: &Checkout) -> i64 {
    let register = checkout.place.register.id;
    let mut head = draft.register_head(register);
    let receipt = checkout.receipt.unwrap_or(head.receipt + 1);
    if receipt > head.receipt {
        head.receipt = receipt;
        draft.put_register_head(register, head);
    }
    receipt
}

/// Moves the goods of a line; answers what they cost, positive of goods that leave.
fn move_goods(
    cx: &Context,
    draft: &mut Draft<'_>,
    booking: &mut Booking,
    checkout: &Checkout,
    line: &Line,
    place: i64,
) -> Result<i64, Refusal> {
    let Some(goods) = &line.goods else { return Ok(0) };
    let site = &checkout.place.site;
    let here = goods.meant.end(site, goods.state);
    let away = End::outside(SiteKind::Customer);
    let pool = pool_of(site, goods.meant.position(site, goods.state));
    let goods = if line.is_back {
        let worth = match &line.came_with {
            CameWith::PoolCost => Worth::PoolCost,
            CameWith::Shares(shares) => Worth::Shares(shares.clone()),
            CameWith::Nothing => Worth::Total(ValueMicro::ZERO),
        };
        let back = posting::Goods::of(&goods.meant, MovementKind::CustomerReturn, place, away, here);
        posting::Goods { worth, corrects: line.came_by, ..back }
    } else {
        posting::Goods::of(&goods.meant, MovementKind::Sale, place, here, away)
    };
    let currency = checkout.place.entity.currency;
    standard_or_first(cx, draft, &line.item, pool, |draft| match goods.worth.value() {
        Some(value) => Ok(unit_cost_of(value?, goods.quantity, currency)?),
        None => Ok(last_known(draft, pool)),
    })?;
    let moved = booking.move_goods(cx, draft, &goods)?;
    let cost_minor = -(moved.book_minor + moved.provisional_minor);
    let dimensions = booking.dimensions(draft, &line.item, site.id);
    booking.counter(draft, Role::CostOfSales, line.item.category, dimensions, cost_minor)?;
    Ok(cost_minor)
}

/// Posts what a line earns, or puts it on the card it loads.
fn earn(
    draft: &mut Draft<'_>,
    booking: &mut Booking,
    checkout: &Checkout,
    line: &Line,
    key: SaleLineKey,
) -> Result<StoredValueId, Refusal> {
    let site = checkout.place.site.id;
    let dimensions = booking.dimensions(draft, &line.item, site);
    let net_minor = line.amounts.net_minor;
    if let (Some(kind), Some(code)) = (kind_loaded(line.item.kind), &line.loads) {
        let entity = &checkout.place.entity;
        if line.is_back {
            return stored_values::unload(draft, &mut booking.sheet, dimensions, entity, code, net_minor);
        }
        let load = Load {
            entity,
            code,
            kind,
            net_minor,
            tax_minor: line.amounts.tax_minor,
            tax_set: line.tax_set,
            document: key.document,
            line: key.line,
            posted_on: checkout.posted_on,
            expires_on: line.expires_on,
        };
        return stored_values::load(draft, &mut booking.sheet, dimensions, load);
    }
    if net_minor != 0 {
        // What a printed receipt sold that is in no catalogue, or put on a card it does not name, waits in suspense.
        let role = match line.is_back {
            _ if line.item.id.is_none() || kind_loaded(line.item.kind).is_some() => Role::Suspense,
            true => Role::SalesReturns,
            false => Role::SalesRevenue,
        };
        let account = account_for(draft, checkout.place.entity.id, role, line.item.category)?;
        booking.sheet.entry.base_line(account, dimensions, -line.sign() * net_minor, Proof::None);
    }
    Ok(StoredValueId::NONE)
}

fn record_of(line: &Line, key: SaleLineKey, stored_value: StoredValueId) -> Result<SaleLine, Refusal> {
    let sign = line.sign();
    let quantity = if line.is_back { line.quantity.checked_neg()? } else { line.quantity };
    Ok(SaleLine {
        key,
        item: line.item.id,
        quantity,
        unit: line.unit,
        unit_price: line.unit_price,
        price_origin: line.price_origin,
        price_list: line.price_list,
        gross_minor: sign * line.amounts.gross_minor,
        discount_minor: sign * line.amounts.discount_minor,
        basket_discount_minor: sign * line.amounts.basket_discount_minor,
        net_minor: sign * line.amounts.net_minor,
        tax_minor: sign * line.amounts.tax_minor,
        tax_set: line.tax_set,
        treatment: line.treatment,
        stored_value,
        returns: line.returns,
        note: line.note.clone(),
    })
}

/// Adds a line to what was sold on the day, what was taxed in the month, and what the shift sold.
fn roll_up(draft: &mut Draft<'_>, checkout: &Checkout, line: &Line, cost_minor: i64) -> Result<(), Refusal> {
    let Line { amounts, quantity, .. } = line;
    let sign = line.sign();
    let site = checkout.place.site.id;
    if kind_loaded(line.item.kind).is_none() && !line.item.id.is_none() {
        let key = SalesDayKey { posted_on: checkout.posted_on, site, item: line.item.id };
        let paid_minor = if checkout.place.register.includes_tax {
            add(amounts.net_minor, amounts.tax_minor)?
        } else {
            amounts.net_minor
        };
        let sold = SalesDay {
            lines: 1,
            quantity: if line.is_back { 0 } else { quantity.micros() },
            quantity_returned: if line.is_back { quantity.micros() } else { 0 },
            gross_minor: sign * amounts.gross_minor,
            discount_minor: sign * add(amounts.discount_minor, amounts.basket_discount_minor)?,
            net_minor: sign * amounts.net_minor,
            tax_minor: sign * amounts.tax_minor,
            cost_minor,
            // What is given away free sets no price for what comes back.
            lowest_unit_price: match line.is_back || paid_minor <= 0 {
                true => SalesDay::NO_PRICE,
                false => UnitPrice::of_amount(paid_minor, *quantity, checkout.place.entity.currency)?.micros(),
            },
        };
        draft.add_sales_day(key, &sold);
    }
    if line.tax_set.is_none() {
        return Ok(());
    }
    let tax = LineTax {
        net_minor: sign * amounts.net_minor,
        tax_minor: sign * amounts.tax_minor,
        memo_tax_minor: sign * amounts.memo_tax_minor,
    };
    note_tax(draft, checkout, (line.tax_set, line.treatment), side_of(line.is_back), &tax)
}

const fn side_of(is_back: bool) -> TaxSide {
    if is_back { TaxSide::Refund } else { TaxSide::Sale }
}

/// Adds to what was taxed in the month and in the shift.
fn note_tax(
    draft: &mut Draft<'_>,
    checkout: &Checkout,
    (tax_set, treatment): (TaxSetId, Treatment),
    side: TaxSide,
    tax: &LineTax,
) -> Result<(), Refusal> {
    let (entity, site) = (checkout.place.entity.id, checkout.place.site.id);
    let day = TaxDayKey { entity, posted_on: checkout.posted_on, site, tax_set, treatment, side };
    note_tax_day(draft, day, tax)?;
    let key = ShiftTaxKey { shift: checkout.shift.id, tax_set, treatment, side };
    let mut row = draft.shift_tax(key);
    row.lines += 1;
    row.net_minor = add(row.net_minor, tax.net_minor)?;
    row.tax_minor = add(row.tax_minor, tax.tax_minor)?;
    draft.put_shift_tax(key, row);
    Ok(())
}

/// What a voucher pays for was supplied when it was sold, and is taken off what is supplied now; of one that gets its
/// money back it counts again.
fn note_voucher(
    draft: &mut Draft<'_>,
    checkout: &Checkout,
    held: &StoredValue,
    given_back: bool,
) -> Result<(), Refusal> {
    let Some(Supplied { tax_set, treatment, net_minor, tax_minor }) = supplied(draft, held) else { return Ok(()) };
    let sign = if given_back { 1 } else { -1 };
    let tax = LineTax { net_minor: sign * net_minor, tax_minor: sign * tax_minor, memo_tax_minor: 0 };
    note_tax(draft, checkout, (tax_set, treatment), side_of(given_back), &tax)
}

/// Moves money of a tender. The tax that a voucher has paid already is not due again; of one that gets its money back it
/// is.
#[expect(clippy::too_many_arguments, reason = "one tender with everything it moves")]
fn take_money(
    cx: &Context,
    draft: &mut Draft<'_>,
    booking: &mut Booking,
    checkout: &Checkout,
    dimensions: DimensionSetId,
    money: &Money,
    taxes: &mut Taxes,
    tenders: &mut Vec<SaleTender>,
) -> Result<(), Refusal> {
    let signed = money.signed_minor();
    let entity = &checkout.place.entity;
    let stored_value = match &money.stored_value {
        Stored::None => {
            let moved = moved_of(checkout, money, signed);
            move_tender(draft, &mut booking.sheet, dimensions, moved, |row| count_money(row, signed))?;
            StoredValueId::NONE
        }
        Stored::Held(held) => {
            let sheet = &mut booking.sheet;
            let paid_tax_minor = match money.given_back {
                false => stored_values::spend(draft, sheet, dimensions, entity, held, money.amount_minor)?,
                true => -stored_values::give_back(draft, sheet, dimensions, held, money.amount_minor)?,
            };
            if paid_tax_minor != 0 {
                taxes.add(draft, held.tax_set, -paid_tax_minor)?;
            }
            note_voucher(draft, checkout, held, money.given_back)?;
            held.id
        }
        Stored::New(code) => {
            let load = Load {
                entity,
                code,
                kind: StoredValueKind::StoreCredit,
                net_minor: money.amount_minor,
                tax_minor: 0,
                tax_set: TaxSetId::NONE,
                document: booking.document,
                line: 0,
                posted_on: checkout.posted_on,
                expires_on: None,
            };
            stored_values::load(draft, &mut booking.sheet, dimensions, load)?
        }
    };
    if !stored_value.is_none() {
        count_stored(draft, checkout, money, signed)?;
    }
    if let Some(payment) = &money.payment {
        let state = match checkout.kind {
            DocumentKind::VoidSale => PaymentState::Reversed,
            _ => PaymentState::Used,
        };
        payments::step(cx, draft, Payment { state, document: booking.document, ..payment.clone() }, String::new());
    }
    tenders.push(SaleTender {
        document: booking.document,
        line: tenders.len() as i64 + 1,
        tender: money.tender.id,
        amount_minor: signed,
        change: false,
        stored_value,
        payment: money.payment.as_ref().map(|payment| payment.id).unwrap_or_default(),
        reference: money.reference.clone(),
    });
    Ok(())
}

fn moved_of<'c>(checkout: &'c Checkout, money: &'c Money, amount_minor: i64) -> Moved<'c> {
    Moved {
        entity: &checkout.place.entity,
        register: &checkout.place.register,
        shift: &checkout.shift,
        tender: &money.tender,
        amount_minor,
        posted_on: checkout.posted_on,
    }
}

/// Counts money taken or given back in a shift.
fn count_money(row: &mut ShiftTender, signed_minor: i64) -> Result<(), Refusal> {
    row.payments += 1;
    if signed_minor < 0 {
        row.refunds_minor = add(row.refunds_minor, -signed_minor)?;
    } else {
        row.sales_minor = add(row.sales_minor, signed_minor)?;
    }
    Ok(())
}

/// Cards and credit of ours hold their own open items; the shift counts what they paid.
fn count_stored(draft: &mut Draft<'_>, checkout: &Checkout, money: &Money, signed: i64) -> Result<(), Refusal> {
    let key = ShiftTenderKey { shift: checkout.shift.id, tender: money.tender.id };
    let mut row = draft.shift_tender(key);
    count_money(&mut row, signed)?;
    draft.put_shift_tender(key, row);
    Ok(())
}

/// Gives the change of money.
fn give_change(
    draft: &mut Draft<'_>,
    booking: &mut Booking,
    checkout: &Checkout,
    dimensions: DimensionSetId,
    money: &Money,
    tenders: &mut Vec<SaleTender>,
) -> Result<(), Refusal> {
    let change_minor = money.change_minor;
    if change_minor == 0 {
        return Ok(());
    }
    let moved = moved_of(checkout, money, -change_minor);
    move_tender(draft, &mut booking.sheet, dimensions, moved, |row| {
        row.sales_minor = add(row.sales_minor, -change_minor)?;
        Ok(())
    })?;
    tenders.push(SaleTender {
        document: booking.document,
        line: tenders.len() as i64 + 1,
        tender: money.tender.id,
        amount_minor: -change_minor,
        change: true,
        stored_value: StoredValueId::NONE,
        payment: PaymentId::NONE,
        reference: String::new(),
    });
    Ok(())
}
