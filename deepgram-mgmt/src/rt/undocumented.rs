//! Requests to endpoints that the description does not name.

use std::borrow::Cow;
use std::marker::PhantomData;

use serde::Serialize;

use super::call::Call;
use super::refusal::Refusal;
use super::{
    Class, Client, Method, Operation, OperationData, OptionalJson, ParamValue, Request, Security,
    UnknownError, Value, path,
};

/// Names [`Client::request`] in the type of its request.
#[derive(Clone, Copy, Debug)]
pub enum Undocumented {}

/// The data only names the call: method, path and so the class are given with each.
impl Operation for Undocumented {
    const DATA: OperationData = OperationData {
        id: "request",
        method: Method::GET,
        path: "/",
        class: Class::Once,
    };
    const SECURITY: Security = Security::Undescribed;
    type Answer = OptionalJson<Value>;
    type Error = UnknownError;
}

/// A request to an endpoint that the description does not name.
///
/// Any 2xx is a success: its value is the answer's JSON, or `None` where the body is empty. Of any
/// other status, [`Error::body`](super::Error::body) has the JSON as [`UnknownError`].
impl Request<Undocumented> {
    pub(super) fn undocumented(client: &Client, method: Method, path: &str) -> Self {
        let mut call = Call::new(Undocumented::DATA, Undocumented::SECURITY, client.0.limits);
        call.class = Class::of_method(&method);
        call.method = method;
        match path::encode_whole(path) {
            Ok(encoded) => call.template = Cow::Owned(encoded),
            Err(refusal) => call.refuse(refusal),
        }
        // Its target is a host, to which a proxy would open a way.
        if call.method == Method::CONNECT {
            call.refuse(Refusal::new(
                "`CONNECT` asks for no resource of a service",
                "use another method",
            ));
        }
        Self {
            client: client.clone(),
            call,
            operation: PhantomData,
        }
    }

    /// Sets a parameter of the query, name and value unencoded; a second value replaces the first.
    /// Under the name of a credential that goes with the query, any value but that of the
    /// credential is refused when the request is sent.
    pub fn query(self, name: impl Into<String>, value: impl ParamValue) -> Self {
        self.query_value(name.into(), value)
    }

    /// Sets a parameter of the query to several values, each under the same name: `a=1&a=2`. They
    /// replace what was set before; without any, the parameter is left out.
    pub fn queries<V: ParamValue>(
        self,
        name: impl Into<String>,
        values: impl IntoIterator<Item = V>,
    ) -> Self {
        self.query_values(name.into(), values)
    }

    /// Sets the body to what `serde_json` writes: a number that is not finite as `null`, an instant
    /// with all its digits.
    pub fn json(mut self, body: &(impl Serialize + ?Sized)) -> Self {
        self.call.json(body);
        self
    }
}
