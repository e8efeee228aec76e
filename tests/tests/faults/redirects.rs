//! Redirects: nobody else is told anything.

use deepgram_mgmt::ErrorKind;
use tests::http::Answer;
use tests::server::Server;

use crate::trial::{CLASSES, Cause, Outcome, assert_answered};

#[tokio::test]
async fn to_another_host() {
    let other = Server::start([]);
    for class in CLASSES {
        for status in [301, 302, 303, 307, 308] {
            for location in [
                format!("{}/canary", other.url()),
                other.url().replace("http:", ""),
                "/canary".to_owned(),
                "http://canary@[".to_owned(),
            ] {
                let answer = Answer::empty(status).header("location", location);
                let wanted = Outcome::wanted(class, Cause::Final, ErrorKind::Redirect);
                assert_answered(class, &answer, wanted.status(status)).await;
            }
        }
    }
    assert_eq!(other.finish(), Ok(Vec::new()));
}
