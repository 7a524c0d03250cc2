//! What is expected to arrive.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::refusals::Negative;
use crate::allocation::replies::ExpectedSupplyReply;
use crate::allocation::requests::stocked_quantity;
use crate::allocation::rules::expecting::{Told, supply_of, tell};
use crate::allocation::types::ExpectedKind;
use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::stock::refusals::TooManyLines;
use crate::stock::rules::lines::{MOST_LINES, on_line};
use crate::stock::rules::naming::{site_for, site_scope};
use crate::values::{BusinessDate, Code, ItemId, Number, Quantity};

/// Reports what is still expected to arrive at a site under a reference that is kept in another system: a purchase order
/// or a notice that it is on its way, or returns that will be sold again. Sent again under the same reference it says what
/// is still expected now, as a whole: a line that is left out, or has quantity 0, is expected no more. The same again
/// changes nothing. Every change is recorded.
///
/// What is expected can be promised by date (`allocation.available_by_date`) and says when orders that wait will be filled;
/// nothing is allocated to it. What has come is told by its receipt: `stock.receive_goods` names this reference as
/// `expected`, `stock.return_from_customer` and `stock.change_state` that of returns, and takes it off in the same moment, so
/// that goods and the expectation of them never count at once. Whoever does not name it there sends this command again with
/// less. A reference is one of its site: an order that is delivered to two sites is told of twice.
///
/// A fact: the order was placed and the goods are on their way whatever is thought of it here, and a site that is closed or
/// a day that is past does not bring them back. What is late is expected from today on.
///
/// Refused: `stock.unknown_site`, `stock.too_many_lines`, `catalogue.unknown_item`, `catalogue.not_exact`,
/// `stock.not_stocked`, `allocation.negative`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpectSupply {
    /// Where it will arrive.
    pub site: Code,
    /// Where it comes from.
    pub kind: ExpectedKind,
    /// The reference, unique at the site and in its kind.
    pub reference: Code,
    /// What is still expected, 0 to 10,000 lines: all of it, item by item and day by day.
    pub lines: Vec<ExpectLine>,
}

/// What is still expected of an item on a day.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpectLine {
    /// SKU or any identifier of the item.
    pub item: Code,
    /// How much, in `unit`, 0 or more.
    pub quantity: Number,
    /// Unit or pack; what the identifier stands for if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Code>,
    /// The business day of the site from which it can be sold.
    pub expected_on: BusinessDate,
}

impl Command for ExpectSupply {
    const NAME: &'static str = "allocation.expect_supply";
    const MODE: Mode = Mode::Fact;
    const EXAMPLE: &'static str = r#"{"site": "SHOP-1", "kind": "inbound", "reference": "PO-1001", "lines": [{"item": "TEA-100", "quantity": 24, "expected_on": "2026-12-01"}, {"item": "TEA-100", "quantity": 24, "expected_on": "2026-12-15"}]}"#;
    type Reply = ExpectedSupplyReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        site_scope(draft, &self.site)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ExpectedSupplyReply>, Refusal> {
        if self.lines.len() > MOST_LINES {
            return Err(TooManyLines { given: self.lines.len(), most: MOST_LINES }.at("lines"));
        }
        let (site, _) = site_for(cx, draft, &self.site)?;
        draft.prefetch_items(self.lines.iter().map(|line| &line.item));
        let mut told = Told::new();
        for (place, line) in self.lines.iter().enumerate() {
            let (item, quantity) = line.meant(draft).map_err(on_line(place))?;
            let sum = told.entry((item, line.expected_on)).or_default();
            *sum = sum.checked_add(quantity).map_err(|error| on_line(place)(Refusal::from(error).at("quantity")))?;
        }
        let supply = supply_of(cx, draft, &site, self.kind, &self.reference);
        if tell(cx, draft, &supply, told)? {
            draft.event(cx, "allocation.supply_expected", &supply.reference);
        }
        Ok(Decision::done(ExpectedSupplyReply::of(draft, &supply)))
    }
}

impl ExpectLine {
    fn meant(&self, draft: &mut Draft<'_>) -> Result<(ItemId, Quantity), Refusal> {
        if self.quantity.is_negative() {
            return Err(Negative { what: "quantity".to_owned(), given: self.quantity.to_string() }.at("quantity"));
        }
        let (item, quantity) = stocked_quantity(draft, &self.item, self.quantity, self.unit.as_ref())?;
        Ok((item.id, quantity))
    }
}
