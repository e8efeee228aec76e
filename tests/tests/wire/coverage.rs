//! The tables against the client: each operation has a call and an answer, and each call and
//! answer an operation.

use std::collections::BTreeSet;

use deepgram_mgmt::operations;
use libtest_mimic::{Failed, Trial};
use tests::calls;

use crate::answers;

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("coverage: calls", || {
            equal(&calls::all().map(|call| call.operation).collect())
        }),
        Trial::test("coverage: answers", || {
            equal(&answers::all().map(|shape| shape.operation).collect())
        }),
    ]
}

/// Fails unless the table names the operations of the client, all and no others.
fn equal(named: &BTreeSet<&str>) -> Result<(), Failed> {
    let known: BTreeSet<&str> = operations::ALL.iter().map(|data| data.id).collect();
    let missing: Vec<_> = known.difference(named).collect();
    let strange: Vec<_> = named.difference(&known).collect();
    if known.is_empty() {
        return Err("the client has no operations".into());
    }
    if missing.is_empty() && strange.is_empty() {
        return Ok(());
    }
    Err(format!("without an entry: {missing:?}; entries of no operation: {strange:?}").into())
}
