//! Parameters in every place and style.

use std::collections::BTreeMap;

use clients::rt::Value;
use clients::{header_parameters, parameter_values, styles};
use styles::types::{Color, Filter, FilterWithin};

use super::{refused, sent, target};

fn color() -> Color {
    Color::new(150, 200, 100)
}

#[tokio::test]
async fn values_in_a_path() {
    let simple = target(|client| client.simple_style("a/b", [1, 2], color(), color())).await;
    assert_eq!(
        simple,
        "/simple/a%2Fb/1,2/B,150,G,200,R,100/B=150,G=200,R=100"
    );
    let label =
        target(|client| client.label_style("blue", ["a", "b,c"], color(), ["tar", "gz"])).await;
    assert_eq!(
        label,
        "/label/.blue/.a,b%2Cc/.B=150.G=200.R=100/file.tar.gz"
    );
    let matrix = target(|client| client.matrix_style(7, ["a", "b"], ["a;", "b"], color())).await;
    assert_eq!(
        matrix,
        "/matrix/;one=7/;list=a,b/;apart=a%3B;apart=b/;B=150;G=200;R=100"
    );
}

#[tokio::test]
async fn hostile_values_are_refused_in_every_style_of_a_path() {
    for hostile in ["", ".", "..", "%2e%2e", "a/../b", "\\", "\n", "%00"] {
        let calls = [
            refused(|client| client.simple_style(hostile, [1], color(), color())).await,
            refused(|client| client.label_style(hostile, ["a"], color(), ["a"])).await,
            refused(|client| client.label_style("a", ["a", hostile], color(), ["a"])).await,
            refused(|client| client.label_style("a", ["a"], color(), [hostile])).await,
            refused(|client| client.matrix_style(1, [hostile], ["a"], color())).await,
            refused(|client| client.matrix_style(1, ["a"], ["a", hostile], color())).await,
        ];
        for message in calls {
            assert!(
                message.contains("the path parameter `"),
                "{hostile:?}: {message}"
            );
        }
    }
    let empty: [&str; 0] = [];
    let message = refused(|client| client.matrix_style(1, empty, ["a"], color())).await;
    assert!(message.contains("`list` is empty"), "{message}");
}

#[tokio::test]
async fn values_in_a_query() {
    let within = FilterWithin::new().depth(2);
    let day = "2025-01-02".parse().expect("a date");
    let filter = || {
        Filter::new()
            .after(day)
            .tags(["a", "b&c"])
            .within(within.clone())
    };
    let query = target(|client| {
        client
            .query_styles()
            .list(["a", "b c"])
            .commas(["a", "b,c"])
            .spaces([1, 2])
            .pipes(["a", "b"])
            .object(color())
            .together(color())
            .deep(filter())
            .labels(BTreeMap::from([("k v".to_owned(), "x".to_owned())]))
            .reserved("a/b?c&d")
            .empty("")
            .json(filter())
            .vendor([1, 2])
            .text("a&b/c")
    })
    .await;
    let expected = [
        "list=a",
        "list=b%20c",
        "commas=a,b%2Cc",
        "spaces=1%202",
        "pipes=a%7Cb",
        "B=150",
        "G=200",
        "R=100",
        "together=B,150,G,200,R,100",
        "deep%5Bafter%5D=2025-01-02",
        "deep%5Btags%5D%5B0%5D=a",
        "deep%5Btags%5D%5B1%5D=b%26c",
        "deep%5Bwithin%5D%5Bdepth%5D=2",
        "labels%5Bk%20v%5D=x",
        "reserved=a/b?c%26d",
        "empty=",
        "json=%7B%22after%22%3A%222025-01-02%22%2C%22tags%22%3A%5B%22a%22%2C%22b%26c%22%5D%2C\
         %22within%22%3A%7B%22depth%22%3A2%7D%7D",
        "vendor=%5B1%2C2%5D",
        "text=a%26b%2Fc",
    ];
    assert_eq!(query, format!("/query?{}", expected.join("&")));
    let nothing: [&str; 0] = [];
    let query = target(|client| {
        let request = client
            .query_styles()
            .commas(["a"])
            .object(color())
            .deep(filter());
        let request = request
            .commas(nothing)
            .deep(Filter::new())
            .labels(BTreeMap::new());
        request.object(Color::new(1, 2, 3))
    })
    .await;
    assert_eq!(query, "/query?B=1&G=2&R=3");
}

#[tokio::test]
async fn headers_and_cookies() {
    let request = sent(|client| {
        client
            .send_headers("a b", "s;1")
            .x_kind(header_parameters::types::Kind::B)
            .x_ids([1, 2])
            .x_limits(BTreeMap::from([("a".to_owned(), 1), ("b".to_owned(), 2)]))
            .x_json(["a", "b\u{e9}"])
            .theme("dark")
            .theme("light")
            .flags(["x", "y"])
    })
    .await;
    for (name, value) in [
        ("x-needed", "a b"),
        ("x-kind", "b"),
        ("x-ids", "1,2"),
        ("x-limits", "a=1,b=2"),
        ("x-json", "[\"a\",\"b\\u00e9\"]"),
        ("cookie", "session=s%3B1; theme=light; flags=x; flags=y"),
        ("accept", "application/json"),
    ] {
        assert_eq!(request.header(name), Some(value), "{name}");
    }
    for name in ["authorization", "content-type", "x-since"] {
        assert_eq!(request.header(name), None, "{name}");
    }
    for hostile in ["canary\r\nx: y", "canary\n", "canary\0", "canaryé"] {
        let message = refused(|client| client.send_headers(hostile, "s")).await;
        assert!(
            message.contains("`X-Needed` has no form in a header"),
            "{message}"
        );
        assert!(!message.contains("canary"), "{message}");
    }
}

#[tokio::test]
async fn values_of_every_type() {
    use parameter_values::operations::values::{
        SendValuesChoice, SendValuesShape, SendValuesShapeUnit,
    };
    use parameter_values::operations::values::{SendValuesEither, SendValuesEithersItem};

    let either = SendValuesEither::Integer(7);
    let any = Value::from(vec!["a", "b"]);
    let free = serde_json::json!({"a": {"b": [1, null]}, "c": null});
    let query = target(|client| {
        client
            .send_values(either, any)
            .nullable("a")
            .nulls([Some(1), None, Some(2)])
            .eithers([
                SendValuesEithersItem::Boolean(true),
                SendValuesEithersItem::Number(1.5),
            ])
            .lists([vec!["a".to_owned()]])
            .choice(SendValuesChoice::A)
            .shape(SendValuesShape::new().width(2).unit(SendValuesShapeUnit::M))
            .free(free.as_object().expect("an object").clone())
            .small(-1)
            .ratio([1.0, 0.25])
            .days(["2025-01-02".parse().expect("a date")])
    })
    .await;
    let expected = [
        "nullable=a",
        "nulls=1",
        "nulls=2",
        "eithers=true",
        "eithers=1.5",
        "lists=%5B%22a%22%5D",
        "choice=a",
        "unit=m",
        "width=2",
        "free%5Ba%5D%5Bb%5D%5B0%5D=1",
        "small=-1",
        "ratio=1,0.25",
        "days=2025-01-02",
    ];
    assert_eq!(query, format!("/values/7/a,b?{}", expected.join("&")));
    let message = refused(|client| {
        let request = client.send_values(SendValuesEither::Integer(7), Value::from("a"));
        request.ratio([f64::NAN])
    })
    .await;
    assert!(
        message.contains("`ratio` has a value without a form"),
        "{message}"
    );
}
