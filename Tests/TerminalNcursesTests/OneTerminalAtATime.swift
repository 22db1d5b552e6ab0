import Testing

/// Everything that has ncurses or the process's signals in hand: both are global, and ncurses itself
/// changes what some signals do.
@Suite(.serialized)
struct OneTerminalAtATime {}
