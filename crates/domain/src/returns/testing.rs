//! A desk that takes goods back, for tests.

use serde_json::{Value, json};

use super::commands::{AuthoriseReturn, DisposeReturn, ReceiveReturn, SetReturnPolicy};
use super::replies::ReturnDone;
use crate::exceptions::types::ExceptionState;
use crate::flow::Record;
use crate::sales::commands::{PlaceOrder, RecordPayment, ShipOrder};
use crate::sales::testing::Desk;
use crate::till::commands::{AddRegister, OpenShift, RingUp};
use crate::values::money_text;

/// The shop of [`Desk`] with a policy of channel WEB: refund with the receipt, shipping with all of an order; reasons BROKEN,
/// and MIND, which pays 10 % for restocking.
pub(in crate::returns) struct Counter {
    pub(in crate::returns) desk: Desk,
}

impl Counter {
    pub(in crate::returns) fn open() -> Self {
        let mut counter = Self { desk: Desk::open() };
        counter.policy(json!({}));
        counter
    }

    /// Sets the policy of WEB: what is given beside, else as in [`Counter::open`].
    #[track_caller]
    pub(in crate::returns) fn policy(&mut self, beside: Value) {
        let mut policy = json!({"channel": "WEB", "refund_shipping": true, "restocking_percent": "10",
            "reasons": [{"reason": "BROKEN", "name": "Broken"}, {"reason": "MIND", "name": "Changed", "charges_fee": true}]});
        let (Value::Object(into), Value::Object(beside)) = (&mut policy, beside) else { return };
        into.extend(beside);
        self.desk.shop.does::<SetReturnPolicy>(policy);
    }

    /// An order of WEB that was paid by card and shipped from WH, whole; answers what was paid.
    #[track_caller]
    pub(in crate::returns) fn sold(&mut self, reference: &str, lines: Value, beside: Value) -> String {
        let total = self.ordered(reference, lines, beside);
        self.desk.pays("WEB", reference, "captured", &total);
        self.ships(reference);
        total
    }

    /// An order of WEB; answers what it comes to.
    #[track_caller]
    pub(in crate::returns) fn ordered(&mut self, reference: &str, lines: Value, beside: Value) -> String {
        let mut order = json!({"channel": "WEB", "reference": reference, "lines": lines});
        if let (Value::Object(into), Value::Object(beside)) = (&mut order, beside) {
            into.extend(beside);
        }
        self.desk.shop.does::<PlaceOrder>(order).total.to_string()
    }

    /// Ships all goods of an order from WH.
    #[track_caller]
    pub(in crate::returns) fn ships(&mut self, reference: &str) {
        let order = self.desk.stands("WEB", reference);
        let goods = order.lines.iter().filter(|line| line.item != "SHIPPING");
        let lines: Vec<Value> = goods.map(|line| json!({"line": line.line, "quantity": line.quantity})).collect();
        let request = json!({"site": "WH", "channel": "WEB", "reference": reference, "lines": lines});
        self.desk.shop.does::<ShipOrder>(request);
    }

    /// Pays a part of an order with a gift card that is sold first.
    #[track_caller]
    pub(in crate::returns) fn pays_by_gift_card(&mut self, reference: &str, amount: &str) {
        let shop = &mut self.desk.shop;
        shop.does::<AddRegister>(json!({"register": "T1", "site": "SHOP", "name": "Till"}));
        shop.does::<OpenShift>(json!({"register": "T1"}));
        let line = json!({"item": "CARD-GIFT", "price": amount, "stored_value": "G-1"});
        let tender = json!({"tender": "CARD", "amount": amount});
        shop.does::<RingUp>(json!({"register": "T1", "lines": [line], "tenders": [tender]}));
        shop.does::<RecordPayment>(json!({"channel": "WEB", "reference": reference, "step": "captured",
            "tender": "GIFT", "amount": amount, "payment": "gift", "stored_value": "G-1"}));
    }

    /// Lets lines of an order come back, each for a reason; answers with the return.
    #[track_caller]
    pub(in crate::returns) fn authorises(&mut self, reference: &str, lines: &[(i64, i64, &str)]) -> ReturnDone {
        self.desk.shop.does::<AuthoriseReturn>(may_come(reference, lines))
    }

    /// Takes lines of a return in at a site.
    #[track_caller]
    pub(in crate::returns) fn receives(&mut self, site: &str, number: &str, lines: &[(i64, i64)]) -> ReturnDone {
        let lines: Vec<Value> = lines.iter().map(|(line, many)| json!({"line": line, "quantity": many})).collect();
        self.desk.shop.does::<ReceiveReturn>(json!({"site": site, "number": number, "lines": lines}))
    }

    /// Lets lines come back for nothing's fault, and takes them in at WH.
    #[track_caller]
    pub(in crate::returns) fn comes_back(&mut self, reference: &str, lines: &[(i64, i64)]) -> ReturnDone {
        let asked: Vec<(i64, i64, &str)> = lines.iter().map(|(line, many)| (*line, *many, "BROKEN")).collect();
        let number = self.authorises(reference, &asked).returned.number;
        let came: Vec<(i64, i64)> = lines.iter().enumerate().map(|(at, (_, many))| (at as i64 + 1, *many)).collect();
        self.receives("WH", &number, &came)
    }

    /// Says what becomes of units of a line at WH.
    #[track_caller]
    pub(in crate::returns) fn disposes(&mut self, number: &str, lines: Value) -> ReturnDone {
        self.desk.shop.does::<DisposeReturn>(json!({"site": "WH", "number": number, "lines": lines}))
    }

    /// The codes of exceptions that nobody has settled.
    pub(in crate::returns) fn open_exceptions(&mut self) -> Vec<String> {
        let raised = self.desk.shop.draft.records().iter().filter_map(|record| match record {
            Record::Exception(exception) => Some(exception.id),
            _ => None,
        });
        let ids: Vec<_> = raised.collect();
        let held = ids.into_iter().filter_map(|id| self.desk.shop.draft.exception(id));
        held.filter(|held| held.state != ExceptionState::Resolved).map(|held| held.code).collect()
    }
}

/// The request of an authorisation.
pub(in crate::returns) fn may_come(reference: &str, lines: &[(i64, i64, &str)]) -> Value {
    let lines: Vec<Value> =
        lines.iter().map(|(line, many, reason)| json!({"line": line, "quantity": many, "reason": reason})).collect();
    json!({"channel": "WEB", "reference": reference, "lines": lines})
}

/// An amount as text, in minor units.
pub(in crate::returns) fn minor(text: &str) -> i64 {
    text.replace('.', "").parse().expect("an amount")
}

/// Minor units as text.
pub(in crate::returns) fn money(minor: i64) -> String {
    money_text(minor, crate::values::Currency::EUR)
}
