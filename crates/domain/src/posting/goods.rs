//! Moving goods: one movement, the positions at its ends, and the pools behind them.

use std::sync::Arc;

use crate::catalogue::types::Item;
use crate::costing::rules::outflow::From;
use crate::costing::rules::valuing::{pool_unit_cost, unit_cost_of, value_at};
use crate::costing::rules::{Share, Valuing, put, take, valuing_of};
use crate::costing::types::{Pool, PoolKey, ValuationClass};
use crate::exceptions::rules::{About, refuse_or_raise};
use crate::flow::{Context, Draft, Head, Record, Refusal};
use crate::ledger::types::Role;
use crate::posting::Booking;
use crate::stock::rules::lines::Meant;
use crate::stock::types::{End, Movement, MovementKind, PositionKey, SiteKind, StockDayKey, TransferLine};
use crate::values::{
    Currency, LotId, MovementId, PartyId, Quantity, ReasonId, SiteId, TransferLineId, UnitCost, UnitId, ValueMicro,
};

/// What goods are worth: those that come in from outside, and, under moving average, those that are taken back at a
/// value of their own.
#[derive(Clone, Debug)]
pub(crate) enum Worth {
    /// What the pool holds per unit.
    PoolCost,
    /// This, and the movement is the receipt they come from.
    Receipt(ValueMicro),
    /// This, from nowhere known.
    Total(ValueMicro),
    /// These shares, each with its origin.
    Shares(Vec<Share>),
}

/// Goods to be moved.
#[derive(Clone, Debug)]
pub(crate) struct Goods {
    pub(crate) kind: MovementKind,
    pub(crate) line: i64,
    pub(crate) item: Arc<Item>,
    pub(crate) quantity: Quantity,
    pub(crate) from: End,
    pub(crate) to: End,
    pub(crate) lot: LotId,
    pub(crate) owner: PartyId,
    pub(crate) reason: ReasonId,
    pub(crate) transfer_line: Option<TransferLine>,
    pub(crate) corrects: MovementId,
    pub(crate) entered_quantity: String,
    pub(crate) entered_unit: UnitId,
    /// What they are worth.
    pub(crate) worth: Worth,
    /// The receipt whose own layers they leave from, while those last.
    pub(crate) prefer: MovementId,
}

/// What moving goods came to.
#[derive(Clone, Debug)]
pub(crate) struct Moved {
    /// What left a pool, as shares of positive quantity and value.
    pub(crate) left: Vec<Share>,
    /// The change of the inventory accounts' rounded value.
    pub(crate) book_minor: i64,
    /// What of the value was found to differ from provisional costs.
    pub(crate) provisional_minor: i64,
}

impl Moved {
    /// The value that left.
    pub(crate) fn value_left(&self) -> Result<ValueMicro, Refusal> {
        let mut sum = ValueMicro::ZERO;
        for share in &self.left {
            sum = sum.checked_add(share.value)?;
        }
        Ok(sum)
    }
}

impl Booking {
    /// Moves goods: records the movement, moves the positions of its ends, takes from the pool of the one end and
    /// puts into the pool of the other. Within one pool no value moves. Provisional variance is posted here;
    /// the caller posts what stands against the rest.
    ///
    /// # Errors
    /// `costing.no_standard_cost` of requests, `flow.bad_value`, `ledger.no_posting_rule`.
    pub(crate) fn move_goods(&mut self, cx: &Context, draft: &mut Draft<'_>, goods: &Goods) -> Result<Moved, Refusal> {
        let movement = MovementId(draft.next(Head::Movement));
        self.movements += 1;
        self.record_movement(cx, draft, movement, goods)?;
        let from_pool = pool_of(draft, goods, goods.from)?;
        let to_pool = pool_of(draft, goods, goods.to)?;
        let mut moved = Moved { left: Vec::new(), book_minor: 0, provisional_minor: 0 };
        if from_pool.map(|(key, _)| key) == to_pool.map(|(key, _)| key) {
            return Ok(moved);
        }
        let currency = self.heading.entity.currency;
        let line = goods.transfer_line.as_ref().filter(|line| line.valued).map(|line| line.id);

        if let Some((key, site)) = from_pool {
            let pool = self.pool(draft, &goods.item, key)?;
            let valuing = self.valuing(cx, draft, &goods.item, key, &[])?;
            let from = match (goods.leaves_transit(draft), line) {
                (true, Some(line)) => From::TransferLine(line),
                _ if goods.prefer.is_none() => From::Oldest,
                _ => From::Receipt(goods.prefer),
            };
            let mut steps = take(draft, key, &pool, valuing, currency, goods.quantity, from)?;
            if let (Valuing::Average, Worth::Total(own), [step]) = (valuing, &goods.worth, steps.as_mut_slice())
                && pool.quantity > goods.quantity
            {
                // As far as the pool holds it.
                step.value = (*own).min(pool.value.max(ValueMicro::ZERO)).checked_neg()?;
            }
            for step in &steps {
                let quantity = step.quantity.checked_neg()?;
                moved.left.push(Share { origin: step.origin, quantity, value: step.value.checked_neg()? });
            }
            let dimensions = self.dimensions(draft, &goods.item, site);
            moved.book_minor += self.apply(draft, key, pool, &steps, movement, dimensions)?;
        }
        if let Some((key, site)) = to_pool {
            let pool = self.pool(draft, &goods.item, key)?;
            let valuing = self.valuing(cx, draft, &goods.item, key, &moved.left)?;
            let shares = match from_pool {
                Some(_) => moved.left.clone(),
                None => goods.shares(movement, &pool, valuing, currency)?,
            };
            let transfer_line =
                if goods.enters_transit(draft) { line.unwrap_or(TransferLineId::NONE) } else { TransferLineId::NONE };
            let inflow = put(draft, key, &pool, valuing, currency, &shares, transfer_line)?;
            let mut pool = pool;
            pool.unit_cost_last = inflow.unit_cost_last;
            let dimensions = self.dimensions(draft, &goods.item, site);
            moved.book_minor += self.apply(draft, key, pool, &inflow.steps, movement, dimensions)?;
            moved.provisional_minor = inflow.provisional_variance.book_minor();
            self.counter(draft, Role::ProvisionalVariance, goods.item.category, dimensions, moved.provisional_minor)?;
        }
        Ok(moved)
    }

    /// How the goods are valued in a pool. Where a standard is wanted and none is set, what has happened is booked all
    /// the same, and raised: the first standard is what the goods were sent with, else that of the entity's own area,
    /// else nothing (our choice).
    fn valuing(
        &self,
        cx: &Context,
        draft: &mut Draft<'_>,
        item: &Item,
        key: PoolKey,
        sent: &[Share],
    ) -> Result<Valuing, Refusal> {
        let no_standard = match valuing_of(draft, item, key) {
            Ok(valuing) => return Ok(valuing),
            Err(no_standard) => no_standard,
        };
        refuse_or_raise(cx, draft, no_standard, About::of_scope(cx, item.code.clone()))?;
        let (mut quantity, mut value) = (Quantity::ZERO, ValueMicro::ZERO);
        for share in sent {
            quantity = quantity.checked_add(share.quantity)?;
            value = value.checked_add(share.value)?;
        }
        let first = if quantity.is_positive() {
            unit_cost_of(value, quantity, self.heading.entity.currency)?
        } else {
            draft.standard_cost(self.heading.entity.area, item.id).unwrap_or(UnitCost::ZERO)
        };
        draft.put_standard_cost(key.area, item.id, first);
        Ok(Valuing::Standard(first))
    }

    fn record_movement(
        &mut self,
        cx: &Context,
        draft: &mut Draft<'_>,
        id: MovementId,
        goods: &Goods,
    ) -> Result<(), Refusal> {
        let occurred_on = self.heading.occurred_on;
        for (end, is_source) in [(goods.from, true), (goods.to, false)] {
            if !holds_stock(draft, end.site) {
                continue;
            }
            let key = PositionKey {
                item: goods.item.id,
                site: end.site,
                state: end.state,
                place: end.place,
                lot: goods.lot,
                owner: goods.owner,
            };
            let held = draft.position(key);
            let after = if is_source { held.checked_sub(goods.quantity)? } else { held.checked_add(goods.quantity)? };
            draft.put_position(key, after);
            let day = StockDayKey { item: goods.item.id, site: end.site, occurred_on, state: end.state };
            let micros = goods.quantity.micros();
            let (quantity_in, quantity_out) = if is_source { (0, micros) } else { (micros, 0) };
            draft.add_stock_day(day, quantity_in, quantity_out, id);
        }
        draft.record(Record::Movement(Movement {
            id,
            command: cx.command_id,
            document: self.document,
            line: goods.line,
            kind: goods.kind,
            item: goods.item.id,
            quantity: goods.quantity,
            from: goods.from,
            to: goods.to,
            lot: goods.lot,
            owner: goods.owner,
            reason: goods.reason,
            transfer_line: goods.transfer_line.as_ref().map_or(TransferLineId::NONE, |line| line.id),
            corrects: goods.corrects,
            occurred_on,
            posted_on: self.heading.posted_on,
            entered_quantity: goods.entered_quantity.clone(),
            entered_unit: goods.entered_unit,
        }));
        Ok(())
    }
}

impl Goods {
    /// The goods of a line, from one end to the other, at what their pool says they cost.
    pub(crate) fn of(goods: &Meant, kind: MovementKind, line: i64, from: End, to: End) -> Self {
        Self {
            kind,
            line,
            item: Arc::clone(&goods.item),
            quantity: goods.quantity,
            from,
            to,
            lot: goods.lot,
            owner: goods.owner,
            reason: ReasonId::NONE,
            transfer_line: None,
            corrects: MovementId::NONE,
            entered_quantity: goods.entered_quantity.clone(),
            entered_unit: goods.entered_unit,
            worth: Worth::PoolCost,
            prefer: MovementId::NONE,
        }
    }

    fn shares(
        &self,
        movement: MovementId,
        pool: &Pool,
        valuing: Valuing,
        currency: Currency,
    ) -> Result<Vec<Share>, Refusal> {
        let whole = |origin, value| vec![Share { origin, quantity: self.quantity, value }];
        Ok(match &self.worth {
            Worth::PoolCost => {
                let unit_cost = pool_unit_cost(pool, valuing, currency)?;
                whole(MovementId::NONE, value_at(unit_cost, self.quantity, currency)?)
            }
            Worth::Receipt(value) => whole(movement, *value),
            Worth::Total(value) => whole(MovementId::NONE, *value),
            Worth::Shares(shares) => shares.clone(),
        })
    }

    fn leaves_transit(&self, draft: &mut Draft<'_>) -> bool {
        is_transit(draft, self.from.site)
    }

    fn enters_transit(&self, draft: &mut Draft<'_>) -> bool {
        is_transit(draft, self.to.site)
    }
}

fn is_transit(draft: &mut Draft<'_>, site: SiteId) -> bool {
    draft.site(site).is_some_and(|site| site.kind == SiteKind::Transit)
}

fn holds_stock(draft: &mut Draft<'_>, site: SiteId) -> bool {
    site.0 >= crate::stock::types::SITES_FROM && draft.site(site).is_some_and(|site| site.kind.holds_stock())
}

/// The pool behind an end, with the site its postings are about; nothing outside every shop has one.
/// Under way within an area, goods stay in the pool of the site they left.
fn pool_of(draft: &mut Draft<'_>, goods: &Goods, end: End) -> Result<Option<(PoolKey, SiteId)>, Refusal> {
    if !holds_stock(draft, end.site) {
        return Ok(None);
    }
    let Some(mut site) = draft.site(end.site) else { return Ok(None) };
    if let (SiteKind::Transit, Some(line)) = (site.kind, &goods.transfer_line)
        && !line.valued
        && let Some(sender) = draft.site(line.from)
    {
        site = sender;
    }
    let class = ValuationClass::of_state(end.state);
    let key = PoolKey { item: goods.item.id, area: site.area, class, owner: goods.owner };
    Ok(Some((key, site.id)))
}
