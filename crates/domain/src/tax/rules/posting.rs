//! How tax comes into the books: what is owed runs up on one open item for each month and jurisdiction, and what it was
//! owed for is added up by day.

use crate::flow::{Draft, Refusal};
use crate::ledger::rules::accounts::account_for;
use crate::ledger::types::Role;
use crate::open_items::rules::sheet::{Opening, Sheet};
use crate::tax::rules::compute::LineTax;
use crate::tax::types::{Jurisdiction, TaxDayKey, TaxPeriodKey};
use crate::values::{CategoryId, DimensionSetId, DocumentId, PartyId, Period, Rate};

/// Adds the tax of a document to its sheet: above 0 it is owed and credited to the account of tax payable, below 0 it
/// comes back. It runs up on the open item of the sheet's entity, the jurisdiction and the month of its day of the books,
/// which falls due on the last day of that month; when it is to be paid is each authority's own rule.
///
/// # Errors
/// `ledger.no_posting_rule`, `flow.overflow`.
pub(crate) fn collect(
    draft: &mut Draft<'_>,
    sheet: &mut Sheet,
    jurisdiction: &Jurisdiction,
    dimensions: DimensionSetId,
    tax_minor: i64,
) -> Result<(), Refusal> {
    if tax_minor == 0 {
        return Ok(());
    }
    let entity = &sheet.entry.entity;
    let (currency, period) = (entity.currency, Period::of(sheet.entry.posted_on));
    let key = TaxPeriodKey { entity: entity.id, jurisdiction: jurisdiction.id, period };
    let account = account_for(draft, entity.id, Role::TaxPayable, CategoryId::NONE)?;
    // An item of this sheet is on no file yet. One of another account stays there: the part was given to a new account,
    // which the books allow only when the old one holds nothing.
    let item = draft.tax_period(key);
    let item = item.filter(|item| draft.open_item(*item).is_none_or(|held| held.account == account));
    let owed = tax_minor.checked_neg().ok_or_else(crate::ledger::rules::entry::overflow)?;
    let opening = Opening {
        account,
        party: PartyId::NONE,
        currency,
        document: DocumentId::NONE,
        line: 0,
        reference: format!("{} {period}", jurisdiction.code),
        due_on: period.last_day(),
        amount_minor: owed,
        base_minor: owed,
        rate: Rate::ONE,
    };
    let id = sheet.collect(draft, dimensions, item, opening)?;
    if item != Some(id) {
        draft.put_tax_period(key, id);
    }
    Ok(())
}

/// Adds a line to what was taxed on its day.
///
/// # Errors
/// `flow.overflow`.
pub(crate) fn note_tax_day(draft: &mut Draft<'_>, key: TaxDayKey, tax: &LineTax) -> Result<(), Refusal> {
    draft.add_tax_day(key, &tax.day())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::flow::{Mode, Scope};
    use crate::ledger::commands::{AddAccount, OpenEntity, SetPostingRule};
    use crate::ledger::rules::entry::{NewEntry, Proof};
    use crate::tax::commands::SetJurisdiction;
    use crate::tax::rules::naming::jurisdiction_named;
    use crate::testing::Shop;
    use crate::values::{BusinessDate, Code, EntityId, EntryId, OpenItemId};

    const ACME: EntityId = EntityId(1);

    fn shop() -> Shop {
        let mut shop = Shop::open();
        shop.example::<OpenEntity>();
        shop.example::<SetJurisdiction>();
        shop
    }

    /// Posts an entry of taxes on a day: the open item they ran up on.
    fn post(shop: &mut Shop, on: &str, taxes: &[i64]) -> Option<OpenItemId> {
        let cx = shop.context(Mode::Request, Scope::Entity(ACME));
        let posted_on = BusinessDate::parse(on).expect("a day");
        let draft = &mut shop.draft;
        let jurisdiction = jurisdiction_named(draft, &Code::parse("DE").expect("a code")).expect("DE");
        let suspense = account_for(draft, ACME, Role::Suspense, CategoryId::NONE).expect("a rule");
        let mut sheet = Sheet::new(NewEntry {
            entity: draft.entity(ACME).expect("ACME"),
            kind: "test",
            occurred_on: posted_on,
            posted_on,
            document: DocumentId::NONE,
            reverses: EntryId::NONE,
            note: String::new(),
            lines: Vec::new(),
        });
        for tax in taxes {
            collect(draft, &mut sheet, &jurisdiction, DimensionSetId::NONE, *tax).expect("collected");
            sheet.entry.base_line(suspense, DimensionSetId::NONE, *tax, Proof::None);
        }
        sheet.post(&cx, draft).expect("posted");
        draft.accept();
        draft.tax_period(TaxPeriodKey { entity: ACME, jurisdiction: jurisdiction.id, period: Period::of(posted_on) })
    }

    /// Each month has its item, which runs up and down, and refunds of a month with nothing else leave a claim.
    #[test]
    fn a_month_runs_up_on_one_item() {
        let mut shop = shop();
        let november = post(&mut shop, "2026-11-02", &[190, 70, -19]);
        assert_eq!(post(&mut shop, "2026-11-20", &[5, 0]), november);
        let december = post(&mut shop, "2026-12-01", &[-42]);
        assert!(december.is_some() && december != november);
        let mut item = |item: Option<OpenItemId>| shop.draft.open_item(item.expect("an item")).expect("on file");
        let (november, december) = (item(november), item(december));
        assert_eq!((november.remaining_minor, december.remaining_minor), (-246, 42));
        assert_eq!((november.reference.as_str(), november.due_on.to_string().as_str()), ("DE 2026-11", "2026-11-30"));
        assert!(november.running && december.running);
    }

    /// No tax opens no item; an even exchange, which opens one, has its entry.
    #[test]
    fn an_item_stands_behind_every_month_that_is_named() {
        let mut shop = shop();
        assert_eq!(post(&mut shop, "2026-11-02", &[0]), None);
        let item = post(&mut shop, "2026-11-02", &[19, -19]).expect("an item");
        assert_eq!(shop.draft.open_item(item).map(|item| item.remaining_minor), Some(0));
    }

    /// When another account is tax payable from now on, so it is within the month.
    #[test]
    fn a_new_account_gets_an_item_of_its_own() {
        let mut shop = shop();
        let first = post(&mut shop, "2026-11-02", &[19]);
        assert_eq!(post(&mut shop, "2026-11-02", &[-19]), first);
        let account = json!({"entity": "ACME", "account": "2210", "name": "VAT", "kind": "liability",
            "control": "open_items"});
        shop.does::<AddAccount>(account);
        shop.does::<SetPostingRule>(json!({"entity": "ACME", "role": "tax_payable", "account": "2210"}));
        let second = post(&mut shop, "2026-11-03", &[7]);
        assert_ne!(second, first);
        assert_eq!(post(&mut shop, "2026-11-04", &[7]), second);
    }
}
