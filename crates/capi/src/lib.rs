//! The C ABI of backroom: `extern "C"` functions and what they hand over, and nothing else. What they do stands in
//! `backroom-api`, which Python and Node share.
//!
//! The docs here are those of `include/backroom.h`, which is generated from them, and the names are those of C.
//!
//! 1. No panic and no bad argument leaves here as anything but a status.
//! 2. Output is written only when the status is `BACKROOM_OK`.
//! 3. Of a struct that begins with `struct_size` nothing beyond that size is read or written.
//! 4. A handle is a number that only looks like a pointer: it is looked up, never followed, and never given out twice.
#![allow(non_camel_case_types, reason = "the names are those of the header")]
#![allow(
    clippy::missing_safety_doc,
    reason = "the doc of each function says what it asks of its caller, in words of C"
)]

pub mod bytes;
pub mod calling;
pub mod data;
pub(crate) mod entry;
pub(crate) mod handles;
pub mod last_error;
pub mod opening;
pub mod options;
pub mod reads;
pub(crate) mod sized;
pub mod status;
pub(crate) mod text;
