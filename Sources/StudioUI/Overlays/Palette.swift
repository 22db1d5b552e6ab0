import Jobs
import Schema
import TerminalCore

/// What can be asked for by name, narrowed by what is typed.
package struct Palette: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Every key there is, by where it works: the help.
    case keys
    /// What works here, and models, jobs, themes and settings.
    case everything
    case settings
    /// What one setting may be.
    case values(Setting)
    /// What of a job can be copied.
    case copies(job: String)
    /// Lines of the filter that were saved.
    case searches
  }

  package enum Target: Hashable, Sendable {
    case command(CommandID)
    case model(String)
    case job(String)
    case search(String)
    case setting(Setting)
    /// Nil for the default.
    case value(Setting, String?)
    /// To be copied.
    case text(String)
  }

  package struct Entry: Hashable, Sendable {
    package let target: Target
    /// What it stands under.
    package let heading: String
    /// Its keys, or what it is.
    package let mark: String
    package let name: String
    /// Words by which it is found, too.
    var alias = ""
    /// What it means, below it.
    var note: String?
    /// Why it cannot be chosen now, as a sentence; nil where it can.
    package var whyOff: String?
  }

  package let kind: Kind
  package var filter = TextField("")
  package var chosen = 0
  var scroll = 0

  package init(_ kind: Kind) { self.kind = kind }

  /// Those that hold every word typed. What works where the focus is comes first.
  package func entries(_ state: StudioState) -> [Entry] {
    let words = filter.text.lowercased().split(separator: " ")
    return all(state).filter { entry in
      let text =
        "\(entry.heading) \(entry.mark) \(entry.name) \(entry.alias) \(entry.note ?? "")"
        .lowercased()
      return words.allSatisfy { text.contains($0) }
    }
  }

  private func all(_ state: StudioState) -> [Entry] {
    var below = state
    below.overlays.removeLast()
    let here = below.scopes
    switch kind {
    case .keys:
      let elsewhere = Scope.allCases.filter { !here.contains($0) }
      return here.flatMap { commands(of: $0, below) }
        + elsewhere.flatMap { commands(of: $0, below, isElsewhere: true) }
    case .everything:
      var seen: Set<CommandID> = [.palette]
      let commands = here.filter { $0 != .moving }.flatMap { scope in
        CommandTable.commands(in: scope).filter { seen.insert($0.id).inserted }
      }
      let others = CommandTable.commands.filter { command in
        !here.contains(command.scope) && command.scope.isOfTheStudio
          && seen.insert(command.id).inserted
      }
      return commands.map { entry(of: $0, "Commands", below) } + models(below) + jobs(below)
        + searches(below) + themes(below) + Setting.all.map { found($0, below) }
        + others.map { entry(of: $0, "Commands in other places", below, isElsewhere: true) }
    case .settings:
      return Setting.all.map { entry(of: $0, state) }
    case .values(let setting):
      return values(of: setting, state)
    case .copies(let job):
      return copies(of: job, state)
    case .searches: return searches(state)
    }
  }

  private func searches(_ state: StudioState) -> [Entry] {
    state.history.searches.map {
      Entry(
        target: .search($0.name), heading: "Searches", mark: "search",
        name: "@\($0.name): \($0.line)")
    }
  }

  private func commands(
    of scope: Scope, _ state: StudioState, isElsewhere: Bool = false
  ) -> [Entry] {
    CommandTable.commands(in: scope).map {
      entry(of: $0, scope.title, state, isElsewhere: isElsewhere)
    }
  }

  private func entry(
    of command: Command, _ heading: String, _ state: StudioState, isElsewhere: Bool = false
  ) -> Entry {
    Entry(
      target: .command(command.id), heading: heading,
      mark: state.keymap.keys(command).map(state.name).joined(separator: " "), name: command.help,
      alias: "\(command.title ?? "") \(command.id.name.replacing("_", with: " "))",
      whyOff: isElsewhere ? "\(command.scope.title) only." : command.whyOff(state))
  }

  private func models(_ state: StudioState) -> [Entry] {
    state.models.map {
      Entry(
        target: .model($0.slug), heading: "Models", mark: "model",
        name: "\($0.slug): \($0.summary)")
    }
  }

  private func jobs(_ state: StudioState) -> [Entry] {
    state.jobs.all.map { job in
      let model = state.models.first { $0.slug == job.model }
      let about = Words.summary(job, model).oneLine
      return Entry(
        target: .job(job.id), heading: "Jobs", mark: "job",
        name: "\(Words.name(job)), \(Words.outcome(job)): \(about)")
    }
  }

  private func themes(_ state: StudioState) -> [Entry] {
    state.themes.map {
      Entry(target: .value(.theme, $0.name), heading: "Themes", mark: "theme", name: $0.name)
    }
  }
}
