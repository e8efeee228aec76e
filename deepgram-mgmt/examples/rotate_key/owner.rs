//! To whom the keys belong: the service gives a new key to the member that creates it, whoever had
//! the one that it is to replace.

use deepgram_mgmt::types::{Key, KeyMember, ProjectKey};

/// To whom the new key may belong.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Owner {
    /// To the member that has the old one.
    Same,
    /// To whoever it is that has the key that this runs with.
    Caller,
}

/// What is known of the owners of two keys.
enum Owners {
    Same,
    Others,
    Untold,
}

/// Why the key `own` of the caller cannot make one for the owner of `old`; nothing, where it can.
pub(crate) fn fault(keys: &[ProjectKey], old: &str, own: Option<&str>) -> Option<String> {
    let Some(own) = own else {
        return Some("the service does not tell which key `DEEPGRAM_API_KEY` is".to_owned());
    };
    if own == old {
        return None;
    }
    let (old_member, own_member) = (member(keys, old), member(keys, own));
    match owners(old_member, own_member) {
        Owners::Same => None,
        Owners::Others => Some(format!(
            "`{old}` belongs to {}, and a new key would belong to {}, as `DEEPGRAM_API_KEY` does",
            name(old_member),
            name(own_member)
        )),
        Owners::Untold => Some(format!(
            "the service does not tell whether `{old}` and `DEEPGRAM_API_KEY`, which is `{own}`, \
             belong to the same member"
        )),
    }
}

fn member<'a>(keys: &'a [ProjectKey], id: &str) -> Option<&'a KeyMember> {
    let has_id = |key: &Key| key.api_key_id.as_deref() == Some(id);
    let mut keys = keys.iter();
    let key = keys.find(|key| key.api_key.as_ref().is_some_and(has_id))?;
    key.member.as_ref()
}

/// By their ids, or by their addresses, where one of them has no id.
fn owners(one: Option<&KeyMember>, other: Option<&KeyMember>) -> Owners {
    let (Some(one), Some(other)) = (one, other) else {
        return Owners::Untold;
    };
    let ids = one.member_id.as_ref().zip(other.member_id.as_ref());
    let addresses = one.email.as_ref().zip(other.email.as_ref());
    let are_same = ids.map(|(one, other)| one == other);
    let are_same =
        are_same.or_else(|| addresses.map(|(one, other)| one.eq_ignore_ascii_case(other)));
    match are_same {
        Some(true) => Owners::Same,
        Some(false) => Owners::Others,
        None => Owners::Untold,
    }
}

fn name(member: Option<&KeyMember>) -> String {
    let name = member.and_then(|member| member.email.as_ref().or(member.member_id.as_ref()));
    name.map_or_else(|| "another member".to_owned(), |name| format!("`{name}`"))
}
