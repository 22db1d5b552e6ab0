import Glibc

/// A log-normal latency, for which everything is known.
struct LogNormal: Hashable, Sendable {
  let mean: Double
  /// Coefficient of variation: standard deviation over mean.
  let variation: Double

  private var sigma: Double { log(1 + variation * variation).squareRoot() }
  private var mu: Double { log(mean) - sigma * sigma / 2 }

  /// The seconds that this part of the jobs does not exceed.
  func quantile(_ part: Double) -> Double {
    var (low, high) = (-10.0, 10.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if Self.normal(middle) < part { low = middle } else { high = middle }
    }
    return exp(mu + sigma * low)
  }

  func draw(using chance: inout some RandomNumberGenerator) -> Double {
    quantile(Double.random(in: 0.000_001..<0.999_999, using: &chance))
  }

  /// ½(∫√(f·S))², by steps in the logarithm: no schedule has a smaller product of questions and mean lag.
  var bound: Double {
    let step = 0.001
    let integral = stride(from: -10.0, to: 10, by: step).reduce(0.0) { sum, begin in
      let z = begin + step / 2
      let seconds = exp(mu + sigma * z)
      let density = exp(-z * z / 2) / (2 * Double.pi).squareRoot() / (seconds * sigma)
      return sum + (density * (1 - Self.normal(z))).squareRoot() * seconds * sigma * step
    }
    return integral * integral / 2
  }

  private static func normal(_ z: Double) -> Double { erfc(-z / 2.0.squareRoot()) / 2 }
}
