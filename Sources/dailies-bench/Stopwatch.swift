import Glibc

/// Milliseconds since some moment, by the clock that never jumps.
enum Stopwatch {
  static var milliseconds: Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) * 1000 + Double(now.tv_nsec) / 1e6
  }

  /// How long the work takes, in milliseconds.
  static func time<Result>(_ work: () throws -> Result) rethrows -> (Double, Result) {
    let begin = milliseconds
    let result = try work()
    return (milliseconds - begin, result)
  }
}
