//! The C header, made from the `extern "C"` functions of `crates/capi` and their docs.

use anyhow::{Context as _, bail};
use cbindgen::{Builder, Config, DocumentationStyle, EnumConfig, Language, Style};

use crate::run::root;

/// The files of the C ABI, in the order in which a reader of the header wants them.
const FILES: &[&str] = &["status", "bytes", "options", "opening", "calling", "reads", "data", "last_error"];

const HEAD: &str = "\
/*
 * backroom.h - the ERP core that retail software links: the C ABI.
 *
 * One file holds the stock, the money and the documents of a company. Open it, call any operation by name with a
 * request in JSON, free what you got, close it:
 *
 *     backroom_open_options options = {0};
 *     options.struct_size = sizeof options;
 *     options.path = \"shop.backroom\";  options.path_length = strlen(options.path);
 *     options.actor = \"till-1\";        options.actor_length = strlen(options.actor);
 *
 *     backroom_book *book;
 *     if (backroom_open(&options, &book) != BACKROOM_OK) { puts(backroom_last_error_text()); exit(1); }
 *
 *     backroom_bytes reply;
 *     if (backroom_call(book, BACKROOM_TEXT(\"stock.sites\"), BACKROOM_TEXT(\"{}\"), NULL, &reply, NULL) == BACKROOM_OK) {
 *         puts(reply.data);
 *         backroom_bytes_free(&reply);
 *     }
 *     backroom_close(book);
 *
 * What always holds:
 *
 *  1. Every call ends with a status; neither NULL, nor an impossible length, nor a closed handle, nor a fork makes it
 *     crash.
 *  2. Output is written only when the status is BACKROOM_OK. Why it is another, backroom_last_error_text and its
 *     siblings tell, on the thread that made the call.
 *  3. Texts are UTF-8 and come with their length in bytes; they need no zero byte. NULL with length 0 is no text.
 *  4. What goes in stays the caller's and is not kept. Of what comes out, backroom_bytes are freed with
 *     backroom_bytes_free and handles with backroom_close; const char * belongs to the library.
 *  5. Structs with struct_size are read and written no further than that; zero is the safe choice for every option.
 *  6. Any thread may use any handle. The library has no threads of its own, no signal handlers, and calls the host only
 *     through the log it was given.
 *
 * The operations, their requests and refusals: docs/reference and docs/refusals.md, or backroom_operations_json.
 * Linking, threads and other languages: docs/c-abi.md.
 *
 * This file is written by `cargo xtask generate`. It needs C99 or C++11.
 */";

const TEXT: &str = "
/* A literal and its length: the two arguments of a text. */
#define BACKROOM_TEXT(literal) (literal), (sizeof(literal) - 1)";

/// The text of `include/backroom.h`.
pub(crate) fn header() -> anyhow::Result<String> {
    let config = Config {
        language: Language::C,
        cpp_compat: true,
        include_guard: Some("BACKROOM_H".to_owned()),
        header: Some(HEAD.to_owned()),
        no_includes: true,
        sys_includes: ["stddef.h", "stdint.h"].map(str::to_owned).to_vec(),
        after_includes: Some(TEXT.to_owned()),
        style: Style::Both,
        usize_is_size_t: true,
        documentation_style: DocumentationStyle::C99,
        line_length: 110,
        enumeration: EnumConfig::default(),
        ..Config::default()
    };
    let mut builder = Builder::new().with_config(config);
    for file in FILES {
        builder = builder.with_src(root().join(format!("crates/capi/src/{file}.rs")));
    }
    let mut text = Vec::new();
    builder.generate().context("the C header could not be made")?.write(&mut text);
    let text = String::from_utf8(text).context("the C header is no UTF-8")?;
    if !text.contains("backroom_last_error_text") {
        bail!(
            "the C header lacks what it should have; is a file of crates/capi missing in xtask/src/generate/header.rs?"
        );
    }
    Ok(text)
}
