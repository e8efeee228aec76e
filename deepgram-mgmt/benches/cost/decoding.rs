//! Bodies of answers, read as a call reads them and by hand.

use deepgram_mgmt::rt::{Answer, Json};
use deepgram_mgmt::types;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::bodies::{self, Unnamed};
use crate::by_hand;
use crate::pair::Pair;

/// Three shapes, of the size of a whole page.
pub(crate) fn pairs(unnamed: Unnamed) -> Vec<Pair> {
    vec![
        pair::<types::ProjectList, by_hand::ProjectList>(
            "100 projects",
            bodies::projects(100, unnamed),
        ),
        pair::<types::KeyList, by_hand::KeyList>("100 keys", bodies::keys(100, unnamed)),
        pair::<types::RequestList, by_hand::RequestList>(
            "1,000 requests",
            bodies::requests(1000, unnamed),
        ),
    ]
}

fn pair<A, B>(name: &'static str, body: String) -> Pair
where
    A: DeserializeOwned + Serialize + Send + 'static,
    B: DeserializeOwned + Serialize + 'static,
{
    let ours = body.into_bytes();
    let by_hand = ours.clone();
    Pair::new(
        name,
        move || Json::<A>::read(&ours, None).expect("a value"),
        move || serde_json::from_slice::<B>(&by_hand).expect("a value"),
    )
}
