import Foundation

/// A process of its own that fetches what is open, without a screen, and ends when nothing is.
enum Background {
  enum Started {
    case running(process: Int32, log: String)
    case failed(code: Int32)

    var sentence: String {
      switch self {
      case .running(let process, let log):
        "Process \(process) fetches what is open and then ends. It says so in \(log)"
      case .failed(let code):
        "No process could be started (\(String(cString: strerror(code)))). `dailies wait` fetches what is open."
      }
    }
  }

  /// `POSIX_SPAWN_SETSID` of glibc (spawn.h), which is hidden from Swift.
  private static let newSession: Int32 = 0x80

  /// Starts `dailies wait --late` in a session of its own, so that no terminal's end takes it along.
  static func start(_ options: SharedOptions, log: String) -> Started {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_APPEND | O_CREAT, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(newSession | Int32(POSIX_SPAWN_SETSIGMASK)))

    let words = ["dailies", "wait", "--late"] + options.words
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    let code = posix_spawn(
      &process, "/proc/self/exe", &actions, &attributes, &arguments, environ)
    return code == 0 ? .running(process: process, log: log) : .failed(code: code)
  }
}

extension SharedOptions {
  /// As they are typed.
  fileprivate var words: [String] {
    (demo ? ["--demo"] : [])
      + (library.map { ["--library", $0] } ?? []) + (apiURL.map { ["--api-url", $0] } ?? [])
  }
}
