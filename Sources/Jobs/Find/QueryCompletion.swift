/// What may come next where a filter is typed: names of filters, then their values.
package struct QueryCompletion: Hashable, Sendable {
  /// What the piece that is typed may become, whole.
  package let candidates: [String]
  private let typed: String
  private let start: String.Index

  /// - Parameters:
  ///   - typed: the line up to the cursor.
  ///   - models: the names there are.
  package init(_ typed: String, models: [String], tags: [String], searches: [SavedSearch]) {
    self.typed = typed
    start = typed.lastIndex(where: \.isWhitespace).map(typed.index(after:)) ?? typed.startIndex
    let piece = typed[start...]
    let all: [String]
    if piece.hasPrefix("@") {
      all = searches.map { "@\($0.name)" }
    } else if let colon = piece.firstIndex(of: ":") {
      let name = piece[..<colon].lowercased()
      let values: [String] =
        switch JobFilter(rawValue: name) {
        case .model: models
        case .tag: tags
        case let filter?: filter.values
        case nil: []
        }
      all = values.map { "\(name):\($0)" }
    } else {
      all = JobFilter.allCases.map { "\($0.rawValue):" }
    }
    candidates = all.filter { $0.hasPrefix(piece.lowercased()) && $0 != piece }
  }

  /// The line with as much of the piece as is sure; where nothing is, with the first that it may become. Nil for none.
  package var completed: String? {
    guard let first = candidates.first else { return nil }
    let common = candidates.dropFirst().reduce(first[...]) { common, other in
      common.commonPrefix(other)
    }
    let isWhole = candidates.count == 1
    let piece = common.count > typed[start...].count ? String(common) : first
    return typed[..<start] + piece + (isWhole && !piece.hasSuffix(":") ? " " : "")
  }
}

extension Substring {
  fileprivate func commonPrefix(_ other: String) -> Substring {
    self[
      ..<(zip(indices, other).first { self[$0] != $1 }?.0
        ?? index(startIndex, offsetBy: Swift.min(count, other.count)))]
  }
}
