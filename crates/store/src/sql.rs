//! How statements are written down: each a constant with a line saying what it answers, all of them listed.

/// Declares the statements of a slice and lists them, so that a test can ask the engine how it would run each.
macro_rules! statements {
    ($($(#[doc = $doc:literal])+ $name:ident = $sql:expr;)*) => {
        $($(#[doc = $doc])+ pub(super) const $name: &str = $sql;)*

        /// Every statement of this slice, by name.
        #[cfg(test)]
        pub(crate) const STATEMENTS: &[(&str, &str)] = &[$((stringify!($name), $name)),*];
    };
}
pub(crate) use statements;
