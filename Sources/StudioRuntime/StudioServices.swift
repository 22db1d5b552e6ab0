package import FoundationEssentials
package import Jobs
package import Media
package import Schema
package import StudioUI
package import TerminalCore

/// What the studio asks of the outside: the job service, the desktop, and chance.
package struct StudioServices: Sendable {
  /// Stores the drafts of one press as jobs and lets them go on; durable once it returns.
  package var submit: @Sendable ([Draft], _ token: String) async -> SubmitAnswer
  /// Whether the job was still unsent and is cancelled now.
  package var cancel: @Sendable (_ id: String) async -> Bool
  package var goOn: @Sendable (_ id: String) async -> Void
  /// Pauses the queue, or lets it go on; false where the library cannot say so.
  package var pauseQueue: @Sendable (_ isPaused: Bool) async -> Bool
  /// Moves a waiting job one place in the queue; false where it cannot be moved so.
  package var moveInQueue: @Sendable (_ id: String, _ later: Bool) async -> Bool
  package var askAgain: @Sendable (_ id: String) async -> Void
  /// Gives up on a job whose answer was lost; false where it was found meanwhile.
  package var treatAsLost: @Sendable (_ id: String) async -> Bool
  /// Stores what a person says of the job; false where the library cannot take that.
  package var remark: @Sendable (_ id: String, _ remark: Remark) async -> Bool
  /// Takes an ended job out of the list beside the form; false where it has not ended.
  package var forget: @Sendable (_ id: String) async -> Bool
  /// Puts a job back that was taken out of that list; false where it is in it.
  package var recall: @Sendable (_ id: String) async -> Bool
  /// The newest jobs that fit, up to a thousand; `isMore` where there are others. Nil where the library failed.
  package var fitting: @Sendable (JobQuery) async -> (jobs: [Job], isMore: Bool)? = { _ in nil }
  /// All tags in use; nil where the library failed.
  package var tags: @Sendable () async -> [String]? = { nil }
  package var searches: @Sendable () async -> [SavedSearch] = { [] }
  /// Saves a search, and says all there are then, or why it was not saved.
  package var saveSearch: @Sendable (SavedSearch) async -> Result<[SavedSearch], Failure> = { _ in
    .success([])
  }
  /// What emptying the trash would take away, and doing that; nil where the library failed.
  package var trash: @Sendable () async -> TrashCount? = { nil }
  package var emptyTrash: @Sendable () async -> TrashCount? = { nil }
  /// What was in the forms when the program ended last.
  package var drafts: @Sendable () async -> [SavedDraft]
  /// Whether the draft is kept for the next start now.
  package var saveDraft: @Sendable (SavedDraft) async -> Bool
  /// What a parameter of this name held in past jobs, the newest first, each once.
  package var pastValues: @Sendable (_ parameter: String) async -> [String]
  /// What a job came from and what came from it; nil where the library cannot say.
  package var lineage: @Sendable (_ id: String) async -> Lineage? = { _ in nil }
  /// When a studio on this library was left last; nil where one is open, or ended without a word.
  package var leftAt: @Sendable () async -> Date?
  /// US dollars left on the account.
  package var credits: @Sendable () async -> Result<Double, Failure>
  /// The open jobs, the newest, and a stretch of those that fit from `first` on; again after each
  /// change. Begins at once.
  package var pages: @Sendable (JobQuery, _ first: Int) -> AsyncStream<JobsPage>
  /// What is not stored: progress of transfers, settings that changed, sentences to be told.
  package var news: @Sendable () -> AsyncStream<Action>
  /// Tells when a theme file was saved.
  package var themeNews: @Sendable () -> AsyncStream<Action> = { AsyncStream { $0.finish() } }
  /// Shows a notification of the desktop, where that is not the terminal's task.
  package var notify: @Sendable (String) async -> Void
  package var openClip: @Sendable (_ path: String) async -> ClipOpening
  /// Shows a file in the desktop's file manager; false where there is none.
  package var openFolder: @Sendable (_ path: String) async -> Bool
  /// What is known of a clip.
  package var facts: @Sendable (_ path: String) async throws(MediaFault) -> MediaFacts = {
    (_: String) async throws(MediaFault) -> MediaFacts in throw .notInstalled("ffprobe")
  }
  /// The frame of a clip at a time, for so many cells; nil where it has none there.
  package var frame:
    @Sendable (_ path: String, _ seconds: Double, _ room: Size, _ pixels: Int?) async -> Picture? =
      { _, _, _, _ in nil }
  /// The frames of a clip at their times.
  package var play:
    @Sendable (_ path: String, _ start: Double, _ room: Size) -> AsyncStream<PlayedFrame> = {
      _, _, _ in AsyncStream { $0.finish() }
    }
  /// Writes a setting into the configuration, nil for its default, and says what is in force then or why not.
  package var writeSetting: @Sendable (Setting, String?) async -> Action
  package var drawSeed: @Sendable (SeedRange) -> Int
  /// Whether a local file is there and how large; `~` is the user's home.
  package var checkFile: @Sendable (_ path: String) async -> FileCheck
  /// What is in a folder; `~` is the user's home.
  package var readFolder: @Sendable (_ path: String) async -> FolderListing
  /// Saves a frame of a clip as an image and says where; nil is the last one.
  package var saveFrame:
    @Sendable (_ path: String, _ seconds: Double?) async -> Result<String, MediaFault> = { _, _ in
      .failure(.notInstalled("ffmpeg"))
    }
  /// The files of a shelf by name.
  package var shelf: @Sendable (Shelf) async -> [Shelf.Item] = { _ in [] }
  /// Keeps a text as a file of a shelf.
  package var save:
    @Sendable (_ text: String, Shelf, _ name: String, _ replacing: Bool) async -> Shelf.Answer = {
      _, _, _, _ in .failed("There is no folder for it.")
    }
  /// The lines of a file of variants; nil where there is no such file.
  package var wildcard: @Sendable (_ name: String) async -> [String]? = { _ in nil }
  /// What made a clip, by the clip or by the file beside it; `~` is the user's home.
  package var recipe: @Sendable (_ path: String) async -> Result<Recipe, Failure>

  package init(
    submit: @escaping @Sendable ([Draft], _ token: String) async -> SubmitAnswer,
    cancel: @escaping @Sendable (_ id: String) async -> Bool,
    goOn: @escaping @Sendable (_ id: String) async -> Void,
    pauseQueue: @escaping @Sendable (_ isPaused: Bool) async -> Bool,
    moveInQueue: @escaping @Sendable (_ id: String, _ later: Bool) async -> Bool,
    askAgain: @escaping @Sendable (_ id: String) async -> Void,
    treatAsLost: @escaping @Sendable (_ id: String) async -> Bool,
    remark: @escaping @Sendable (_ id: String, _ remark: Remark) async -> Bool,
    forget: @escaping @Sendable (_ id: String) async -> Bool,
    recall: @escaping @Sendable (_ id: String) async -> Bool,
    drafts: @escaping @Sendable () async -> [SavedDraft],
    saveDraft: @escaping @Sendable (SavedDraft) async -> Bool,
    pastValues: @escaping @Sendable (_ parameter: String) async -> [String],
    leftAt: @escaping @Sendable () async -> Date?,
    credits: @escaping @Sendable () async -> Result<Double, Failure>,
    pages: @escaping @Sendable (JobQuery, _ first: Int) -> AsyncStream<JobsPage>,
    news: @escaping @Sendable () -> AsyncStream<Action>,
    notify: @escaping @Sendable (String) async -> Void,
    openClip: @escaping @Sendable (_ path: String) async -> ClipOpening,
    openFolder: @escaping @Sendable (_ path: String) async -> Bool,
    writeSetting: @escaping @Sendable (Setting, String?) async -> Action,
    drawSeed: @escaping @Sendable (SeedRange) -> Int,
    checkFile: @escaping @Sendable (_ path: String) async -> FileCheck,
    readFolder: @escaping @Sendable (_ path: String) async -> FolderListing,
    recipe: @escaping @Sendable (_ path: String) async -> Result<Recipe, Failure>
  ) {
    self.submit = submit
    self.cancel = cancel
    self.goOn = goOn
    self.pauseQueue = pauseQueue
    self.moveInQueue = moveInQueue
    self.askAgain = askAgain
    self.treatAsLost = treatAsLost
    self.remark = remark
    self.forget = forget
    self.recall = recall
    self.drafts = drafts
    self.saveDraft = saveDraft
    self.pastValues = pastValues
    self.leftAt = leftAt
    self.credits = credits
    self.pages = pages
    self.news = news
    self.notify = notify
    self.openClip = openClip
    self.openFolder = openFolder
    self.writeSetting = writeSetting
    self.drawSeed = drawSeed
    self.checkFile = checkFile
    self.readFolder = readFolder
    self.recipe = recipe
  }
}
