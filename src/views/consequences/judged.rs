//! A folder that has been judged.

use crate::diagnostic::Diagnostic;
use crate::workspace::Workspace;

/// A folder with what is found in it.
pub type JudgedFolder<'a> = (&'a Workspace, &'a [Diagnostic]);
