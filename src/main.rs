//! The program: the exit code of [`ipr::cli::run`], and nothing else.

fn main() -> std::process::ExitCode {
    ipr::cli::run()
}
