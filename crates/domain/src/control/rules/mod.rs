//! One file a rule.

mod authority;
mod duties;
mod giving;
mod named;
mod scopes;

pub(crate) use authority::has_duty;
pub use authority::{Allowed, authority, check_limit};
pub use duties::ACT_FOR_OTHERS;
pub(crate) use duties::{GIVE_DISCOUNT, OVERRIDE_PRICE, POST_SOFT_CLOSED, RELEASE_CREDIT, RELEASE_FRAUD, known_duty};
pub(crate) use giving::{check_giving, check_owner_left};
pub(crate) use named::{active_actor, actor_named, role_named};
pub(crate) use scopes::{scope_named, scope_text};
