//! One file a command.

mod add_account;
mod change_account;
mod open_entity;
mod post_entry;
mod record_entry;
mod reverse_entry;
mod set_period_state;
mod set_posting_rule;
mod set_rate;

pub use add_account::AddAccount;
pub use change_account::ChangeAccount;
pub use open_entity::{OpenEntity, OpenEntityReply};
pub use post_entry::PostEntry;
pub use record_entry::RecordEntry;
pub use reverse_entry::ReverseEntry;
pub use set_period_state::SetPeriodState;
pub use set_posting_rule::SetPostingRule;
pub use set_rate::{RateReply, SetRate};
