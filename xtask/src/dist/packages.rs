//! What pkg-config and CMake ask for.

use super::VERSION;

/// What the static library needs of the system.
const SYSTEM: &[&str] = &["gcc_s", "m", "dl", "pthread"];

/// The files, by their paths below `lib`.
pub(super) fn files() -> Vec<(&'static str, String)> {
    vec![
        ("pkgconfig/backroom.pc", pkg_config("the shared library", "-L${libdir} -lbackroom".to_owned())),
        (
            "pkgconfig/backroom-static.pc",
            pkg_config("the static library", format!("${{libdir}}/libbackroom.a {}", system())),
        ),
        ("cmake/backroom/backroomConfig.cmake", CMAKE.replace("SYSTEM", &SYSTEM.join(";"))),
        ("cmake/backroom/backroomConfigVersion.cmake", CMAKE_VERSION.replace("VERSION_OF_LIBRARY", VERSION)),
    ]
}

fn system() -> String {
    SYSTEM.iter().map(|name| format!("-l{name}")).collect::<Vec<_>>().join(" ")
}

fn pkg_config(what: &str, libraries: String) -> String {
    format!(
        "prefix=${{pcfiledir}}/../..\n\
         libdir=${{prefix}}/lib\n\
         includedir=${{prefix}}/include\n\n\
         Name: backroom\n\
         Description: The ERP core that retail software links, {what}\n\
         Version: {VERSION}\n\
         Libs: {libraries}\n\
         Cflags: -I${{includedir}}\n"
    )
}

const CMAKE: &str = r#"# backroom::backroom is the shared library, backroom::static the static one.
get_filename_component(_backroom_prefix "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)

if(NOT TARGET backroom::backroom)
  add_library(backroom::backroom SHARED IMPORTED)
  set_target_properties(backroom::backroom PROPERTIES
    IMPORTED_LOCATION "${_backroom_prefix}/lib/libbackroom.so"
    IMPORTED_SONAME "libbackroom.so.0"
    INTERFACE_INCLUDE_DIRECTORIES "${_backroom_prefix}/include")

  add_library(backroom::static STATIC IMPORTED)
  set_target_properties(backroom::static PROPERTIES
    IMPORTED_LOCATION "${_backroom_prefix}/lib/libbackroom.a"
    INTERFACE_LINK_LIBRARIES "SYSTEM"
    INTERFACE_INCLUDE_DIRECTORIES "${_backroom_prefix}/include")
endif()

unset(_backroom_prefix)
"#;

/// Until 1.0 a program keeps to the minor version it was made for.
const CMAKE_VERSION: &str = r#"set(PACKAGE_VERSION "VERSION_OF_LIBRARY")
string(REGEX MATCH "^[0-9]+\\.[0-9]+" _backroom_series "${PACKAGE_VERSION}")
string(REGEX MATCH "^[0-9]+\\.[0-9]+" _backroom_wanted "${PACKAGE_FIND_VERSION}.0")
if(PACKAGE_VERSION VERSION_LESS PACKAGE_FIND_VERSION OR NOT _backroom_series STREQUAL _backroom_wanted)
  set(PACKAGE_VERSION_COMPATIBLE FALSE)
else()
  set(PACKAGE_VERSION_COMPATIBLE TRUE)
  if(PACKAGE_VERSION VERSION_EQUAL PACKAGE_FIND_VERSION)
    set(PACKAGE_VERSION_EXACT TRUE)
  endif()
endif()
"#;
