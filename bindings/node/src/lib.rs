//! The native half of the Node package: texts in, texts out. Types, errors and names are JavaScript's, in the files beside
//! `package.json`, which are made from the operation table.
//!
//! 1. What goes wrong is an answer, `{"error": {…}}`, never an exception and never a panic: every call runs under the guard
//!    of the api, also on the threads of Node's pool, where a panic would end the process.
//! 2. One text crosses the boundary each way: building objects there costs more than JSON does.
//! 3. A book that is closed answers so; calls under way keep it open until they end.

mod answer;
mod book;
mod work;

use napi_derive::napi;

/// The version of the library.
#[napi]
pub fn version() -> &'static str {
    backroom_api::VERSION
}

/// Says that the process ends: calls that wait for a thread of the pool are refused as if the book were closed.
#[napi]
pub fn end() {
    work::ENDING.store(true, std::sync::atomic::Ordering::Release);
}

/// A key that no other command has, as text.
#[napi]
pub fn new_key() -> String {
    backroom_api::new_key()
}

/// Every operation and refusal, as JSON.
#[napi]
pub fn operations_json() -> String {
    backroom_api::operations_json()
}
