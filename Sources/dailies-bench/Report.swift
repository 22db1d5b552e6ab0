import Foundation

/// All figures of a run, as a table or as JSON.
struct Report: Encodable {
  private(set) var figures: [Figure] = []
  /// What could not be measured, and why.
  var missing: [String: String] = [:]

  private static let columns = [48, 12, 8, 14, 8, 22]

  mutating func add(_ figure: Figure) { figures.append(figure) }

  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }

  func head(of group: Group) -> String {
    "\n" + Self.line([group.rawValue.uppercased(), "value", "unit", "goal", "", "beside"])
  }

  func line(of figure: Figure) -> String {
    let goal =
      switch figure.goal {
      case .atMost(let most)?: "≤ \(Self.number(most))"
      case .timesPeer(let times)?: "≤ \(Self.number(times))×"
      case nil: ""
      }
    let mark = figure.isMet.map { $0 ? "met" : "MISSED" } ?? ""
    let beside = figure.peer.map { peer in
      "\(peer.name) \(Self.number(peer.value))\(figure.ratio.map { ", \(Self.number($0))×" } ?? "")"
    }
    return Self.line([
      "  " + figure.name, Self.number(figure.value), figure.unit, goal, mark, beside ?? "",
    ])
  }

  /// Three digits, or all of a whole number.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "–" }
    if value == value.rounded(), abs(value) < 1e9 { return String(Int(value)) }
    return String(format: abs(value) < 1 ? "%.3f" : abs(value) < 10 ? "%.2f" : "%.1f", value)
  }

  private static func line(_ words: [String]) -> String {
    let line = zip(words, columns).enumerated().map { place, column in
      let blanks = String(repeating: " ", count: max(1, column.1 - column.0.count))
      return place == 1 ? blanks + column.0 + "  " : column.0 + blanks
    }.joined()
    return line.replacing(/\ +$/, with: "")
  }
}
