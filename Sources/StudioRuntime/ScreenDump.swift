import FoundationEssentials
package import Jobs
import Schema
package import StudioUI
package import TerminalCore

/// The studio in memory: what it shows after some keys, without a terminal, a network or a library.
///
/// Effects are answered at once and nothing leaves the program: a submit is stored nowhere.
package struct ScreenDump {
  package private(set) var state: StudioState
  private let jobs: [Job]
  private let isQueuePaused: Bool
  private let experience: [String: Experience]
  private var drawn = 8840

  /// - Parameter jobs: what the library holds, the newest first.
  package init(_ state: StudioState, jobs: [Job], isQueuePaused: Bool = false) {
    self.state = state
    self.jobs = jobs
    self.isQueuePaused = isQueuePaused
    let saved = Dictionary(grouping: jobs.filter { $0.state == .done }, by: \.model)
    experience = saved.compactMapValues { Experience(Array($0.prefix(Experience.mostJobs))) }
    apply(.started)
  }

  package var frame: Frame { draw(state) }

  /// Types a script, one key a second.
  package mutating func type(_ script: KeyScript) {
    for event in script.events {
      switch event {
      case .key(let key): apply(.key(key, at: state.now.addingTimeInterval(1)))
      case .paste(let text): apply(.paste(text))
      case .mouse(let mouse): apply(.mouse(mouse, at: state.now.addingTimeInterval(1)))
      case .resized(let size): apply(.resized(size))
      case .focused, .background, .showsPixels, .hungUp: break
      }
    }
  }

  package mutating func apply(_ action: Action) {
    for effect in update(&state, action) {
      switch effect {
      case .drawSeed(let model):
        drawn += 1
        apply(.drewSeed(model: model, seed: drawn))
      case .drawChance: apply(.drewChance(1))
      case .loadShelf(let shelf): apply(.shelfRead(shelf, []))
      case .readWildcard(let name): apply(.wildcardRead(name, nil))
      case .loadHistory(let query, let first): apply(.jobsChanged(page(query, first)))
      case .awaitRest: apply(.rested)
      case .checkFile(let path): apply(.fileChecked(path: path, check(path)))
      case .readFolder(let path): apply(.folderRead(path: path, folder(path)))
      case .loadCredits: apply(.creditsKnown(12.5))
      case .loadFitting(let query):
        apply(.fittingRead(page(query, 0).jobs, of: query, isMore: false))
      case .submit, .cancel, .cancelAll, .saveSearch, .lookIntoTrash, .emptyTrash, .goOn,
        .pauseQueue, .moveInQueue, .askAgain, .treatAsLost, .remark,
        .forget,
        .recall, .openClip, .openFolder, .saveFrame, .edit, .copy, .writeSetting, .save:
        apply(.told("A picture of the studio does nothing."))
      case .readRecipe, .loadLineage: break
      case .readFacts(let path): apply(.factsRead(path: path, Self.facts))
      case .loadFrames(let wish): load(wish)
      case .loadTable(let wishes): for wish in wishes { load(wish) }
      case .loadPastValues(let parameter):
        apply(.pastValues(parameter: parameter, pastValues(parameter)))
      case .loadFilterWords:
        apply(.filterWordsRead(tags: Set(jobs.flatMap(\.tags)).sorted(), searches: []))
      case .loadDrafts, .loadLeftAt, .saveDraft, .showTheme, .notify, .takeMouse, .suspend, .play,
        .nextFrame, .stopPlaying, .redraw,
        .quit,
        .quitToBackground:
        break
      }
    }
  }

  /// Every file is there, except where its name says that it is missing.
  private func check(_ path: String) -> FileCheck {
    path.contains("missing")
      ? .missing : .readable(bytes: 2_100_000, FileFormat(path: path, start: []))
  }

  /// Every folder holds the same few files.
  private func folder(_ path: String) -> FolderListing {
    let names = [
      "portraits", "ada.jpg", "coast at noon.png", "voice.mp3", "walk.mp4",
    ]
    return FolderListing(
      path: path == "." ? "~/shots" : path,
      entries: names.enumerated().map { place, name in
        FolderListing.Entry(
          name: name, isFolder: !name.contains("."), size: 2_100_000 * (place + 1),
          modifiedAt: state.now.addingTimeInterval(Double(-40_000 * place)))
      })
  }

  private mutating func load(_ wish: FrameWish) {
    for (place, moment) in wish.moments.enumerated() {
      let color = Self.colors[place % Self.colors.count]
      apply(.frameLoaded(path: wish.path, at: moment, Self.picture(color)))
    }
  }

  /// Every clip is alike: red, then green, then blue.
  private static let facts = MediaFacts(
    width: 1280, height: 720, duration: 5, frameRate: 24, hasSound: true, codec: "h264")
  private static let colors = [0xA05050, 0x50A050, 0x5050A0].map(RGB.init(packed:))

  private static func picture(_ color: RGB) -> Picture? {
    Picture(
      width: 16, height: 9,
      bytes: (0..<16 * 9).flatMap { _ in [color.red, color.green, color.blue] })
  }

  private func pastValues(_ parameter: String) -> [String] {
    var seen: Set<String> = []
    return jobs.compactMap { $0.values[parameter]?.words }.filter {
      !$0.isEmpty && seen.insert($0).inserted
    }
  }

  private func page(_ query: JobQuery, _ first: Int) -> JobsPage {
    let found = jobs.filter { job in
      let text = "\(Value.object(job.values).json) \(job.requestID ?? "")".lowercased()
      return query.words.allSatisfy { text.contains($0.text) }
        && (query.model.map(job.model.contains) ?? true)
        && (query.states?.contains(job.state) ?? true)
    }
    return JobsPage(
      query: query, first: first, open: jobs.filter { !$0.state.isEnded }, recent: jobs,
      jobs: Array(found.dropFirst(first).prefix(HistoryState.stretch)), total: found.count,
      all: jobs.count, experience: experience, isQueuePaused: isQueuePaused)
  }
}
