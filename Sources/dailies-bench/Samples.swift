/// Measurements of the same thing, of which the middle one or the worse ones are said.
struct Samples {
  private let sorted: [Double]

  init(_ values: [Double]) { sorted = values.sorted() }

  var median: Double { part(0.5) }

  /// The value that this part of the samples does not exceed; nan without samples.
  func part(_ part: Double) -> Double {
    guard !sorted.isEmpty else { return .nan }
    return sorted[min(sorted.count - 1, Int(Double(sorted.count) * part))]
  }
}
