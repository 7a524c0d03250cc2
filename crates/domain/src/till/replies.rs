//! What callers are told of sales.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::catalogue::replies::unit_code;
use crate::catalogue::rules::in_units;
use crate::flow::{Draft, Refusal};
use crate::pricing::types::PriceOrigin;
use crate::stock::types::DocumentKind;
use crate::tax::rules::components::component_split;
use crate::tax::types::{Component, Rounding, TaxSet, Treatment};
use crate::till::requests::FiscalStamp;
use crate::till::rules::checkout::Line;
use crate::till::rules::naming::receipt_text;
use crate::till::types::{Sale, SaleLine, SaleLineKey, SaleTender};
use crate::values::{Amount, BusinessDate, CommandId, Currency, Quantity, TaxRate, TaxSetId, UnitPrice};

/// A receipt: everything a printer needs, in the entity's currency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Receipt {
    /// Its number: the register's code and the register's count.
    pub receipt: String,
    /// The number of its document in the books.
    pub document: String,
    /// `sale`, `refund`, `exchange` or `void_sale`.
    pub kind: DocumentKind,
    /// Where.
    pub register: String,
    /// The shift it belongs to.
    pub shift: i64,
    /// Who served.
    pub cashier: String,
    /// Who bought or brought back, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<String>,
    /// The receipt that it takes back from or makes void, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original: Option<String>,
    /// The business day.
    pub occurred_on: BusinessDate,
    /// The day of the books it counts in.
    pub posted_on: BusinessDate,
    /// The currency of every amount.
    pub currency: Currency,
    /// Whether the prices of the lines include tax.
    pub includes_tax: bool,
    /// Where its tax was rounded: line by line, or once for each rate.
    pub tax_rounding: Rounding,
    /// The lines; below zero what came back.
    pub lines: Vec<ReceiptLine>,
    /// Net of tax.
    pub net: Amount,
    /// The tax, by what the lines were taxed as.
    pub taxes: Vec<ReceiptTax>,
    /// What is owed, tax included; below zero what is owed to the customer.
    pub total: Amount,
    /// What cash rounding added.
    pub cash_rounding: Amount,
    /// The money; below zero what was given back.
    pub tenders: Vec<ReceiptTender>,
    /// The change given.
    pub change: Amount,
    /// What the fiscal device said of it when it was rung up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fiscal: Option<FiscalStamp>,
}

/// A line of a receipt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReceiptLine {
    /// Its place, from 1: what `till.refund` names.
    pub line: i64,
    /// The SKU.
    pub item: String,
    /// The item's name.
    pub name: String,
    /// How much, in the item's base unit.
    pub quantity: Quantity,
    /// The unit or pack it was priced in.
    pub unit: String,
    /// How many of that unit: what its price is multiplied by.
    pub units: Quantity,
    /// The price of that unit.
    pub unit_price: UnitPrice,
    /// Where the price comes from.
    pub price_origin: PriceOrigin,
    /// Price times units, to the cent, or what its label says.
    pub gross: Amount,
    /// What was taken off the line.
    pub discount: Amount,
    /// Its share of what was taken off the basket.
    pub basket_discount: Amount,
    /// What is left of it without tax.
    pub net: Amount,
    /// Its tax.
    pub tax: Amount,
    /// How much of it has come back since, in the item's base unit; absent where the receipt is shown as it was printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returned: Option<Quantity>,
    /// Why its price, discount or return is what it is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// What a tax comes to on a receipt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReceiptTax {
    /// The tax class.
    pub tax_class: String,
    /// How it applied.
    pub treatment: Treatment,
    /// Its rate, all components together, in per cent.
    pub rate: String,
    /// What it was taken of.
    pub net: Amount,
    /// The tax.
    pub tax: Amount,
    /// The taxes it is made of, where they are several: GST and QST, or those of state, county and city.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub components: Vec<ReceiptComponent>,
}

/// One of several taxes on a receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReceiptComponent {
    /// The tax.
    pub component: String,
    /// In per cent.
    pub rate: TaxRate,
    /// What it takes of the tax.
    pub tax: Amount,
}

/// Money on a receipt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReceiptTender {
    /// What it was paid with.
    pub tender: String,
    /// How much.
    pub amount: Amount,
    /// The card or credit of ours it was taken from or put on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stored_value: Option<String>,
    /// The payment behind it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment: Option<String>,
    /// The host's reference.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reference: String,
}

/// What lines are taxed as, added up in the order of their first appearance.
struct Sums {
    rows: Vec<((TaxSetId, Treatment), (i64, i64))>,
}

impl Sums {
    fn of(lines: impl Iterator<Item = (TaxSetId, Treatment, i64, i64)>) -> Self {
        let mut rows: Vec<((TaxSetId, Treatment), (i64, i64))> = Vec::new();
        for (set, treatment, net_minor, tax_minor) in lines.filter(|line| !line.0.is_none()) {
            match rows.iter_mut().find(|(key, _)| *key == (set, treatment)) {
                Some((_, sum)) => *sum = (sum.0.saturating_add(net_minor), sum.1.saturating_add(tax_minor)),
                None => rows.push(((set, treatment), (net_minor, tax_minor))),
            }
        }
        Self { rows }
    }

    fn replies(&self, draft: &mut Draft<'_>, currency: Currency) -> Vec<ReceiptTax> {
        let mut replies = Vec::with_capacity(self.rows.len());
        for ((set, treatment), (net_minor, tax_minor)) in &self.rows {
            let set = draft.tax_set(*set);
            replies.push(ReceiptTax {
                tax_class: set.as_ref().map(|set| set.tax_class.clone()).unwrap_or_default(),
                treatment: *treatment,
                rate: set.as_ref().map(|set| set.rate_text(*treatment)).unwrap_or_default(),
                net: Amount::of(*net_minor, currency),
                tax: Amount::of(*tax_minor, currency),
                components: set.map(|set| components_of(&set, *tax_minor, currency)).unwrap_or_default(),
            });
        }
        replies
    }
}

fn components_of(set: &TaxSet, tax_minor: i64, currency: Currency) -> Vec<ReceiptComponent> {
    if set.components().len() < 2 || tax_minor == 0 {
        return Vec::new();
    }
    let parts = set.components().iter().zip(component_split(set, tax_minor));
    let reply = |(component, minor): (&Component, i64)| ReceiptComponent {
        component: component.component.to_string(),
        rate: component.rate,
        tax: Amount::of(minor, currency),
    };
    parts.map(reply).collect()
}

/// The taxes of lines that are priced and not yet sold.
pub(crate) fn taxes_of(draft: &mut Draft<'_>, lines: &[Line], currency: Currency) -> Vec<ReceiptTax> {
    let of = |line: &Line| {
        let sign = line.sign();
        (line.tax_set, line.treatment, sign * line.amounts.net_minor, sign * line.amounts.tax_minor)
    };
    Sums::of(lines.iter().map(of)).replies(draft, currency)
}

impl Receipt {
    /// The receipt of a sale with what has come back of its lines since.
    ///
    /// # Errors
    /// None of a whole file.
    pub(crate) fn now(draft: &mut Draft<'_>, sale: &Sale) -> Result<Self, Refusal> {
        let mut receipt = Self::first(draft, sale)?;
        for line in receipt.lines.iter_mut().filter(|line| line.quantity.is_positive()) {
            let key = SaleLineKey { document: sale.document, line: line.line };
            line.returned = Some(draft.sale_line_use(key).quantity);
        }
        Ok(receipt)
    }

    /// The receipt that a command printed.
    pub(crate) fn of_command(draft: &mut Draft<'_>, command: CommandId) -> Option<Self> {
        let sale = draft.sale_of_command(command)?;
        Self::first(draft, &sale).ok()
    }

    /// The receipt of a sale as it was printed.
    ///
    /// # Errors
    /// None of a whole file.
    pub(crate) fn first(draft: &mut Draft<'_>, sale: &Sale) -> Result<Self, Refusal> {
        let document = draft.document(sale.document);
        let entity = document.as_ref().and_then(|document| draft.entity(document.entity));
        let currency = entity.map_or(Currency::EUR, |entity| entity.currency);
        let text = |minor: i64| Amount::of(minor, currency);
        let sold = draft.sale_lines(sale.document);
        let money = draft.sale_tenders(sale.document);
        let sum = |of: fn(&SaleLine) -> i64| sold.iter().fold(0_i64, |sum, line| sum.saturating_add(of(line)));
        let sums = Sums::of(sold.iter().map(|line| (line.tax_set, line.treatment, line.net_minor, line.tax_minor)));
        let change = money.iter().filter(|money| money.change).fold(0_i64, |sum, money| sum - money.amount_minor);
        let (party, corrects) = document.as_ref().map(|held| (held.party, held.corrects)).unwrap_or_default();
        let original = if corrects.is_none() { None } else { draft.sale(corrects) };
        let original = original.map(|sale| receipt_text(draft, &sale));
        let (occurred_on, posted_on, kind, number) = match &document {
            Some(held) => (held.occurred_on, held.posted_on, held.kind, draft.number_text(held.series, held.number)),
            None => return Err(crate::till::refusals::UnknownReceipt { receipt: sale.receipt.to_string() }.into()),
        };
        Ok(Self {
            receipt: receipt_text(draft, sale),
            document: number,
            kind,
            register: draft.register(sale.register).map(|register| register.code.clone()).unwrap_or_default(),
            shift: draft.shift(sale.shift).map_or(0, |shift| shift.number),
            cashier: draft.actor(sale.cashier).map(|actor| actor.code.clone()).unwrap_or_default(),
            customer: draft.party(party).map(|party| party.code.clone()),
            original,
            occurred_on,
            posted_on,
            currency,
            includes_tax: sale.includes_tax,
            tax_rounding: if sale.tax_by_document { Rounding::Document } else { Rounding::Line },
            net: text(sum(|line| line.net_minor)),
            taxes: sums.replies(draft, currency),
            total: text(sale.total_minor),
            cash_rounding: text(sale.rounding_minor),
            change: text(change),
            lines: sold.iter().map(|line| ReceiptLine::of(draft, line, currency)).collect(),
            tenders: money
                .iter()
                .filter(|money| !money.change)
                .map(|money| ReceiptTender::of(draft, money, currency))
                .collect(),
            fiscal: serde_json::from_str(&sale.fiscal).ok(),
        })
    }
}

impl ReceiptLine {
    fn of(draft: &mut Draft<'_>, line: &SaleLine, currency: Currency) -> Self {
        let text = |minor: i64| Amount::of(minor, currency);
        let item = draft.item(line.item);
        let units = item.as_ref().and_then(|item| in_units(draft, item, line.quantity, line.unit));
        let units = units.unwrap_or(line.quantity);
        Self {
            line: line.key.line,
            item: item.as_ref().map(|item| item.code.clone()).unwrap_or_default(),
            name: item.map(|item| item.name.clone()).unwrap_or_default(),
            quantity: line.quantity,
            unit: unit_code(draft, line.unit),
            units,
            unit_price: line.unit_price,
            price_origin: line.price_origin,
            gross: text(line.gross_minor),
            discount: text(line.discount_minor),
            basket_discount: text(line.basket_discount_minor),
            net: text(line.net_minor),
            tax: text(line.tax_minor),
            returned: None,
            reason: line.note.clone(),
        }
    }
}

impl ReceiptTender {
    fn of(draft: &mut Draft<'_>, money: &SaleTender, currency: Currency) -> Self {
        Self {
            tender: draft.tender(money.tender).map(|tender| tender.code.clone()).unwrap_or_default(),
            amount: Amount::of(money.amount_minor, currency),
            stored_value: draft.stored_value(money.stored_value).map(|held| held.code.clone()),
            payment: draft.payment(money.payment).map(|payment| payment.code),
            reference: money.reference.clone(),
        }
    }
}
