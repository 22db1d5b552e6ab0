/// What the simulated service was asked, but for files, which lie on other hosts and have no limit that is known.
struct RequestTally: Hashable, Sendable {
  /// Seconds, in their order.
  private var times: [Double] = []
  /// Of jobs, by request id.
  private var questions: [String: Int] = [:]
  /// How often the answer was that there were too many.
  private(set) var refusals = 0

  var count: Int { times.count }

  /// How often the state of a job was asked, on average of those that were asked about.
  var questionsPerJob: Double {
    Double(questions.values.reduce(0, +)) / Double(max(1, questions.count))
  }

  mutating func note(_ path: String, _ status: Int, at second: Double) {
    let parts = path.split(separator: "/")
    guard let first = parts.first, !["generations", "assets"].contains(first) else { return }
    times.append(second)
    if status == 429 { refusals += 1 }
    if parts.count == 4, parts.last == "status" { questions[String(parts[2]), default: 0] += 1 }
  }

  /// The most requests within so many seconds, whenever these begin.
  func most(within seconds: Double) -> Int {
    var first = 0
    return times.indices.reduce(0) { most, last in
      while times[last] - times[first] >= seconds { first += 1 }
      return max(most, last - first + 1)
    }
  }
}
