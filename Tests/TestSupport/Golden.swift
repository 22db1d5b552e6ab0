import FoundationEssentials

/// Texts that a person has looked at once, kept in the folder `Golden` beside the test that made them.
package enum Golden {
  /// Compares a text with the kept one and throws where they differ.
  ///
  /// A text that is not there yet, or that is to be recorded anew (`DAILIES_RECORD=1`), is written, and
  /// the test fails all the same: somebody has to read what was written.
  ///
  /// - Parameters:
  ///   - name: the file's name with its ending.
  ///   - test: the test's own file.
  package static func check(
    _ text: String, _ name: String, beside test: String = #filePath
  ) throws {
    let folder = URL(filePath: test).deletingLastPathComponent().appending(path: "Golden")
    let file = folder.appending(path: name)
    let recorded = ProcessInfo.processInfo.environment["DAILIES_RECORD"] == "1"
    guard !recorded, let kept = try? String(contentsOf: file, encoding: .utf8) else {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      throw GoldenMismatch(file: file.path, difference: "written: read it, then run again.")
    }
    guard kept != text else { return }
    throw GoldenMismatch(file: file.path, difference: difference(from: kept, to: text))
  }

  /// The lines that differ, `-` as kept and `+` as they are now, each with its number.
  static func difference(from kept: String, to text: String) -> String {
    let old = kept.split(separator: "\n", omittingEmptySubsequences: false)
    let new = text.split(separator: "\n", omittingEmptySubsequences: false)
    let changes = new.difference(from: old).map { change in
      switch change {
      case .remove(let line, let text, _): (line: line, sign: "-", text: text)
      case .insert(let line, let text, _): (line: line, sign: "+", text: text)
      }
    }
    let ordered = changes.sorted { ($0.line, $1.sign) < ($1.line, $0.sign) }
    return ordered.map { "\($0.sign) \($0.line + 1): \($0.text)" }.joined(separator: "\n")
  }
}

/// A text is not the one that was kept.
package struct GoldenMismatch: Error, CustomStringConvertible {
  package let file: String
  package let difference: String

  package var description: String { "\(file)\n\(difference)" }
}
