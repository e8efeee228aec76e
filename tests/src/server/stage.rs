//! What all threads of a server share: what is still to be played, and what has been so far.

use std::collections::VecDeque;
use std::fmt;
use std::mem;
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use super::{Gate, Script};
use crate::http::{Answer, Request};

/// Makes the answer to a request.
pub(super) type Answering = Arc<dyn Fn(&Request) -> Answer + Send + Sync>;

/// Where answers come from.
pub(super) enum Plan {
    /// Each request has the next one, over whatever connections.
    Answers(VecDeque<Answer>),
    /// Each connection has the next one.
    Scripts(VecDeque<Script>),
    /// Each request has its own.
    Function(Answering),
}

/// What one connection is there for.
pub(super) enum Role {
    /// Requests are answered as they come.
    Conversation,
    /// A script is played.
    Script(Script),
}

#[derive(Debug)]
pub(super) struct Stage(Mutex<State>);

#[derive(Debug)]
struct State {
    plan: Plan,
    gates: Vec<Gate>,
    requests: Vec<Request>,
    faults: Vec<String>,
    connections: Vec<Weak<TcpStream>>,
    /// Whose connection is the last: once it is known, the server closes.
    last: Option<SocketAddr>,
}

impl Stage {
    pub(super) fn new(plan: Plan) -> Self {
        let gates = match &plan {
            Plan::Scripts(scripts) => scripts.iter().flat_map(Script::gates).cloned().collect(),
            Plan::Answers(_) | Plan::Function(_) => Vec::new(),
        };
        Self(Mutex::new(State {
            plan,
            gates,
            requests: Vec::new(),
            faults: Vec::new(),
            connections: Vec::new(),
            last: None,
        }))
    }

    /// Takes a connection in; its number and its role.
    pub(super) fn enter(&self, connection: &Arc<TcpStream>) -> (usize, Role) {
        let mut state = self.state();
        let number = state.connections.len();
        state.connections.push(Arc::downgrade(connection));
        let role = match &mut state.plan {
            Plan::Answers(_) | Plan::Function(_) => Role::Conversation,
            // A client may connect once more than it needs: what counts is that it sends nothing.
            Plan::Scripts(scripts) => {
                Role::Script(scripts.pop_front().unwrap_or_else(|| Script::new().hold()))
            }
        };
        (number, role)
    }

    /// Records a request.
    pub(super) fn record(&self, request: Request) {
        self.state().requests.push(request);
    }

    /// Records a request, and gives its answer; none is a fault.
    pub(super) fn answer(&self, request: Request) -> Option<Answer> {
        let mut state = self.state();
        let answering = match &mut state.plan {
            Plan::Answers(answers) => {
                let answer = answers.pop_front();
                if answer.is_none() {
                    let fault = format!("no answer was scripted for `{}`", request.line);
                    state.faults.push(fault);
                }
                state.requests.push(request);
                return answer;
            }
            Plan::Scripts(_) => return None,
            Plan::Function(answering) => Arc::clone(answering),
        };
        state.requests.push(request.clone());
        // Others are answered meanwhile.
        drop(state);
        Some(answering(&request))
    }

    pub(super) fn fault(&self, fault: String) {
        self.state().faults.push(fault);
    }

    /// Every request so far.
    pub(super) fn requests(&self) -> Vec<Request> {
        self.state().requests.clone()
    }

    /// Closes once this connection has come.
    pub(super) fn close_after(&self, last: SocketAddr) {
        self.state().last = Some(last);
    }

    pub(super) fn is_last(&self, connection: &TcpStream) -> bool {
        let last = self.state().last;
        last.is_some() && connection.peer_addr().ok() == last
    }

    pub(super) fn is_closing(&self) -> bool {
        self.state().last.is_some()
    }

    /// Wakes whoever waits for the client or at a gate. What came already is still read, and what
    /// is to be written still goes out.
    pub(super) fn wake(&self) {
        let mut state = self.state();
        for gate in &state.gates {
            gate.close();
        }
        for connection in mem::take(&mut state.connections) {
            if let Some(connection) = connection.upgrade() {
                // The other side may have closed it already.
                drop(connection.shutdown(Shutdown::Read));
            }
        }
    }

    /// What was asked, or where that and the plan differ.
    pub(super) fn outcome(&self) -> Result<Vec<Request>, String> {
        let mut state = self.state();
        let mut faults = mem::take(&mut state.faults);
        match &state.plan {
            Plan::Answers(answers) if !answers.is_empty() => {
                let count = answers.len();
                faults.push(format!("scripted answers that nobody asked for: {count}"));
            }
            Plan::Scripts(scripts) if !scripts.is_empty() => {
                let count = scripts.len();
                faults.push(format!("scripted connections that nobody made: {count}"));
            }
            Plan::Answers(_) | Plan::Scripts(_) | Plan::Function(_) => {}
        }
        if faults.is_empty() {
            Ok(mem::take(&mut state.requests))
        } else {
            Err(faults.join("; "))
        }
    }

    /// A thread that panicked is told of by `finish`; its neighbours go on.
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Answers(_) => "Answers",
            Self::Scripts(_) => "Scripts",
            Self::Function(_) => "Function",
        })
    }
}
