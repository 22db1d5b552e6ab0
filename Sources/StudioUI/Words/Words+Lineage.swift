package import Jobs
import TerminalCore

extension Words {
  package static func how(_ how: Parent.How) -> String {
    switch how {
    case .recalled: "its values"
    case .again: "sent again"
    case .frame: "goes on from a frame"
    case .clip: "goes on from the clip"
    case .promoted: "final version"
    }
  }

  /// A job of the tree in one line, indented by how far it is from the top.
  static func line(_ node: Lineage.Node, isShown: Bool) -> Line {
    var line = Line(String(repeating: "  ", count: min(node.depth, 8)))
    if let how = node.how { line.append("\(self.how(how)): ", .dim) }
    line.append(name(node.job), isShown ? .selected : .text)
    line.append("  ")
    line = line + remarks(node.job)
    line.append(outcome(node.job), .dim)
    return line
  }

  /// The same for the command line, with the job's id.
  package static func plain(_ node: Lineage.Node, isShown: Bool) -> String {
    let text = line(node, isShown: isShown).spans.map(\.text).joined()
    return "\(text)  \(node.job.id)\(isShown ? "  (this one)" : "")"
  }
}
