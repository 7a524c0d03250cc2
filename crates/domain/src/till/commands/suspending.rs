//! Baskets put aside: a customer forgot the milk, and the next one is served.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Command, Context, Decision, Draft, Head, Mode, Refusal, Scope, json_text};
use crate::stock::rules::lines::check_count;
use crate::till::refusals::{NotSuspended, UnknownSuspended};
use crate::till::requests::SuspendedBasket;
use crate::till::rules::basket::check_texts;
use crate::till::rules::card_numbers;
use crate::till::rules::naming::{Place, register_for, register_scope};
use crate::till::types::{SuspendedSale, SuspendedState};
use crate::values::{Code, Note, SuspendedSaleId};

/// Asks to put a basket aside. Nothing is priced, reserved or posted; any register of the site can take it up again.
///
/// Refused: `till.unknown_register`, `till.register_inactive`, `stock.no_lines`, `till.card_number`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SuspendSale {
    /// Where.
    pub register: Code,
    /// What the clerks call it: table 4, the blue coat.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub name: Note,
    /// The basket.
    pub basket: SuspendedBasket,
}

/// A basket put aside.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SuspendSaleReply {
    /// Its number, by which it is taken up again.
    pub suspended: i64,
}

impl Command for SuspendSale {
    const NAME: &'static str = "till.suspend_sale";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"register": "T1", "name": "the blue coat", "basket": {"lines": [{"item": "TEA-100", "quantity": "2"}], "discount_percent": "5"}}"#;
    type Reply = SuspendSaleReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        register_scope(draft, &self.register)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<SuspendSaleReply>, Refusal> {
        card_numbers::check("name", self.name.as_str())?;
        check_count(self.basket.lines.len()).map_err(|refusal| refusal.at("basket"))?;
        check_texts(&self.basket.lines).map_err(|refusal| refusal.at("basket"))?;
        let place = register_for(cx, draft, &self.register)?;
        let id = SuspendedSaleId(draft.next(Head::SuspendedSale));
        draft.put_suspended_sale(SuspendedSale {
            id,
            site: place.site.id,
            register: place.register.id,
            code: self.name.to_string(),
            basket: json_text(&self.basket),
            state: SuspendedState::Suspended,
        });
        draft.event(cx, "till.sale_suspended", id.to_string());
        Ok(Decision::done(SuspendSaleReply { suspended: id.0 }))
    }
}

/// Asks to take up a basket that was put aside at this site, at any of its registers; it waits no longer. What it comes
/// to is worked out when it is rung up.
///
/// Refused: `till.unknown_register`, `till.register_inactive`, `till.unknown_suspended`, `till.not_suspended`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResumeSale {
    /// Where.
    pub register: Code,
    /// The number of the basket.
    pub suspended: i64,
}

/// A basket that was put aside.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ResumeSaleReply {
    /// Its number.
    pub suspended: i64,
    /// What the clerks called it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The basket as it was given.
    pub basket: SuspendedBasket,
}

impl Command for ResumeSale {
    const NAME: &'static str = "till.resume_sale";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"register": "T1", "suspended": 1}"#;
    type Reply = ResumeSaleReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        register_scope(draft, &self.register)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<ResumeSaleReply>, Refusal> {
        let place = register_for(cx, draft, &self.register)?;
        let held = take(draft, &place, self.suspended, SuspendedState::Resumed)?;
        draft.event(cx, "till.sale_resumed", self.suspended.to_string());
        let basket = serde_json::from_str(&held.basket).map_err(|_| unknown(self.suspended))?;
        Ok(Decision::done(ResumeSaleReply { suspended: self.suspended, name: held.code, basket }))
    }
}

/// Asks to give up a basket that was put aside.
///
/// Refused: `till.unknown_register`, `till.register_inactive`, `till.unknown_suspended`, `till.not_suspended`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DropSuspended {
    /// Where.
    pub register: Code,
    /// The number of the basket.
    pub suspended: i64,
}

impl Command for DropSuspended {
    const NAME: &'static str = "till.drop_suspended";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"register": "T1", "suspended": 2}"#;
    type Reply = SuspendSaleReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        register_scope(draft, &self.register)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<SuspendSaleReply>, Refusal> {
        let place = register_for(cx, draft, &self.register)?;
        take(draft, &place, self.suspended, SuspendedState::Dropped)?;
        draft.event(cx, "till.suspended_dropped", self.suspended.to_string());
        Ok(Decision::done(SuspendSaleReply { suspended: self.suspended }))
    }
}

/// Ends the waiting of a basket of the site.
fn take(draft: &mut Draft<'_>, place: &Place, suspended: i64, state: SuspendedState) -> Result<SuspendedSale, Refusal> {
    let held = draft.suspended_sale(SuspendedSaleId(suspended)).filter(|held| held.site == place.site.id);
    let held = held.ok_or_else(|| unknown(suspended))?;
    if held.state != SuspendedState::Suspended {
        let (suspended, state) = (suspended.to_string(), held.state.to_string());
        return Err(NotSuspended { suspended, state }.at("suspended"));
    }
    let taken = SuspendedSale { state, ..SuspendedSale::clone(&held) };
    draft.put_suspended_sale(taken.clone());
    Ok(taken)
}

fn unknown(suspended: i64) -> Refusal {
    UnknownSuspended { suspended: suspended.to_string() }.at("suspended")
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::stock::commands::AddSite;
    use crate::till::commands::{AddRegister, DropSuspended, ResumeSale, RingUp, SuspendSale};
    use crate::till::queries::Suspended;
    use crate::till::testing::{Till, paid};

    fn aside(name: &str) -> Value {
        json!({"register": "T1", "name": name, "basket": {
            "lines": [{"item": "TEA", "quantity": "2", "discount": "3.80", "reason": "dented"}], "discount": "1.00"}})
    }

    /// A basket put aside at one register is given back as it was at another, and sold there.
    #[test]
    fn a_basket_moves_to_another_register() {
        let mut till = Till::open();
        till.shop.does::<AddRegister>(json!({"register": "T2", "site": "SHOP-1", "name": "Till 2"}));
        assert_eq!(till.shop.does::<SuspendSale>(aside("the blue coat")).suspended, 1);
        assert_eq!(till.shop.does::<SuspendSale>(aside("")).suspended, 2);
        let waiting = till.shop.answers::<Suspended>(json!({"register": "T2"}));
        let names: Vec<_> = waiting.suspended.iter().map(|row| (row.suspended, row.name.as_str(), row.lines)).collect();
        assert_eq!(names, [(1, "the blue coat", 1), (2, "", 1)]);
        let first = till.shop.answers::<Suspended>(json!({"register": "T2", "limit": 1}));
        assert_eq!((first.suspended.len(), first.next), (1, Some(1)));

        let basket = till.shop.does::<ResumeSale>(json!({"register": "T2", "suspended": 1})).basket;
        let mut sale = serde_json::to_value(&basket).expect("a basket is JSON");
        sale["register"] = json!("T1");
        sale["tenders"] = json!(paid(&[("CASH", "19.00")]));
        assert_eq!(till.shop.does::<RingUp>(sale).total, "19.00");
        till.shop.does::<DropSuspended>(json!({"register": "T1", "suspended": 2}));
        assert!(till.shop.answers::<Suspended>(json!({"register": "T1"})).suspended.is_empty());
    }

    #[test]
    fn what_is_refused() {
        let mut till = Till::open();
        till.shop.does::<AddSite>(json!({"entity": "ACME", "site": "SHOP-2", "name": "Other shop"}));
        till.shop.does::<AddRegister>(json!({"register": "T9", "site": "SHOP-2", "name": "Till elsewhere"}));
        till.shop.does::<SuspendSale>(aside(""));
        for register in ["T1", "T9"] {
            let number = if register == "T1" { 7 } else { 1 };
            let request = json!({"register": register, "suspended": number});
            till.shop.refuses::<ResumeSale>(request.clone(), "till.unknown_suspended");
            till.shop.refuses::<DropSuspended>(request, "till.unknown_suspended");
        }
        let request = json!({"register": "T1", "suspended": 1});
        till.shop.does::<ResumeSale>(request.clone());
        let refused = till.shop.refuses::<ResumeSale>(request.clone(), "till.not_suspended");
        assert_eq!(refused.details["state"], "resumed");
        till.shop.refuses::<DropSuspended>(request, "till.not_suspended");
        let empty = json!({"register": "T1", "basket": {"lines": []}});
        assert_eq!(till.shop.refuses::<SuspendSale>(empty, "stock.no_lines").path, "basket.lines");
        till.shop.refuses::<SuspendSale>(aside("4111 1111 1111 1111"), "till.card_number");
        let mut noted = aside("");
        noted["basket"]["lines"][0]["reason"] = json!("4111111111111111");
        till.shop.refuses::<SuspendSale>(noted, "till.card_number");
    }
}
