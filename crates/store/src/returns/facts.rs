//! Returns as the file has them.

use backroom_domain::returns::facts::ReturnFacts;
use backroom_domain::returns::types::{Return, ReturnCredit, ReturnLine, ReturnPolicy, ReturnReason, ReturnStep};
use backroom_domain::values::{BusinessDate, ChannelId, DemandId, DocumentId, EntityId, ReturnId, SeriesId};

use crate::column::{Row, fields, only};
use crate::sql::statements;
use crate::{Fault, SqlFacts};

macro_rules! step_select {
    ($tail:literal) => {
        concat!(
            "SELECT s.return_step_id, s.command_id, s.return_id, s.line, s.step, s.about, s.quantity, s.document_id, s.site_id, \
             s.place_id, s.lot_id, s.owner_id, s.disposition, s.value_minor, s.recovered_minor, s.clearing_minor, s.occurred_on, \
             s.note FROM return_steps s ",
            $tail
        )
    };
}

statements! {
    /// How a channel takes goods back.
    POLICY = "SELECT channel_id, window_days, refund_when, restocking, refund_shipping, order_discount, discount_from_minor, \
        reasons FROM return_policies WHERE channel_id = ?1";
    /// A return without its lines.
    RETURN = "SELECT return_id, command_id, entity_id, series_id, number, customer_id, opened_on, authorised, refund_tender_id, \
        refund_code, note, attributes, external_refs, demand_id FROM returns WHERE return_id = ?1";
    /// The lines of a return, in order.
    LINES_OF = "SELECT line, command_id, item_id, reason, charges_fee, authorised, order_line, received, credited, disposed, \
        lost, declined, released, clearing_item_id FROM return_lines WHERE return_id = ?1 ORDER BY line";
    /// The return of a number.
    RETURN_BY_NUMBER = "SELECT return_id FROM returns WHERE series_id = ?1 AND number = ?2";
    /// The returns of an order, in order of key.
    RETURNS_OF = "SELECT return_id FROM returns WHERE demand_id = ?1 AND demand_id <> 0 ORDER BY return_id";
    /// What happened to a return, in order.
    STEPS_OF = step_select!("WHERE s.return_id = ?1 ORDER BY s.return_step_id");
    /// What the lines of a credit note keep back, in order.
    CREDITS_OF = "SELECT document_id, line, return_id, return_line, fee_net_minor, fee_tax_minor, withheld_minor, \
        withheld_net_minor, withheld_tax_minor, granted_net_minor, granted_tax_minor FROM return_credits WHERE document_id = ?1 ORDER BY line";
    /// Returns after one of which refund and goods have not met, in order of key.
    UNMATCHED_AFTER = "SELECT DISTINCT l.return_id FROM return_lines l JOIN returns r ON r.return_id = l.return_id \
        WHERE l.credited + l.declined <> l.received + l.lost AND l.return_id > ?1 AND r.entity_id = ?2 \
        ORDER BY l.return_id LIMIT ?3";
    /// Returns after one of which goods wait, in order of key.
    WAITING_AFTER = "SELECT DISTINCT l.return_id FROM return_lines l JOIN returns r ON r.return_id = l.return_id \
        WHERE l.received > l.disposed AND l.return_id > ?1 AND r.entity_id = ?2 ORDER BY l.return_id LIMIT ?3";
    /// What became of goods from a day to a day, in order.
    DISPOSITIONS = step_select!(
        "JOIN returns r ON r.return_id = s.return_id WHERE s.step = 'disposed' AND s.occurred_on >= ?1 AND s.occurred_on <= ?2 \
         AND r.entity_id = ?3 ORDER BY s.occurred_on, s.return_step_id"
    );
}

fn read_policy(row: &Row<'_>) -> Result<ReturnPolicy, Fault> {
    Ok(ReturnPolicy {
        channel: row.get()?,
        window_days: row.get()?,
        refund_when: row.get()?,
        restocking: row.get()?,
        refund_shipping: row.get()?,
        order_discount: row.get()?,
        discount_from_minor: row.get()?,
        reasons: row.get::<Vec<(String, String, String, bool)>>()?.into_iter().map(reason).collect(),
    })
}

fn reason((code, folded, name, charges_fee): (String, String, String, bool)) -> ReturnReason {
    ReturnReason { code, folded, name, charges_fee }
}

fn read_return(row: &Row<'_>) -> Result<Return, Fault> {
    Ok(Return {
        id: row.get()?,
        command: row.get()?,
        entity: row.get()?,
        series: row.get()?,
        number: row.get()?,
        customer: row.get()?,
        opened_on: row.get()?,
        authorised: row.get()?,
        refund_tender: row.get()?,
        refund_code: row.get()?,
        note: row.get()?,
        attributes: row.get()?,
        external_refs: row.get()?,
        demand: row.get()?,
        lines: Vec::new(),
    })
}

fn read_line(row: &Row<'_>) -> Result<ReturnLine, Fault> {
    Ok(ReturnLine {
        line: row.get()?,
        command: row.get()?,
        item: row.get()?,
        reason: row.get()?,
        charges_fee: row.get()?,
        authorised: row.get()?,
        order_line: row.get()?,
        received: row.get()?,
        credited: row.get()?,
        disposed: row.get()?,
        lost: row.get()?,
        declined: row.get()?,
        released: row.get()?,
        clearing: row.get()?,
    })
}

fn read_step(row: &Row<'_>) -> Result<ReturnStep, Fault> {
    Ok(ReturnStep {
        id: row.get()?,
        command: row.get()?,
        of: row.get()?,
        line: row.get()?,
        step: row.get()?,
        about: row.get()?,
        quantity: row.get()?,
        document: row.get()?,
        site: row.get()?,
        place: row.get()?,
        lot: row.get()?,
        owner: row.get()?,
        disposition: row.get()?,
        value_minor: row.get()?,
        recovered_minor: row.get()?,
        clearing_minor: row.get()?,
        occurred_on: row.get()?,
        note: row.get()?,
    })
}

fn read_credit(row: &Row<'_>) -> Result<ReturnCredit, Fault> {
    Ok(ReturnCredit {
        document: row.get()?,
        line: row.get()?,
        of: row.get()?,
        return_line: row.get()?,
        fee_net_minor: row.get()?,
        fee_tax_minor: row.get()?,
        withheld_minor: row.get()?,
        withheld_net_minor: row.get()?,
        withheld_tax_minor: row.get()?,
        granted_net_minor: row.get()?,
        granted_tax_minor: row.get()?,
    })
}

impl ReturnFacts for SqlFacts<'_> {
    fn return_policy(&self, channel: ChannelId) -> Option<ReturnPolicy> {
        self.one(POLICY, fields![channel], read_policy)
    }

    fn return_row(&self, id: ReturnId) -> Option<Return> {
        let held = self.one(RETURN, fields![id], read_return)?;
        let lines = self.list(LINES_OF, fields![id], read_line);
        Some(Return { lines, ..held })
    }

    fn return_by_number(&self, series: SeriesId, number: i64) -> Option<ReturnId> {
        self.one(RETURN_BY_NUMBER, fields![series, number], only)
    }

    fn returns_of(&self, demand: DemandId) -> Vec<ReturnId> {
        self.list(RETURNS_OF, fields![demand], only)
    }

    fn return_steps(&self, id: ReturnId) -> Vec<ReturnStep> {
        self.list(STEPS_OF, fields![id], read_step)
    }

    fn return_credits(&self, document: DocumentId) -> Vec<ReturnCredit> {
        self.list(CREDITS_OF, fields![document], read_credit)
    }

    fn returns_unmatched(&self, entity: EntityId, after: ReturnId, limit: u32) -> Vec<ReturnId> {
        self.list(UNMATCHED_AFTER, fields![after, entity, limit], only)
    }

    fn returns_waiting(&self, entity: EntityId, after: ReturnId, limit: u32) -> Vec<ReturnId> {
        self.list(WAITING_AFTER, fields![after, entity, limit], only)
    }

    fn dispositions(&self, entity: EntityId, from: BusinessDate, to: BusinessDate) -> Vec<ReturnStep> {
        self.list(DISPOSITIONS, fields![from, to, entity], read_step)
    }
}
