import Schema

extension Parameter {
  /// The arrow keys take its values one by one.
  var canStep: Bool {
    switch kind {
    case .choice, .toggle, .integer, .number, .seed: true
    case .text, .media, .mediaList: false
    }
  }

  /// Its value is typed, not chosen.
  var takesText: Bool {
    switch kind {
    case .text, .integer, .number, .seed, .media, .mediaList: true
    case .choice, .toggle: false
    }
  }

  var takesFiles: Bool {
    switch kind {
    case .media, .mediaList: true
    case .text, .integer, .number, .seed, .choice, .toggle: false
    }
  }

  /// The values of the arrow keys on one side of a value, the nearest first; the farthest first for a
  /// large step of a choice. Empty at the end of its range.
  func values(from value: Value, by direction: Int, isLarge: Bool) -> [Value] {
    switch kind {
    case .toggle: return [.bool(value != .bool(true))]
    case .choice(let options, _):
      let mayBeNull = !isRequired && defaultValue.isNull
      let values = (mayBeNull ? [.null] : []) + options.map(\.value)
      guard let index = values.firstIndex(where: { $0.isEqualAsJSON(to: value) }) else {
        return values
      }
      let side = direction > 0 ? Array(values[(index + 1)...]) : values[..<index].reversed()
      return isLarge ? side.reversed() : side
    case .integer(let range):
      let size = isLarge ? Step.large(integers: range) : 1
      let start = value.integer ?? defaultValue.integer ?? range?.lowerBound ?? 0
      return (1...Step.tries).compactMap { count in
        let moved = start.addingReportingOverflow(direction * size * count)
        guard !moved.overflow else { return nil }
        let number = range.map { min(max($0.lowerBound, moved.partialValue), $0.upperBound) }
        return .integer(number ?? moved.partialValue)
      }
    case .number(let range):
      let size = Step.small(range)
      let start = (value.number ?? defaultValue.number ?? range?.lowerBound ?? 0) / size
      // From between two steps to the next one; a hair's breadth away from a step is on it.
      let place = direction > 0 ? (start + 1e-6).rounded(.down) : (start - 1e-6).rounded(.up)
      let count = place + Double(direction * (isLarge ? 5 : 1))
      // Divided where that is exact: no digits that only arithmetic made.
      let number = size < 1 ? count / (1 / size).rounded() : count * size
      return [.number(range.map { min(max($0.lowerBound, number), $0.upperBound) } ?? number)]
    case .text, .seed, .media, .mediaList: return []
    }
  }

  /// How far the arrow keys go.
  private enum Step {
    /// So many whole numbers are tried where rules forbid the nearest.
    static let tries = 20

    /// A twentieth of the range, as one, two or five of a decimal place; a tenth where any number goes.
    static func small(_ range: ClosedRange<Double>?) -> Double {
      guard let range, range.upperBound > range.lowerBound else { return 0.1 }
      return round((range.upperBound - range.lowerBound) / 20)
    }

    /// Five, or a tenth of a wide range; two of a narrow one.
    static func large(integers range: ClosedRange<Int>?) -> Int {
      guard let range else { return 10 }
      let width = Double(range.upperBound) - Double(range.lowerBound)
      return width < 10 ? 2 : max(5, Int(exactly: round(width / 10).rounded()) ?? 5)
    }

    private static func round(_ number: Double) -> Double {
      var unit = 1.0
      while unit > number { unit /= 10 }
      while unit * 10 <= number { unit *= 10 }
      return [5.0, 2.0].first { $0 * unit <= number * 1.000_001 }.map { $0 * unit } ?? unit
    }
  }
}
