//! How this slice says no.

use crate::flow::refusals;

refusals! {
    /// No price list has this code.
    UnknownPriceList = "pricing.unknown_price_list", NotFound { price_list: String } => "there is no price list {price_list}; pricing.set_price_list adds one";
    /// No price list has a price for what is sold.
    NoPrice = "pricing.no_price", NotFound { item: String, unit: String, on: String, currency: String } => "no price list has a price in {currency} for {item} in {unit} on {on}; pricing.set_prices sets one, or give the price with the line";
    /// A list or a price ends before it begins.
    BadDates = "pricing.bad_dates", Malformed { starts_on: String, ends_on: String } => "{ends_on} comes before {starts_on}; a last day on or after the first is accepted";
    /// A price list keeps its currency.
    CurrencyFixed = "pricing.currency_fixed", Conflict { price_list: String, currency: String } => "the prices of {price_list} are in {currency}, which stays; add another list for another currency";
    /// The code belongs to a list of another entity.
    ListOfOtherEntity = "pricing.list_of_other_entity", Conflict { price_list: String, entity: String } => "{price_list} is a price list of {entity}; choose another code";
    /// A list is for sites of its own entity.
    SiteOfOtherEntity = "pricing.site_of_other_entity", Conflict { site: String, entity: String } => "{site} is no site of {entity}; a site of the entity is accepted";
    /// A price is never below 0.
    PriceNegative = "pricing.price_negative", Malformed { price: String } => "{price} is no price; 0 or more is accepted";
    /// A quantity break is never below 0.
    QuantityNegative = "pricing.quantity_negative", Malformed { quantity_from: String } => "{quantity_from} is no quantity a price can begin at; 0 or more is accepted";
    /// Two rows of one request set the same price.
    PriceTwice = "pricing.price_twice", Malformed { item: String, unit: String, quantity_from: String, starts_on: String } => "the price of {item} per {unit} from {quantity_from} on {starts_on} is set twice; send it once";
    /// A request without rows.
    NothingGiven = "pricing.nothing_given", Malformed { what: String } => "give at least one of {what}";
    /// More rows than a request takes.
    TooMany = "pricing.too_many", Malformed { what: String, given: usize, most: usize } => "{given} {what} are more than a request takes; send at most {most} and the rest in another";
    /// Only customers buy in a group.
    NotACustomer = "pricing.not_a_customer", Conflict { party: String } => "party {party} is no customer; parties.change_party makes it one";
    /// A quote is for a site, or for an entity.
    QuoteOfWhat = "pricing.quote_of_what", Malformed {} => "give either a site or an entity";
    /// A discount is an amount or per cent.
    TwoDiscounts = "pricing.two_discounts", Malformed {} => "give a discount as an amount or in per cent, not both";
    /// A discount is never below 0.
    DiscountNegative = "pricing.discount_negative", Malformed { discount: String } => "{discount} is no discount; 0 or more is accepted";
    /// A discount takes more than its line comes to.
    DiscountAboveLine = "pricing.discount_above_line", Conflict { discount: String, amount: String } => "a discount of {discount} is more than the {amount} of its line; at most that is accepted";
    /// A discount takes more than the basket comes to.
    DiscountAboveBasket = "pricing.discount_above_basket", Conflict { discount: String, amount: String } => "a discount of {discount} is more than the {amount} of the lines that bear it; at most that is accepted";
}
