//! One file or folder a rule. `sourcing` says which sites and lots serve one or many orders.

pub mod sourcing;
