//! The headers compile without a warning, whatever the standard, and however often they are included.

use crate::support::{compiler, root, source, succeed};

#[test]
fn the_headers_compile_under_every_standard() {
    let folder = tempfile::tempdir().unwrap();
    let including = |name: &str, header: &str| {
        let path = folder.path().join(name);
        let text = format!("#include \"{header}\"\n#include \"{header}\"\nint main(void) {{ return 0; }}\n");
        std::fs::write(&path, text).unwrap();
        path
    };
    let c = including("alone.c", "backroom.h");
    let cpp = including("alone.cpp", "backroom.h");
    let wrapped = including("wrapped.cpp", "backroom.hpp");
    for standard in ["c99", "c11", "c17"] {
        for path in [c.clone(), source("conversation.c"), source("misuse.c"), root().join("examples/c/till.c")] {
            succeed(compiler(&path, standard).arg("-fsyntax-only").arg(path));
        }
    }
    for standard in ["c++11", "c++17", "c++20"] {
        succeed(compiler(&cpp, standard).arg("-fsyntax-only").arg(&cpp));
    }
    for standard in ["c++17", "c++20"] {
        for path in [wrapped.clone(), source("wrapped.cpp"), root().join("examples/cpp/receiving.cpp")] {
            succeed(compiler(&path, standard).arg("-fsyntax-only").arg(path));
        }
    }
}
