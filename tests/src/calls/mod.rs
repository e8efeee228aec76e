//! One typed call of every operation, with the request that it must make: the table that the wire
//! tests and Prism go through.
//!
//! The first call of an operation sets all that can be set together; others show what else it can
//! send. None sends what the description does not allow.

mod auth;
mod billing;
mod keys;
mod models;
mod people;
mod projects;
mod self_hosted;
mod usage;

use std::future::IntoFuture;
use std::pin::Pin;

use deepgram_mgmt::{Client, Error, Secret};
use serde::Serialize;
use serde_json::Value;

/// The project that the calls name.
pub const PROJECT: &str = "0c9dd7fe-3c0e-4f5c-8d58-5e6ea7d2c9a1";
/// The key that the calls name.
const KEY: &str = "5b1f8b0a-62d5-4ee9-b1a6-8a4d7a4f2d11";
/// The member that the calls name.
const MEMBER: &str = "e2a7c3d4-91b8-4f6f-a3c5-70d9b6e81f22";

/// A typed call and the request that it must make.
#[derive(Clone, Copy)]
pub struct Call {
    /// The `operationId`.
    pub operation: &'static str,
    /// What is special about it.
    pub case: &'static str,
    /// The first line of the request.
    pub line: &'static str,
    /// The request's body, byte for byte.
    pub body: Option<&'static str>,
    /// Makes the call, and encodes the answer again.
    pub make: fn(&Client) -> Answered,
}

/// A call under way, to the answer as JSON: `null` where there is none.
pub type Answered = Pin<Box<dyn Future<Output = Result<Value, Error>> + Send>>;

/// Every call, by tag.
pub fn all() -> impl Iterator<Item = Call> {
    [
        projects::CALLS,
        keys::CALLS,
        people::CALLS,
        usage::CALLS,
        billing::CALLS,
        models::CALLS,
        self_hosted::CALLS,
        auth::CALLS,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// The call that answers are shown to: the first of its operation.
pub fn first(operation: &str) -> Option<Call> {
    all().find(|call| call.operation == operation)
}

/// Awaits a request, and encodes its answer.
pub fn encoded<R, T>(request: R) -> Answered
where
    R: IntoFuture<Output = Result<T, Error>>,
    R::IntoFuture: Send + 'static,
    T: Serialize,
{
    let call = request.into_future();
    Box::pin(async move { Ok(json(&call.await?)) })
}

/// The same for an answer with a secret, which is not encoded with it: it is put back, exposed, to
/// be compared too.
fn exposed<R, T>(request: R, wire: &'static str, secret: fn(&T) -> Option<&Secret>) -> Answered
where
    R: IntoFuture<Output = Result<T, Error>>,
    R::IntoFuture: Send + 'static,
    T: Serialize + 'static,
{
    let call = request.into_future();
    Box::pin(async move {
        let answer = call.await?;
        let mut encoded = json(&answer);
        assert_eq!(encoded.get(wire), None, "a secret was encoded");
        encoded[wire] = secret(&answer).map(Secret::expose_secret).into();
        Ok(encoded)
    })
}

fn json(answer: &impl Serialize) -> Value {
    serde_json::to_value(answer).expect("every answer can be encoded")
}
