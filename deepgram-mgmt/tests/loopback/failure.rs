//! The error of an answer, and all of it that can be printed.

use std::error::Error as _;

use deepgram_mgmt::Error;

use crate::server::Server;

/// The error of deleting a key that is answered so, sent once.
pub(crate) async fn failure(bytes: Vec<u8>) -> Error {
    let server = Server::answering([bytes]);
    server
        .client()
        .delete_project_key("canary-path", "k")
        .max_attempts(1)
        .await
        .unwrap_err()
}

/// Error and source chain as they can be printed.
pub(crate) fn shown(error: &Error) -> String {
    let mut parts = vec![format!("{error} {error:?} {error:#?}")];
    let mut source = error.source();
    while let Some(cause) = source {
        parts.push(format!("{cause} {cause:?}"));
        source = cause.source();
    }
    parts.join(" ")
}
