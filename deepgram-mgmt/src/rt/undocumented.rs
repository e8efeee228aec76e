//! Requests to endpoints that the description does not name.

use std::borrow::Cow;
use std::marker::PhantomData;

use serde::Serialize;

use super::request::Call;
use super::{
    Client, Method, Operation, OperationData, OptionalJson, ParamValue, Request, UnknownError,
    Value, path,
};

/// Names [`Client::request`] in the type of its request.
#[derive(Clone, Copy, Debug)]
pub enum Undocumented {}

/// The data only names the call: method and path are given with each.
impl Operation for Undocumented {
    const DATA: OperationData = OperationData {
        id: "request",
        method: Method::GET,
        path: "/",
    };
    type Answer = OptionalJson<Value>;
    type Error = UnknownError;
}

impl Request<Undocumented> {
    pub(super) fn undocumented(client: &Client, method: Method, path: &str) -> Self {
        let call = match path::encode_whole(path) {
            Ok(encoded) => Call::new(method, Cow::Owned(encoded)),
            Err(refusal) => {
                let mut call = Call::new(method, Cow::Borrowed("/"));
                call.refuse(refusal);
                call
            }
        };
        Self {
            client: client.clone(),
            call,
            operation: PhantomData,
        }
    }

    /// Sets a parameter of the query; a second value replaces the first.
    pub fn query(self, name: impl Into<String>, value: impl ParamValue) -> Self {
        self.query_value(name.into(), value)
    }

    /// Sets the body to what `serde_json` writes: a number that is not finite as `null`, an instant
    /// with all its digits.
    pub fn json(mut self, body: &(impl Serialize + ?Sized)) -> Self {
        self.call.json(body);
        self
    }
}
