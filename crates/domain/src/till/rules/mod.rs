//! One file a rule.

pub(crate) mod basket;
pub(crate) mod card_numbers;
pub(crate) mod cash;
pub(crate) mod checkout;
pub(crate) mod coming_back;
pub(crate) mod embedded;
pub(crate) mod fiscal;
pub(crate) mod naming;
pub(crate) mod payments;
pub(crate) mod recorded;
pub(crate) mod settling;
pub(crate) mod shifts;
pub(crate) mod stored_values;
pub(crate) mod tendering;
