import Jobs
import TerminalCore

extension Words {
  /// In the header, while somebody waits to leave.
  static func leavingWhenDone(_ keymap: Keymap) -> String {
    "leaving when done, \(keymap.name(of: .stepBack)) stays"
  }

  /// What happens to open jobs and to what was typed, and the ways to leave.
  static func leaving(_ state: StudioState, width: Int) -> [Line] {
    var lines = whatBecomesOfJobs(state).flatMap { Line.wrapped($0, to: width) }
    if !state.storing.isEmpty {
      lines += Line.wrapped("A job is just being stored. Stay a moment.", to: width, .warning)
    }
    let unsent = state.unsentModels
    if !unsent.isEmpty {
      if !lines.isEmpty { lines.append(.empty) }
      lines += Line.wrapped(
        "Not sent, but kept for the next start: what you typed for \(unsent.joined(separator: ", ")).",
        to: width)
    }
    return lines + [.empty] + waysToLeave(state, width: width)
  }

  private static func whatBecomesOfJobs(_ state: StudioState) -> [String] {
    var sentences: [String] = []
    let moving = state.jobs.unfinished
    if !moving.isEmpty {
      let fetched =
        state.settings.background == .always
        ? "a process in the background fetches the clips."
        : "the next start, or `dailies wait`, asks about it again."
      sentences.append(
        "\(count(moving.count, "job is", "jobs are")) open. What was sent goes on at the provider; \(fetched)"
      )
    }
    let attempts = moving.filter { job in
      job.state == .submitting
        || (job.state == .downloading && job.owner != nil && job.requestID == nil)
    }
    if !attempts.isEmpty {
      let names = attempts.map(name).joined(separator: "; ")
      sentences.append(
        "Still waiting for its answer: \(names). Left now, it is maybe charged until the account's history shows it."
      )
    }
    if state.jobs.open.contains(where: { $0.state.isUnsent }) {
      sentences.append("What was not sent yet waits, and is not sent by itself.")
    }
    let lost = state.jobs.open.count { $0.state == .unknown }
    if lost > 0 {
      sentences.append(
        "\(count(lost, "job is", "jobs are")) maybe charged: the next start looks for the answer again."
      )
    }
    return sentences
  }

  /// One in each line where there are more than two.
  private static func waysToLeave(_ state: StudioState, width: Int) -> [Line] {
    let others: [(CommandID, String)] = [
      (.quitToBackground, "leaves; a process in the background fetches the clips"),
      (.quitWhenDone, "waits until nothing is under way, then leaves"),
    ].filter { id, _ in
      CommandTable.commands.contains { $0.id == id && $0.whyOff(state) == nil }
    }
    let leave = (state.keymap.name(of: .quit), "leaves")
    let stay = (state.keymap.name(of: .stay), "stays")
    guard !others.isEmpty else { return [keys([leave, stay])] }
    return ([leave] + others.map { (state.keymap.name(of: $0), $1) } + [stay]).flatMap {
      key, word in
      Line.wrapped(word, to: width - 5, .keyText).enumerated().map { index, part in
        var line = index == 0 ? Line(key, .key) : Line.empty
        line.pad(to: 5)
        return line + part
      }
    }
  }
}
