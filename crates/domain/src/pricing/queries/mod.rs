//! One file a query.

mod asked;
mod lowest_price;
mod price_lists;
mod prices;
mod quote;

pub use lowest_price::{LowestPrice, LowestPriceAnswer};
pub use price_lists::{PriceLists, PriceListsAnswer};
pub use prices::{ItemPrices, Prices, PricesAnswer};
pub use quote::{Quote, QuoteAnswer, QuoteLine, QuotedLine};
