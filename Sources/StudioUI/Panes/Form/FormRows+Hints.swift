import Jobs
import Schema
import TerminalCore

extension FormRows {
  /// What else the value could be; nothing where it does not fit.
  func hint(_ entry: Entry, in room: Int) -> Line {
    guard room > 6 else { return .empty }
    if entry.isSeveral {
      // At rest it stands at the end of the line.
      guard entry.editing != nil, let count = entry.count else { return .empty }
      let words = Words.count(count, "value")
      return DisplayWidth.columns(of: words) <= room ? Line(words, .accent) : .empty
    }
    let hint: String
    switch entry.parameter.kind {
    case .choice(let options, _): return others(options, entry, in: room)
    case .integer(let range?): hint = "\(range.lowerBound) to \(range.upperBound)"
    case .number(let range?):
      hint =
        "\(Value.number(range.lowerBound).words) to \(Value.number(range.upperBound).words)"
    case .seed:
      let whole = Words.seedMode(entry.form.seedMode)
      hint = DisplayWidth.columns(of: whole) <= room ? whole : entry.form.seedMode.rawValue
    case .mediaList(_, let count) where entry.isFirst:
      hint = "\(count.lowerBound) to \(count.upperBound) files"
    default: hint = ""
    }
    let ways = entry.editing == nil ? nil : Words.severalAreTyped(entry.parameter)
    let whole = [hint, ways ?? ""].filter { !$0.isEmpty }.joined(separator: " · ")
    return [whole, ways ?? hint, hint].first { DisplayWidth.columns(of: $0) <= room }
      .map { Line($0, .dim) } ?? .empty
  }

  /// The other values of a choice, as many as fit and how many more there are. One that a rule forbids
  /// now says why.
  private func others(
    _ options: [ParameterKind.Option], _ entry: Entry, in room: Int
  ) -> Line {
    let values = entry.form.common
    let name = entry.parameter.name
    let others = options.filter { !$0.value.isEqualAsJSON(to: entry.value) }
    let words = others.map { option -> Line in
      let conflict = Check.conflict(model, values, setting: name, to: option.value)
      guard let conflict else { return Line(option.label, .dim) }
      let partners = conflict.parameters.filter { $0 != name }
      let reason = partners.map { Words.shown(values[$0] ?? .null) }.joined(separator: ", ")
      return Line("\(option.label) not with \(reason)", .placeholder)
    }
    var shown = Line.empty
    for (index, word) in words.enumerated() {
      let next = shown.columns == 0 ? word : shown + Line(" · ", .dim) + word
      let rest = words.count - index - 1
      let tail = rest > 0 ? DisplayWidth.columns(of: " · +\(rest)") : 0
      guard next.columns + tail <= room else {
        return shown.columns == 0
          ? .empty : shown + Line(" · +\(words.count - index)", .dim)
      }
      shown = next
    }
    return shown
  }
}
