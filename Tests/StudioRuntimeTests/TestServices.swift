import Jobs
import Schema
import StudioRuntime
import StudioUI
import Synchronization

/// A service that keeps what it was asked, and answers when the test says so.
final class TestServices: Sendable {
  private struct Asked {
    var drafts: [Draft] = []
    var saved: [SavedDraft] = []
    var tokens: [String] = []
    var pages: [AsyncStream<JobsPage>.Continuation] = []
    var news: AsyncStream<Action>.Continuation?
  }

  private let asked = Mutex(Asked())
  private let jobs: [Job]
  let savedDrafts: [SavedDraft]

  init(jobs: [Job] = [], savedDrafts: [SavedDraft] = []) {
    self.jobs = jobs
    self.savedDrafts = savedDrafts
  }

  /// The drafts that were kept, the oldest first.
  var kept: [SavedDraft] { asked.withLock { $0.saved } }

  private func save(_ draft: SavedDraft) -> Bool {
    asked.withLock { $0.saved.append(draft) }
    return true
  }

  var drafts: [Draft] { asked.withLock { $0.drafts } }
  var tokens: [String] { asked.withLock { $0.tokens } }
  var wasAskedForPages: Bool { asked.withLock { !$0.pages.isEmpty } }
  var listensToNews: Bool { asked.withLock { $0.news != nil } }

  /// The library answers everybody who asked so far.
  func answerPages(open: [Job] = []) {
    let page = JobsPage(
      query: JobQuery(), first: 0, open: open, recent: jobs, jobs: jobs, total: jobs.count,
      all: jobs.count, experience: [:])
    for continuation in asked.withLock({ $0.pages }) { continuation.yield(page) }
  }

  func tell(_ action: Action) {
    _ = asked.withLock { $0.news }?.yield(action)
  }

  var services: StudioServices {
    StudioServices(
      submit: { drafts, token in
        self.asked.withLock { asked in
          asked.drafts += drafts
          asked.tokens.append(token)
        }
        return .problems([])
      },
      cancel: { _ in true },
      goOn: { _ in },
      pauseQueue: { _ in true },
      moveInQueue: { _, _ in true },
      askAgain: { _ in },
      treatAsLost: { _ in true },
      remark: { _, _ in true },
      forget: { _ in true },
      recall: { _ in true },
      drafts: { self.savedDrafts },
      saveDraft: { draft in self.save(draft) },
      pastValues: { _ in [] },
      leftAt: { nil },
      credits: { .success(12.5) },
      pages: { _, _ in
        AsyncStream { continuation in self.asked.withLock { $0.pages.append(continuation) } }
      },
      news: {
        AsyncStream { continuation in self.asked.withLock { $0.news = continuation } }
      },
      notify: { _ in },
      openClip: { _ in .opened }, openFolder: { _ in true },
      writeSetting: { setting, value in
        var settings = SettingsInForce()
        settings.say(setting, value, .file(line: 1))
        return .settingsRead(settings, .standard, written: setting)
      },
      drawSeed: { _ in 101 },
      checkFile: { .readable(bytes: 1, FileFormat(path: $0, start: [])) },
      readFolder: { FolderListing(path: $0) },
      recipe: { _ in
        .failure(Failure(.localFile, what: "It is not known.", charged: .no, next: ""))
      })
  }
}
