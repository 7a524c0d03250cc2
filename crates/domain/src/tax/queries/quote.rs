//! What lines would pay.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::catalogue::rules::item_named;
use crate::flow::{Draft, Query, Refusal, Scope};
use crate::ledger::rules::entry::add;
use crate::parties::rules::party_named;
use crate::stock::rules::naming::{site_named, site_scope};
use crate::tax::refusals::{LineOfWhat, NoTaxPoint, QuoteOfWhat, TooManyLines, WrongTreatment};
use crate::tax::rules::components::{component_split, recover};
use crate::tax::rules::compute::{LineTax, TaxLine, TaxRequest, compute};
use crate::tax::rules::naming::{jurisdiction_named, jurisdiction_of_site, treatment_of};
use crate::tax::types::{Exemption, Jurisdiction, Rounding, SupplyDays, TaxSet, Treatment};
use crate::values::{Amount, BusinessDate, Code, Currency, Number, TaxRate, TaxSetId};
use crate::words::words;

/// Most lines of a quote.
const MOST: usize = 1_000;

words! {
    /// Whether tax is charged or paid.
    QuoteSide {
        /// What we sell.
        Sale = "sale",
        /// What we buy: what does not come back of the tax is a part of the cost.
        Purchase = "purchase",
    }
}

/// What lines would pay, computed as every sale is: by the rates of their classes on a day, the buyer's exemption, and the
/// rounding of the jurisdiction. Nothing is kept.
///
/// Refused: `stock.unknown_site`, `tax.unknown_jurisdiction`, `tax.quote_of_what`, `tax.no_tax_point`, `tax.no_jurisdiction`,
/// `parties.unknown_party`, `tax.wrong_treatment`, `tax.too_many_lines`, `tax.line_of_what`, `catalogue.unknown_item`,
/// `tax.no_rate`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// The site that sells or buys.
    #[serde(default)]
    pub site: Option<Code>,
    /// Where it is taxed; where sales of the site are if not said.
    #[serde(default)]
    pub jurisdiction: Option<Code>,
    /// The currency of the amounts; that of the site's entity if not said.
    #[serde(default)]
    pub currency: Option<Currency>,
    /// The buyer, whose exemption counts; of a purchase the buyer is us.
    #[serde(default)]
    pub party: Option<Code>,
    /// The day of the tax point. If not said, that of the three days below which makes tax due there.
    #[serde(default)]
    pub on: Option<BusinessDate>,
    /// The day it is paid.
    #[serde(default)]
    pub paid_on: Option<BusinessDate>,
    /// The day it is invoiced.
    #[serde(default)]
    pub invoiced_on: Option<BusinessDate>,
    /// The day it is delivered.
    #[serde(default)]
    pub delivered_on: Option<BusinessDate>,
    /// Whether the amounts include the tax.
    pub includes_tax: bool,
    /// Sold or bought; `sale` if not said.
    #[serde(default = "sale")]
    pub side: QuoteSide,
    /// What the channel does with the tax, when it is not ours to collect: `marketplace_collected`, `deemed_supplier` or
    /// `reverse_charge`.
    #[serde(default)]
    pub channel: Option<Treatment>,
    /// The lines, 1 to 1,000.
    pub lines: Vec<QuoteLine>,
}

const fn sale() -> QuoteSide {
    QuoteSide::Sale
}

/// A line to be taxed.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuoteLine {
    /// The item, by SKU or any identifier; this or its class.
    #[serde(default)]
    pub item: Option<Code>,
    /// The tax class; this or the item.
    #[serde(default)]
    pub tax_class: Option<Code>,
    /// After discounts; below 0 for what comes back.
    pub amount: Number,
}

/// What lines would pay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QuoteAnswer {
    /// Where it is taxed.
    pub jurisdiction: String,
    /// The day of the tax point, whose rates count.
    pub on: BusinessDate,
    /// The currency of the amounts.
    pub currency: Currency,
    /// Where the tax is rounded.
    pub rounding: Rounding,
    /// The lines, in their order.
    pub lines: Vec<LineQuoted>,
    /// The taxes, by class and treatment, in the order they are taken.
    pub components: Vec<ComponentQuoted>,
    /// Without tax, all lines.
    pub net: Amount,
    /// Tax, all lines.
    pub tax: Amount,
    /// What the buyer pays us: net and tax.
    pub total: Amount,
    /// Tax that a marketplace or platform collects, if any does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub memo_tax: Option<Amount>,
    /// Of a purchase, what comes back of the tax.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recoverable: Option<Amount>,
    /// Of a purchase, what does not come back of the tax and is a part of the cost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub into_cost: Option<Amount>,
}

/// What a line would pay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LineQuoted {
    /// Its class, in small letters.
    pub tax_class: String,
    /// The first day of the rates it is taxed by.
    pub effective_on: BusinessDate,
    /// How it is taxed.
    pub treatment: Treatment,
    /// Without tax.
    pub net: Amount,
    /// Tax.
    pub tax: Amount,
    /// Tax that a marketplace or platform collects, if any does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub memo_tax: Option<Amount>,
    /// Of a purchase, what does not come back of the tax.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub into_cost: Option<Amount>,
}

/// What one tax takes of the lines of a class and treatment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ComponentQuoted {
    /// The class, in small letters.
    pub tax_class: String,
    /// How it is taxed.
    pub treatment: Treatment,
    /// The tax.
    pub component: String,
    /// In percent.
    pub rate: TaxRate,
    /// What it takes, whoever collects it.
    pub tax: Amount,
}

impl Query for Quote {
    const NAME: &'static str = "tax.quote";
    const EXAMPLE: &'static str = r#"{"jurisdiction": "DE", "currency": "EUR", "on": "2026-11-23", "includes_tax": true, "lines": [{"item": "TEA-100", "amount": "4.99"}, {"tax_class": "standard", "amount": "19.90"}]}"#;
    type Reply = QuoteAnswer;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        match &self.site {
            Some(site) => site_scope(draft, site),
            None => Ok(Scope::File),
        }
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<QuoteAnswer, Refusal> {
        let (jurisdiction, currency) = self.place(draft)?;
        if let Some(channel) = self.channel.filter(|channel| !channel.is_memo() && *channel != Treatment::ReverseCharge)
        {
            let accepted = "marketplace_collected, deemed_supplier and reverse_charge".to_owned();
            return Err(WrongTreatment { treatment: channel.to_string(), accepted }.at("channel"));
        }
        let on = self.tax_point(&jurisdiction)?;
        let exemption = self.exemption(draft, &jurisdiction, on)?;
        let given = self.lines.len();
        if !(1..=MOST).contains(&given) {
            return Err(TooManyLines { given, allowed: MOST }.at("lines"));
        }
        let mut priced = Vec::with_capacity(given);
        for (place, line) in self.lines.iter().enumerate() {
            let line = line.read(draft, &jurisdiction, on, currency);
            priced.push(line.map_err(|refusal| refusal.at(format!("lines[{place}]")))?);
        }
        let line = |(set, amount_minor): &(Arc<TaxSet>, i64)| Line {
            set: Arc::clone(set),
            treatment: treatment_of(set, exemption.as_ref(), self.channel),
            amount_minor: *amount_minor,
        };
        let lines: Vec<Line> = priced.iter().map(line).collect();
        let asked: Vec<TaxLine<'_>> = lines.iter().map(Line::asked).collect();
        let request = TaxRequest { includes_tax: self.includes_tax, rounding: jurisdiction.rounding, lines: &asked };
        let taxes = compute(&request)?;
        self.tell(&jurisdiction, on, currency, &lines, &taxes)
    }
}

/// A line with its rates found.
struct Line {
    set: Arc<TaxSet>,
    treatment: Treatment,
    amount_minor: i64,
}

impl Line {
    fn asked(&self) -> TaxLine<'_> {
        TaxLine { set: &self.set, treatment: self.treatment, amount_minor: self.amount_minor }
    }
}

impl Quote {
    /// Where it is taxed, and the currency of the amounts.
    fn place(&self, draft: &mut Draft<'_>) -> Result<(Arc<Jurisdiction>, Currency), Refusal> {
        let site = match &self.site {
            Some(site) => Some(site_named(draft, site)?),
            None => None,
        };
        let base = site.as_ref().and_then(|site| draft.entity(site.entity)).map(|entity| entity.currency);
        let jurisdiction = match (&self.jurisdiction, &site) {
            (Some(code), _) => jurisdiction_named(draft, code)?,
            (None, Some(site)) => jurisdiction_of_site(draft, site.id).map_err(|refusal| refusal.at("site"))?,
            (None, None) => return Err(QuoteOfWhat {}.into()),
        };
        let currency = self.currency.or(base).ok_or_else(|| QuoteOfWhat {}.at("currency"))?;
        Ok((jurisdiction, currency))
    }

    fn tax_point(&self, jurisdiction: &Jurisdiction) -> Result<BusinessDate, Refusal> {
        let days = SupplyDays { paid_on: self.paid_on, invoiced_on: self.invoiced_on, delivered_on: self.delivered_on };
        self.on.or_else(|| jurisdiction.tax_point.day(&days)).ok_or_else(|| {
            let (jurisdiction, tax_point) = (jurisdiction.code.clone(), jurisdiction.tax_point.to_string());
            NoTaxPoint { jurisdiction, tax_point }.at("on")
        })
    }

    fn exemption(
        &self,
        draft: &mut Draft<'_>,
        jurisdiction: &Jurisdiction,
        on: BusinessDate,
    ) -> Result<Option<Exemption>, Refusal> {
        let Some(party) = &self.party else { return Ok(None) };
        let party = party_named(draft, party).map_err(|refusal| refusal.at("party"))?;
        match self.side {
            QuoteSide::Sale => Ok(draft.exemption(party.id, jurisdiction.id, on)),
            QuoteSide::Purchase => Ok(None),
        }
    }

    fn tell(
        &self,
        jurisdiction: &Jurisdiction,
        on: BusinessDate,
        currency: Currency,
        lines: &[Line],
        taxes: &[LineTax],
    ) -> Result<QuoteAnswer, Refusal> {
        let text = |minor: i64| Amount::of(minor, currency);
        let buys = self.side == QuoteSide::Purchase;
        let (mut sum, mut recoverable, mut into_cost) = (LineTax::default(), 0, 0);
        let mut quoted = Vec::with_capacity(lines.len());
        for (line, tax) in lines.iter().zip(taxes) {
            let split = recover(&line.set, tax.tax_minor);
            quoted.push(LineQuoted {
                tax_class: line.set.tax_class.clone(),
                effective_on: line.set.effective_on,
                treatment: line.treatment,
                net: text(tax.net_minor),
                tax: text(tax.tax_minor),
                memo_tax: line.treatment.is_memo().then(|| text(tax.memo_tax_minor)),
                into_cost: buys.then(|| text(split.into_cost_minor)),
            });
            sum = added(&sum, tax)?;
            recoverable = add(recoverable, split.recoverable_minor)?;
            into_cost = add(into_cost, split.into_cost_minor)?;
        }
        Ok(QuoteAnswer {
            jurisdiction: jurisdiction.code.clone(),
            on,
            currency,
            rounding: jurisdiction.rounding,
            components: components(currency, lines, taxes)?,
            net: text(sum.net_minor),
            tax: text(sum.tax_minor),
            total: text(add(sum.net_minor, sum.tax_minor)?),
            memo_tax: lines.iter().any(|line| line.treatment.is_memo()).then(|| text(sum.memo_tax_minor)),
            recoverable: buys.then(|| text(recoverable)),
            into_cost: buys.then(|| text(into_cost)),
            lines: quoted,
        })
    }
}

impl QuoteLine {
    /// The rates of the line, and its amount.
    fn read(
        &self,
        draft: &mut Draft<'_>,
        jurisdiction: &Jurisdiction,
        on: BusinessDate,
        currency: Currency,
    ) -> Result<(Arc<TaxSet>, i64), Refusal> {
        let (class, path) = match (&self.item, &self.tax_class) {
            (Some(item), None) => {
                (item_named(draft, item).map_err(|refusal| refusal.at("item"))?.tax_class.clone(), "item")
            }
            (None, Some(class)) => (class.to_string(), "tax_class"),
            _ => return Err(LineOfWhat {}.into()),
        };
        let set = draft.tax_set_for(jurisdiction.id, &class, on).map_err(|refusal| refusal.at(path))?;
        let amount = self.amount.money(currency).map_err(|error| Refusal::from(error).at("amount"))?;
        Ok((set, amount))
    }
}

fn added(sum: &LineTax, more: &LineTax) -> Result<LineTax, Refusal> {
    Ok(LineTax {
        net_minor: add(sum.net_minor, more.net_minor)?,
        tax_minor: add(sum.tax_minor, more.tax_minor)?,
        memo_tax_minor: add(sum.memo_tax_minor, more.memo_tax_minor)?,
    })
}

/// The taxes of the lines of each set and treatment together, shared out once over the components.
fn components(currency: Currency, lines: &[Line], taxes: &[LineTax]) -> Result<Vec<ComponentQuoted>, Refusal> {
    let mut groups: Vec<((TaxSetId, Treatment), &Line, i64)> = Vec::new();
    for (line, tax) in lines.iter().zip(taxes) {
        let (key, minor) = ((line.set.id, line.treatment), add(tax.tax_minor, tax.memo_tax_minor)?);
        match groups.iter_mut().find(|(held, ..)| *held == key) {
            Some((.., sum)) => *sum = add(*sum, minor)?,
            None => groups.push((key, line, minor)),
        }
    }
    let told = groups.into_iter().flat_map(|(_, line, sum)| {
        let shares = component_split(&line.set, sum);
        line.set.components().iter().zip(shares).map(move |(component, share)| ComponentQuoted {
            tax_class: line.set.tax_class.clone(),
            treatment: line.treatment,
            component: component.component.to_string(),
            rate: component.rate,
            tax: Amount::of(share, currency),
        })
    });
    Ok(told.collect())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::catalogue::commands::{AddCategory, AddItem};
    use crate::parties::commands::AddParty;
    use crate::tax::commands::{AssignSite, SetExemption, SetJurisdiction, SetRates};
    use crate::testing::Shop;

    fn shop() -> Shop {
        let mut shop = Shop::open();
        shop.two_entities();
        shop.example::<SetJurisdiction>();
        shop.example::<SetRates>();
        shop.does::<SetRates>(json!({"jurisdiction": "DE", "tax_class": "insurance", "effective_on": "2020-01-01",
            "treatment": "exempt"}));
        shop.does::<SetJurisdiction>(json!({"jurisdiction": "BC"}));
        shop.does::<SetRates>(json!({"jurisdiction": "BC", "tax_class": "standard", "effective_on": "2020-01-01",
            "components": [{"component": "GST", "rate": "5"}, {"component": "PST", "rate": "7", "recoverable": "0"}]}));
        shop.does::<AssignSite>(json!({"site": "SHOP-1", "jurisdiction": "DE"}));
        shop.does::<AddParty>(json!({"party": "CAFE", "kinds": ["customer"]}));
        shop.example::<SetExemption>();
        shop
    }

    fn request(more: Value) -> Value {
        let mut request = json!({"site": "SHOP-1", "on": "2026-11-23", "includes_tax": true,
            "lines": [{"tax_class": "standard", "amount": "0.99"}, {"tax_class": "standard", "amount": "0.99"},
                {"tax_class": "standard", "amount": "0.99"}]});
        for (key, value) in more.as_object().expect("an object") {
            request[key] = value.clone();
        }
        request
    }

    fn lines(answer: &QuoteAnswer) -> Vec<String> {
        answer.lines.iter().map(|line| format!("{} {} {}", line.treatment, line.net, line.tax)).collect()
    }

    /// Three times 0.99 with 19 % in it, rounded as a document; an exempt class keeps its amount.
    #[test]
    fn a_quote_is_what_a_sale_would_pay() {
        let mut shop = shop();
        let answer = shop.answers::<Quote>(request(json!({})));
        assert_eq!(lines(&answer), ["taxed 0.83 0.16", "taxed 0.83 0.16", "taxed 0.84 0.15"]);
        assert_eq!((answer.net.as_str(), answer.tax.as_str(), answer.total.as_str()), ("2.50", "0.47", "2.97"));
        assert_eq!((answer.rounding, answer.into_cost, answer.memo_tax), (Rounding::Document, None, None));
        let component = &answer.components[0];
        assert_eq!((component.component.as_str(), component.tax.as_str()), ("VAT", "0.47"));
        let exempt = request(json!({"lines": [{"tax_class": "insurance", "amount": "-5.00"}]}));
        let answer = shop.answers::<Quote>(exempt);
        assert_eq!((lines(&answer), answer.components), (vec!["exempt -5.00 0.00".to_owned()], vec![]));
    }

    /// The buyer's exemption and the channel, each shown apart; reverse charge is nobody's to collect.
    #[test]
    fn buyer_and_channel_change_the_treatment() {
        let mut shop = shop();
        let one = json!([{"tax_class": "standard", "amount": "119.00"}]);
        for (more, line, memo) in [
            (json!({"party": "CAFE"}), "reverse_charge 119.00 0.00", None),
            (json!({"party": "CAFE", "on": "2025-12-31"}), "taxed 100.00 19.00", None),
            (json!({"channel": "marketplace_collected"}), "marketplace_collected 100.00 0.00", Some("19.00")),
            (json!({"channel": "deemed_supplier"}), "deemed_supplier 100.00 0.00", Some("19.00")),
            (json!({"channel": "deemed_supplier", "party": "CAFE"}), "reverse_charge 119.00 0.00", None),
            (json!({"channel": "reverse_charge"}), "reverse_charge 119.00 0.00", None),
        ] {
            let mut request = request(more);
            request["lines"] = one.clone();
            let answer = shop.answers::<Quote>(request);
            assert_eq!((lines(&answer), answer.memo_tax.as_deref()), (vec![line.to_owned()], memo));
        }
    }

    /// GST comes back, PST does not and is a part of what the goods cost.
    #[test]
    fn a_purchase_shows_what_goes_into_cost() {
        let mut shop = shop();
        let answer = shop.answers::<Quote>(json!({"jurisdiction": "BC", "currency": "CAD", "on": "2026-11-23",
            "side": "purchase", "includes_tax": false, "lines": [{"tax_class": "standard", "amount": "100.00"}]}));
        assert_eq!((answer.recoverable.as_deref(), answer.into_cost.as_deref()), (Some("5.00"), Some("7.00")));
        assert_eq!(answer.lines[0].into_cost.as_deref(), Some("7.00"));
        let components: Vec<_> =
            answer.components.iter().map(|held| (held.component.as_str(), held.tax.as_str())).collect();
        assert_eq!((components, answer.total.as_str()), (vec![("GST", "5.00"), ("PST", "7.00")], "112.00"));
    }

    /// Paid in 2026 for delivery in 2027, when the rate is 20 %: what makes tax due says which of them counts.
    #[test]
    fn the_tax_point_says_which_rates_count() {
        let mut shop = shop();
        shop.does::<SetRates>(json!({"jurisdiction": "DE", "tax_class": "standard", "effective_on": "2027-01-01",
            "components": [{"component": "VAT", "rate": "20"}]}));
        for (tax_point, on, tax) in [
            ("payment", "2026-12-30", "19.00"),
            ("invoice", "2026-12-31", "19.00"),
            ("delivery", "2027-01-02", "20.00"),
        ] {
            shop.does::<SetJurisdiction>(json!({"jurisdiction": "DE", "tax_point": tax_point}));
            let days = json!({"on": null, "paid_on": "2026-12-30", "invoiced_on": "2026-12-31",
                "delivered_on": "2027-01-02", "includes_tax": false,
                "lines": [{"tax_class": "standard", "amount": "100.00"}]});
            let answer = shop.answers::<Quote>(request(days));
            assert_eq!((answer.on.to_string().as_str(), answer.tax.as_str()), (on, tax), "{tax_point}");
        }
    }

    #[test]
    fn an_item_pays_by_its_class() {
        let mut shop = shop();
        shop.example::<AddCategory>();
        shop.does::<AddItem>(json!({"item": "TEA", "name": "Tea", "category": "TEA"}));
        shop.does::<AddItem>(json!({"item": "POLICY", "name": "Policy", "category": "TEA", "tax_class": "Insurance"}));
        let lines_of = json!([{"item": "tea", "amount": "119.00"}, {"item": "POLICY", "amount": "10.00"}]);
        let answer = shop.answers::<Quote>(request(json!({"lines": lines_of})));
        assert_eq!(lines(&answer), ["taxed 100.00 19.00", "exempt 10.00 0.00"]);
    }

    #[test]
    fn what_cannot_be_quoted() {
        let mut shop = shop();
        let line = |line: Value| json!({"lines": [{"tax_class": "standard", "amount": "1"}, line]});
        for (request, code, path) in [
            (request(json!({"site": "X"})), "stock.unknown_site", ""),
            (request(json!({"site": "SHOP-2"})), "tax.no_jurisdiction", "site"),
            (request(json!({"jurisdiction": "X"})), "tax.unknown_jurisdiction", "jurisdiction"),
            (request(json!({"site": null})), "tax.quote_of_what", ""),
            (request(json!({"site": null, "jurisdiction": "DE"})), "tax.quote_of_what", "currency"),
            (request(json!({"party": "X"})), "parties.unknown_party", "party"),
            (request(json!({"channel": "exempt"})), "tax.wrong_treatment", "channel"),
            (request(json!({"on": null, "paid_on": "2026-11-23"})), "tax.no_tax_point", "on"),
            (request(json!({"lines": []})), "tax.too_many_lines", "lines"),
            (request(line(json!({"amount": "1"}))), "tax.line_of_what", "lines[1]"),
            (request(line(json!({"item": "X", "tax_class": "x", "amount": "1"}))), "tax.line_of_what", "lines[1]"),
            (request(line(json!({"item": "X", "amount": "1"}))), "catalogue.unknown_item", "lines[1].item"),
            (request(line(json!({"tax_class": "x", "amount": "1"}))), "tax.no_rate", "lines[1].tax_class"),
            (request(line(json!({"tax_class": "standard", "amount": "0.001"}))), "flow.bad_value", "lines[1].amount"),
        ] {
            let refusal = shop.ask::<Quote>(&request.to_string()).expect_err(code);
            assert_eq!(refusal.code, code, "{request}: {refusal:?}");
            assert!(path.is_empty() || refusal.path == path, "{request}: {refusal:?}");
        }
    }
}
