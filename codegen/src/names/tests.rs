//! Tables of names: the text of a document beside what it becomes.

use super::*;

#[test]
fn words_become_identifiers() {
    let table = [
        ("project_id", "project_id", "ProjectId"),
        ("listProjects", "list_projects", "ListProjects"),
        ("API-Key", "api_key", "ApiKey"),
        ("usage:read", "usage_read", "UsageRead"),
        ("audio/mp3", "audio_mp3", "AudioMp3"),
        ("created[gte]", "created_gte", "CreatedGte"),
        ("user's", "users", "Users"),
        ("$filter", "dollar_filter", "DollarFilter"),
        ("@id", "at_id", "AtId"),
        ("+1", "plus_1", "Plus1"),
        ("-1", "minus_1", "Minus1"),
        ("-created", "created", "Created"),
        ("c++", "c_plus_plus", "CPlusPlus"),
        ("<=", "less_equal", "LessEqual"),
        ("*", "star", "Star"),
        ("-", "minus", "Minus"),
        ("_", "underscore", "Underscore"),
        (" ", "space", "Space"),
        ("", "empty", "Empty"),
        ("\u{0}\n", "underscore_underscore", "UnderscoreUnderscore"),
        ("2d", "two_d", "TwoD"),
        ("16k", "one_six_k", "OneSixK"),
        ("2024-01", "two_zero_two_four_01", "TwoZeroTwoFour01"),
        ("größe", "grosse", "Grosse"),
        ("中文", "zhong_wen", "ZhongWen"),
        ("Имя", "imia", "Imia"),
    ];
    for (text, lower_case, upper_case) in table {
        assert_eq!(snake(text), lower_case, "snake case of {text:?}");
        assert_eq!(camel(text), upper_case, "camel case of {text:?}");
    }
}

#[test]
fn what_rust_or_the_runtime_takes_is_set_apart() {
    let table = [
        (component("Error"), "ErrorSchema"),
        (component("option"), "OptionSchema"),
        (component("self"), "Self_"),
        (inline(&component("self"), "b"), "SelfB"),
        (marker("request"), "RequestOperation"),
        (method("request"), "request_operation"),
        (method("match"), "r#match"),
        (method("iter"), "iter_operation"),
        (method("cmp"), "cmp_operation"),
        (parameter("send"), "send_param"),
        (parameter("foo"), "foo_param"),
        (parameter("iter"), "iter_param"),
        (parameter("body"), "body_param"),
        (parameter("in"), "r#in"),
        (parameter("self"), "self_"),
        (field("type"), "r#type"),
        (field("Self"), "self_"),
        (field("crate"), "crate_"),
        (field("extra"), "extra_field"),
        (field("new"), "new"),
        (field("foo"), "foo_field"),
        (field_setter(&field("new")), "new_field"),
        (field_setter(&field("iter")), "iter_field"),
        (field_setter(&field("type")), "r#type"),
        (variant("unknown"), "UnknownValue"),
        (variant("self"), "Self_"),
        (module("Keys"), "keys"),
        (module("mod"), "mod_"),
        (module("CON"), "con_"),
        (module("rt"), "rt_"),
        (module("Operations"), "operations_"),
        (constant("tokenAuth"), "TOKEN_AUTH"),
        (constant("servers"), "SERVERS_SCHEME"),
        (constant("security"), "SECURITY_SCHEME"),
        (header("x-rate-limit"), "X_RATE_LIMIT"),
        (header("etag"), "ETAG"),
        (header("2fa"), "TWO_FA"),
        (header("servers"), "SERVERS_HEADER"),
        (header("data"), "DATA_HEADER"),
    ];
    for (name, wanted) in table {
        assert_eq!(name.to_string(), wanted);
    }
}

#[test]
fn a_file_has_a_name_that_file_systems_take() {
    let (one, other) = ("a".repeat(300), format!("{}b", "a".repeat(299)));
    let names = [&one, &other].map(|text| module(text).to_string());
    assert_eq!(module(&"a".repeat(100)).to_string(), "a".repeat(100));
    assert!(names.iter().all(|name| name.len() == 109), "{names:?}");
    assert_ne!(names[0], names[1]);
    assert!(names[0].starts_with(&"a".repeat(100)));
}

#[test]
fn a_given_name_must_be_an_identifier_of_the_right_case() {
    assert_eq!(
        given_type("ApiError")
            .map(|name| name.to_string())
            .as_deref(),
        Some("ApiError")
    );
    assert_eq!(
        given_member("kind").map(|name| name.to_string()).as_deref(),
        Some("kind")
    );
    assert_eq!(
        given_member("type").map(|name| name.to_string()).as_deref(),
        Some("r#type")
    );
    for text in [
        "apiError",
        "Api Error",
        "Api_Error",
        "",
        "1",
        "Self",
        "String",
        "A::B",
        "Ä",
    ] {
        assert!(given_type(text).is_none(), "{text:?}");
    }
    assert_eq!(
        given_constant("RATE_2")
            .map(|name| name.to_string())
            .as_deref(),
        Some("RATE_2")
    );
    for text in [
        "Rate", "rate", "_A", "A_", "A__B", "2A", "A-B", "", "DATA", "Ä",
    ] {
        assert!(given_constant(text).is_none(), "{text:?}");
    }
    for text in [
        "Kind", "a-b", "", "1a", "self", "extra", "send", "ä", "_a", "a__b", "foo", "iter", "cmp",
    ] {
        assert!(given_member(text).is_none(), "{text:?}");
    }
}

#[test]
fn every_text_yields_a_valid_identifier() {
    for code in (0..0x3000).chain([0x1f600, 0x202e, 0xfffd, 0x10_ffff]) {
        let Some(symbol) = char::from_u32(code) else {
            continue;
        };
        for text in [
            symbol.to_string(),
            format!("{symbol}1"),
            format!("a{symbol}"),
        ] {
            for name in [
                component(&text),
                field(&text),
                module(&text),
                constant(&text),
                header(&text),
            ] {
                let parsed = syn::parse_str::<syn::Ident>(&name.to_string());
                assert!(parsed.is_ok(), "{text:?} gives {name}");
                assert!(name.to_string().is_ascii(), "{text:?} gives {name}");
            }
        }
    }
}
