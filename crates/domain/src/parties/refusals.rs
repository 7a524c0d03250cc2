//! How this slice says no.

use crate::flow::refusals;

refusals! {}
