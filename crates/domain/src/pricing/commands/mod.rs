//! One file a command.

mod set_customer_group;
mod set_price_list;
mod set_prices;

pub use set_customer_group::{CustomerGroupReply, SetCustomerGroup};
pub use set_price_list::SetPriceList;
pub use set_prices::{NewPrice, PricesReply, SetPrices};
