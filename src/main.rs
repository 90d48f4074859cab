//! The program: the exit code of [`ipr::cli::run`], and nothing else.

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    ipr::cli::run()
}
