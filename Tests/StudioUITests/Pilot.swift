import FoundationEssentials
import Jobs
import Schema
import StudioUI
import TerminalCore

/// Drives a studio by keys and keeps what it asked for. Seeds are drawn 101, 102, and so on.
struct Pilot {
  private(set) var state: StudioState
  /// What was asked for since the start, without what a start asks for, without keeping drafts,
  /// without looking whether clips are still there, and without the moments after which help follows the focus.
  var effects: [Effect] = []
  /// What was asked of clips: what is known of them, and their frames.
  var looks: [Effect] = []
  /// The jobs of which was asked what they came from.
  private(set) var lineages: [String] = []
  /// The drafts that were to be kept.
  private(set) var drafts: [SavedDraft] = []
  private var seed = 100
  /// Files of variants by name; there are no others.
  var wildcards: [String: [String]] = [:]
  /// What is kept under names.
  var shelves: [Shelf: [Shelf.Item]] = [:]
  /// What folders hold; all others are empty.
  var folders: [String: FolderListing] = [:]
  /// Paths where there is no file; there is one everywhere else.
  var missing: Set<String> = []

  static let noon = Date(timeIntervalSince1970: 1_763_726_400)

  init(
    size: Size = Size(columns: 80, rows: 24), access: StudioState.Access = .key,
    jobs: [Job] = []
  ) throws {
    state = StudioState(
      size: size, models: ModelCatalog().models, access: access, run: "run", now: Self.noon,
      timeZone: .gmt)
    update(.started)
    take(jobs)
    effects = []
  }

  /// The library tells of jobs, the newest first; all of them unless a stretch is given.
  mutating func take(
    _ jobs: [Job], query: JobQuery = JobQuery(), first: Int = 0, total: Int? = nil,
    experience: [String: Experience] = [:], isQueuePaused: Bool = false
  ) {
    update(
      .jobsChanged(
        JobsPage(
          query: query, first: first, open: jobs.filter { !$0.state.isEnded }, recent: jobs,
          jobs: jobs, total: total ?? jobs.count, all: total ?? jobs.count, experience: experience,
          isQueuePaused: isQueuePaused))
    )
  }

  /// Changes what the program sets before the studio starts.
  mutating func update(_ change: (inout StudioState) -> Void) { change(&state) }

  /// Types a script, a key each second.
  mutating func type(_ script: String) throws {
    for event in try KeyScript(script).events {
      switch event {
      case .key(let key): press(key, after: 1)
      case .paste(let text): update(.paste(text))
      case .mouse(let mouse): update(.mouse(mouse, at: state.now.addingTimeInterval(1)))
      case .resized(let size): update(.resized(size))
      case .focused, .background, .showsPixels, .hungUp: break
      }
    }
  }

  mutating func press(_ key: Key, after seconds: Double) {
    update(.key(key, at: state.now.addingTimeInterval(seconds)))
  }

  mutating func update(_ action: Action) {
    for effect in StudioUI.update(&state, action) {
      if case .saveDraft(let draft) = effect {
        drafts.append(draft)
        continue
      }
      switch effect {
      case .loadLineage(let job):
        lineages.append(job)
        continue
      case .readFacts, .loadFrames:
        looks.append(effect)
        continue
      default: break
      }
      if effect == .awaitRest {
        update(.rested)
        continue
      }
      if !isLookAtAClip(effect) { effects.append(effect) }
      switch effect {
      case .drawSeed(let model):
        seed += 1
        update(.drewSeed(model: model, seed: seed))
      case .loadShelf(let shelf): update(.shelfRead(shelf, shelves[shelf] ?? []))
      case .save(let text, let shelf, let name, let isReplacing):
        let isThere = shelves[shelf]?.contains { $0.name == name } ?? false
        guard isReplacing || !isThere else {
          update(.shelved(shelf, name: name, text: text, .exists))
          break
        }
        shelves[shelf] =
          (shelves[shelf] ?? []).filter { $0.name != name }
          + [Shelf.Item(name: name, text: text)]
        update(.shelved(shelf, name: name, text: text, .saved(path: name)))
      case .drawChance: update(.drewChance(1))
      case .readWildcard(let name): update(.wildcardRead(name, wildcards[name]))
      case .readFolder(let path):
        update(.folderRead(path: path, folders[path] ?? FolderListing(path: path)))
      case .checkFile(let path):
        update(
          .fileChecked(
            path: path,
            missing.contains(path)
              ? .missing : .readable(bytes: 2_100_000, FileFormat(path: path, start: []))))
      default: break
      }
    }
  }

  private func isLookAtAClip(_ effect: Effect) -> Bool {
    guard case .checkFile(let path) = effect else { return false }
    return (state.jobs.all + state.history.jobs).contains { $0.clip?.path == path }
  }
}
