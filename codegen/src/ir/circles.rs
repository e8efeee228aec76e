//! Circles of a graph, in time that grows with its edges: first what lies in one circle or several
//! that meet, then, within each of these alone, the edges without which there is none.
//!
//! Nodes are numbers from zero, and their order is what decides between the edges of a circle.
//! Nothing here calls itself: a chain may be as long as a description.

/// For each node those that an edge leads to.
pub(super) type Edges = Vec<Vec<usize>>;

/// Edges such that none of them can stay, nor is there a circle without them.
pub(super) fn closing(edges: &Edges) -> Vec<(usize, usize)> {
    let meeting = meeting(edges);
    let is_within = |from: usize, to: usize| meeting.get(from) == meeting.get(to);
    let within = edges.iter().enumerate().map(|(from, targets)| {
        let targets = targets.iter().copied();
        targets.filter(|to| is_within(from, *to)).collect()
    });
    let within: Edges = within.collect();
    let mut closing = Vec::new();
    let mut walk = Walk::over(&within);
    for start in starts(&within) {
        walk.from(start, |step| match step {
            Step::Back(from, to) => closing.push((from, to)),
            Step::Left(_) => {}
        });
    }
    closing
}

/// The nodes from which most edges lead away and to which fewest lead, first: of circles that meet
/// such a one is mostly where they part, and one edge that leads back to it closes them all.
fn starts(edges: &Edges) -> Vec<usize> {
    let mut leading_to = vec![0_usize; edges.len()];
    for to in edges.iter().flatten() {
        if let Some(count) = leading_to.get_mut(*to) {
            *count += 1;
        }
    }
    let counts = edges.iter().map(Vec::len).zip(leading_to);
    let mut starts: Vec<_> = counts.enumerate().collect();
    // Stable: the order of the nodes decides between those that are alike.
    starts.sort_by(|(_, (away, to)), (_, (other_away, other_to))| {
        (other_away + to).cmp(&(away + other_to))
    });
    starts.into_iter().map(|(node, _)| node).collect()
}

/// The nodes, each behind those that it leads to; where they lead in a circle, in any order.
pub(super) fn inner_first(edges: &Edges) -> Vec<usize> {
    let mut left = Vec::with_capacity(edges.len());
    let mut walk = Walk::over(edges);
    for start in 0..edges.len() {
        walk.from(start, |step| match step {
            Step::Left(node) => left.push(node),
            Step::Back(..) => {}
        });
    }
    left
}

/// For each node a number that it shares with those which it reaches and is reached by (Kosaraju).
fn meeting(edges: &Edges) -> Vec<usize> {
    let mut reversed: Edges = vec![Vec::new(); edges.len()];
    for (from, targets) in edges.iter().enumerate() {
        for to in targets {
            if let Some(sources) = reversed.get_mut(*to) {
                sources.push(from);
            }
        }
    }
    let mut meeting = vec![0; edges.len()];
    let mut walk = Walk::over(&reversed);
    for start in inner_first(edges).into_iter().rev() {
        walk.from(start, |step| match step {
            Step::Left(node) => {
                if let Some(number) = meeting.get_mut(node) {
                    *number = start;
                }
            }
            Step::Back(..) => {}
        });
    }
    meeting
}

/// What a walk meets.
enum Step {
    /// An edge to a node from which the walk came.
    Back(usize, usize),
    /// A node of which all edges were followed.
    Left(usize),
}

/// How far a node is.
#[derive(Clone, Copy)]
enum State {
    Unseen,
    OnTheWay,
    Done,
}

/// Depth first, each node once.
struct Walk<'e> {
    edges: &'e Edges,
    states: Vec<State>,
}

impl<'e> Walk<'e> {
    fn over(edges: &'e Edges) -> Self {
        Self {
            edges,
            states: vec![State::Unseen; edges.len()],
        }
    }

    fn from(&mut self, start: usize, mut meet: impl FnMut(Step)) {
        // Each node of the way, with its edges that are still to be followed.
        let mut way = Vec::new();
        way.extend(self.enter(start));
        while let Some((node, targets)) = way.last_mut() {
            let node = *node;
            if let Some(target) = targets.next() {
                if let Some(State::OnTheWay) = self.states.get(*target) {
                    meet(Step::Back(node, *target));
                }
                way.extend(self.enter(*target));
            } else {
                self.set(node, State::Done);
                meet(Step::Left(node));
                way.pop();
            }
        }
    }

    /// The edges of a node that was not seen yet.
    fn enter(&mut self, node: usize) -> Option<(usize, std::slice::Iter<'e, usize>)> {
        let targets = self.edges.get(node)?;
        match self.states.get(node)? {
            State::Unseen => {
                self.set(node, State::OnTheWay);
                Some((node, targets.iter()))
            }
            State::OnTheWay | State::Done => None,
        }
    }

    fn set(&mut self, node: usize, state: State) {
        if let Some(known) = self.states.get_mut(node) {
            *known = state;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_edge_of_each_circle_is_closing() {
        type Row<'r> = (&'r [&'r [usize]], &'r [(usize, usize)]);
        let rows: [Row<'_>; 8] = [
            (&[], &[]),
            (&[&[1], &[2], &[]], &[]),
            (&[&[0]], &[(0, 0)]),
            (&[&[1], &[0]], &[(1, 0)]),
            // Two ways that are no circle.
            (&[&[1, 2], &[3], &[3], &[]], &[]),
            // Two circles that meet share the edge that closes both.
            (&[&[1], &[2, 0], &[0]], &[(0, 1)]),
            (&[&[1], &[2], &[3], &[0, 2]], &[(2, 3)]),
            (&[&[1], &[2], &[1]], &[(2, 1)]),
        ];
        for (edges, wanted) in rows {
            let edges: Edges = edges.iter().map(|targets| targets.to_vec()).collect();
            assert_eq!(closing(&edges), wanted, "{edges:?}");
        }
    }

    #[test]
    fn what_is_held_stands_before_what_holds_it() {
        let edges: Edges = vec![vec![2, 1], vec![3], vec![], vec![2], vec![0]];
        assert_eq!(inner_first(&edges), [2, 3, 1, 0, 4]);
    }

    #[test]
    fn what_leads_to_a_circle_has_no_bearing_on_it() {
        // The same circle, entered nowhere, at its first node, and at its last.
        for before in [vec![], vec![1], vec![3]] {
            let edges = vec![before, vec![2], vec![3], vec![1]];
            assert_eq!(closing(&edges), [(3, 1)], "{edges:?}");
        }
    }

    #[test]
    fn a_long_circle_takes_no_long_time() {
        const LENGTH: usize = 200_000;
        let edges: Edges = (0..LENGTH)
            .map(|node| vec![(node + 1) % LENGTH, 0])
            .collect();
        // Each node leads to the first too, which leads to itself.
        assert_eq!(closing(&edges), [(0, 1), (0, 0)]);
    }
}
