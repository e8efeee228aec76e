//! Gates in place of sleeps: the server stands at one until the test lets it through, and the test
//! can wait until the server stands there.
//!
//! A gate closes with its server, so that no thread outlives a test that failed.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

/// A gate, shut until the test opens it. Clones are the same gate; it serves one server.
#[derive(Clone, Debug, Default)]
pub struct Gate(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    passage: Mutex<Passage>,
    changed: Condvar,
    arrivals: watch::Sender<usize>,
}

/// Who may go through.
#[derive(Clone, Copy, Debug)]
enum Passage {
    /// So many that have not come yet.
    Some(usize),
    /// Whoever comes.
    All,
    /// Nobody any more.
    Nobody,
}

impl Default for Passage {
    fn default() -> Self {
        Self::Some(0)
    }
}

/// The server closed while a gate was shut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shut;

impl Gate {
    /// One that is shut.
    pub fn new() -> Self {
        Self::default()
    }

    /// One that is open: all it does is to tell who has come.
    pub fn opened() -> Self {
        let gate = Self::new();
        gate.open();
        gate
    }

    /// Lets through as many more as given.
    pub fn admit(&self, more: usize) {
        let mut passage = self.passage();
        if let Passage::Some(count) = &mut *passage {
            *count += more;
        }
        self.0.changed.notify_all();
    }

    /// Lets all through from now on.
    pub fn open(&self) {
        self.set(Passage::All);
    }

    /// Waits until as many as given have come to the gate, whether they went through or not.
    ///
    /// It waits without a limit of its own: under a fault the server never comes.
    pub async fn reached(&self, count: usize) {
        let mut arrivals = self.0.arrivals.subscribe();
        // The sender lives as long as this gate.
        drop(arrivals.wait_for(|arrived| *arrived >= count).await);
    }

    /// Comes to the gate and blocks the thread until it may go through.
    pub fn pass(&self) -> Result<(), Shut> {
        self.0.arrivals.send_modify(|arrived| *arrived += 1);
        let mut passage = self.passage();
        loop {
            match &mut *passage {
                Passage::All => return Ok(()),
                Passage::Nobody => return Err(Shut),
                Passage::Some(0) => {
                    let waited = self.0.changed.wait(passage);
                    passage = waited.unwrap_or_else(PoisonError::into_inner);
                }
                Passage::Some(count) => {
                    *count -= 1;
                    return Ok(());
                }
            }
        }
    }

    /// Turns away whoever waits and whoever comes, unless it is open.
    pub(super) fn close(&self) {
        if !matches!(*self.passage(), Passage::All) {
            self.set(Passage::Nobody);
        }
    }

    fn set(&self, passage: Passage) {
        *self.passage() = passage;
        self.0.changed.notify_all();
    }

    fn passage(&self) -> MutexGuard<'_, Passage> {
        let passage = self.0.passage.lock();
        passage.unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    #[tokio::test]
    async fn a_gate_lets_through_as_many_as_it_is_told() {
        let gate = Gate::new();
        let passing = gate.clone();
        let passed = thread::spawn(move || [passing.pass(), passing.pass(), passing.pass()]);
        gate.reached(1).await;
        gate.admit(1);
        gate.reached(2).await;
        gate.admit(1);
        gate.reached(3).await;
        gate.close();
        assert_eq!(passed.join().unwrap(), [Ok(()), Ok(()), Err(Shut)]);
    }

    #[test]
    fn an_open_gate_stays_open() {
        let gate = Gate::opened();
        gate.close();
        gate.admit(0);
        assert_eq!([gate.pass(), gate.pass()], [Ok(()), Ok(())]);
    }
}
