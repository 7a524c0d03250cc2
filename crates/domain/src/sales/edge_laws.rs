//! What callers do at the edges: what belongs to others, is told too late, or is named in more than one way.

use serde_json::{Value, json};

use super::commands::*;
use super::testing::Desk;
use crate::allocation::commands::ReverseShipment;
use crate::ledger::types::Role;

fn received(customer: &str, amount: &str, reference: &str, invoices: &Value) -> Value {
    json!({"entity": "ACME", "customer": customer, "tender": "CARD", "amount": amount, "reference": reference,
        "invoices": invoices})
}
