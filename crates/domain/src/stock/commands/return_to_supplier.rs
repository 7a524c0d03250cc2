//! Goods that go back to a supplier for credit.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::DocumentReply;
use super::receive_goods::{minor_of, sellable};
use crate::flow::refusal::BadValue;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::accounts::{account_for, rate_for};
use crate::ledger::rules::dates;
use crate::ledger::rules::entry::overflow;
use crate::ledger::types::Role;
use crate::open_items::rules::sheet::Opening;
use crate::posting::{Booking, Goods, Heading};
use crate::stock::refusals::NotOnDocument;
use crate::stock::rules::availability::{Ask, Reach, check};
use crate::stock::rules::lines::{Meant, Written, check_count, meant, on_line};
use crate::stock::rules::naming::{document_named, party_named, site_for, site_scope};
use crate::stock::types::{DocumentKind, End, Movement, MovementKind, SiteKind, StockState};
use crate::values::{Attributes, BusinessDate, Code, Currency, DocumentId, MovementId, Number, Rate, UnitCost};

/// Asks to send goods back to their supplier for credit.
///
/// They leave at what their pool says they cost (FIFO: from the layers of the receipt named, while those last); the
/// credit is awaited from the supplier as an open item, and the difference between the two is purchase variance.
///
/// Refused: `stock.not_enough_available`, `stock.unknown_site`, `parties.unknown_party`, `stock.unknown_document`,
/// `stock.wrong_document`, `stock.not_on_document`, `catalogue.unknown_item`, `catalogue.not_exact`, `ledger.no_rate`,
/// `ledger.period_closed`, `flow.reference_used`, `flow.bad_value` for a credit below zero.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnToSupplier {
    /// Where they leave.
    pub site: Code,
    /// Who gets them back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supplier: Option<Code>,
    /// The receipt they came by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<Code>,
    /// The supplier's number for the return, unique with the supplier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Code>,
    /// The business day they left; today at the site if not said.
    /// Quantities count from that day on, the books from `posted_on` of the reply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
    /// The currency of the credit; the entity's if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    /// Units of the entity's currency for one of `currency`; the rate on file for the day if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<Rate>,
    /// What goes back, 1 to 10,000 lines.
    pub lines: Vec<SupplierReturnLine>,
    /// The host's own.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
    /// The document's ids in other systems, by system.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub external_refs: BTreeMap<String, String>,
}

/// A line of goods that go back.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SupplierReturnLine {
    /// SKU or any identifier of the item.
    pub item: Code,
    /// How much, above zero, in `unit`.
    pub quantity: Number,
    /// Unit or pack; the item's base unit if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Code>,
    /// The credit for one base unit, in the document's currency, at most 6 decimals, not negative.
    pub unit_credit: UnitCost,
    /// Lot or serial, for items tracked so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<Code>,
    /// From which state they leave.
    #[serde(default = "sellable")]
    pub state: StockState,
    /// The place inside the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Code>,
    /// The supplier who still owns the goods; ours if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Code>,
}

impl Command for ReturnToSupplier {
    const NAME: &'static str = "stock.return_to_supplier";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"site": "SHOP-1", "receipt": "GR-ACME-000001", "lines": [{"item": "TEA-100", "quantity": "2", "unit_credit": "2.50"}]}"#;
    type Reply = DocumentReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        site_scope(draft, &self.site)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<DocumentReply>, Refusal> {
        check_count(self.lines.len())?;
        let (site, entity) = site_for(cx, draft, &self.site)?;
        let supplier = party_named(draft, self.supplier.as_ref(), "supplier")?;
        let occurred_on = dates::occurred_on(cx, self.occurred_on)?;
        let currency = self.currency.unwrap_or(entity.currency);
        let rate = rate_for(draft, &entity, currency, self.rate, occurred_on)?;
        let receipt = match &self.receipt {
            Some(number) => Some(
                document_named(draft, number, DocumentKind::Receipt)
                    .map_err(|r| Refusal { path: "receipt".into(), ..r })?,
            ),
            None => None,
        };
        // Another company's receipt has brought us nothing.
        let ours = receipt.as_ref().filter(|receipt| receipt.entity == entity.id);
        let received = ours.map(|receipt| draft.movements_of(receipt)).unwrap_or_default();
        draft.prefetch_items(self.lines.iter().map(|line| &line.item));
        let mut goods: Vec<Meant> = Vec::with_capacity(self.lines.len());
        for (place, line) in self.lines.iter().enumerate() {
            if line.unit_credit.is_negative() {
                let problem = format!("a unit credit is not negative: {} was given", line.unit_credit);
                let refusal = BadValue { problem, reason: "value.negative".to_owned() };
                return Err(on_line(place)(refusal.at("unit_credit")));
            }
            goods.push(meant(draft, &site, line.written(), false).map_err(on_line(place))?);
        }
        let kind = DocumentKind::SupplierReturn;
        let reference = super::references::admit(cx, draft, supplier, kind, self.reference.as_ref())?;
        let asks: Vec<Ask> = goods
            .iter()
            .zip(&self.lines)
            .enumerate()
            .map(|(place, (goods, line))| Ask {
                position: goods.position(&site, line.state),
                item: goods.item.clone(),
                quantity: goods.quantity,
                line: place,
            })
            .collect();
        check(cx, draft, &site, &asks, Reach::Unpromised)?;

        let posted_on = dates::posting_day(cx, draft, entity.id, occurred_on)?;
        let mut booking = Booking::open(
            draft,
            Heading {
                party: supplier,
                reference: reference.clone(),
                corrects: receipt.as_ref().map_or(DocumentId::NONE, |receipt| receipt.id),
                attributes: self.attributes.clone(),
                external_refs: self.external_refs.clone(),
                ..Heading::of(kind, &entity, site.id, occurred_on, posted_on)
            },
        );
        let mut change = 0;
        for (place, (goods, line)) in goods.iter().zip(&self.lines).enumerate() {
            let originals = self.originals(&received, goods).map_err(on_line(place))?;
            let moved = booking
                .move_goods(
                    cx,
                    draft,
                    &Goods {
                        corrects: originals.first().copied().unwrap_or(MovementId::NONE),
                        prefer: originals,
                        ..Goods::of(
                            goods,
                            MovementKind::SupplierReturn,
                            place as i64 + 1,
                            goods.end(&site, line.state),
                            End::outside(SiteKind::Supplier),
                        )
                    },
                )
                .map_err(on_line(place))?;
            change += moved.book_minor;
            if !goods.owner.is_none() {
                continue;
            }
            let amount_minor = minor_of(line.unit_credit.times(goods.quantity, currency)?).map_err(on_line(place))?;
            let base_minor = rate.convert_minor(amount_minor, currency, entity.currency)?;
            let dimensions = booking.dimensions(draft, &goods.item, site.id);
            let account = account_for(draft, entity.id, Role::SupplierCreditsAwaited, goods.item.category)?;
            booking.sheet.open(
                dimensions,
                Opening {
                    account,
                    party: supplier,
                    currency,
                    document: booking.document,
                    line: place as i64 + 1,
                    reference: reference.clone().unwrap_or_default(),
                    due_on: posted_on,
                    amount_minor,
                    base_minor,
                    rate,
                },
            );
            let variance = moved.book_minor.checked_add(base_minor).and_then(i64::checked_neg).ok_or_else(overflow)?;
            booking.counter(draft, Role::PurchaseVariance, goods.item.category, dimensions, variance)?;
        }
        let closed = booking.close(cx, draft)?;
        draft.event(cx, "stock.goods_returned_to_supplier", closed.number.clone());
        Ok(Decision::done(DocumentReply::of(closed, change, entity.currency)).worth(change))
    }
}

impl ReturnToSupplier {
    /// The receipt's movements the goods came by, those of their own lot first; none when no receipt is named.
    fn originals(&self, received: &[Movement], goods: &Meant) -> Result<Vec<MovementId>, Refusal> {
        let Some(receipt) = &self.receipt else { return Ok(Vec::new()) };
        let mut came_by: Vec<&Movement> = received
            .iter()
            .filter(|movement| movement.item == goods.item.id && movement.owner == goods.owner)
            .collect();
        if came_by.is_empty() {
            let document = receipt.to_string();
            return Err(NotOnDocument { document, item: goods.item.code.clone() }.at("item"));
        }
        came_by.sort_by_key(|movement| movement.lot != goods.lot);
        Ok(came_by.into_iter().map(|movement| movement.id).collect())
    }
}

impl SupplierReturnLine {
    fn written(&self) -> Written<'_> {
        Written {
            item: &self.item,
            quantity: self.quantity,
            unit: self.unit.as_ref(),
            lot: self.lot.as_ref(),
            expires_on: None,
            place: self.place.as_ref(),
            owner: self.owner.as_ref(),
        }
    }
}
