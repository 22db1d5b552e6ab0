/// What became of the JSON files of a folder that the library was to take up.
package struct SidecarImport: Hashable, Sendable {
  /// The jobs that the library has now and had not, or of which it knew less.
  package internal(set) var taken: [String] = []
  /// Jobs that the library knew as well already.
  package internal(set) var known = 0
  /// Each file that was left out, and why, in one line.
  package internal(set) var leftOut: [String] = []

  /// All that in a few words.
  package var words: String {
    var parts = ["\(taken.count) job\(taken.count == 1 ? "" : "s")"]
    if known > 0 { parts.append("\(known) known already") }
    if let first = leftOut.first {
      parts.append(leftOut.count == 1 ? first : "\(leftOut.count) files left out (\(first) …)")
    }
    return parts.joined(separator: ", ") + "."
  }
}
