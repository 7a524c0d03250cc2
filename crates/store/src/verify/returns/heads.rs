//! The heads of returns: each has a number of its entity's series, and the order that one of its steps names.

use rusqlite::{Connection, Result};

use super::super::read::{each, ints, text};
use super::super::run::Check;

const HEADS: &str = "SELECT r.return_id, r.entity_id, r.demand_id, COALESCE(s.entity_id, 0), COALESCE(o.entity_id, 0),
            (SELECT COUNT(*) FROM return_steps t WHERE t.return_id = r.return_id AND t.step = 'ordered'),
            COALESCE((SELECT MAX(t.about) FROM return_steps t WHERE t.return_id = r.return_id AND t.step = 'ordered'), 0),
            COALESCE(s.kind, '')
     FROM returns r
     LEFT JOIN series s ON s.series_id = r.series_id
     LEFT JOIN orders o ON o.demand_id = r.demand_id
     ORDER BY r.return_id";

/// Proves the heads.
pub(super) fn prove(connection: &Connection, check: &mut Check) -> Result<()> {
    each(connection, HEADS, [], |row| {
        let [id, entity, order, of_series, of_order, told, ordered] = ints(row, 0)?;
        let series = text(row, 7)?;
        check.rows += 1;
        let wrong = if of_series != entity || series != "return" {
            "has a number of a series that is not its own".to_owned()
        } else if told > 1 {
            "has its order told more than once".to_owned()
        } else if order != ordered {
            format!("is of order {order}, its steps say {ordered}")
        } else if order != 0 && of_order != entity {
            format!("is of order {order}, which is none of its entity's")
        } else {
            return Ok(());
        };
        check.bad(format!("return {id}"), wrong);
        Ok(())
    })
}
