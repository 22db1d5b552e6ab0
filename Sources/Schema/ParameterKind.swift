/// What a parameter takes. The form's editor, the check, the argument and the help text follow from it.
package enum ParameterKind: Hashable, Sendable {
  /// Free text; `isLong` where people write several lines (a prompt).
  case text(isLong: Bool)
  case integer(ClosedRange<Int>?)
  case number(ClosedRange<Double>?)
  case toggle
  /// One of the options; any other text too where `isOpen` (the page's list was cut).
  case choice([Option], isOpen: Bool)
  /// A whole number that makes a result repeatable. It is always drawn here, shown and sent.
  case seed(SeedRange)
  /// One file: an http(s) URL, or a path that is uploaded first.
  case media(Media)
  /// Several files in order.
  case mediaList(Media, count: ClosedRange<Int>)

  /// One allowed value and, where the page shows another word for it, that word.
  package struct Option: Hashable, Sendable {
    package let value: Value
    package let label: String

    package init(_ value: Value, label: String? = nil) {
      self.value = value
      self.label = label ?? value.words
    }
  }
}

/// The seeds a model takes.
package struct SeedRange: Hashable, Sendable {
  package let allowed: ClosedRange<Int>

  package init(_ allowed: ClosedRange<Int>) { self.allowed = allowed }

  /// −1 in the page's range means: draw one. It is drawn here, so that the seed shown is the seed sent.
  package var takesMinusOne: Bool { allowed.contains(-1) }

  /// A drawn seed has at most nine digits, so that people can read it to each other.
  package func draw(using generator: inout some RandomNumberGenerator) -> Int {
    Int.random(in: drawable, using: &generator)
  }

  /// The seeds that can be drawn.
  package var drawable: ClosedRange<Int> {
    let lowest = max(allowed.lowerBound, 1)
    return lowest...max(lowest, min(allowed.upperBound, 999_999_999))
  }
}

/// What kind of file a media parameter takes.
package struct Media: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable { case image, video, audio }

  package let kind: Kind
  /// File endings without the dot, lower case; empty where the page names none.
  package let accept: [String]
  /// Nil where the page names no limit.
  package let maxBytes: Int?

  package init(_ kind: Kind, accept: [String] = [], maxBytes: Int? = nil) {
    self.kind = kind
    self.accept = accept
    self.maxBytes = maxBytes
  }

  /// Whether a file with this ending can be meant. Where the page names no endings, only what surely is
  /// another kind of file is not.
  package func takes(ending: String?) -> Bool {
    let ending = ending?.lowercased()
    guard accept.isEmpty else { return ending.map(accept.contains) ?? false }
    return FileFormat(ending: ending).map { $0.kinds.first == kind } ?? true
  }
}
