import Foundation

/// A program with a terminal of its own, whose other end is typed at and read here, with the time of each byte.
final class ScreenProgram {
  let process: Int32
  private let master: Int32
  /// When it was started, in the stopwatch's milliseconds.
  let began: Double

  /// `POSIX_SPAWN_SETSID`, which the C library shows to C alone.
  private static let newSession: Int16 = 0x80
  /// Milliseconds that a program has for its end.
  private static let patience = 5000.0

  /// What came of something that was typed, or of the start.
  struct Answer {
    /// Milliseconds until the first and the last byte.
    let first: Double
    let last: Double
    let bytes: [UInt8]
  }

  /// Starts a program on 100 columns and 30 rows where nothing else is said.
  ///
  /// - Parameter environment: all of it.
  init(
    _ path: String, _ arguments: [String] = [], environment: [String: String],
    columns: UInt16 = 100, rows: UInt16 = 30
  ) throws {
    var ends: (Int32, Int32) = (-1, -1)
    var window = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&ends.0, &ends.1, nil, nil, &window) == 0 else { throw Trouble("no terminal") }
    master = ends.0
    _ = fcntl(master, F_SETFD, FD_CLOEXEC)
    let line = String(cString: ttyname(ends.1))
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Opened by the leader of a new session, the line becomes its terminal.
    for descriptor in Int32(0)...2 {
      posix_spawn_file_actions_addopen(&actions, descriptor, line, O_RDWR, 0)
    }
    posix_spawn_file_actions_addclose(&actions, ends.1)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The threads of a concurrent program hold signals back, and what they start would too.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Self.newSession | Int16(POSIX_SPAWN_SETSIGMASK))
    let words = ([path] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for pointer in words + variables { free(pointer) } }
    var process: Int32 = 0
    began = Stopwatch.milliseconds
    let result = posix_spawnp(&process, path, &actions, &attributes, words, variables)
    close(ends.1)
    guard result == 0 else {
      throw Trouble("\(path) does not start: \(String(cString: strerror(result)))")
    }
    self.process = process
  }

  deinit { close(master) }

  /// Milliseconds of the processor that its first thread, on which screens are drawn, has had.
  var drawing: Double {
    let path = "/proc/\(process)/task/\(process)/schedstat"
    let words = (try? String(contentsOfFile: path, encoding: .utf8))?.split(separator: " ")
    return words?.first.flatMap { Double($0) }.map { $0 / 1e6 } ?? .nan
  }

  func write(_ bytes: [UInt8]) {
    _ = Foundation.write(master, bytes, bytes.count)
  }

  /// Types, and reads what comes of it until nothing has come for a while.
  ///
  /// - Parameter rest: milliseconds without a byte after which the answer is whole.
  func type(_ text: String, rest: Int32 = 30) -> Answer? {
    let begin = Stopwatch.milliseconds
    write(Array(text.utf8))
    return read(since: begin, rest: rest, patience: 200)
  }

  /// What it paints at its start.
  func start(rest: Int32 = 60) -> Answer? { read(since: began, rest: rest, patience: 20_000) }

  /// Reads on until nothing has come for so many milliseconds; nil where nothing came in all the time there was.
  func read(since begin: Double, rest: Int32, patience: Int32) -> Answer? {
    var bytes: [UInt8] = []
    var times: (first: Double, last: Double)?
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, times == nil ? patience : rest) == 1 else { break }
      let count = Foundation.read(master, &buffer, buffer.count)
      guard count > 0 else { break }
      let now = Stopwatch.milliseconds - begin
      times = (times?.first ?? now, now)
      bytes += buffer.prefix(count)
    }
    return times.map { Answer(first: $0.first, last: $0.last, bytes: bytes) }
  }

  /// Reads and forgets what comes in so many milliseconds; how many bytes that were.
  @discardableResult
  func pass(_ milliseconds: Double) -> Int {
    let end = Stopwatch.milliseconds + milliseconds
    var count = 0
    while Stopwatch.milliseconds < end {
      let begin = Stopwatch.milliseconds
      count += read(since: begin, rest: 0, patience: Int32(max(1, end - begin)))?.bytes.count ?? 0
    }
    return count
  }

  /// Reads until the text was printed; milliseconds since then, or since the start of the program. Nil where it did
  /// not come.
  func sees(_ text: String, since then: Double? = nil, patience: Double = 20_000) -> Double? {
    let begin = then ?? began
    let wanted = Array(text.utf8)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while Stopwatch.milliseconds - begin < patience {
      var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, 100) == 1 else { continue }
      let count = Foundation.read(master, &buffer, buffer.count)
      guard count > 0 else { return nil }
      bytes += buffer.prefix(count)
      if bytes.firstRange(of: wanted) != nil { return Stopwatch.milliseconds - begin }
    }
    return nil
  }

  /// Ends it; what it needed of the processor's time, in seconds.
  @discardableResult
  func end(_ signal: Int32 = SIGTERM) -> Double {
    kill(process, signal)
    var status: Int32 = 0
    var usage = rusage()
    let begin = Stopwatch.milliseconds
    while wait4(process, &status, WNOHANG, &usage) == 0 {
      // Whoever leaves writes a last time, and waits where nobody reads it.
      _ = read(since: begin, rest: 1, patience: 1)
      if Stopwatch.milliseconds - begin > Self.patience { kill(process, SIGKILL) }
    }
    return usage.seconds
  }
}

extension rusage {
  /// Of the processor, in the program and in the kernel.
  var seconds: Double {
    Double(ru_utime.tv_sec + ru_stime.tv_sec) + Double(ru_utime.tv_usec + ru_stime.tv_usec) / 1e6
  }
}

/// Why something cannot be measured.
struct Trouble: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
