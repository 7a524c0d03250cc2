//! The heads of orders: each is of its demand, in the series of its kind, and holds what was paid and not yet billed.

use rusqlite::{Connection, Result, Row};

use super::super::read::{each, ints, stands, text};
use super::super::run::Check;
use super::parcels::moved_on;

pub(super) const ORDERS: &str = concat!(
    "SELECT o.demand_id, o.entity_id, o.deposit_id, o.includes_tax, COALESCE(d.command_id, 0) = o.command_id,
            COALESCE(d.entity_id, 0) = o.entity_id AND COALESCE(d.channel_id, 0) = o.channel_id,
            COALESCE(d.customer_id, 0) = o.customer_id, COALESCE(s.entity_id, 0) = o.entity_id,
            COALESCE(p.entity_id, 0) = o.entity_id,
            o.quote_id = 0 OR d.kind = 'order' AND q.demand_id IS NOT NULL AND q.kind = 'quote'
                AND q.entity_id = o.entity_id,
            o.valid_until IS NULL OR d.kind = 'quote', COALESCE(d.kind, ''), COALESCE(s.kind, ''),
            COALESCE(s.prefix, ''), o.number, ",
    stands!("o.customer_id"),
    ", o.advance_tax_id, o.jurisdiction_id, o.site_id, o.tax_due = 'payment' AND COALESCE(d.kind, '') = 'order'
     FROM orders o
     LEFT JOIN demands d ON d.demand_id = o.demand_id
     LEFT JOIN series s ON s.series_id = o.series_id
     LEFT JOIN sites p ON p.site_id = o.site_id
     LEFT JOIN demands q ON q.demand_id = o.quote_id
     ORDER BY o.demand_id"
);

/// An order or quote.
pub(super) struct Order {
    pub(super) id: i64,
    pub(super) entity: i64,
    pub(super) includes_tax: bool,
    pub(super) deposit: i64,
    /// The open item of what is taxed in advance.
    pub(super) advance_tax: i64,
    /// Whose it is by now.
    pub(super) customer: i64,
    pub(super) jurisdiction: i64,
    pub(super) site: i64,
    /// Whether its tax is due when it is paid, where that comes before it is billed.
    pub(super) taxed_when_paid: bool,
    /// Its number as it is shown.
    pub(super) number: String,
    /// Whether there is no such order, though something belongs to it.
    pub(super) is_lost: bool,
}

impl Order {
    /// Reads a head, and proves it.
    pub(super) fn read(row: &Row<'_>, check: &mut Check) -> Result<Self> {
        let [id, entity, deposit, includes_tax] = ints(row, 0)?;
        let [same_command, same_channel, same_customer, own_series, own_site, own_quote, own_end] = ints(row, 4)?;
        let (kind, series) = (text(row, 11)?, text(row, 12)?);
        check.rows += 1;
        let wanted = match kind {
            "order" => "sales_order",
            "quote" => "quote",
            _ => "",
        };
        let wrong = if wanted.is_empty() {
            "stands on no demand that is an order or quote"
        } else if same_command == 0 {
            "was captured by another command than its demand"
        } else if same_channel == 0 {
            "came through another channel or entity than its demand"
        } else if same_customer == 0 {
            "is of another customer than its demand"
        } else if own_series == 0 || series != wanted {
            "has a number of a series that is not its own"
        } else if own_site == 0 {
            "has its prices of a site that is none of its entity's"
        } else if own_quote == 0 {
            "came of something that is no quote"
        } else if own_end == 0 {
            "is no quote, yet ends"
        } else {
            ""
        };
        check.holds(wrong.is_empty(), || format!("order {id}"), || wrong);
        let [number, customer, advance_tax, jurisdiction, site, taxed_when_paid] = ints(row, 14)?;
        let number = format!("{}{number:06}", text(row, 13)?);
        Ok(Self {
            id,
            entity,
            includes_tax: includes_tax != 0,
            deposit,
            advance_tax,
            customer,
            jurisdiction,
            site,
            taxed_when_paid: taxed_when_paid != 0,
            number,
            is_lost: false,
        })
    }

    /// An order that is not there.
    pub(super) fn lost(id: i64) -> Self {
        Self {
            id,
            entity: 0,
            includes_tax: false,
            deposit: 0,
            advance_tax: 0,
            customer: 0,
            jurisdiction: 0,
            site: 0,
            taxed_when_paid: false,
            number: String::new(),
            is_lost: true,
        }
    }

    fn record(&self) -> String {
        format!("order {}", self.id)
    }

    /// The moves of the deposit's open item are what was paid and settled no invoice, less what invoices took of it, what
    /// was put against others, given back of it or settled by hand: what is held stands in credit.
    pub(super) fn settle_deposit(
        &self,
        connection: &Connection,
        wanted: i128,
        took: bool,
        check: &mut Check,
    ) -> Result<()> {
        if self.is_lost {
            return Ok(());
        }
        check.rows += 1;
        if self.deposit == 0 {
            let wrong = || format!("has no open item of what is held for it, its payments and invoices say {wanted}");
            check.holds(wanted == 0, || self.record(), wrong);
            let wrong = || "has no open item of what was held for it, and its invoices took of that";
            check.holds(wanted != 0 || !took, || self.record(), wrong);
            return Ok(());
        }
        let mut is_own = false;
        let item = concat!(
            "SELECT COALESCE(a.entity_id, 0), ",
            stands!("i.party_id"),
            ", i.reference FROM open_items i
             LEFT JOIN accounts a ON a.account_id = i.account_id WHERE i.open_item_id = ?1"
        );
        each(connection, item, [self.deposit], |row| {
            is_own = ints(row, 0)? == [self.entity, self.customer] && text(row, 2)? == self.number;
            Ok(())
        })?;
        let wanted = wanted + applied(connection, self.deposit)?;
        let moved = moved_on(connection, self.deposit)?;
        let record = || self.record();
        check.holds(is_own, record, || format!("open item {} is not what is held for it", self.deposit));
        check.holds(moved == wanted, record, || {
            format!("open item {} holds {moved} for it, its payments and invoices say {wanted}", self.deposit)
        });
        Ok(())
    }
}

/// What of a deposit was put against what is owed elsewhere, given back with money on account, or settled by hand: what a
/// chargeback lost, say.
fn applied(connection: &Connection, deposit: i64) -> Result<i128> {
    let moves = "SELECT m.amount_minor FROM open_item_moves m
                 JOIN entries e ON e.entry_id = m.entry_id
                 LEFT JOIN stock_documents d ON d.document_id = e.document_id
                 WHERE m.open_item_id = ?1 AND (d.kind IN ('money_application', 'money_return')
                        OR e.document_id = 0 AND e.kind IN ('settlement', 'match'))";
    let mut applied = 0;
    each(connection, moves, [deposit], |row| {
        applied += i128::from(row.get::<_, i64>(0)?);
        Ok(())
    })?;
    Ok(applied)
}
