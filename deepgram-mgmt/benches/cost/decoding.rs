//! Bodies of answers, read as a call reads them and by hand.

use deepgram_mgmt::rt::{Answer, Json};
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
    let ours = body.into_bytes();
    let by_hand = ours.clone();
    Pair::new(
        name,
        move || Json::<A>::read(&ours, None).expect("a value"),
        move || serde_json::from_slice::<B>(&by_hand).expect("a value"),
    )
}
