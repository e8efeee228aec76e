//! Subscribers of `tracing` that some threads of a process have and others have not.

use std::sync::LazyLock;

use tracing::Dispatch;
use tracing_subscriber::registry::Registry;

/// A second subscriber, which hears nothing.
static SECOND: LazyLock<Dispatch> = LazyLock::new(|| Dispatch::new(Registry::default()));

/// Keeps a second subscriber, before a test makes one of its own. While there is one alone,
/// `tracing` asks that of whichever thread meets a span first, and a test without one would switch
/// the span off for all.
pub fn keep_a_second() {
    LazyLock::force(&SECOND);
}
