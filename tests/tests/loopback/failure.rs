//! The error of an answer.

use deepgram_mgmt::Error;
use tests::client::client;
use tests::http::Answer;
use tests::server::Server;

/// The error of deleting a key that is answered so, sent once.
pub(crate) async fn failure(answer: Answer) -> Error {
    let server = Server::start([answer]);
    let call = client(&server).delete_project_key("canary-path", "k");
    let error = call.max_attempts(1).await.unwrap_err();
    server.finish().unwrap();
    error
}
