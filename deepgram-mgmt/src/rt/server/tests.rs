use super::*;

const SERVER: Server = Server {
    url: "https://{region}.example.com:{port}/{version}",
    description: "",
    variables: &[
        ServerVariable {
            name: "region",
            default: "eu",
            values: &["eu", "us"],
        },
        ServerVariable {
            name: "port",
            default: "8443",
            values: &[],
        },
        ServerVariable {
            name: "version",
            default: "v1",
            values: &["v1"],
        },
    ],
};

#[test]
fn variables_have_values() {
    assert_eq!(String::from(SERVER), "https://eu.example.com:8443/v1");
    let chosen = SERVER.url_with(&[("region", "us"), ("port", "1")]).unwrap();
    assert_eq!(chosen, "https://us.example.com:1/v1");
    for (name, value) in [("region", "canary"), ("version", ""), ("other", "canary")] {
        let error = SERVER.url_with(&[(name, value)]).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
        let shown = error.to_string();
        assert!(
            shown.contains(&format!("`{name}`")) && !shown.contains("canary"),
            "{shown}"
        );
    }
}

#[test]
fn an_operation_goes_to_its_own_server() {
    let client = parse("https://a.example/v1", PlainHttp::Loopback).unwrap();
    let other = parse("https://mapped.example", PlainHttp::Loopback).unwrap();
    let mapped = Mapped::from([("https://b.example", other)]);
    let own = |url| Server {
        url,
        description: "",
        variables: &[],
    };
    let rows = [
        (None, Some("https://a.example/v1")),
        (
            Some(own("https://b.example")),
            Some("https://mapped.example"),
        ),
        (
            Some(own("https://c.example/x")),
            Some("https://c.example/x"),
        ),
        (Some(own("/v2")), Some("https://a.example/v2")),
        (Some(own("")), Some("https://a.example")),
        (Some(own("//c.example/v2")), Some("https://c.example/v2")),
        (Some(own("http://c.example")), None),
        (Some(own("//u@c.example")), None),
        (Some(own("https://u@c.example")), None),
        (Some(own("v2")), None),
    ];
    for (own, expected) in rows {
        let base = base(&client, &mapped, own);
        let base = base.as_ref().map(|base| base.as_str());
        assert_eq!(base.ok(), expected, "{own:?}");
    }
}

/// A host that only begins like the client's is another one.
#[test]
fn plain_http_of_the_client_reaches_no_other_host() {
    let own = |url| {
        Some(Server {
            url,
            description: "",
            variables: &[],
        })
    };
    for (client, other) in [
        ("http://localhost", "http://localhost.evil.example"),
        ("http://127.0.0.1", "http://127.0.0.1.evil.example"),
        ("http://a.example", "http://a.example.evil.example"),
        ("http://a.example", "http://a.example:8080"),
    ] {
        let client = parse(client, PlainHttp::Anywhere).unwrap();
        let refusal = base(&client, &Mapped::new(), own(other)).map(|_| ());
        assert!(
            refusal.unwrap_err().to_string().contains("insecure"),
            "{other}"
        );
    }
    let client = parse("http://a.example/v1", PlainHttp::Anywhere).unwrap();
    for (own_url, expected) in [
        ("/v2", "http://a.example/v2"),
        ("http://a.example/v3", "http://a.example/v3"),
    ] {
        let mapped = Mapped::new();
        let base = base(&client, &mapped, own(own_url)).unwrap();
        assert_eq!(base.as_str(), expected);
    }
}

#[test]
fn a_server_without_host_is_no_base_url() {
    for url in ["", "/", "/v1"] {
        let error = parse(url, PlainHttp::Loopback).map(|_| ()).unwrap_err();
        assert!(error.to_string().contains("names no host"), "{error}");
    }
    let error = parse("//a.example/v1", PlainHttp::Loopback).map(|_| ());
    let error = error.unwrap_err().to_string();
    assert!(error.contains("no scheme"), "{error}");
}

#[test]
fn each_variable_is_replaced_once() {
    const VARIABLES: &[ServerVariable] = &[
        ServerVariable {
            name: "a",
            default: "{b}",
            values: &[],
        },
        ServerVariable {
            name: "b",
            default: "x",
            values: &[],
        },
    ];
    for (url, values, wanted) in [
        ("https://{a}.e/{b}", &[("a", "us")][..], "https://us.e/x"),
        ("https://{a}.e/{b}", &[], "https://{b}.e/x"),
        ("https://{b}.e/{c}/{b}", &[], "https://x.e/{c}/x"),
        ("https://{b}.e/{", &[], "https://x.e/{"),
        ("https://{b}.e/{}", &[], "https://x.e/{}"),
        ("https://e/{{b}}", &[], "https://e/{x}"),
    ] {
        let description = "";
        let server = Server {
            url,
            description,
            variables: VARIABLES,
        };
        assert_eq!(server.url_with(values).unwrap(), wanted, "{url}");
    }
}
