//! The way into every exported function, and out of it.

use backroom::Result;
use backroom_api::contained;

use crate::last_error;
use crate::status::{backroom_status, of_error};

/// Runs the body of an exported function. An error or a panic becomes a status, and the last error of the thread.
pub(crate) fn enter(body: impl FnOnce() -> Result<()>) -> backroom_status {
    match contained(body) {
        Ok(()) => backroom_status::BACKROOM_OK,
        Err(error) => {
            last_error::remember(&error);
            of_error(&error)
        }
    }
}
