import Service

/// How many questions jobs took on average, and how many seconds after it was ready a job was known to be.
struct PollingTally: Hashable, Sendable, Codable {
  private(set) var jobs = 0
  private var questions = 0
  private var lags = 0.0

  var requests: Double { Double(questions) / Double(jobs) }
  var lag: Double { lags / Double(jobs) }
  var product: Double { requests * lag }

  /// A job that is ready after so many seconds, asked about at these.
  mutating func count(readyAfter seconds: Double, askedAt times: some Sequence<Double>) {
    jobs += 1
    for time in times {
      questions += 1
      guard time < seconds else {
        lags += time - seconds
        return
      }
    }
  }

  mutating func add(_ other: PollingTally) {
    jobs += other.jobs
    questions += other.questions
    lags += other.lags
  }

  /// The official SDK's loop.
  static func loop(every gap: Double, _ seconds: [Double]) -> PollingTally {
    seconds.reduce(into: PollingTally()) { tally, ready in
      tally.count(readyAfter: ready, askedAt: (1...).lazy.map { Double($0) * gap })
    }
  }

  /// Jobs that are all asked about by one schedule.
  static func schedule(_ schedule: PollSchedule, _ seconds: [Double]) -> PollingTally {
    var times = [schedule.first]
    let last = seconds.max() ?? 0
    while let time = times.last, time < last {
      times.append(time + schedule.delay(elapsed: time, failures: 0))
    }
    return seconds.reduce(into: PollingTally()) { tally, ready in
      tally.count(readyAfter: ready, askedAt: times)
    }
  }

  /// Jobs one after the other, each of which is learnt from before the next.
  static func learning(from past: [Double], _ seconds: [Double]) -> PollingTally {
    var newest = past
    return seconds.reduce(into: PollingTally()) { tally, ready in
      newest = newest.suffix(Latency.mostJobs)
      tally.add(schedule(PollSchedule(latency: Latency(seconds: newest)), [ready]))
      newest.append(ready)
    }
  }
}
