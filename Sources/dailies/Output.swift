import Foundation

/// Where words go: data to standard output and nothing else there, everything else to standard error.
enum Output {
  /// Ends the program where the data cannot be written: a script must not take that for success.
  static func data(_ line: String) {
    guard let error = write(line, to: STDOUT_FILENO) else { return }
    say("Standard output cannot be written: \(String(cString: strerror(error))).")
    exit(ExitCode.failed.rawValue)
  }

  /// A name and what is to be said of it, in two columns.
  static func line(_ name: String, _ words: String) {
    data("\(name.padding(toLength: 16, withPad: " ", startingAt: 0))\(words)")
  }

  /// Names of files, and what the provider says, may hold what a terminal would obey.
  static func say(_ line: String) {
    let plain = line.unicodeScalars.map { scalar in
      scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
        ? "\u{FFFD}" : scalar
    }
    _ = write(String(String.UnicodeScalarView(plain)), to: STDERR_FILENO)
  }

  /// The error that stopped it; a reader that went away (`| head`) is none.
  private static func write(_ line: String, to descriptor: Int32) -> Int32? {
    var rest = Array((line + "\n").utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return errno == EPIPE ? nil : errno
      }
    }
    return nil
  }
}
