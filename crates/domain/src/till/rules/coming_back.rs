//! Goods that come back: with their receipt, as slices of what was stored for its lines, and without one, at the lowest
//! price they were sold at lately.
//!
//! A returned line is the next slice of the line that was sold, in proportion to the quantity; the last slice takes what is
//! left, so that returns in any parts add up to what was paid and never to more. What is sliced is what the customer sees:
//! the price paid, the discounts and the tax. Where prices include tax, net is what the slice of the tax leaves of the
//! slice of the price, so that a third of 1.01 comes back as 0.34 whatever its tax.

use crate::catalogue::rules::in_base;
use crate::costing::types::PoolMove;
use crate::flow::{Draft, Refusal};
use crate::ledger::rules::entry::add;
use crate::posting::returning::shares_it_left_with;
use crate::stock::rules::lines::{Meant, on_line};
use crate::stock::types::{Movement, StockState};
use crate::tax::rules::slices::{Given, slice_minor};
use crate::till::refusals::{MoreThanSold, SaleDiffers, UnknownLine};
use crate::till::requests::ReturnedLine;
use crate::till::rules::card_numbers;
use crate::till::rules::checkout::{Amounts, CameWith, Goods, Line};
use crate::till::rules::naming::receipt_text;
use crate::till::types::{Sale, SaleLine, SaleLineUse};
use crate::values::{Code, Currency, MovementId, Note, Number, Quantity, money_text};

/// The lines that come back of a receipt, with what they sold for; what has come back is kept in the draft.
///
/// # Errors
/// `till.card_number`, `till.unknown_line`, `till.more_than_sold`, `catalogue.not_exact`.
pub(crate) fn returned(draft: &mut Draft<'_>, sale: &Sale, lines: &[ReturnedLine]) -> Result<Vec<Line>, Refusal> {
    let sold = draft.sale_lines(sale.document);
    let document = draft.document(sale.document);
    let movements = document.as_ref().map(|document| draft.movements_of(document)).unwrap_or_default();
    let steps = document.map(|document| draft.pool_moves(document.first_pool_move, document.pool_moves));
    let steps = steps.unwrap_or_default();
    let mut back = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let found = sold.iter().find(|sold| sold.key.line == line.line && sold.quantity.is_positive());
        let Some(found) = found else {
            let receipt = receipt_text(draft, sale);
            return Err(UnknownLine { receipt, line: line.line }.at(format!("lines[{at}].line")));
        };
        card_numbers::check("reason", line.reason.as_str()).map_err(on_line(at))?;
        let left = movements.iter().find(|movement| movement.line == found.key.line);
        let quantity = asked(draft, found, line.quantity).map_err(on_line(at))?;
        let note = line.reason.to_string();
        back.push(
            take_back(draft, sale, found, LeftBy { movement: left, steps: &steps }, quantity, line.state, note)
                .map_err(on_line(at))?,
        );
    }
    Ok(back)
}

/// Everything of a receipt, as it left.
///
/// # Errors
/// `till.more_than_sold` when some of it has come back already.
pub(crate) fn all_returned(draft: &mut Draft<'_>, sale: &Sale) -> Result<Vec<Line>, Refusal> {
    let mut lines = Vec::new();
    for line in draft.sale_lines(sale.document).iter().filter(|line| line.quantity.is_positive()) {
        let used = draft.sale_line_use(line.key).quantity;
        if used.is_positive() {
            let left = line.quantity.checked_sub(used)?;
            return Err(more_than_sold(draft, sale, line, line.quantity, left).at("receipt"));
        }
        let (line, reason) = (line.key.line, Note::default());
        lines.push(ReturnedLine { line, quantity: None, state: StockState::Sellable, reason });
    }
    returned(draft, sale, &lines)
}

/// The quantity asked to come back, in base units: in the unit the line was sold in, or all that is left. Of a line that
/// is back already all of it is asked for again, so that the refusal says so.
fn asked(draft: &mut Draft<'_>, sold: &SaleLine, quantity: Option<Number>) -> Result<Quantity, Refusal> {
    let Some(quantity) = quantity else {
        let left = sold.quantity.checked_sub(draft.sale_line_use(sold.key).quantity)?;
        return Ok(if left.is_positive() { left } else { sold.quantity });
    };
    let Some(item) = draft.item(sold.item) else { return Ok(Quantity::ZERO) };
    in_base(draft, &item, quantity, sold.unit).map(|(quantity, _)| quantity)
}

/// How the goods of a line left: by which movement, if it had goods, and the pool moves of its document.
#[derive(Clone, Copy)]
struct LeftBy<'a> {
    movement: Option<&'a Movement>,
    steps: &'a [PoolMove],
}

fn take_back(
    draft: &mut Draft<'_>,
    sale: &Sale,
    sold: &SaleLine,
    left_by: LeftBy<'_>,
    quantity: Quantity,
    state: StockState,
    note: String,
) -> Result<Line, Refusal> {
    let used = draft.sale_line_use(sold.key);
    let left = sold.quantity.checked_sub(used.quantity)?;
    let item = draft.item(sold.item).ok_or_else(|| UnknownLine { receipt: String::new(), line: sold.key.line })?;
    if quantity > left || !quantity.is_positive() {
        return Err(more_than_sold(draft, sale, sold, quantity, left).at("quantity"));
    }
    let then = sliced(sale, sold, &used, used.quantity.checked_add(quantity)?)?;
    draft.put_sale_line_use(sold.key, then);
    let (goods, came_with) = match left_by.movement {
        None => (None, CameWith::PoolCost),
        Some(movement) => {
            let meant = Meant {
                item: item.clone(),
                quantity,
                lot: movement.lot,
                place: movement.from.place,
                owner: movement.owner,
                entered_quantity: quantity.to_string(),
                entered_unit: item.unit,
            };
            let shares = shares_it_left_with(draft, movement, left_by.steps, quantity)?;
            (Some(Goods { meant, state }), shares.map_or(CameWith::Nothing, CameWith::Shares))
        }
    };
    Ok(Line {
        quantity,
        unit: sold.unit,
        unit_price: sold.unit_price,
        price_origin: sold.price_origin,
        price_list: sold.price_list,
        amounts: Amounts {
            gross_minor: then.gross_minor - used.gross_minor,
            discount_minor: then.discount_minor - used.discount_minor,
            basket_discount_minor: then.basket_discount_minor - used.basket_discount_minor,
            net_minor: then.net_minor - used.net_minor,
            tax_minor: then.tax_minor - used.tax_minor,
            memo_tax_minor: 0,
        },
        tax_set: sold.tax_set,
        treatment: sold.treatment,
        goods,
        loads: draft.stored_value(sold.stored_value).and_then(|held| Code::parse(&held.code).ok()),
        expires_on: None,
        returns: sold.key,
        came_by: left_by.movement.map_or(MovementId::NONE, |movement| movement.id),
        came_with,
        is_back: true,
        note,
        item,
    })
}

/// What has come back of a line when its slices reach a quantity.
fn sliced(sale: &Sale, sold: &SaleLine, used: &SaleLineUse, after: Quantity) -> Result<SaleLineUse, Refusal> {
    let upto_now = Given { line: sold.quantity, before: Quantity::ZERO, now: after };
    // A printed refund may have given back more than its slice: then this one gives back what is left of it.
    let upto = |whole: i64, used: i64| slice_minor(whole, upto_now).map(|upto| further(whole, upto, used));
    let discount_minor = upto(sold.discount_minor, used.discount_minor)?;
    let basket_discount_minor = upto(sold.basket_discount_minor, used.basket_discount_minor)?;
    let mut tax_minor = upto(sold.tax_minor, used.tax_minor)?;
    let net_minor = if sale.includes_tax && after < sold.quantity {
        let (whole, before) = (add(sold.net_minor, sold.tax_minor)?, add(used.net_minor, used.tax_minor)?);
        let paid_minor = upto(whole, before)?;
        // Tax is no more than the slice it is part of, and what it leaves is no more than the line's.
        let most = add(used.tax_minor, paid_minor - before)?;
        tax_minor = tax_minor.clamp(used.tax_minor.min(most), used.tax_minor.max(most));
        paid_minor - tax_minor
    } else {
        upto(sold.net_minor, used.net_minor)?
    };
    let left =
        |net_minor: i64, tax_minor: i64| if sale.includes_tax { add(net_minor, tax_minor) } else { Ok(net_minor) };
    let before_discounts = |left: i64, discount: i64, basket: i64| add(add(left, discount)?, basket);
    let own = before_discounts(left(sold.net_minor, sold.tax_minor)?, sold.discount_minor, sold.basket_discount_minor)?;
    // Amounts that add up go on adding up; those of a printed receipt, or of a buyer who pays no tax, may not.
    let gross_minor = match own == sold.gross_minor {
        true => before_discounts(left(net_minor, tax_minor)?, discount_minor, basket_discount_minor)?,
        false => upto(sold.gross_minor, used.gross_minor)?,
    };
    Ok(SaleLineUse { quantity: after, gross_minor, discount_minor, basket_discount_minor, net_minor, tax_minor })
}

/// Of two parts of an amount the one nearer to the whole.
fn further(whole: i64, left: i64, right: i64) -> i64 {
    if whole < 0 { left.min(right) } else { left.max(right) }
}

fn more_than_sold(
    draft: &mut Draft<'_>,
    sale: &Sale,
    sold: &SaleLine,
    asked: Quantity,
    left: Quantity,
) -> MoreThanSold {
    MoreThanSold {
        receipt: receipt_text(draft, sale),
        line: sold.key.line,
        item: draft.item(sold.item).map(|item| item.code.clone()).unwrap_or_default(),
        asked: asked.to_string(),
        left: left.to_string(),
    }
}

/// A printed refund of a line: by as much as its receipt says, if that is left, and at the cost the goods left with.
///
/// # Errors
/// `till.unknown_line`, `till.more_than_sold`, `till.sale_differs` of amounts that are more than is left.
pub(crate) fn returned_as_printed(
    draft: &mut Draft<'_>,
    sale: &Sale,
    line: i64,
    printed: Line,
) -> Result<Line, Refusal> {
    let sold = draft.sale_lines(sale.document).into_iter().find(|sold| sold.key.line == line);
    let Some(sold) = sold.filter(|sold| sold.quantity.is_positive() && sold.item == printed.item.id) else {
        return Err(UnknownLine { receipt: receipt_text(draft, sale), line }.into());
    };
    let used = draft.sale_line_use(sold.key);
    let left = sold.quantity.checked_sub(used.quantity)?;
    if printed.quantity > left {
        return Err(more_than_sold(draft, sale, &sold, printed.quantity, left).into());
    }
    let amounts = printed.amounts;
    let then = SaleLineUse {
        quantity: used.quantity.checked_add(printed.quantity)?,
        gross_minor: add(used.gross_minor, amounts.gross_minor)?,
        discount_minor: add(used.discount_minor, amounts.discount_minor)?,
        basket_discount_minor: add(used.basket_discount_minor, amounts.basket_discount_minor)?,
        net_minor: add(used.net_minor, amounts.net_minor)?,
        tax_minor: add(used.tax_minor, amounts.tax_minor)?,
    };
    let fits = |whole: i64, part: i64| part.signum() * whole.signum() >= 0 && part.abs() <= whole.abs();
    let all_fit = fits(sold.gross_minor, then.gross_minor)
        && fits(sold.discount_minor, then.discount_minor)
        && fits(sold.basket_discount_minor, then.basket_discount_minor)
        && fits(sold.net_minor, then.net_minor)
        && fits(sold.tax_minor, then.tax_minor);
    if !all_fit {
        let currency = draft.document(sale.document).and_then(|document| draft.entity(document.entity));
        let currency = currency.map_or(Currency::EUR, |entity| entity.currency);
        let text = |net_minor: i64, tax_minor: i64| money_text(net_minor.saturating_add(tax_minor), currency);
        let computed = text(sold.net_minor - used.net_minor, sold.tax_minor - used.tax_minor);
        let (receipt, field) = (receipt_text(draft, sale), format!("what is given back of line {line}"));
        let stated = text(amounts.net_minor, amounts.tax_minor);
        return Err(SaleDiffers { receipt, field, stated, computed }.into());
    }
    let document = draft.document(sale.document);
    let movements = document.as_ref().map(|document| draft.movements_of(document)).unwrap_or_default();
    let steps = document.map(|document| draft.pool_moves(document.first_pool_move, document.pool_moves));
    let left_by = movements.iter().find(|movement| movement.line == line);
    let (quantity, note) = (printed.quantity, printed.note.clone());
    let state = printed.goods.as_ref().map_or(StockState::Sellable, |goods| goods.state);
    let left_by = LeftBy { movement: left_by, steps: &steps.unwrap_or_default() };
    let back = take_back(draft, sale, &sold, left_by, quantity, state, note)?;
    draft.put_sale_line_use(sold.key, then);
    Ok(Line { goods: back.goods, came_by: back.came_by, came_with: back.came_with, returns: sold.key, ..printed })
}
