//! One file a rule.

pub(crate) mod advances;
pub(crate) mod bad_debts;
pub(crate) mod capturing;
pub(crate) mod credit_limits;
pub(crate) mod crediting;
pub(crate) mod invoicing;
pub(crate) mod late;
pub(crate) mod money;
pub(crate) mod naming;
pub(crate) mod payments;
pub(crate) mod placing;
pub(crate) mod pricing;
pub(crate) mod receivables;
pub(crate) mod receiving;
pub(crate) mod refunding;
pub(crate) mod relief;
pub(crate) mod shipping;
pub(crate) mod ways;
