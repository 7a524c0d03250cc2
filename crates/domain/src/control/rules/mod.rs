//! One file a rule.

mod authority;
mod duties;
mod giving;
mod holding;
mod incompatible;
mod measuring;
mod named;
mod releasing;
mod scopes;

pub use authority::{Allowed, authority, check_limit};
pub(crate) use authority::{covers, has_duty};
pub use duties::ACT_FOR_OTHERS;
pub(crate) use duties::{
    GIVE_DISCOUNT, GRANT_INCOMPATIBLE, OVERRIDE_PRICE, POST_SOFT_CLOSED, RELEASE_CREDIT, RELEASE_FRAUD, known_duty,
    may_be_made,
};
pub(crate) use giving::{check_giving, check_owner_left};
pub use holding::{Holding, held_by, hold};
pub use incompatible::check_steps;
pub(crate) use incompatible::{Conflict, SHIPPED, check_grants, conflicts, enforced_conflicts, is_side, pairs};
pub(crate) use measuring::check_path;
pub(crate) use named::{active_actor, actor_named, role_named};
pub use releasing::{Ending, check_releaser, end, held_command, present_state};
pub(crate) use releasing::{approval_named, forget_requests_of, may_release, still_held};
pub(crate) use scopes::{scope_named, scope_text};
