//! Leaves Node's own symbols to be found when it loads the library.

fn main() {
    napi_build::setup();
}
