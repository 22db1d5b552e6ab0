import Jobs
import Schema
import TerminalCore

/// What is said of several jobs that one press makes.
extension Words {
  /// A field that had several values has one.
  static func oneAgain(_ parameter: Parameter, _ value: Value, _ keymap: Keymap) -> String {
    "\(parameter.name) is \(shown(value)) alone; \(keymap.name(of: .undo)) takes that back."
  }

  /// How several values are typed into a field for numbers; nil for another one.
  static func severalAreTyped(_ parameter: Parameter) -> String? {
    switch parameter.kind {
    case .seed: "8x, 1..8 or 3,5,8"
    case .integer, .number: "1..8 or 3,5,8"
    case .text, .toggle, .choice, .media, .mediaList: nil
    }
  }

  static func characters(_ count: Int) -> String { self.count(count, "character") }

  static let variesByText = "A text varies by what is in it: {red|blue}, or __name__ for a file."
  static let onlyOneOfFiles = "A field for files makes one job."

  /// "6 jobs · 0.03 credits · about 32 s"; without the amount where so many have to be looked at that it waits for
  /// the box.
  static func several(_ state: StudioState, _ model: ModelSchema, _ form: FormState) -> String? {
    guard let batch = try? form.batch(model, state.wildcards), batch.count > 1 else { return nil }
    guard batch.count <= mostPriced else {
      let isLegal = batch.count <= Batch.most && form.problems(model, state.wildcards).isEmpty
      let what =
        isLegal ? "\(state.keymap.name(of: .submit)) shows the amount" : cannotBeSentYet
      return "\(jobs(batch.count)), \(what)"
    }
    guard let (takes, leftOut, _) = try? batch.takes() else {
      return "\(jobs(batch.count)), \(cannotBeSentYet)"
    }
    let prospect = state.prospect(
      of: takes.map { Draft(model: model.slug, values: $0.values) })
    let out = leftOut == 0 ? "" : ", \(leftOut) forbidden"
    return [
      "\(jobs(takes.count))\(out)", price(prospect),
      prospect.seconds.map { "about \(rounded($0))" },
    ].compactMap(\.self).joined(separator: " · ")
  }

  private static let cannotBeSentYet = "cannot be sent yet"

  /// The form says the amount of so many jobs with each letter that is typed.
  private static let mostPriced = 60

  static func jobs(_ count: Int) -> String {
    count == .max ? "more jobs than can be counted" : self.count(count, "job")
  }

  private static func price(_ prospect: Prospect) -> String {
    prospect.price.map { "\(range($0)) credits" } ?? "price unknown"
  }

  private static func range(_ price: ClosedRange<Double>) -> String {
    let (low, high) = (money(price.lowerBound), money(price.upperBound))
    return low == high ? low : "\(low) to \(high)"
  }

  // MARK: The box

  /// What all of them cost and take, for the box that shows the amount.
  static func amounts(
    _ confirmation: Confirmation, _ model: ModelSchema, in state: StudioState, width: Int
  ) -> [Line] {
    let prospect = state.prospect(of: confirmation.drafts)
    var lines = [Line("\(jobs(prospect.jobs)): \(price(prospect))", .money)]
    if let estimate = confirmation.drafts.first.flatMap({ state.estimate(model, $0.values) }) {
      lines += Line.wrapped(source(estimate), to: width, .dim)
    }
    if let own = prospect.ownPrice, let jobs = prospect.ownJobs {
      lines.append(Line("\(ownMedian(jobs)): \(money(own))", .dim))
    }
    if let seconds = prospect.seconds {
      let limits = SendingLimits()
      let pace =
        model.contract == .v1 && prospect.jobs > limits.ofAModel
        ? ", \(limits.ofAModel) at a time" : ""
      lines.append(Line("about \(rounded(seconds)) for all\(pace)", .dim))
    }
    return lines
  }

  /// What is left out, how the values are taken, and the jobs by what differs in them.
  static func expansion(
    _ confirmation: Confirmation, _ model: ModelSchema, _ keymap: Keymap, rows: Int, width: Int
  ) -> [Line] {
    guard let plan = confirmation.plan else { return [] }
    var lines: [Line] = []
    if plan.leftOut > 0 {
      lines += Line.wrapped(
        "\(count(plan.leftOut, "combination is", "combinations are")) forbidden by the model and left out.",
        to: width, .warning)
    }
    if plan.twins > 0 { lines.append(Line("\(twins(plan.twins)).", .dim)) }
    if plan.drafts.count < plan.whole {
      lines.append(Line("Drawn from \(jobs(plan.whole)).", .warning))
    }
    if plan.hasTwoWays {
      let key = keymap.name(of: .turnBatch)
      lines += Line.wrapped(
        plan.isSideBySide
          ? "Side by side, the first values together; \(key) takes every one with every other."
          : "Every value with every other; \(key) takes them side by side.", to: width, .dim)
    }
    if let seed = commonSeed(plan, model) {
      lines.append(Line("seed \(shown(seed)), the same for all", .dim))
    }
    lines.append(.empty)
    let all = zip(plan.drafts, plan.drafts.differences(model)).map { draft, values in
      values.map { name, value in
        // Of a long text only what was chosen in it.
        let choices = draft.expansion?.choices[name]
        return "\(name) \(choices?.joined(separator: " · ") ?? brief(value))"
      }.joined(separator: "  ")
    }
    let shown = all.dropFirst(confirmation.scroll).prefix(rows)
    if confirmation.scroll > 0 { lines.append(Line(more(above: confirmation.scroll), .dim)) }
    lines += shown.map { Line(quoting: "  \($0.oneLine)", .text, to: width) }
    let rest = all.count - confirmation.scroll - shown.count
    if rest > 0 { lines.append(Line(more(below: rest), .dim)) }
    return lines
  }

  /// The one that all of them are sent with.
  private static func commonSeed(_ plan: BatchPlan, _ model: ModelSchema) -> Value? {
    guard plan.drafts.count > 1, let name = model.seedParameter?.name,
      let seed = plan.drafts[0].values[name], !seed.isNull,
      plan.drafts.allSatisfy({ $0.values[name] == seed })
    else { return nil }
    return seed
  }

  /// Of values that make the same clip more than once.
  package static func twins(_ count: Int) -> String {
    count == 1 ? "1 equal one is made once" : "\(count) equal ones are made once"
  }

  private static func brief(_ value: Value) -> String {
    value.isNull ? "not sent" : shown(value)
  }

  /// Why a batch that was asked for cannot be made another way.
  static let noBatchToTurn =
    "Only several fields with several values each can be taken side by side."
  static let noBatchToSample = "There is one job, nothing to draw from."

  static func notTheNumber(_ count: Int) -> String {
    "The number of jobs is \(count). Nothing was sent."
  }

  static func noSample(_ most: Int) -> String { "A number from 1 to \(most), please." }

  // MARK: Jobs of a batch

  /// "3 of 8"; nil for a job alone.
  static func placeInBatch(_ job: Job, _ jobs: JobsState) -> String? {
    jobs.batches[job.token].map { "\(job.index + 1) of \(grouped($0))" }
  }

  static let noBatch = "This job was sent alone."
  static let noTemplate = "The texts of this job were not chosen from several."

  static func markedBatch(_ count: Int, of all: Int, _ keymap: Keymap) -> String {
    let which =
      count == all
      ? "All \(jobs(all)) of the batch are marked"
      : "\(count) of the batch's \(jobs(all)) are marked, the others are not in this list"
    return
      "\(which). What is done now is done to them; \(keymap.name(of: .stepBack)) takes the marks away."
  }

  static func noneToSendAgain(_ jobs: [Job]) -> String {
    "None of the marked jobs failed: \(states(jobs))."
  }

  static func submitted(_ jobs: [Job]) -> String {
    guard jobs.count > 1, let first = jobs.first else { return jobs.first.map(submitted) ?? "" }
    return "Submitted: \(Words.jobs(jobs.count)) of \(first.model)."
  }
}
