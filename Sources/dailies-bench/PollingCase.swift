import Service

/// Two hundred jobs in virtual time, and how the schedules ask about them.
struct PollingCase: Sendable {
  let name: String
  /// Seconds from submit to result.
  let seconds: [Double]

  static let jobs = 200
  /// Libraries that are learnt from, each with its own past; their average is what is said.
  private static let libraries = 40

  static let known = [0.1, 0.3].flatMap { variation in
    [16.0, 33, 44, 50, 98].map { LogNormal(mean: $0, variation: variation) }
  }

  /// So many jobs of the distribution, one of each two-hundredth, in an order by chance.
  static func jobs(of latency: LogNormal, _ count: Int = jobs, seed: UInt64) -> [Double] {
    var chance = SeededChance(seed: seed)
    return (0..<count).map { latency.quantile((Double($0) + 0.5) / Double(count)) }
      .shuffled(using: &chance)
  }

  /// Asked about as learnt from twenty other jobs of the same distribution.
  static func learnt(_ latency: LogNormal, rate: Double = 0.5) -> PollingTally {
    var chance = SeededChance(seed: 7)
    let seconds = jobs(of: latency, seed: 1)
    return (0..<libraries).reduce(into: PollingTally()) { tally, _ in
      let past = (0..<Latency.mostJobs).map { _ in latency.draw(using: &chance) }
      let schedule = PollSchedule(latency: Latency(seconds: past), rate: rate)
      tally.add(.schedule(schedule, seconds))
    }
  }

  /// The same with as much lag as given, by asking more or less often.
  static func learnt(_ latency: LogNormal, lag: Double) -> PollingTally {
    var (low, high) = (0.02, 4.0)
    for _ in 0..<9 {
      let middle = (low * high).squareRoot()
      if learnt(latency, rate: middle).lag > lag { low = middle } else { high = middle }
    }
    return learnt(latency, rate: high)
  }

  /// Cases in which what was learnt before is wrong, or nothing was.
  static let odd: [(case: PollingCase, past: [Double])] = {
    var cases: [(PollingCase, [Double])] = []
    for latency in known {
      let past = jobs(of: latency, Latency.mostJobs, seed: 3)
      for (word, factor) in [("slower", 1.5), ("faster", 1 / 1.5)] {
        let seconds = jobs(of: latency, seed: 2).map { $0 * factor }
        cases.append((PollingCase(name: "\(latency.name) x1.5 \(word)", seconds: seconds), past))
      }
    }
    for (near, far) in [(16.0, 50.0), (33, 98)] {
      var chance = SeededChance(seed: 5)
      let peaks = [near, far].map { LogNormal(mean: $0, variation: 0.1) }
      let seconds = peaks.flatMap { jobs(of: $0, jobs / 2, seed: 4) }.shuffled(using: &chance)
      let past = peaks.flatMap { jobs(of: $0, Latency.mostJobs / 2, seed: 6) }
        .shuffled(using: &chance)
      cases.append(
        (PollingCase(name: "peaks at \(Int(near)) and \(Int(far)) s", seconds: seconds), past))
    }
    for latency in known {
      let seconds = jobs(of: latency, seed: 8)
      cases.append((PollingCase(name: "\(latency.name), nothing known", seconds: seconds), []))
    }
    return cases
  }()
}

extension LogNormal {
  var name: String { "\(Int(mean)) s, cv \(variation)" }
}
