//! One file a rule.

pub(crate) mod authorising;
pub(crate) mod claims;
pub(crate) mod crediting;
pub(crate) mod disposing;
pub(crate) mod keeping_back;
pub(crate) mod matching;
pub(crate) mod naming;
pub(crate) mod opening;
pub(crate) mod receiving;
pub(crate) mod refunding;
