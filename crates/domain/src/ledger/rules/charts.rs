//! Charts of accounts from templates: what a new entity starts with.
//!
//! A template is lines of `code,name,kind,control,roles`: names have no commas, an account plays any number of roles
//! with spaces between them. Each role is played once, by an account that fits it.

use crate::flow::{Draft, Head};
use crate::ledger::types::{Account, AccountKind, Chart, Control, Role, RuleKey};
use crate::values::{AccountId, CategoryId, Code, EntityId, Name};

const RETAIL: &str = include_str!("../charts/retail.csv");
const HEADING: &str = "code,name,kind,control,roles";

/// An account of a template.
#[derive(Clone, Debug, PartialEq)]
struct TemplateAccount {
    code: Code,
    name: Name,
    kind: AccountKind,
    control: Option<Control>,
    roles: Vec<Role>,
}

/// Gives a new entity the accounts and posting rules of a template; the number of accounts.
pub(crate) fn furnish(draft: &mut Draft<'_>, entity: EntityId, chart: Chart) -> usize {
    let template = match chart {
        Chart::Retail => RETAIL,
    };
    let accounts = read(template).expect("a test reads every template");
    let count = accounts.len();
    for account in accounts {
        let id = AccountId(draft.next(Head::Account));
        draft.put_account(Account {
            id,
            entity,
            code: account.code.to_string(),
            folded: account.code.folded(),
            name: account.name.to_string(),
            kind: account.kind,
            control: account.control,
            currency: None,
            active: true,
        });
        for role in account.roles {
            draft.put_posting_rule(RuleKey { entity, role, category: CategoryId::NONE }, id);
        }
    }
    count
}

/// Reads a template; the number and problem of the first line that is not as it must be.
fn read(template: &str) -> Result<Vec<TemplateAccount>, (usize, &'static str)> {
    let mut lines = template.lines().enumerate();
    if lines.next().is_none_or(|(_, heading)| heading != HEADING) {
        return Err((1, "the heading differs"));
    }
    lines.map(|(place, line)| read_line(line).map_err(|problem| (place + 1, problem))).collect()
}

fn read_line(line: &str) -> Result<TemplateAccount, &'static str> {
    let fields: Vec<&str> = line.split(',').collect();
    let [code, name, kind, control, roles] = fields[..] else {
        return Err("not five fields");
    };
    let control = match control {
        "" => None,
        word => Some(Control::of(word).ok_or("an unknown control")?),
    };
    Ok(TemplateAccount {
        code: Code::parse(code).map_err(|_| "a bad code")?,
        name: Name::parse(name).map_err(|_| "a bad name")?,
        kind: AccountKind::of(kind).ok_or("an unknown kind")?,
        control,
        roles: roles
            .split_whitespace()
            .map(|word| Role::of(word).ok_or("an unknown role"))
            .collect::<Result<_, _>>()?,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Every template reads, names each account once, and has one account that fits for each role.
    #[test]
    fn a_template_has_an_account_for_every_role() {
        for chart in Chart::ALL {
            let Chart::Retail = chart;
            let accounts = read(RETAIL).expect("a template reads");
            let codes: BTreeSet<String> = accounts.iter().map(|account| account.code.folded()).collect();
            assert_eq!(codes.len(), accounts.len());
            for role in Role::ALL {
                let playing: Vec<_> = accounts.iter().filter(|account| account.roles.contains(role)).collect();
                assert_eq!(playing.len(), 1, "{role}");
                assert_eq!(playing[0].control, role.control(), "{role}");
                assert!(role.takes(playing[0].kind, playing[0].control), "{role}");
            }
        }
    }

    #[test]
    fn a_template_says_where_it_is_wrong() {
        let with = |line: &str| read(&format!("{HEADING}\n1,Cash,asset,,\n{line}\n"));
        for (line, problem) in [
            ("2,Bank,asset,", "not five fields"),
            (",Bank,asset,,", "a bad code"),
            ("2,,asset,,", "a bad name"),
            ("2,Bank,money,,", "an unknown kind"),
            ("2,Bank,asset,bank,", "an unknown control"),
            ("2,Bank,asset,,bank", "an unknown role"),
        ] {
            assert_eq!(with(line), Err((3, problem)));
        }
        assert_eq!(read(""), Err((1, "the heading differs")));
        let both = with("2,Odds,expense,,scrap shrinkage").expect("two roles");
        assert_eq!(both[1].roles, [Role::Scrap, Role::Shrinkage]);
    }
}
