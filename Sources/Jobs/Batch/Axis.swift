package import Schema

/// A parameter with several values, one for each job of a batch.
package struct Axis: Hashable, Sendable {
  package let parameter: String
  package let values: [Value]

  /// One more than a batch takes, so that a slip of the hand is refused and not cut short.
  private static let most = Batch.most + 1

  /// What was typed, where it means several values: `3,5,8`, `1..8`, `3..15 step 4`; for a seed `4x` too, which draws
  /// four. Nil where it is one value, and for texts and files, which may hold such signs.
  package init?(
    _ parameter: Parameter, _ typed: String, using generator: inout some RandomNumberGenerator
  ) {
    var values: [Value] = []
    switch parameter.kind {
    case .text, .media, .mediaList: return nil
    case .integer, .number, .seed, .toggle, .choice: break
    }
    for piece in typed.split(separator: ",", omittingEmptySubsequences: false) {
      if case .seed(let range) = parameter.kind, let count = Self.drawn(piece),
        count <= range.drawable.count
      {
        var seeds: Set<Int> = []
        while seeds.count < count {
          let seed = range.draw(using: &generator)
          if seeds.insert(seed).inserted { values.append(.integer(seed)) }
        }
      } else if parameter.isNumber, let range = Self.range(piece) {
        values += range
      } else {
        values.append(parameter.read(String(piece)))
      }
    }
    guard values.count > 1 else { return nil }
    if case .seed(let range) = parameter.kind, range.takesMinusOne {
      values = Self.settled(values, range, using: &generator)
    }
    self.parameter = parameter.name
    self.values = values
  }

  /// With each -1 drawn, so that what is shown is what is sent.
  private static func settled(
    _ values: [Value], _ range: SeedRange, using generator: inout some RandomNumberGenerator
  ) -> [Value] {
    var seeds = Set(values.compactMap(\.integer))
    // There may be fewer of them than are asked for; equal ones are made once.
    let canDiffer = values.count <= range.drawable.count
    return values.map { value in
      guard value.integer == -1 else { return value }
      var seed = range.draw(using: &generator)
      while canDiffer, !seeds.insert(seed).inserted { seed = range.draw(using: &generator) }
      return .integer(seed)
    }
  }

  /// `4x`: so many are drawn.
  private static func drawn(_ piece: Substring) -> Int? {
    guard piece.last == "x", let count = Int(piece.dropLast()), (1...most).contains(count) else {
      return nil
    }
    return count
  }

  /// `1..8`, `0.5..2 step 0.5`, `8..1`.
  private static func range(_ piece: Substring) -> [Value]? {
    let words = piece.split(separator: " ")
    guard words.count == 1 || words.count == 3 && words[1] == "step",
      let dots = words[0].firstRange(of: "..")
    else { return nil }
    let ends = [words[0][..<dots.lowerBound], words[0][dots.upperBound...]]
    let step = words.count == 3 ? words[2] : "1"
    if let first = Int(ends[0]), let last = Int(ends[1]), let step = Int(step), step > 0 {
      let numbers = stride(from: first, through: last, by: first <= last ? step : -step)
      return Array(numbers.prefix(most).map(Value.integer))
    }
    guard let first = Double(ends[0]), let last = Double(ends[1]), let step = Double(step),
      [first, last, step].allSatisfy(\.isFinite), step > 0
    else { return nil }
    // Counted in steps, so that no digits appear that only arithmetic made.
    let count = Int(min(Double(most), (abs(last - first) / step + 1e-9).rounded(.down)))
    return (0...count).map { place in
      let number = first + (first <= last ? 1 : -1) * Double(place) * step
      // Beyond that there are no such digits.
      return .number(abs(number) < 1e6 ? (number * 1e9).rounded() / 1e9 : number)
    }
  }
}

extension Parameter {
  fileprivate var isNumber: Bool {
    switch kind {
    case .integer, .number, .seed: true
    case .text, .toggle, .choice, .media, .mediaList: false
    }
  }
}
