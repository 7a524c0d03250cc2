//! What control accounts wait for: every open item is the sum of its moves, every control account the sum of its items.

use rusqlite::{Connection, Result};
use rustc_hash::FxHashMap;

use super::read::{Feed, Words, each, ints, one, text};
use super::run::Check;

/// Proves the open items, and the accounts they add up to.
pub(super) fn prove(connection: &Connection, [items, accounts]: &mut [Check; 2]) -> Result<()> {
    let mut words = Words::default();
    let mut sums: FxHashMap<(i64, i64), [i128; 2]> = FxHashMap::default();
    // By the index of moves by item, so that the moves of an item come together.
    let mut moved = connection.prepare(
        "SELECT open_item_id, open_item_move_id, posted_on, amount_minor, base_minor, entry_id
         FROM open_item_moves ORDER BY open_item_id, open_item_move_id",
    )?;
    let mut moves = Feed::new(moved.query([])?)?;
    let rows = "SELECT open_item_id, account_id, opened_on, amount_minor, remaining_minor, remaining_base_minor,
                       document_id, running, currency
                FROM open_items ORDER BY open_item_id";
    each(connection, rows, [], |row| {
        let [id, account, opened_on, amount, remaining, remaining_base, document, running] = ints(row, 0)?;
        let currency = words.number(text(row, 8)?);
        items.rows += 1;
        let mut item = Item::default();
        while let Some((key, row)) = moves.upto(id) {
            let [step, posted_on, amount, base, entry] = ints(row, 1)?;
            if key < id {
                items.bad(format!("open item move {step}"), format!("moves open item {key}, which does not exist"));
            } else if item.take([posted_on, amount, entry], base) && running == 0 {
                items.bad(format!("open item move {step}"), format!("takes open item {key} beyond zero"));
            }
            moves.advance()?;
        }
        let record = || format!("open item {id}");
        match item.opened {
            None => items.bad(record(), "no moves stand behind it"),
            Some([on, opening, entry]) => {
                let told = one(connection, "SELECT document_id FROM entries WHERE entry_id = ?1", [entry])?;
                // What runs up over many documents, a month's tax or a drawer, is of none of them.
                let told = if running != 0 && document == 0 { 0 } else { told.unwrap_or(0) };
                for (column, stored, sum) in [
                    ("remaining_minor", remaining, item.remaining),
                    ("remaining_base_minor", remaining_base, item.remaining_base),
                    ("amount_minor", amount, i128::from(opening)),
                    ("opened_on", opened_on, i128::from(on)),
                    ("document_id", document, told.into()),
                ] {
                    let wrong = || format!("{column} is {stored}, its moves say {sum}");
                    items.holds(i128::from(stored) == sum, record, wrong);
                }
            }
        }
        let sum = sums.entry((account, currency)).or_default();
        sum[0] += i128::from(remaining);
        sum[1] += i128::from(remaining_base);
        Ok(())
    })?;
    while let Some((key, row)) = moves.upto(i64::MAX) {
        let step: i64 = row.get(1)?;
        items.bad(format!("open item move {step}"), format!("moves open item {key}, which does not exist"));
        moves.advance()?;
    }

    let balances = "SELECT b.account_id, b.amount_minor, b.base_minor, b.currency, a.code
                    FROM account_balances b JOIN accounts a ON a.account_id = b.account_id
                    WHERE a.control = 'open_items' ORDER BY b.account_id, b.currency";
    each(connection, balances, [], |row| {
        let [account, amount, base] = ints(row, 0)?;
        let [remaining, remaining_base] = sums.remove(&(account, words.number(text(row, 3)?))).unwrap_or_default();
        let (currency, code) = (text(row, 3)?, text(row, 4)?);
        accounts.rows += 1;
        accounts.holds(
            [i128::from(amount), i128::from(base)] == [remaining, remaining_base],
            || format!("account {code}"),
            || format!("holds {amount} {currency} ({base} base), its open items {remaining} ({remaining_base} base)"),
        );
        Ok(())
    })?;
    let mut left: Vec<_> = sums.into_iter().filter(|(_, sum)| *sum != [0, 0]).collect();
    left.sort_unstable();
    for ((account, currency), [remaining, _]) in left {
        let wrong = format!("holds nothing, its open items {remaining} {}", words.word(currency));
        accounts.bad(format!("account {account}"), wrong);
    }
    Ok(())
}

#[derive(Default)]
struct Item {
    /// The day, amount and entry of its first move.
    opened: Option<[i64; 3]>,
    remaining: i128,
    remaining_base: i128,
}

impl Item {
    /// Takes a move; whether it went through zero to the other side.
    fn take(&mut self, step: [i64; 3], base: i64) -> bool {
        let before = self.remaining;
        self.opened.get_or_insert(step);
        self.remaining += i128::from(step[1]);
        self.remaining_base += i128::from(base);
        before.signum() * self.remaining.signum() < 0
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{file, problems};
    use super::*;

    fn found(changes: &str) -> Vec<String> {
        let file = file(&[
            "accounts VALUES (3, 1, '3000', '3000', 'Owed', 'liability', 'open_items', NULL, 1)",
            "account_balances VALUES (3, 'EUR', -60, -60)",
            "open_items VALUES (1, 1, 3, 0, 'EUR', 0, 0, '', 20261101, 20261101, -100, 0, -60, -60)",
            "open_item_moves VALUES (1, 1, 1, 1, 20261101, -100, -100), (2, 2, 1, 2, 20261105, 40, 40)",
        ]);
        file.execute_batch(&format!("DROP TRIGGER open_item_moves_update; DROP TRIGGER open_items_update; {changes}"))
            .expect("the changes");
        problems(&file, prove)
    }

    #[test]
    fn an_open_item_is_what_its_moves_left_of_it() {
        assert_eq!(found(""), [""; 0]);
        assert_eq!(
            found(
                "UPDATE open_items SET remaining_minor = -50, remaining_base_minor = -50;
                   UPDATE account_balances SET amount_minor = -50, base_minor = -50"
            ),
            [
                "open item 1: remaining_minor is -50, its moves say -60",
                "open item 1: remaining_base_minor is -50, its moves say -60",
            ]
        );
        assert_eq!(
            found("UPDATE account_balances SET amount_minor = -50, base_minor = -50"),
            ["account 3000: holds -50 EUR (-50 base), its open items -60 (-60 base)"]
        );
        assert_eq!(
            found("INSERT INTO open_item_moves VALUES (3, 3, 2, 1, 20261101, 5, 5)"),
            ["open item move 3: moves open item 2, which does not exist"]
        );
        assert_eq!(
            found("UPDATE open_item_moves SET amount_minor = 140, base_minor = 140 WHERE open_item_move_id = 2")[0],
            "open item move 2: takes open item 1 beyond zero"
        );
        assert_eq!(
            found(
                "UPDATE open_item_moves SET amount_minor = 140, base_minor = 140 WHERE open_item_move_id = 2;
                 UPDATE open_items SET running = 1, remaining_minor = 40, remaining_base_minor = 40;
                 UPDATE account_balances SET amount_minor = 40, base_minor = 40"
            ),
            [""; 0]
        );
        assert_eq!(
            found("UPDATE open_items SET amount_minor = -90"),
            ["open item 1: amount_minor is -90, its moves say -100"]
        );
    }
}
