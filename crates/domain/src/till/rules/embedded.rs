//! Barcodes that a scale or a counter prints: a prefix, the item, its price or weight, a check digit.
//!
//! Layouts are each site's own (GS1 General Specifications, section 2.1.13, leaves them to national bodies and companies),
//! so they are told to the till with `till.set_barcode_layout`. The longest prefix wins, a site's own layout before one
//! for every site.

use crate::till::types::{BarcodeLayout, EmbeddedValue};
use crate::values::{Gtin, SiteId};

/// What a barcode holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Embedded<'t> {
    /// The digits that name the item.
    pub(crate) item: &'t str,
    /// What the value says.
    pub(crate) value: EmbeddedValue,
    /// The value without its decimal point.
    pub(crate) number: i64,
    /// How many of its digits are decimals.
    pub(crate) decimals: u8,
}

/// Reads a text by the layouts a site reads; none when it fits none of them or its check digits are wrong.
pub(crate) fn read<'t>(layouts: &[BarcodeLayout], site: SiteId, text: &'t str) -> Option<Embedded<'t>> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let fitting = layouts.iter().filter(|layout| layout.active && layout.fits(site, text));
    let layout = fitting.max_by_key(|layout| (layout.prefix.len(), !layout.site.is_none()))?;
    Gtin::parse(text).ok()?;
    let item_ends = layout.prefix.len() + usize::from(layout.item_digits);
    let item = text.get(layout.prefix.len()..item_ends)?;
    let value_starts = item_ends + usize::from(layout.value_check);
    let value = text.get(value_starts..value_starts + usize::from(layout.value_digits))?;
    if layout.value_check && text.as_bytes().get(item_ends).map(|digit| digit - b'0') != Some(value_check(value)) {
        return None;
    }
    Some(Embedded { item, value: layout.value, number: value.parse().ok()?, decimals: layout.value_decimals })
}

impl BarcodeLayout {
    /// How long its barcodes are, their own check digit included.
    pub(crate) fn length(&self) -> usize {
        self.prefix.len()
            + usize::from(self.item_digits)
            + usize::from(self.value_check)
            + usize::from(self.value_digits)
            + 1
    }

    fn fits(&self, site: SiteId, text: &str) -> bool {
        (self.site.is_none() || self.site == site) && text.len() == self.length() && text.starts_with(&self.prefix)
    }
}

/// The check digit of a value: 3 and 1 in turn from the right, as for the barcode itself.
fn value_check(value: &str) -> u8 {
    let digits = value.bytes().rev().zip([3, 1].into_iter().cycle());
    let sum: u32 = digits.map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    ((10 - sum % 10) % 10) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(site: i64, prefix: &str, item_digits: u8, value: EmbeddedValue, value_digits: u8) -> BarcodeLayout {
        BarcodeLayout {
            site: SiteId(site),
            prefix: prefix.to_owned(),
            item_digits,
            value,
            value_digits,
            value_decimals: if value == EmbeddedValue::Price { 2 } else { 3 },
            value_check: false,
            active: true,
        }
    }

    /// The check digit of an EAN-13, so that the barcodes here can be read aloud.
    fn with_check(twelve: &str) -> String {
        let digits = twelve.bytes().rev().zip([3, 1].into_iter().cycle());
        let sum: u32 = digits.map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
        format!("{twelve}{}", (10 - sum % 10) % 10)
    }

    #[test]
    fn a_price_or_weight_is_read() {
        let layouts = [
            layout(0, "2", 6, EmbeddedValue::Price, 5),
            layout(0, "28", 5, EmbeddedValue::Quantity, 5),
            layout(7, "28", 4, EmbeddedValue::Quantity, 6),
        ];
        for (text, layouts, item, value, number) in [
            (with_check("212345601234"), &layouts[..2], "123456", EmbeddedValue::Price, 1234),
            (with_check("281234500750"), &layouts[..2], "12345", EmbeddedValue::Quantity, 750),
            (with_check("281234000750"), &layouts[..], "1234", EmbeddedValue::Quantity, 750),
        ] {
            let read = read(layouts, SiteId(7), &text).expect("it fits");
            assert_eq!((read.item, read.value, read.number), (item, value, number), "{text}");
        }
    }

    #[test]
    fn what_does_not_fit_is_left_alone() {
        let layouts = [layout(0, "2", 6, EmbeddedValue::Price, 5)];
        let good = with_check("212345601234");
        let wrong = format!("{}{}", &good[..12], (good.as_bytes()[12] - b'0' + 1) % 10);
        for text in ["", "TEA-100", &good[..12], &wrong, &with_check("412345601234")] {
            assert_eq!(read(&layouts, SiteId(7), text), None, "{text}");
        }
        let checked = [BarcodeLayout { value_check: true, item_digits: 5, ..layouts[0].clone() }];
        // 01234: 4*3 + 3 + 2*3 + 1 + 0 = 22, so the check digit of the value is 8.
        let read_back = |text: &str| read(&checked, SiteId(7), text).map(|read| read.number);
        assert_eq!(read_back(&with_check("212345801234")), Some(1234));
        assert_eq!(read_back(&with_check("212345701234")), None);
    }
}
