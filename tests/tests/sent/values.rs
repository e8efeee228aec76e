//! Enums of values that are neither all texts nor all integers: in paths, queries, bodies and
//! answers.

use clients::enum_values::operations::rates::PutRateScale;
use clients::enum_values::types::{Mode, Rate, ResultSchema, Setting, SettingWhole, Shape};
use clients::rt::Value;
use tests::http::Answer;
use tests::server::Server;

use super::config;

#[tokio::test]
async fn values_are_sent_as_what_they_are() {
    let server = Server::start([
        Answer::json(200, r#"{"ok":true,"id":"a"}"#),
        Answer::json(200, r#"{"id":"a","ok":false}"#),
    ]);
    let client = config(server.url()).connect().expect("a client");
    let setting = Setting::new(Rate::Minus1Point5)
        .mode(Mode::Auto)
        .shape(Shape::KindRoundR1)
        .rates([Rate::Value15, Rate::from(Value::from(2.25))]);
    let done = client
        .put_rate(Rate::Value0Point5, setting)
        .scale(PutRateScale::Value10)
        .modes([Mode::Auto, Mode::Value1, Mode::from(Value::Bool(false))])
        .await
        .expect("an answer");
    assert!(matches!(&done, ResultSchema::True(done) if done.id == "a"));
    let failed = client
        .put_rate(
            Rate::from(Value::from(-1.5)),
            Setting::new(Rate::Value1eMinus9).whole(SettingWhole::Value2Point0),
        )
        .await
        .expect("an answer");
    assert!(matches!(&failed, ResultSchema::False(failed) if !failed.ok));
    let requests = server.finish().expect("as scripted");
    let sent: Vec<_> = requests
        .iter()
        .map(|request| (request.target(), String::from_utf8_lossy(&request.body)))
        .collect();
    let wanted = [
        (
            "/rates/0.5?scale=10&modes=auto&modes=1&modes=false",
            r#"{"rate":-1.5,"mode":"auto","shape":{"kind":"round","r":1},"rates":[15,2.25]}"#,
        ),
        ("/rates/-1.5", r#"{"rate":1e-9,"whole":2.0}"#),
    ];
    let sent: Vec<_> = sent
        .iter()
        .map(|(target, body)| (*target, &**body))
        .collect();
    assert_eq!(sent, wanted);
}
