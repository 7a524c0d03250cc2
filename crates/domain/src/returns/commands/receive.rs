//! Goods that came back.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::refusals::SiteOfOtherEntity;
use crate::allocation::types::DemandKind;
use crate::exceptions::rules::{About, raise_refusal};
use crate::exceptions::types::Severity;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::ledger::rules::dates;
use crate::ledger::types::Entity;
use crate::returns::refusals::{LineOrItem, NotAuthorised, NotOnOrder, NotOnReturn, Unannounced};
use crate::returns::replies::ReturnDone;
use crate::returns::rules::naming::{line_at, number_of, return_named};
use crate::returns::rules::opening::{NewLine, Opening, add_line, know_order, open};
use crate::returns::rules::receiving::{Arrival, Receiving, take_in};
use crate::returns::rules::refunding::settle_due;
use crate::returns::types::Return;
use crate::sales::refusals::UnknownLine;
use crate::sales::rules::naming::{order_named, reference_of};
use crate::sales::types::Order;
use crate::stock::rules::lines::{Meant, Written, check_count, meant, on_line};
use crate::stock::rules::naming::{party_named, site_for, site_scope};
use crate::stock::types::Site;
use crate::till::rules::card_numbers;
use crate::values::{Attributes, BusinessDate, Code, ItemId, Note, Number, Quantity};

/// Reports goods that came back: with the number of their return, with their order, or with nothing that is known of them.
/// They wait in state `inspection`, in the returns-pending class, at the cost they left with where their order is known,
/// else at what their pool says. Any site of the entity takes them, wherever they were sold. A policy that refunds with the
/// receipt credits what was authorised and gives back at once.
///
/// A fact: what is more than was to come is raised as `returns.more_than_authorised`, goods of an order that nobody had let
/// come as `returns.not_authorised`, more than was sold as `returns.more_than_sold`, goods that are not on the return or
/// order as `returns.not_on_return` and `returns.not_on_order`, and goods of which nothing is known as
/// `returns.unannounced`; all of it is taken in, and refunded by `returns.refund` when somebody has looked at it.
///
/// Refused: `stock.unknown_site`, `stock.no_lines`, `returns.unknown_return`, `returns.unknown_line`,
/// `returns.line_or_item`, `allocation.unknown_channel`, `sales.unknown_order`, `sales.unknown_line`,
/// `allocation.site_of_other_entity`, `catalogue.unknown_item`, `catalogue.not_exact`, `stock.lot_required`,
/// `parties.unknown_party`, `ledger.in_future`, `till.card_number`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceiveReturn {
    /// Where they came.
    pub site: Code,
    /// The number of the return they came with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Code>,
    /// The channel of the order they are of, where no return is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Code>,
    /// The order's reference, with `channel`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Code>,
    /// Who sent them, where neither is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<Code>,
    /// The business day they came; today at the site if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<BusinessDate>,
    /// What came, 1 to 10,000 lines.
    pub lines: Vec<ArrivedLine>,
    /// What is said about the parcel, such as its tracking number.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub note: Note,
    /// The host's own, never a card's number.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
    /// The document's ids in other systems, by system.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub external_refs: BTreeMap<String, String>,
}

/// Goods that came.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ArrivedLine {
    /// The line of the return, or of the order where no return is known; the first one of `item` that waits for goods if
    /// not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<i64>,
    /// SKU or any identifier of the item; that of the line if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<Code>,
    /// How much, above zero, in `unit`.
    pub quantity: Number,
    /// Unit or pack; the item's base unit if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Code>,
    /// Lot or serial, for items tracked so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<Code>,
    /// The place inside the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Code>,
    /// In which condition they are.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub condition: Note,
}

impl Command for ReceiveReturn {
    const NAME: &'static str = "returns.receive";
    const MODE: Mode = Mode::Fact;
    const EXAMPLE: &'static str = r#"{"site": "SHOP-1", "number": "RMA-ACME-000001", "lines": [{"line": 1, "quantity": 1, "condition": "dented"}]}"#;
    type Reply = ReturnDone;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        site_scope(draft, &self.site)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ReturnDone>, Refusal> {
        check_count(self.lines.len())?;
        card_numbers::check_fields("attributes", &self.attributes)?;
        let (site, entity) = site_for(cx, draft, &self.site)?;
        let occurred_on = dates::occurred_on(cx, self.occurred_on)?;
        let mut of = self.of(cx, draft, &site, &entity)?;
        let order = draft.order(of.demand).filter(|_| !of.demand.is_none());
        let mut arrivals = Vec::with_capacity(self.lines.len());
        for (place, line) in self.lines.iter().enumerate() {
            let arrival = self.arrival(cx, draft, &site, &mut of, order.as_deref(), &arrivals, line);
            arrivals.push(arrival.map_err(on_line(place))?);
        }
        draft.put_return(of.clone());
        let receiving = Receiving {
            site: &site,
            entity: &entity,
            occurred_on,
            attributes: self.attributes.clone(),
            external_refs: self.external_refs.clone(),
        };
        let taken = take_in(cx, draft, &mut of, receiving, &arrivals)?;
        let refunded = settle_due(cx, draft, &entity, site.id, &mut of)?;
        draft.put_return(of.clone());
        let number = number_of(draft, &of);
        draft.event(cx, "returns.received", number);
        let done = ReturnDone::of(draft, &of, vec![taken.closed.number], refunded)?;
        Ok(Decision::done(done).worth(taken.change_minor))
    }
}

impl ReceiveReturn {
    /// The return goods came with; one that is opened where nobody knows of any.
    fn of(&self, cx: &Context, draft: &mut Draft<'_>, site: &Site, entity: &Entity) -> Result<Return, Refusal> {
        if let Some(number) = &self.number {
            let held = return_named(draft, number)?;
            check_entity(held.entity == entity.id, site, entity)?;
            return Ok(Return::clone(&held));
        }
        let order = match (&self.channel, &self.reference) {
            (Some(channel), Some(reference)) => Some(order_named(draft, channel, DemandKind::Order, reference)?),
            (None, None) => None,
            _ => return Err(LineOrItem {}.at("reference")),
        };
        if let Some(order) = &order {
            check_entity(order.entity == entity.id, site, entity)?;
        }
        let customer = match &order {
            Some(order) => order.customer,
            None => party_named(draft, self.party.as_ref(), "party")?,
        };
        let mut opened = open(
            cx,
            draft,
            Opening {
                entity: entity.id,
                customer,
                opened_on: cx.business_date,
                authorised: false,
                refund_to: None,
                note: self.note.to_string(),
                attributes: Attributes::default(),
                external_refs: BTreeMap::new(),
            },
        );
        let number = number_of(draft, &opened);
        let about = About { severity: Severity::Warning, ..About::of_scope(cx, number.clone()) };
        match &order {
            Some(order) => {
                know_order(cx, draft, &mut opened, order.demand);
                let reference = reference_of(draft, order);
                raise_refusal(cx, draft, NotAuthorised { reference, number }.into(), about);
            }
            None => {
                raise_refusal(cx, draft, Unannounced { site: site.code.clone(), number }.into(), about);
            }
        }
        draft.put_return(opened.clone());
        Ok(opened)
    }

    /// Goods of a line, which is added to the return where it has none of them.
    #[expect(clippy::too_many_arguments, reason = "one line with everything around it, called once")]
    fn arrival(
        &self,
        cx: &Context,
        draft: &mut Draft<'_>,
        site: &Arc<Site>,
        of: &mut Return,
        order: Option<&Order>,
        before: &[Arrival],
        line: &ArrivedLine,
    ) -> Result<Arrival, Refusal> {
        let note = line.condition.to_string();
        if let (Some(number), Some(_)) = (line.line, &self.number) {
            let at = line_at(draft, of, number)?;
            let meant = line.meant(draft, site, of.lines[at].item)?;
            if meant.item.id == of.lines[at].item {
                return Ok(Arrival { at, meant, note });
            }
            return self.added(cx, draft, of, order, meant, None).map(|(at, meant)| Arrival { at, meant, note });
        }
        if let (Some(number), Some(order)) = (line.line, order) {
            let ordered = order.lines.iter().find(|held| held.line == number);
            let unknown =
                |draft: &mut Draft<'_>| UnknownLine { reference: reference_of(draft, order), line: number }.at("line");
            let item = match ordered {
                Some(ordered) => ordered.item,
                None => return Err(unknown(draft)),
            };
            let meant = line.meant(draft, site, item)?;
            let known = Some(number).filter(|_| meant.item.id == item);
            return self.added(cx, draft, of, order.into(), meant, known).map(|(at, meant)| Arrival {
                at,
                meant,
                note,
            });
        }
        let meant = line.meant(draft, site, ItemId::NONE)?;
        let of_item = |at: &usize| of.lines[*at].item == meant.item.id;
        let came = |at: usize| {
            let sums = before.iter().filter(|arrival| arrival.at == at).map(|arrival| arrival.meant.quantity);
            sums.fold(Quantity::ZERO, |sum, quantity| sum.checked_add(quantity).unwrap_or(sum))
        };
        let first = (0..of.lines.len()).find(of_item);
        let waits = |at: &usize| of.lines[*at].expected().is_ok_and(|expected| expected > came(*at));
        let found = (0..of.lines.len()).filter(of_item).find(waits).or(first);
        match found {
            Some(at) => Ok(Arrival { at, meant, note }),
            None => self.added(cx, draft, of, order, meant, None).map(|(at, meant)| Arrival { at, meant, note }),
        }
    }

    /// Adds a line of goods that were not on the return.
    fn added(
        &self,
        cx: &Context,
        draft: &mut Draft<'_>,
        of: &mut Return,
        order: Option<&Order>,
        meant: Meant,
        known: Option<i64>,
    ) -> Result<(usize, Meant), Refusal> {
        let (number, item) = (number_of(draft, of), meant.item.code.clone());
        let about = About { severity: Severity::Warning, ..About::of_scope(cx, number.clone()) };
        let ordered = order.and_then(|order| order.lines.iter().find(|held| held.item == meant.item.id));
        let order_line = known.or(ordered.map(|line| line.line)).unwrap_or(0);
        match order {
            Some(order) if order_line == 0 => {
                let reference = reference_of(draft, order);
                raise_refusal(cx, draft, NotOnOrder { reference, item }.into(), about);
            }
            _ if of.authorised => {
                raise_refusal(cx, draft, NotOnReturn { number, item }.into(), about);
            }
            _ => {}
        }
        let (reason, charges_fee, authorised) = (String::new(), false, Quantity::ZERO);
        let new = NewLine { item: meant.item.id, order_line, reason, charges_fee, authorised };
        Ok((add_line(cx, draft, of, new), meant))
    }
}

/// Goods go to a site of whoever sold them.
fn check_entity(is_own: bool, site: &Site, entity: &Entity) -> Result<(), Refusal> {
    match is_own {
        true => Ok(()),
        false => Err(SiteOfOtherEntity { site: site.code.clone(), entity: entity.code.clone() }.at("site")),
    }
}

impl ArrivedLine {
    fn meant(&self, draft: &mut Draft<'_>, site: &Site, of_line: ItemId) -> Result<Meant, Refusal> {
        let of_line = draft.item(of_line).filter(|_| !of_line.is_none()).and_then(|item| Code::parse(&item.code).ok());
        let item = self.item.clone().or(of_line).ok_or_else(|| LineOrItem {}.at("item"))?;
        let written = Written {
            item: &item,
            quantity: self.quantity,
            unit: self.unit.as_ref(),
            lot: self.lot.as_ref(),
            expires_on: None,
            place: self.place.as_ref(),
            owner: None,
        };
        meant(draft, site, written, true)
    }
}
