//! A folder into its whole content, to compare before and after.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Every file and link below `root` with its bytes, every folder without; by path.
pub(crate) fn snapshot(root: &Path) -> BTreeMap<String, Option<Vec<u8>>> {
    let mut content = BTreeMap::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().display().to_string();
            if path.is_dir() && !path.is_symlink() {
                content.insert(name, None);
                folders.push(path);
            } else {
                content.insert(name, Some(fs::read(&path).unwrap_or_default()));
            }
        }
    }
    content
}
