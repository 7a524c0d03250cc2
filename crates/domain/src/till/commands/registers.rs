//! Registers and tenders: what a till is made of.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::flow::{Command, Context, Decision, Draft, Head, Mode, Refusal, Scope};
use crate::ledger::rules::accounts::{account_named, entity_named};
use crate::ledger::types::Control;
use crate::open_items::refusals::NotOpenItems;
use crate::stock::rules::naming::{site_named, site_scope};
use crate::till::refusals::{RegisterExists, ShiftOpen, TenderKindFixed, TenderNotPositive};
use crate::till::rules::naming::{register_named, register_scope};
use crate::till::types::{Accountability, Register, Tender, TenderKind};
use crate::values::{AccountId, Code, Name, Number, RegisterId, TenderId, money_text};

/// Asks to add a register to a site. Its price mode and who answers for its money are settled for good.
///
/// Refused: `stock.unknown_site`, `till.register_exists`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddRegister {
    /// The code callers will use; receipts are numbered behind it.
    pub register: Code,
    /// Where it stands.
    pub site: Code,
    /// The name shown.
    pub name: Name,
    /// The channel it sells through, whose price lists it asks; none if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Code>,
    /// Whether its prices include tax; they do if not said.
    #[serde(default = "yes")]
    pub includes_tax: bool,
    /// Who answers for its money: the drawer if not said.
    #[serde(default = "drawer")]
    pub accountability: Accountability,
}

fn yes() -> bool {
    true
}

fn drawer() -> Accountability {
    Accountability::Drawer
}

/// A register.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RegisterReply {
    /// Its code.
    pub register: String,
    /// Where it stands.
    pub site: String,
}

impl Command for AddRegister {
    const NAME: &'static str = "till.add_register";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"register": "T1", "site": "SHOP-1", "name": "Till by the door"}"#;
    type Reply = RegisterReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        site_scope(draft, &self.site)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<RegisterReply>, Refusal> {
        let site = site_named(draft, &self.site)?;
        if draft.register_by_code(&self.register).is_some() {
            return Err(RegisterExists { register: self.register.to_string() }.at("register"));
        }
        let id = RegisterId(draft.next(Head::Register));
        draft.put_register(Register {
            id,
            code: self.register.to_string(),
            folded: self.register.folded(),
            name: self.name.to_string(),
            entity: site.entity,
            site: site.id,
            channel: self.channel.as_ref().map(Code::folded).unwrap_or_default(),
            includes_tax: self.includes_tax,
            accountability: self.accountability,
            active: true,
        });
        draft.event(cx, "till.register_added", self.register.to_string());
        Ok(Decision::done(RegisterReply { register: self.register.to_string(), site: site.code.clone() }))
    }
}

/// Asks to change a register; what is not given stays.
///
/// Refused: `till.unknown_register`, `till.shift_open` when it should go out of use.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeRegister {
    /// Which.
    pub register: Code,
    /// The name shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// The channel it sells through from now on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Code>,
    /// Whether it takes new requests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
}

impl Command for ChangeRegister {
    const NAME: &'static str = "till.change_register";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"register": "T1", "name": "Till at the exit"}"#;
    type Reply = RegisterReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        register_scope(draft, &self.register)
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<RegisterReply>, Refusal> {
        let mut register = (*register_named(draft, &self.register)?).clone();
        if let Some(name) = &self.name {
            register.name = name.to_string();
        }
        if let Some(channel) = &self.channel {
            register.channel = channel.folded();
        }
        let active = self.active.unwrap_or(register.active);
        if register.active
            && !active
            && let Some(shift) = draft.open_shifts_of(register.id).first()
        {
            return Err(ShiftOpen { register: register.code.clone(), shift: shift.number }.at("active"));
        }
        register.active = active;
        let site = draft.site(register.site).map(|site| site.code.clone()).unwrap_or_default();
        let reply = RegisterReply { register: register.code.clone(), site };
        draft.event(cx, "till.register_changed", register.code.clone());
        draft.put_register(register);
        Ok(Decision::done(reply))
    }
}

/// Asks to add a way to pay, or to change its name, its smallest coin or whether it is taken.
///
/// Refused: `ledger.unknown_entity`, `ledger.unknown_account`, `open_items.not_open_items` of an account that is not the
/// sum of open items, `till.tender_kind_fixed`, `till.tender_not_positive`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetTender {
    /// Who takes it.
    pub entity: Code,
    /// The code callers use.
    pub tender: Code,
    /// The name shown.
    pub name: Name,
    /// What it is.
    pub kind: TenderKind,
    /// The account that waits for its money, one of open items; that of the posting rule for its kind if not said. Fixed
    /// for good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<Code>,
    /// Of cash, the smallest sum its coins can make: 0.05 for Swiss francs; one minor unit if not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub smallest_coin: Option<Number>,
    /// Whether it is taken.
    #[serde(default = "yes")]
    pub active: bool,
}

/// A way to pay.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TenderReply {
    /// Its code.
    pub tender: String,
}

impl Command for SetTender {
    const NAME: &'static str = "till.set_tender";
    const MODE: Mode = Mode::Request;
    const EXAMPLE: &'static str = r#"{"entity": "ACME", "tender": "CASH", "name": "Cash", "kind": "cash"}"#;
    type Reply = TenderReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        entity_named(draft, &self.entity).map(|entity| Scope::Entity(entity.id))
    }

    fn decide(&self, cx: &Context, draft: &mut Draft<'_>) -> Result<Decision<TenderReply>, Refusal> {
        let entity = entity_named(draft, &self.entity)?;
        let held = draft.tender_by_code(entity.id, &self.tender);
        let account = match &self.account {
            None => held.as_ref().map_or(AccountId::NONE, |held| held.account),
            Some(code) => {
                let account = account_named(draft, &entity, code)?;
                if account.control != Some(Control::OpenItems) {
                    return Err(NotOpenItems { account: account.code.clone() }.at("account"));
                }
                account.id
            }
        };
        if let Some(held) = held.as_ref().filter(|held| held.kind != self.kind || held.account != account) {
            let refusal = TenderKindFixed { tender: held.code.clone(), kind: held.kind.to_string() };
            return Err(refusal.at(if held.kind == self.kind { "account" } else { "kind" }));
        }
        let rounding_minor = match self.smallest_coin {
            None => held.as_ref().map_or(1, |held| held.rounding_minor),
            Some(coin) => coin.money(entity.currency).map_err(|error| Refusal::from(error).at("smallest_coin"))?,
        };
        if rounding_minor <= 0 {
            let amount = money_text(rounding_minor, entity.currency);
            return Err(TenderNotPositive { amount }.at("smallest_coin"));
        }
        let id = held.map_or_else(|| TenderId(draft.next(Head::Tender)), |held| held.id);
        draft.put_tender(Tender {
            id,
            entity: entity.id,
            code: self.tender.to_string(),
            folded: self.tender.folded(),
            name: self.name.to_string(),
            kind: self.kind,
            account,
            rounding_minor,
            active: self.active,
        });
        draft.event(cx, "till.tender_set", self.tender.to_string());
        Ok(Decision::done(TenderReply { tender: self.tender.to_string() }))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::pricing::commands::{SetPriceList, SetPrices};
    use crate::pricing::types::PriceOrigin;
    use crate::till::queries::Registers;
    use crate::till::testing::Till;

    /// A register asks the lists of its channel before those for all, and a list of reduced prices before its like.
    #[test]
    fn a_register_sells_at_the_prices_of_its_channel() {
        let mut till = Till::open();
        for (list, price) in [("KIOSK", "12.90"), ("SALE", "9.90"), ("KIOSK-SALE", "10.90")] {
            till.shop.does::<SetPriceList>(json!({"entity": "ACME", "price_list": list, "name": list}));
            till.shop.does::<SetPrices>(json!({"price_list": list,
                "prices": [{"item": "TEA", "price": price, "starts_on": "2019-01-01"}]}));
        }
        let mut sells = |active: &[&str], channel: &str, price: &str, origin: PriceOrigin| {
            for list in ["KIOSK", "SALE", "KIOSK-SALE"] {
                let markdown = list != "KIOSK";
                let of = if list == "SALE" { json!(null) } else { json!("kiosk") };
                till.shop.does::<SetPriceList>(json!({"entity": "ACME", "price_list": list, "name": list,
                    "includes_tax": true, "starts_on": "2019-01-01", "channel": of, "markdown": markdown,
                    "active": active.contains(&list)}));
            }
            till.shop.does::<ChangeRegister>(json!({"register": "T1", "channel": channel}));
            let receipt = till.sells(json!([{"item": "TEA"}]), &[("CASH", price)]);
            assert_eq!(receipt.lines[0].price_origin, origin, "{active:?} {channel}");
        };
        sells(&["KIOSK"], "shop", "11.90", PriceOrigin::List);
        sells(&["KIOSK"], "Kiosk", "12.90", PriceOrigin::List);
        sells(&["KIOSK", "SALE"], "shop", "9.90", PriceOrigin::Markdown);
        sells(&["KIOSK", "SALE"], "kiosk", "12.90", PriceOrigin::List);
        sells(&["KIOSK", "SALE", "KIOSK-SALE"], "kiosk", "10.90", PriceOrigin::Markdown);
        let registers = till.shop.answers::<Registers>(json!({})).registers;
        assert_eq!(registers[0].channel.as_deref(), Some("kiosk"));
    }
}
