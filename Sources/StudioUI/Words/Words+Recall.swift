import Jobs
import Schema
import TerminalCore

extension Words {
  static func title(_ recall: Recall) -> String {
    recall.target == recall.model
      ? "\(recall.name) into its form" : "\(recall.name) into the form of \(recall.target)"
  }

  static func curlNotHere(_ keymap: Keymap) -> String {
    "A curl line may hold a key, so it is not kept here. \(keymap.name(of: .loadFromFile)) takes it."
  }

  static let nothingChanges = "The form holds all of that already."

  static func loaded(_ names: [String], of recall: Recall, _ keymap: Keymap) -> String {
    guard !names.isEmpty else { return "\(nothingChanges) Nothing was changed." }
    let what =
      names.count > 3 ? count(names.count, "field", "fields") : names.joined(separator: ", ")
    return
      "Loaded \(what) of \(recall.name); \(keymap.name(of: .undo)) takes it back, \(keymap.name(of: .submit)) sends it."
  }

  static func takesRecall(_ recall: Recall, _ state: StudioState) -> Line {
    var entries = [
      (state.keymap.name(of: .choose), "the ticked"),
      (state.keymap.name(of: .everything), "everything"),
      (state.keymap.name(of: .onlyPrompt), "prompt"),
      (state.keymap.name(of: .onlySeed), "seed"),
    ]
    if recall.model != state.chosenModel {
      let other = recall.target == recall.model ? state.chosenModel : recall.model
      entries.append((state.keymap.name(of: .otherForm), "into \(other)"))
    }
    return keys(entries)
  }

  /// The field with what it holds and what it would hold: in one line where both fit, else below each other from
  /// where they begin to differ.
  static func difference(
    _ change: Recall.Change, _ model: ModelSchema, _ form: FormState?, after head: Line, width: Int
  ) -> [Line] {
    let isDrawn = change.parameter == model.seedParameter?.name && form?.seedMode == .drawn
    let before = isDrawn ? "drawn anew" : change.before.isEmpty ? "nothing" : change.before.words
    let after = change.after.isEmpty ? "nothing" : change.after.words
    let room = width - head.columns - 4
    if !before.contains("\n"), !after.contains("\n"),
      DisplayWidth.columns(of: before) + DisplayWidth.columns(of: after) <= room
    {
      return [
        head + Line(quoting: before, .dim) + Line(" → ", .dim) + Line(quoting: after, .changed)
      ]
    }
    let (old, new) = fromTheirDifference(before.oneLine, after.oneLine)
    return [
      head,
      Line("      - ", .dim) + Line(quoting: old, .dim, to: width - 8),
      Line("      + ", .changed) + Line(quoting: new, .text, to: width - 8),
    ]
  }

  /// Two long texts from a little before the first place where they differ.
  private static func fromTheirDifference(_ old: String, _ new: String) -> (String, String) {
    let same = zip(old, new).prefix { $0 == $1 }.count
    let context = 16
    guard same > 2 * context else { return (old, new) }
    let start = same - context
    return ("…" + old.dropFirst(start), "…" + new.dropFirst(start))
  }

  static func dropped(
    _ dropped: ValueMapping.Dropped, _ model: String, width: Int
  ) -> [Line] {
    let value = dropped.value.words.oneLine
    let reason =
      dropped.allowed.map { "\(model) takes \($0) there" } ?? "\(model) has no such field"
    let head = Line("  not taken  ", .label) + Line(dropped.parameter, .text) + Line(" ")
    let room = width - head.columns
    let whole = DisplayWidth.columns(of: value) + DisplayWidth.columns(of: reason) + 2
    guard whole > room else {
      return [head + Line(quoting: value, .dim) + Line(": \(reason)", .dim)]
    }
    return [head + Line(quoting: value, .dim, to: room)]
      + Line.wrapped(reason, to: width, .dim, indent: "    ")
  }
}
