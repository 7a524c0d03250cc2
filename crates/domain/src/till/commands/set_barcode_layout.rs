//! How a site's scales and counters print prices and weights into barcodes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Command, Context, Decision, Draft, Mode, Refusal, Scope};
use crate::stock::rules::naming::site_named;
use crate::till::refusals::BadLayout;
use crate::till::types::{BarcodeLayout, EmbeddedValue};
use crate::values::{Code, SiteId};

/// Asks to set how barcodes that begin with a prefix hold an item and its price or weight: prefix, item, value, check
/// digit, 8, 12, 13 or 14 digits in all. The digits of the item are looked up as any other identifier.
///
/// Refused: `stock.unknown_site`, `till.bad_layout`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetBarcodeLayout {
    /// Where; at every site that has none of its own for the prefix if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<Code>,
    /// The digits the barcodes begin with: 02, 20 to 29 by GS1.
    pub prefix: Code,
    /// How many digits name the item, 1 to 10.
    pub item_digits: u8,
    /// What the digits behind it say.
    pub value: EmbeddedValue,
    /// How many they are, 1 to 10.
    pub value_digits: u8,
    /// How many of them are decimals, 0 to 6.
    pub value_decimals: u8,
    /// Whether a check digit of the value stands before it.
    #[serde(default)]
    pub value_check: bool,
    /// Whether it is read.
    #[serde(default = "yes")]
    pub active: bool,
}

fn yes() -> bool {
    true
}

/// A layout.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BarcodeLayoutReply {
    /// The digits it begins with.
    pub prefix: String,
    /// How many digits its barcodes have.
    pub digits: usize,
}

impl Command for SetBarcodeLayout {
    const NAME: &'static str = "till.set_barcode_layout";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str =
        r#"{"prefix": "28", "item_digits": 5, "value": "quantity", "value_digits": 5, "value_decimals": 3}"#;
    type Reply = BarcodeLayoutReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        match &self.site {
            None => Ok(Scope::File),
            Some(site) => site_named(draft, site).map(|site| Scope::Site(site.entity, site.id)),
        }
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<BarcodeLayoutReply>, Refusal> {
        let site = match &self.site {
            None => SiteId::NONE,
            Some(site) => site_named(draft, site)?.id,
        };
        let layout = BarcodeLayout {
            site,
            prefix: self.prefix.to_string(),
            item_digits: self.item_digits,
            value: self.value,
            value_digits: self.value_digits,
            value_decimals: self.value_decimals,
            value_check: self.value_check,
            active: self.active,
        };
        check(&layout)?;
        let reply = BarcodeLayoutReply { prefix: layout.prefix.clone(), digits: layout.length() };
        draft.put_barcode_layout(layout);
        draft.event(cx, "till.barcode_layout_set", reply.prefix.clone());
        Ok(Decision::done(reply))
    }
}

fn check(layout: &BarcodeLayout) -> Result<(), Refusal> {
    let bad = |problem: String, field: &str| Err(BadLayout { problem }.at(field));
    if !layout.prefix.bytes().all(|byte| byte.is_ascii_digit()) {
        return bad(format!("{} is no prefix; digits are accepted", layout.prefix), "prefix");
    }
    for (field, digits) in [("item_digits", layout.item_digits), ("value_digits", layout.value_digits)] {
        if !(1..=10).contains(&digits) {
            return bad(format!("{digits} digits; 1 to 10 are accepted"), field);
        }
    }
    if layout.value_decimals > layout.value_digits.min(6) {
        let most = layout.value_digits.min(6);
        return bad(format!("{} decimals; at most {most} are accepted", layout.value_decimals), "value_decimals");
    }
    match layout.length() {
        8 | 12 | 13 | 14 => Ok(()),
        digits => {
            bad(format!("these are {digits} digits with the check digit; 8, 12, 13 or 14 are accepted"), "prefix")
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::catalogue::commands::AddIdentifier;
    use crate::pricing::types::PriceOrigin;
    use crate::till::commands::RingUp;
    use crate::till::testing::{Till, paid};
    use crate::values::{Gtin, Quantity};

    /// A full barcode from its first twelve digits.
    fn barcode(twelve: &str) -> String {
        let full = (0..10).map(|check| format!("{twelve}{check}")).find(|text| Gtin::parse(text).is_ok());
        full.expect("one check digit fits")
    }

    fn till() -> Till {
        let mut till = Till::open();
        till.shop.does::<SetBarcodeLayout>(
            json!({"prefix": "28", "item_digits": 5, "value": "quantity", "value_digits": 5, "value_decimals": 3}),
        );
        till.shop.does::<SetBarcodeLayout>(json!({"site": "SHOP-1", "prefix": "20", "item_digits": 5, "value": "price", "value_digits": 5, "value_decimals": 2}));
        for (item, number) in [("CHEESE", "00077"), ("TEA", "00088")] {
            till.shop.does::<AddIdentifier>(json!({"item": item, "identifier": number, "kind": "sku"}));
        }
        till
    }

    /// A label with a weight is priced by the list, one with a price costs that to the cent, and what it weighs is what
    /// the price comes to.
    #[test]
    fn labels_are_read() {
        let mut till = till();
        let weighed = till.sells(json!([{"item": barcode("280007700385")}]), &[("CARD", "7.28")]);
        assert_eq!(
            (weighed.lines[0].item.as_str(), weighed.lines[0].quantity),
            ("CHEESE", Quantity::parse("0.385").expect("one"))
        );
        let priced = till.sells(json!([{"item": barcode("200007700500")}]), &[("CARD", "5.00")]);
        // 5.00 at 18.90 a kilogram.
        let line = &priced.lines[0];
        assert_eq!((line.quantity, line.units), (Quantity::parse("0.265").expect("one"), line.quantity));
        assert_eq!((line.unit_price.to_string(), line.price_origin), ("18.9".to_owned(), PriceOrigin::Label));
        assert_eq!((line.gross.as_str(), line.unit.as_str()), ("5.00", "KG"));
        let piece = till.sells(json!([{"item": barcode("200008800999")}]), &[("CARD", "9.99")]);
        assert_eq!((piece.lines[0].quantity, piece.total.as_str()), (Quantity::ONE, "9.99"));
        assert_eq!(till.on_hand("CHEESE"), Quantity::parse("99.35").expect("one"));
    }

    #[test]
    fn what_is_refused() {
        let mut till = till();
        let unknown = json!({"register": "T1", "lines": [{"item": barcode("200009900500")}], "tenders": paid(&[])});
        till.shop.refuses::<RingUp>(unknown, "catalogue.unknown_item");
        for (prefix, item_digits, value_digits, decimals, path) in [
            ("2X", 5, 5, 2, "prefix"),
            ("2", 4, 5, 2, "prefix"),
            ("20", 0, 10, 2, "item_digits"),
            ("20", 5, 11, 2, "value_digits"),
            ("20", 8, 2, 3, "value_decimals"),
        ] {
            let request = json!({"prefix": prefix, "item_digits": item_digits, "value": "price", "value_digits": value_digits, "value_decimals": decimals});
            assert_eq!(till.shop.refuses::<SetBarcodeLayout>(request, "till.bad_layout").path, path);
        }
    }
}
