import Jobs
import Schema
import TerminalCore

/// Where the columns of the history are; on a narrow screen the less important ones are left out.
struct HistoryColumns {
  private let when: Int?
  private let model: Int
  private let seed: Int?
  private let state: Int
  private let time: Int?
  private let cost: Int?
  private let prompt: Int?

  init(width: Int) {
    let isWide = width >= 100
    let modelColumns = isWide ? 22 : 18
    // The list is in the order of time anyway.
    when = width >= 54 ? 3 : nil
    model = when == nil ? 3 : 20
    seed = isWide ? model + modelColumns : nil
    state = (seed ?? model + modelColumns) + (isWide ? 11 : 0)
    time = width >= 96 ? state + 15 : nil
    cost = width >= 70 ? time.map { $0 + 8 } ?? state + 15 : nil
    let start = cost.map { $0 + 8 } ?? state + 15
    prompt = width >= start + 12 ? start : nil
  }

  var heading: Line {
    line([
      (when, "when"), (model, "model"), (seed, "seed"), (state, "state"), (time, "time"),
      (cost, "cost"), (prompt, "prompt"),
    ])
  }

  private func line(_ parts: [(Int?, String)]) -> Line {
    parts.reduce(into: .empty) { line, part in
      guard let start = part.0 else { return }
      line.pad(to: start)
      line.append(part.1, .label)
    }
  }

  func line(_ job: Job, in studio: StudioState, isChosen: Bool) -> Line {
    let members = studio.history.members(of: job.id)
    let group = members.count
    let isMixed = members.contains { Words.state($0) != Words.state(job) }
    let parts: [(Int?, String, Role)] = [
      (when, Words.when(job.createdAt, now: studio.now, in: studio.timeZone), .dim),
      (
        model, DisplayWidth.clipped(job.model, to: (seed ?? state) - model - 2),
        isChosen ? .selected : .text
      ),
      (
        seed, group > 1 ? Words.count(group, "seed") : Words.seed(job) ?? "",
        group > 1 || job.otherSeed == nil ? .dim : .warning
      ),
      isMixed ? (state, "several", .dim) : (state, Words.state(job), JobRows.role(job)),
      (time, Words.took(job).map(Words.duration) ?? "–", .dim),
      (cost, Words.cost(job), .dim),
    ]
    let marked = members.count { studio.marked.contains($0.id) }
    let mark = marked == 0 ? Line(" ") : Line(marked == group ? "•" : "·", .accent)
    var line = parts.reduce(into: mark + Line.marker(isChosen)) { line, part in
      guard let start = part.0 else { return }
      if line.columns < start { line.pad(to: start) }
      line.append(part.1, part.2)
    }
    guard let prompt else { return line }
    if line.columns < prompt { line.pad(to: prompt) }
    let model = studio.models.first { $0.slug == job.model }
    // There is no column for it on a narrow screen.
    if seed == nil, group > 1 { line.append("\(Words.count(group, "seed")) ", .accent) }
    if marked > 0, marked < group { line.append("\(marked) of \(group) marked ", .accent) }
    if isMixed { line.append("\(Words.states(members)) ", .accent) }
    return line + Words.remarks(job) + Line(quoting: Words.summary(job, model), .text)
  }
}
