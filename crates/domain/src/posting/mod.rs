//! From stock movements and valuation events to entries: the one place where a pool changes, so that stock value and
//! book value cannot be changed apart.
//!
//! 1. Every step of a pool is recorded with the change of its rounded value, and that change is the line on its
//!    inventory account.
//! 2. The other side is the table below. Cents by which rounded pools differ from a document go to `rounding`.
//! 3. A document posts one entry, on one day of the books: the first open day from the day it happened on that is not
//!    before the last day any of its pools was posted on ([`crate::costing::types::Pool::posted_on_last`]). So the states
//!    of a pool follow each other in the order of those days, and what a pool held at the end of a day it once held: an
//!    issue found out late cannot take from last week what was worth less then, and leave an empty pool with a value.
//!    Quantities go by the day it happened, whatever the books say. Which pools a document touches is known when all
//!    its goods are moved; `Booking::close` settles the day, so that nothing of the document is recorded before.
//!
//! # What stands against the inventory account
//!
//! `cost` is what the method takes out or puts in; `Δ` the change of the inventory accounts' rounded value.
//! Every row holds for all three methods; the columns say where the difference between document and pool goes.
//!
//! | event | other side | FIFO | average | standard |
//! | --- | --- | --- | --- | --- |
//! | receipt | credit goods received not invoiced, an open item a line | enters at cost, a layer | enters at cost | enters at standard; the difference is purchase variance |
//! | receipt into a pool below zero | as a receipt | the covered part enters at its provisional value; the difference is provisional variance | the same | as a receipt |
//! | issue (sale) | debit cost of sales | oldest layers | share of the pool | standard |
//! | issue (own use) | debit internal use | oldest layers | share of the pool | standard |
//! | issue below zero | as the issue | last unit cost known | last unit cost known | standard |
//! | customer return of a known sale | credit cost of sales | the cost it left with, layers with their old origin | the cost it left with | today's standard |
//! | customer return of an unknown sale | credit cost of sales | current pool cost, a layer without origin | current pool cost | today's standard |
//! | return to supplier | debit supplier credits awaited with the credit; the difference is purchase variance | the receipt's own layers while they last | share of the pool | standard |
//! | receipt reversal | debit goods received not invoiced with the receipt's amount | the receipt's own layers, then the oldest; the difference is purchase variance | the receipt's own value as far as the pool holds it; the rest is purchase variance | standard; the difference is purchase variance |
//! | count gain, count loss | count difference | current pool cost in, oldest layers out | current pool cost | standard |
//! | adjustment | the role of its reason | as a count | as a count | as a count |
//! | scrap | scrap, or the role of its reason | oldest layers | share of the pool | standard |
//! | state change within a class | none, no value moves | | | |
//! | state change to another class | the other class's inventory account | layers keep origin and value | value of the share | standard |
//! | assembly | inventory of the parts against inventory of the assembly | enters at the cost of its parts | the same | at standard; the difference is assembly variance |
//! | transfer within an area | none, no value moves | | | |
//! | transfer between areas, sent | inventory in transit, pinned on the transfer line | layers keep origin and value | value of the share | standard of the sending area |
//! | transfer between areas, received | inventory in transit | layers keep origin and value | enters at the pinned value | enters at the receiving area's standard; the difference is purchase variance |
//! | transfer short on arrival | stays in transit at its pinned value; when lost: debit shrinkage | | | |
//! | transfer over on arrival | credit count difference | current pool cost | current pool cost | standard |
//! | landed cost | credit landed cost awaited | on the layers of the receipt, wherever they are; the sold part to cost of sales | min(quantity in the entity's pools, receipt quantity) / receipt quantity on stock, over those pools by quantity; the rest to cost of sales | purchase variance |
//! | price variance | goods received not invoiced | as landed cost | as landed cost | purchase variance |
//! | revaluation | revaluation | layers in proportion to their quantity | the pool | a new standard for the area |
//! | write-down | debit write-down | layers in proportion to their value | the pool | refused: set a new standard |
//! | a fact where no standard is set | as the event, and raised | | | the first standard is the cost of the receipt, what a transfer was sent with or what a sold one left with, else the last unit cost its pool knew, else 0 |
//! | change of category | the new category's inventory account | | | |
//! | change of method | revaluation, where the value changes | from another method: one layer without origin | layers are dropped | the difference to standard |

pub(crate) mod booking;
pub(crate) mod goods;
pub(crate) mod late_cost;
pub(crate) mod returning;
pub(crate) mod revaluing;

#[cfg(test)]
mod matrix;
#[cfg(test)]
mod properties;

pub(crate) use booking::{Booking, Heading};
pub(crate) use goods::{Goods, Worth};
