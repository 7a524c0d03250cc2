//! Goods against goods, in one step.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::refusals::SiteOfOtherEntity;
use crate::allocation::rules::naming::channel_named;
use crate::allocation::types::DemandKind;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope, json_text};
use crate::ledger::rules::dates;
use crate::ledger::types::Entity;
use crate::returns::replies::ReturnDone;
use crate::returns::requests::LineBack;
use crate::returns::rules::authorising::{Asked, authorised};
use crate::returns::rules::naming::number_of;
use crate::returns::rules::receiving::{Arrival, Receiving, take_in};
use crate::returns::rules::refunding::refund;
use crate::returns::types::Return;
use crate::sales::refusals::OtherContent;
use crate::sales::replies::OrderReply;
use crate::sales::requests::{OrderedLine, ToStoreCredit};
use crate::sales::rules::capturing::{Capture, capture};
use crate::sales::rules::late::paid;
use crate::sales::rules::naming::{order_named, terms_of};
use crate::sales::rules::payments::{NewStep, record_step};
use crate::sales::rules::placing::captured;
use crate::sales::types::{Order, OrderPaymentStep};
use crate::stock::rules::lines::{Meant, on_line};
use crate::stock::rules::naming::{place_named, site_for, site_scope};
use crate::stock::types::Site;
use crate::till::rules::naming::tender_for;
use crate::till::rules::stored_values::spendable;
use crate::till::rules::tendering::Stored;
use crate::values::{Amount, Attributes, Code, LotId, Note, PartyId, Quantity};

/// Takes goods of an order back and places a new order for others, in one step: what comes back is here, is credited
/// whatever the policy says of when, and its money goes onto store credit, of which the new order is paid as far as it
/// goes. What is left stays on the credit; what is missing is due. Both go through store credit, so that each order shows
/// what was given and taken. The new order's reference is one that no order has.
///
/// Refused: `allocation.unknown_channel`, `sales.unknown_order`, `returns.no_policy`, `stock.no_lines`,
/// `stock.too_many_lines`, `sales.unknown_line`, `returns.not_goods`, `returns.no_quantity`, `allocation.out_of_step`,
/// `returns.unknown_reason`, `returns.window_passed`, `returns.more_than_sold`, `till.unknown_tender`,
/// `till.tender_inactive`, `till.stored_value_kind`, `till.voucher_whole`, `till.card_number`, `ledger.period_closed`,
/// `returns.more_than_authorised`, `costing.no_standard_cost`, `allocation.site_of_other_entity`, `stock.lot_required`,
/// `stock.unknown_site`, `stock.site_inactive`, `allocation.channel_inactive`, `sales.no_terms`, `sales.other_content`,
/// `sales.kept_elsewhere`, `parties.unknown_party`, `catalogue.unknown_item`, `catalogue.not_exact`,
/// `catalogue.quantity_not_positive`, `sales.not_for_order`, `sales.kit_without_parts`, `sales.no_price`,
/// `sales.price_mode`, `sales.negative_price`, `till.override_not_allowed`, `till.discount_not_allowed`,
/// `pricing.discount_above_line`, `tax.no_rate`, `tax.no_jurisdiction`, and `allocation.not_enough` where the new
/// order's channel lets nothing wait.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExchangeGoods {
    /// Where the goods are handed back.
    pub site: Code,
    /// The channel of the order they are of.
    pub channel: Code,
    /// That order's reference.
    pub reference: Code,
    /// What comes back, 1 to 10,000 lines.
    pub lines: Vec<LineBack>,
    /// The lots or serials of lines tracked so, by the line of the order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lots: Vec<LotBack>,
    /// The place inside the site they are put.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Code>,
    /// The store credit the money goes through.
    pub store_credit: ToStoreCredit,
    /// What is wanted instead.
    pub order: ExchangeOrder,
    /// What the customer says.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub note: Note,
}

/// What is wanted instead of goods that come back.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExchangeOrder {
    /// The channel; that of the order goods come back of if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Code>,
    /// The channel's own reference, unique in it for ever.
    pub reference: Code,
    /// The only site it is to come from: where it is picked up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<Code>,
    /// The zone it is to go to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<Code>,
    /// Its lines, 1 to 10,000.
    pub lines: Vec<OrderedLine>,
}

/// An exchange.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ExchangeReply {
    /// What was done about what came back.
    pub done: ReturnDone,
    /// The new order.
    pub order: OrderReply,
    /// What of it was paid of the store credit.
    pub paid: Amount,
}

/// The lot or serial of a line that comes back.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LotBack {
    /// The line of the order.
    pub line: i64,
    /// The lot or serial.
    pub lot: Code,
}

impl Command for ExchangeGoods {
    const NAME: &'static str = "returns.exchange";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"site": "SHOP-1", "channel": "WEB", "reference": "W-3001", "lines": [{"line": 1, "quantity": 1, "reason": "BROKEN"}], "store_credit": {"tender": "CREDIT", "code": "C-3001"}, "order": {"reference": "W-3002", "lines": [{"item": "TEA-100", "quantity": 1}]}}"#;
    type Reply = ExchangeReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        site_scope(draft, &self.site)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ExchangeReply>, Refusal> {
        let (site, entity) = site_for(cx, draft, &self.site)?;
        let order = order_named(draft, &self.channel, DemandKind::Order, &self.reference)?;
        if order.entity != entity.id {
            let (site, entity) = (site.code.clone(), entity.code.clone());
            return Err(SiteOfOtherEntity { site, entity }.at("site"));
        }
        let asked = Asked {
            lines: &self.lines,
            store_credit: Some(&self.store_credit),
            note: self.note.to_string(),
            attributes: Attributes::default(),
            external_refs: BTreeMap::new(),
        };
        let mut of = authorised(cx, draft, &entity, &order, asked)?;
        let arrivals = self.arrivals(draft, &site, &of)?;
        let receiving = Receiving {
            site: &site,
            entity: &entity,
            occurred_on: cx.business_date,
            attributes: Attributes::default(),
            external_refs: BTreeMap::new(),
        };
        let taken = take_in(cx, draft, &mut of, receiving, &arrivals)?;
        let all: Vec<(usize, Quantity)> = of.lines.iter().map(|line| line.authorised).enumerate().collect();
        let refunded = refund(cx, draft, (&entity, site.id), &mut of, Order::clone(&order), &all)?;
        draft.put_return(of.clone());
        let number = number_of(draft, &of);
        draft.event(cx, "returns.exchanged", number);
        let given_minor = refunded.given.total_minor;
        let (new, paid_minor) = self.order(cx, draft, &entity, &order, given_minor)?;
        let done = ReturnDone::of(draft, &of, vec![taken.closed.number], refunded)?;
        let paid = Amount::of(paid_minor, entity.currency);
        let order = OrderReply::of(draft, &new)?;
        Ok(Decision::done(ExchangeReply { done, order, paid }).worth(given_minor))
    }
}

impl ExchangeGoods {
    /// What was handed back, all of what may come.
    fn arrivals(&self, draft: &mut Draft<'_>, site: &Arc<Site>, of: &Return) -> Result<Vec<Arrival>, Refusal> {
        let mut arrivals = Vec::with_capacity(of.lines.len());
        for (at, line) in of.lines.iter().enumerate() {
            let Some(item) = draft.item(line.item) else { continue };
            let lot = self.lots.iter().find(|held| held.line == line.order_line).map(|held| &held.lot);
            let code = Code::parse(&item.code).map_err(Refusal::from)?;
            let written = crate::stock::rules::lines::Written {
                item: &code,
                quantity: line.authorised.number(),
                unit: None,
                lot,
                expires_on: None,
                place: None,
                owner: None,
            };
            let lot = crate::stock::rules::lines::lot_of(draft, &item, line.authorised, written, true);
            let lot: LotId = lot.map_err(on_line(at))?;
            let meant = Meant {
                quantity: line.authorised,
                lot,
                place: place_named(draft, site, self.place.as_ref(), true)?,
                owner: PartyId::NONE,
                entered_quantity: line.authorised.to_string(),
                entered_unit: item.unit,
                item,
            };
            arrivals.push(Arrival { at, meant, note: self.note.to_string() });
        }
        Ok(arrivals)
    }

    /// Places the new order and pays it of the store credit as far as that goes; answers how much.
    fn order(
        &self,
        cx: &Context,
        draft: &mut Draft<'_>,
        entity: &Arc<Entity>,
        old: &Order,
        given_minor: i64,
    ) -> Result<(Order, i64), Refusal> {
        let wanted = &self.order;
        let channel = wanted.channel.as_ref().unwrap_or(&self.channel);
        let sold_by = channel_named(draft, channel).map_err(|refusal| refusal.at("order"))?;
        if sold_by.entity != entity.id {
            let (site, owner) = (self.site.to_string(), draft.entity(sold_by.entity));
            let entity = owner.map(|entity| entity.code.clone()).unwrap_or_default();
            return Err(SiteOfOtherEntity { site, entity }.at("order.channel"));
        }
        // An order that stands was paid when it was placed, and takes nothing of what comes back now.
        let held = captured(draft, &sold_by, DemandKind::Order, &wanted.reference);
        if let Some(held) = held.map_err(|refusal| refusal.at("order"))? {
            let (reference, number) = (wanted.reference.to_string(), draft.number_text(held.series, held.number));
            return Err(OtherContent { reference, number }.at("order.reference"));
        }
        let customer = draft.party(old.customer).filter(|_| !old.customer.is_none());
        let customer = customer.and_then(|party| Code::parse(&party.code).ok());
        let asked = Capture {
            kind: DemandKind::Order,
            channel,
            reference: &wanted.reference,
            customer: customer.as_ref(),
            zone: wanted.zone.as_ref(),
            site: wanted.site.as_ref(),
            wanted_on: None,
            placed_on: None,
            valid_until: None,
            comes_of: None,
            supplied: true,
            lines: &wanted.lines,
            discount: None,
            discount_percent: None,
            total: None,
            holds: &[],
            attributes: &Attributes::default(),
            external_refs: &BTreeMap::new(),
            text: &|_| json_text(wanted),
        };
        let (mut new, worth_minor) = capture(cx, draft, asked).map_err(|refusal| refusal.at("order"))?;
        let paid_minor = given_minor.min(worth_minor);
        if paid_minor > 0 {
            let tender = tender_for(cx, draft, entity, &self.store_credit.tender)?;
            let held = spendable(cx, draft, entity, &self.store_credit.code, tender.kind)?;
            let new_step = NewStep {
                step: OrderPaymentStep::Captured,
                tender,
                amount_minor: paid_minor,
                follows: 0,
                stored_value: Stored::Held(held),
                reference: self.store_credit.code.to_string(),
                occurred_on: cx.business_date,
                posted_on: dates::posting_day(cx, draft, entity.id, cx.business_date)?,
            };
            record_step(cx, draft, entity, &mut new, new_step)?;
            draft.put_order(new.clone());
            let terms = terms_of(draft, &sold_by)?;
            paid(cx, draft, &mut new, &terms, (paid_minor, entity.currency))?;
        }
        draft.event(cx, "sales.order_placed", wanted.reference.to_string());
        Ok((new, paid_minor))
    }
}
