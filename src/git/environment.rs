//! What of the environment git hears when we run it.

use std::process::Command;

/// Which repository is meant, and where its parts lie. Git sets these for its hooks and aliases, where they
/// are obeyed when it is the hook's own repository that is asked about; anywhere else the folder alone says
/// which repository it is in.
const WHICH_REPOSITORY: [&str; 14] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_QUARANTINE_PATH",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
    "GIT_GRAFT_FILE",
    "GIT_SHALLOW_FILE",
    "GIT_REPLACE_REF_BASE",
    "GIT_ATTR_SOURCE",
];

/// How paths are read, which we say ourselves: never as patterns. Git refuses some of these side by side.
const HOW_PATHS_ARE_READ: [&str; 4] =
    ["GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS"];

/// What we say ourselves when we ask something.
const SAID: [(&str, &str); 3] = [
    // Words that can be looked for in what git answers.
    ("LC_ALL", "C"),
    ("GIT_LITERAL_PATHSPECS", "1"),
    // To look at something is no reason to be in the way of somebody else's git.
    ("GIT_OPTIONAL_LOCKS", "0"),
];

// Everything else is the user's, and git hears it as it is: who they are (GIT_AUTHOR_…, GIT_COMMITTER_…),
// settings (GIT_CONFIG_…, among them which folders are safe), where to stop looking for a repository
// (GIT_CEILING_DIRECTORIES, GIT_DISCOVERY_ACROSS_FILESYSTEM), and where git itself lies and what it logs.

/// Makes `command`, which asks something, hear what is decided here. Only where a hook runs us `obeys` it
/// which repository is meant.
pub(super) fn prepare(command: &mut Command, obeys: bool) {
    if !obeys {
        forget(command, &WHICH_REPOSITORY);
    }
    forget(command, &HOW_PATHS_ARE_READ);
    for (name, value) in SAID {
        command.env(name, value);
    }
}

/// The same for a commit, which runs the user's own hooks: they hear what they would if git were run by hand.
pub(super) fn prepare_for_hooks(command: &mut Command) {
    forget(command, &WHICH_REPOSITORY);
    forget(command, &HOW_PATHS_ARE_READ);
}

fn forget(command: &mut Command, names: &[&str]) {
    for name in names {
        command.env_remove(name);
    }
}
