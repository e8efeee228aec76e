//! Clients of golden documents, each a module, all on one `Client` of the real runtime.

#[path = "../../../deepgram-mgmt/src/rt/mod.rs"]
pub mod rt;

/// Generated from the document of that name.
macro_rules! document {
    ($module:ident, $name:literal) => {
        #[allow(missing_docs, reason = "the root of what is generated has none")]
        pub mod $module {
            include!(concat!(
                env!("OUT_DIR"),
                "/",
                $name,
                "/src/generated/mod.rs"
            ));
        }
    };
}

document!(answer_headers, "answer-headers");
document!(answers, "answers");
document!(bodies, "bodies");
document!(enum_values, "enum-values");
document!(forms, "forms");
document!(header_parameters, "header-parameters");
document!(multipart, "multipart");
document!(null, "null");
document!(paging, "paging");
document!(parameter_values, "parameter-values");
document!(patch, "patch");
document!(security, "security");
document!(servers, "servers");
document!(streams, "streams");
document!(styles, "styles");
