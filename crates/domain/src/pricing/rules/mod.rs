//! One file a rule. A line goes this road: `resolve`, the price of one unit; `amounts`, that price times the quantity
//! less the discounts; then the tax on what is left.

pub(crate) mod amounts;
mod lowest;
mod naming;
pub(crate) mod resolve;

pub(crate) use lowest::{Window, lowest_list_price};
pub(crate) use naming::{check_dates, price_list_named, priced_unit};
pub(crate) use resolve::{Ask, Found, no_price, prefetch_prices, price_for};
