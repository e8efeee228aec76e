//! Bodies of answers, read as a call reads them and by hand.

use bytes::Bytes;
use deepgram_mgmt::rt::header::HeaderMap;
use deepgram_mgmt::rt::{Answer, Head, Json, Received, StatusCode};
use deepgram_mgmt::types;
use serde::de::DeserializeOwned;

use crate::answers::{ignoring, keeping};
use crate::bodies::{self, Unnamed};
use crate::pair::Pair;

/// Beside types that lose what they do not name.
pub(crate) fn ignoring(unnamed: Unnamed) -> Vec<Pair> {
    pairs::<ignoring::ProjectList, ignoring::KeyList, ignoring::RequestList>(unnamed)
}

/// Beside types that keep it.
pub(crate) fn keeping(unnamed: Unnamed) -> Vec<Pair> {
    pairs::<keeping::ProjectList, keeping::KeyList, keeping::RequestList>(unnamed)
}

/// Three shapes, of the size of a whole page.
fn pairs<P, K, R>(unnamed: Unnamed) -> Vec<Pair>
where
    P: DeserializeOwned + 'static,
    K: DeserializeOwned + 'static,
    R: DeserializeOwned + 'static,
{
    vec![
        pair::<types::ProjectList, P>("100 projects", bodies::projects(100, unnamed)),
        pair::<types::KeyList, K>("100 keys", bodies::keys(100, unnamed)),
        pair::<types::RequestList, R>("1,000 requests", bodies::requests(1000, unnamed)),
    ]
}

fn pair<A, B>(name: &'static str, body: String) -> Pair
where
    A: DeserializeOwned + Send + 'static,
    B: DeserializeOwned + 'static,
{
    let by_hand = body.clone().into_bytes();
    let ours = Bytes::from(body);
    Pair::new(
        name,
        move || {
            let headers = HeaderMap::new();
            let head = Head::new(StatusCode::OK, &headers);
            let mut body = Received::Whole(ours.clone());
            Json::<A>::read(&head, &mut body).expect("a value")
        },
        move || serde_json::from_slice::<B>(&by_hand).expect("a value"),
    )
}
