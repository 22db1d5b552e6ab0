import Glibc

/// How long a model takes from the submit to its result, as a distribution: learnt from own jobs.
///
/// Each own job is a bump around its own seconds (log-logistic: survival 1 / (1 + (t/x)^β)), as wide as few jobs
/// leave in doubt (nearly Silverman's rule, on the logarithms). Beside them stands a tail that knows nothing: all there is
/// without own jobs, as much as one job where there is one, a twentieth of a job beside twenty. Of a provider that has
/// become quicker it keeps the questions from stopping, of one that has become slower from crowding.
package struct Latency: Hashable, Sendable {
  /// Seconds that it takes on average.
  package let mean: Double
  /// Logarithms of the seconds of own jobs.
  private let centers: [Double]
  /// β of the bumps: the larger, the narrower.
  private let steepness: Double

  /// At most so many are learnt from; the newest say most of how the provider is now.
  package static let mostJobs = 20
  /// Nothing is known: any second is as likely as the next, for some minutes.
  package static let unknown = Latency(seconds: [])

  /// Of one job, or of a page's word, the logarithm is uncertain by so much; of n jobs at least by the √nth part.
  private static let doubt = 0.5
  /// No bump is narrower, whatever the jobs say: two in a hundred.
  private static let narrowest = 0.02
  /// What took so many times the median was ready long before somebody came to see it.
  private static let unseen = 5.0
  /// Seconds of a job of which nothing is known.
  private static let mean = 40.0

  /// - Parameter seconds: from the submit to the result, of own jobs, or what the model's file says.
  package init(seconds: [Double]) {
    let sorted = seconds.filter { $0 > 0 && $0.isFinite }.map { log($0) }.sorted()
    let most = sorted.isEmpty ? 0 : Self.quantile(0.5, sorted) + log(Self.unseen)
    centers = sorted.filter { $0 <= most }
    let count = Double(centers.count)
    mean = centers.isEmpty ? Self.mean : centers.reduce(0) { $0 + exp($1) } / count
    let spread = max(Self.spread(centers), Self.doubt / max(1, count).squareRoot())
    let width = max(Self.narrowest, 0.8 * spread * pow(max(1, count), -0.2))
    steepness = Double.pi / (3.0.squareRoot() * width)
  }

  /// How likely it is ready in the next moment, a second, where it was not yet: density over survival.
  package func hazard(at seconds: Double) -> Double {
    let time = max(seconds, 0.001)
    var (density, survival) = (0.0, 0.0)
    let logarithm = log(time)
    for center in centers {
      let odds = exp(min(500, steepness * (logarithm - center)))
      survival += 1 / (1 + odds)
      density += steepness / time * odds / ((1 + odds) * (1 + odds))
    }
    let tail = tail(at: time)
    let weight = 1 / Double(max(1, centers.count))
    return (density + weight * tail.density) / (survival + weight * tail.survival)
  }

  /// Memoryless up to three times the mean, as a job of which nothing is known; from there on it grows ever less
  /// likely that it is ready at all.
  private func tail(at time: Double) -> (density: Double, survival: Double) {
    let turn = 3 * mean
    let hazard = time < turn ? 1 / mean : turn * 3 / (time * time)
    let passed = time < turn ? time / mean : 6 - 3 * turn / time
    let survival = exp(-passed)
    return (hazard * survival, survival)
  }

  /// The standard deviation, or what the middle half says of it where that is less: of two peaks, and of a few
  /// that were far off.
  private static func spread(_ sorted: [Double]) -> Double {
    guard sorted.count > 1 else { return 0 }
    let mean = sorted.reduce(0, +) / Double(sorted.count)
    let squares = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = (squares / Double(sorted.count - 1)).squareRoot()
    guard sorted.count > 4 else { return deviation }
    return min(deviation, (quantile(0.75, sorted) - quantile(0.25, sorted)) / 1.349)
  }

  private static func quantile(_ part: Double, _ sorted: [Double]) -> Double {
    let place = part * Double(sorted.count - 1)
    let below = Int(place)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
  }
}
