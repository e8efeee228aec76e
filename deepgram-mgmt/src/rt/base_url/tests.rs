use super::*;

#[test]
fn bases() {
    let rows = [
        ("https://api.example.com", Ok("https://api.example.com")),
        ("https://api.example.com/", Ok("https://api.example.com")),
        (
            "https://api.example.com:8443/a/b/",
            Ok("https://api.example.com:8443/a/b"),
        ),
        ("HTTPS://API.example.com", Ok("https://api.example.com")),
        ("http://localhost:1", Ok("http://localhost:1")),
        ("http://127.9.9.9", Ok("http://127.9.9.9")),
        ("http://[::1]:80/x", Ok("http://[::1]/x")),
        ("http://example.com", Err("insecure")),
        ("http://localhost.example.com", Err("insecure")),
        ("http://127.0.0.1.example.com", Err("insecure")),
        ("http://[::ffff:127.0.0.1]", Err("insecure")),
        ("http://0.0.0.0", Err("insecure")),
        ("http://10.0.0.1", Err("insecure")),
        ("https://user@example.com", Err("user name")),
        ("https://user:pass@example.com", Err("user name")),
        ("https://example.com?x", Err("query")),
        ("https://example.com/?", Err("query")),
        ("https://example.com/#x", Err("query or fragment")),
        ("ftp://example.com", Err("neither")),
        ("file:///etc", Err("neither")),
        ("example.com", Err("no URL")),
        ("", Err("no URL")),
        ("https://", Err("no URL")),
        ("https:\\\\example.com", Err("backslash")),
        ("https://example.com\n", Err("control")),
        (" https://example.com", Err("space")),
        ("https://example.com/a/../b", Err("normal form")),
        ("https://example.com/a/%2e%2e/b", Err("normal form")),
        ("https://example.com/ä", Err("normal form")),
        ("https:/example.com/a", Err("`://`")),
        ("https:example.com", Err("`://`")),
        ("http:localhost", Err("`://`")),
        ("https:example.com/a://b", Err("`://`")),
        ("https:///example.com", Err("normal form")),
        ("https:////example.com", Err("normal form")),
        ("https://@example.com", Err("user name")),
        ("https://:@example.com", Err("user name")),
        ("https://%65xample.com", Err("percent-encoded")),
        ("https://example.com/@x", Ok("https://example.com/@x")),
        ("https://example.com//a", Err("normal form")),
    ];
    for (text, expected) in rows {
        match (BaseUrl::parse(text, PlainHttp::Loopback), expected) {
            (Ok(base), Ok(normal)) => assert_eq!(base.as_str(), normal),
            (Err(refusal), Err(part)) => {
                assert!(
                    refusal.message.contains(part),
                    "{text}: {}",
                    refusal.message
                );
            }
            (other, _) => panic!("{text}: {:?}", other.map(|base| base.text)),
        }
    }
    assert!(BaseUrl::parse("http://example.com", PlainHttp::Anywhere).is_ok());
}

#[test]
fn joins() {
    for (base, url) in [
        ("https://example.com", "https://example.com/v1/p/x%2Fy?a=1"),
        (
            "https://example.com/pre/fix/",
            "https://example.com/pre/fix/v1/p/x%2Fy?a=1",
        ),
    ] {
        let base = BaseUrl::parse(base, PlainHttp::Loopback).unwrap();
        let joined = base.join("/v1/p/{id}", "/v1/p/x%2Fy", Some("a=1")).unwrap();
        assert_eq!(joined.as_str(), url);
    }
}

#[test]
fn a_path_may_have_a_query_of_its_own() {
    let base = BaseUrl::parse("https://example.com", PlainHttp::Loopback).unwrap();
    let template = "/v1/{id}?beta=true&of={of}";
    for (query, url) in [
        (None, "https://example.com/v1/x?beta=true&of=a%2Fb"),
        (
            Some("c=1"),
            "https://example.com/v1/x?beta=true&of=a%2Fb&c=1",
        ),
    ] {
        let joined = base.join(template, "/v1/x?beta=true&of=a%2Fb", query);
        assert_eq!(joined.unwrap().as_str(), url);
    }
    for path in [
        "/v1/x",
        "/v1/x?beta=true&of=a&b",
        "/v1/x?y?beta=true&of=a",
        "/v1/x?beta=true&of=a#b",
    ] {
        assert!(base.join(template, path, None).is_err(), "{path}");
    }
}

#[test]
fn what_an_encoder_missed_is_caught() {
    let base = BaseUrl::parse("https://example.com/pre", PlainHttp::Loopback).unwrap();
    for path in [
        "/v1/p/..",
        "/v1/p/.",
        "/v1/p/%2e%2e",
        "/v1/p/a/b",
        "/v1/p/a\\b",
        "/v1/p/a?b",
        "/v1/p/a#b",
        "/v1/p/a\n",
        "/v1/../p/a",
        "@evil.example/v1/p",
        ".evil.example/v1/p",
        "//v1/p",
    ] {
        assert!(base.join("/v1/p/{id}", path, None).is_err(), "{path:?}");
    }
}
