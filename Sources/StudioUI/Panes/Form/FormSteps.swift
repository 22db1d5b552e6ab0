import Jobs
import Schema

/// The changes of one form, so that they can be taken back one by one and done again.
///
/// A change keeps only the parameters it touched: taking it back leaves alone what came in between,
/// such as a seed drawn for the next submit.
package struct FormSteps: Hashable, Sendable {
  /// What a person can change in a form.
  struct Contents: Hashable {
    var values: Values
    /// Those with several values, as they were typed.
    var several: [String: String]
    var seedMode: SeedMode
    var parent: Parent?
  }

  private struct Step: Hashable {
    let before: Contents
    let after: Contents

    /// Parameters whose values differ.
    var names: [String] {
      Set(before.values.keys).union(after.values.keys)
        .union(before.several.keys).union(after.several.keys)
        .filter { name in
          before.values[name] ?? .null != after.values[name] ?? .null
            || before.several[name] != after.several[name]
        }.sorted()
    }

    var isEmpty: Bool {
      names.isEmpty && before.seedMode == after.seedMode && before.parent == after.parent
    }
  }

  private static let limit = 100

  private var past: [Step] = []
  private var future: [Step] = []

  var canUndo: Bool { !past.isEmpty }
  var canRedo: Bool { !future.isEmpty }

  /// Keeps a change as one step; nothing where both are the same.
  mutating func keep(from before: Contents, to after: Contents) {
    let step = Step(before: before, after: after)
    guard before != after, !step.isEmpty else { return }
    future = []
    past.append(step)
    if past.count > Self.limit { past.removeFirst() }
  }

  /// Takes the last change back.
  ///
  /// - Returns: the names of the parameters it touched; nil where there is nothing to take back.
  mutating func undo(_ contents: inout Contents) -> [String]? {
    guard let step = past.popLast() else { return nil }
    future.append(step)
    return Self.apply(step, step.before, to: &contents)
  }

  /// Does again what was taken back last.
  mutating func redo(_ contents: inout Contents) -> [String]? {
    guard let step = future.popLast() else { return nil }
    past.append(step)
    return Self.apply(step, step.after, to: &contents)
  }

  private static func apply(
    _ step: Step, _ side: Contents, to contents: inout Contents
  ) -> [String] {
    for name in step.names {
      contents.values[name] = side.values[name]
      contents.several[name] = side.several[name]
    }
    if step.before.seedMode != step.after.seedMode { contents.seedMode = side.seedMode }
    if step.before.parent != step.after.parent { contents.parent = side.parent }
    return step.names
  }
}
