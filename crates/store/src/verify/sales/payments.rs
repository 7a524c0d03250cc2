//! Payments of orders: each step follows one of its order that it can follow, if any, and none takes more than is left of
//! it.
//!
//! | step | follows |
//! | --- | --- |
//! | authorised | nothing |
//! | captured, voided | an authorisation |
//! | refunded, charged_back | a capture |
//! | chargeback_won | a chargeback |
//!
//! What the processor tells of goes beyond what it follows, or follows nothing we know of, by its own word: it follows
//! nothing then, and is raised. What is won of a chargeback is left of its capture again.

use std::collections::BTreeMap;

use rusqlite::{Connection, Result};

use super::super::read::{Feed, each, ints, text};
use super::super::run::Check;
use super::orders::Order;

pub(super) const PAYMENTS: &str =
    "SELECT p.demand_id, p.order_payment_id, p.amount_minor, p.follows_id, p.tender_id, p.entry_id,
            COALESCE(e.command_id, 0) = p.command_id, COALESCE(t.entity_id, 0), p.open_item_id,
            COALESCE(v.tax_minor, 0), p.stored_value_id = 0 OR COALESCE(v.open_item_id, 0) = p.open_item_id, p.step
     FROM order_payments p
     LEFT JOIN entries e ON e.entry_id = p.entry_id
     LEFT JOIN tenders t ON t.tender_id = p.tender_id
     LEFT JOIN stored_values v ON v.stored_value_id = p.stored_value_id
     ORDER BY p.demand_id, p.order_payment_id";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Authorised,
    Captured,
    Voided,
    Refunded,
    ChargedBack,
    ChargebackWon,
}

impl Step {
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "authorised" => Self::Authorised,
            "captured" => Self::Captured,
            "voided" => Self::Voided,
            "refunded" => Self::Refunded,
            "charged_back" => Self::ChargedBack,
            "chargeback_won" => Self::ChargebackWon,
            _ => return None,
        })
    }

    /// What it may follow.
    fn follows(self) -> Option<Self> {
        match self {
            Self::Authorised => None,
            Self::Captured | Self::Voided => Some(Self::Authorised),
            Self::Refunded | Self::ChargedBack => Some(Self::Captured),
            Self::ChargebackWon => Some(Self::ChargedBack),
        }
    }

    /// By which sign it changes what is held.
    fn sign(self) -> i128 {
        match self {
            Self::Captured | Self::ChargebackWon => 1,
            Self::Refunded | Self::ChargedBack => -1,
            Self::Authorised | Self::Voided => 0,
        }
    }
}

/// What the payments of an order come to.
#[derive(Default)]
pub(super) struct Paid {
    /// What was taken, less what was given back.
    pub(super) taken: i128,
    /// The entries that post them.
    pub(super) entries: Vec<i64>,
}

/// A step with what later ones took of it.
struct Taken {
    step: Step,
    amount: i128,
    taken: i128,
    follows: i64,
}

/// Proves the payments of an order.
pub(super) fn prove(connection: &Connection, feed: &mut Feed<'_>, order: &Order, check: &mut Check) -> Result<Paid> {
    let mut steps: BTreeMap<i64, Taken> = BTreeMap::new();
    let mut paid = Paid::default();
    while let Some((_, row)) = feed.upto(order.id) {
        let [id, amount, follows, tender, entry, same_command, owner, item, tax, own_item] = ints(row, 1)?;
        let record = || format!("order payment {id}");
        check.rows += 1;
        let Some(step) = Step::of(text(row, 11)?) else {
            check.bad(record(), "is no step of a payment");
            feed.advance()?;
            continue;
        };
        let amount = i128::from(amount);
        paid.taken += step.sign() * amount;
        check.holds(amount > 0, record, || format!("is over {amount}"));
        check.holds(order.is_lost || owner == order.entity, record, || {
            format!("was paid by tender {tender}, which is none of the entity's")
        });
        let is_posted = step.sign() != 0;
        check.holds((entry != 0) == is_posted, record, || {
            if is_posted { "moves money, and no entry posts it" } else { "moves no money, yet an entry posts it" }
        });
        check.holds(entry == 0 || same_command != 0, record, || {
            format!("is posted by entry {entry}, which is none of its command's")
        });
        check.holds(own_item != 0, record, || format!("its open item {item} is not that of its card"));
        if is_posted {
            paid.entries.push(entry);
            // A voucher holds what it is worth without the tax that was paid with it.
            let (moved, wanted) = (moved_by(connection, item, entry)?, step.sign() * (amount - i128::from(tax)));
            let wrong = || format!("is over {wanted}, its entry moves {moved} on open item {item}");
            check.holds(moved == wanted, record, wrong);
        }
        if let Some(wrong) = follow(&mut steps, step, amount, follows) {
            check.bad(record(), wrong);
        }
        steps.insert(id, Taken { step, amount, taken: 0, follows });
        feed.advance()?;
    }
    Ok(paid)
}

/// What an entry moves on an open item.
fn moved_by(connection: &Connection, item: i64, entry: i64) -> Result<i128> {
    let mut moved = 0;
    let moves = "SELECT amount_minor FROM open_item_moves WHERE open_item_id = ?1 AND entry_id = ?2";
    each(connection, moves, [item, entry], |row| {
        moved += i128::from(row.get::<_, i64>(0)?);
        Ok(())
    })?;
    Ok(moved)
}

/// Takes from the step that is followed, if any; answers with what is wrong with that.
fn follow(steps: &mut BTreeMap<i64, Taken>, step: Step, amount: i128, follows: i64) -> Option<String> {
    if follows == 0 {
        return None;
    }
    let Some(before) = steps.get_mut(&follows).filter(|before| step.follows() == Some(before.step)) else {
        return Some(format!("follows {follows}, which is no payment of its order that it can follow"));
    };
    before.taken += amount;
    if before.taken > before.amount {
        return Some(format!("leaves {} of payment {follows}", before.amount - before.taken));
    }
    if step == Step::ChargebackWon {
        let captured = before.follows;
        if let Some(capture) = steps.get_mut(&captured) {
            capture.taken -= amount;
        }
    }
    None
}
