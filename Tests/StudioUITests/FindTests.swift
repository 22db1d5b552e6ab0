import FoundationEssentials
import Jobs
import Schema
import TerminalCore
import Testing

@testable import StudioUI

/// Finding jobs in the history, marking what was found, and doing one thing to all of it.
struct FindTests {
  private static func job(
    _ id: String, seed: Int?, prompt: String = "A coast", minutesAgo: Double = 0
  ) -> Job {
    Job(
      id: id, token: id, model: "p-video", contract: .v2,
      values: ["prompt": .text(prompt), "seed": seed.map(Value.integer) ?? .null], seed: seed,
      origin: "o", keyFingerprint: "k", estimate: 0.005, owner: "me",
      createdAt: Pilot.noon.addingTimeInterval(-60 * minutesAgo))
  }

  private static func ended(_ job: Job) -> Job {
    JobChange.cancelled(at: Pilot.noon).apply(to: job) ?? job
  }

  /// Three seeds of one prompt, one of another between them, and one that has no seed.
  private static let jobs = [
    ended(job("a", seed: 1)), ended(job("x", seed: 9, prompt: "A wood", minutesAgo: 1)),
    ended(job("b", seed: 2, minutesAgo: 2)), ended(job("c", seed: 3, minutesAgo: 3)),
    ended(job("n", seed: nil, minutesAgo: 4)),
  ]

  private func rows(_ studio: Pilot) -> [Substring] {
    draw(studio.state).text.split(separator: "\n").filter { $0.contains("p-video") }
  }

  // MARK: The line

  @Test func tabCompletesAndTheLineBelowShowsWhatMayCome() throws {
    var studio = try Pilot(jobs: Self.jobs)
    try studio.type("2/")
    #expect(studio.effects.contains(.loadFilterWords))
    studio.update(
      .filterWordsRead(
        tags: ["hero", "night"], searches: [SavedSearch(name: "best", line: "is:kept")]))
    #expect(draw(studio.state).text.contains("model:  tag:  state:"))
    try studio.type("ta<Tab>")
    #expect(studio.state.history.typing?.text == "tag:")
    #expect(draw(studio.state).text.contains("tag:hero  tag:night"))
    try studio.type("n<Tab>")
    #expect(studio.state.history.typing?.text == "tag:night ")
    var query = JobQuery()
    query.tags = ["night"]
    #expect(studio.effects.last == .loadHistory(query, first: 0))
    try studio.type("@b<Tab>")
    #expect(studio.state.history.query.verdict == .kept)
  }

  @Test func aWrongFilterIsSaidQuietlyAndNarrowsNothing() throws {
    var studio = try Pilot(jobs: Self.jobs)
    try studio.type("2/rating:x<Enter>")
    #expect(draw(studio.state).text.contains("rating: 1 to 5"))
    #expect(studio.state.overlays.isEmpty)
    studio.take(Self.jobs, query: studio.state.history.query)
    #expect(rows(studio).count == 5)
  }

  @Test(arguments: ["M", "D", "+", "2D"]) func whileTheFilterMeansNothingNothingIsDone(
    _ keys: String
  ) throws {
    var studio = try Pilot(jobs: Self.jobs)
    try studio.type("2/rating:x<Enter>")
    studio.take(Self.jobs, query: studio.state.history.query)
    studio.effects = []
    try studio.type(keys)
    #expect(studio.effects.isEmpty && studio.state.marked.isEmpty)
    #expect(studio.state.toast?.hasPrefix("rating: 1 to 5") == true)
  }

  @Test func aSearchIsSavedUnderANameAndChosenByIt() throws {
    var studio = try Pilot(jobs: Self.jobs)
    try studio.type("2/is:kept coast<C-s>best one<Enter>")
    #expect(studio.state.toast == Words.noSearchName)
    let search = SavedSearch(name: "best", line: "is:kept coast")
    try studio.type("<C-w><C-w>best<Enter>")
    #expect(studio.effects.last == .saveSearch(search))
    studio.update(.filterWordsRead(tags: [], searches: [search]))
    try studio.type("<Esc>@<Enter>")
    #expect(studio.state.history.filter == "@best")
    #expect(studio.state.history.query == JobQuery(search.line))
    // From anywhere else by the palette.
    try studio.type("1:best<Enter>")
    #expect(studio.state.view == .history && studio.state.history.filter == "@best")
  }

  @Test func aSearchReplacesAnotherOnlyAfterTheSameNameTwice() throws {
    var studio = try Pilot(jobs: Self.jobs)
    let best = SavedSearch(name: "best", line: "is:kept")
    studio.update(.filterWordsRead(tags: [], searches: [best]))
    try studio.type("2/coast<Enter><C-s>best<Enter>")
    #expect(!studio.effects.contains { if case .saveSearch = $0 { true } else { false } })
    #expect(draw(studio.state).text.contains("@best is there already"))
    try studio.type("<Enter>")
    #expect(studio.effects.last == .saveSearch(SavedSearch(name: "best", line: "coast")))
  }

  @Test func aSearchSavedFromAnotherHoldsWhatThatHolds() throws {
    var studio = try Pilot(jobs: Self.jobs)
    let best = SavedSearch(name: "best", line: "is:kept \"gold coast\"")
    studio.update(.filterWordsRead(tags: [], searches: [best]))
    try studio.type("2/@best -night<Enter><C-s>dark<Enter>")
    let saved = SavedSearch(name: "dark", line: "is:kept \"gold coast\" -night")
    #expect(studio.effects.last == .saveSearch(saved))
  }

  @Test func thePlainModeAsksTooBeforeASearchIsReplaced() {
    var talk = Talk(jobs: Self.jobs)
    talk.take(
      .filterWordsRead(tags: [], searches: [SavedSearch(name: "best", line: "is:kept")]))
    talk.type("save search best coast")
    #expect(!talk.effects.contains { if case .saveSearch = $0 { true } else { false } })
    talk.type("best")
    #expect(talk.effects.last == .saveSearch(SavedSearch(name: "best", line: "coast")))
  }

  @Test func whatWasNotCountedIsSaidWithAPlus() throws {
    var studio = try Pilot(jobs: Self.jobs)
    try studio.type("2/coast<Enter>")
    studio.update(
      .jobsChanged(
        JobsPage(
          query: JobQuery("coast"), first: 0, open: [], recent: [], jobs: Self.jobs, total: 1000,
          isMore: true, all: 12_345, experience: [:])))
    #expect(draw(studio.state).text.contains("1,000+ of 12,345 jobs"))
  }

  // MARK: Folded seeds

  @Test func jobsThatDifferByTheirSeedShareARowUntilItIsOpened() throws {
    var studio = try Pilot(size: Size(columns: 120, rows: 24), jobs: Self.jobs)
    try studio.type("2S")
    #expect(rows(studio).count == 3)
    #expect(rows(studio).first?.contains("3 seeds") == true)
    try studio.type("j")
    #expect(studio.state.chosenJob?.id == "x")
    try studio.type("G")
    #expect(studio.state.chosenJob?.id == "n")
    try studio.type("g<Enter>")
    #expect(studio.state.overlays.isEmpty)
    #expect(rows(studio).count == 5)
    try studio.type("jj")
    #expect(studio.state.chosenJob?.id == "c")
    try studio.type("<Left>")
    #expect(rows(studio).count == 3 && studio.state.chosenJob?.id == "a")
    try studio.type("<Right><Enter>")
    #expect(studio.state.overlays == [.detail(job: "a", scroll: 0, showsRaw: false)])
    try studio.type("<Esc>S")
    #expect(studio.state.history.jobs.map(\.id) == ["a", "x", "b", "c", "n"])
  }

  /// A model may call its seed otherwise.
  @Test func whatTheModelCallsItsSeedIsWhatJobsMayDifferBy() {
    let jobs = (1...2).map { seed in
      Job(
        id: "j\(seed)", token: "j\(seed)", model: "other", contract: .v2,
        values: ["prompt": "A coast", "noise": .integer(seed)], seed: seed, origin: "o",
        keyFingerprint: "k", estimate: nil, owner: "me", createdAt: Pilot.noon)
    }
    #expect(SeedGroups(jobs, seeds: ["other": "noise"]).members(of: 0) == jobs)
    #expect(SeedGroups(jobs, seeds: ["other": "seed"]).members(of: 0) == [jobs[0]])
  }

  @Test func aCommandIsAboutAllJobsOfAFoldedRow() throws {
    var studio = try Pilot(jobs: Self.jobs)
    try studio.type("2S+")
    #expect(
      studio.effects.suffix(3) == ["a", "b", "c"].map { .remark($0, .verdict(.kept)) })
    try studio.type(" ")
    #expect(studio.state.marked == ["a", "b", "c"])
    #expect(studio.state.chosenJob?.id == "x")
    try studio.type("k ")
    #expect(studio.state.marked.isEmpty)
  }

  @Test func aFoldedRowTellsWhatIsMarkedOfItAndItsStates() throws {
    var jobs = Self.jobs
    jobs[2] = Self.job("b", seed: 2, minutesAgo: 2)
    var studio = try Pilot(size: Size(columns: 160, rows: 24), jobs: jobs)
    try studio.type("2 S")
    let row = try #require(rows(studio).first)
    #expect(row.contains("1 of 3 marked") && !row.contains("•"))
    #expect(row.contains("several") && row.contains("1 waiting, 2 cancelled"))
    try studio.type("g ")
    #expect(rows(studio).first?.contains("•") == true)
  }

  // MARK: Several

  @Test func allThatFitAreMarkedAlsoBeyondWhatIsHeld() throws {
    var studio = try Pilot(jobs: Self.jobs)
    try studio.type("2M")
    #expect(studio.state.marked.count == 5)
    #expect(studio.state.toast == "5 jobs are marked.")
    try studio.type("M")
    #expect(studio.state.marked.isEmpty)
    studio.take(Array(Self.jobs.prefix(2)), total: 400)
    try studio.type("M")
    #expect(studio.effects.last == .loadFitting(JobQuery()))
    studio.update(.fittingRead(Self.jobs, of: JobQuery(), isMore: false))
    try studio.type("D")
    #expect(studio.effects.suffix(5).contains(.remark("n", .trashed(studio.state.now))))
    #expect(studio.state.marked.isEmpty)
    try studio.type("u")
    #expect(studio.effects.last == .remark("n", .trashed(nil)))
  }

  @Test func marksThatAreNotInTheListAreSeenAndActedOnAfterAWordOnly() throws {
    for (keys, isDone) in [("D", false), ("DD", true), ("DjD", false), ("D+", false), ("++", true)]
    {
      var studio = try Pilot(jobs: Self.jobs)
      try studio.type("2  ")
      #expect(draw(studio.state).text.contains("2 marked"))
      #expect(!draw(studio.state).text.contains("not in this list"))
      try studio.type("/wood<Enter>")
      studio.take([Self.jobs[4]], query: studio.state.history.query)
      #expect(draw(studio.state).text.contains("2 marked · 2 not in this list"))
      studio.effects = []
      try studio.type(keys)
      let done = studio.effects.count { if case .remark = $0 { true } else { false } }
      #expect(done == (isDone ? 2 : 0), "\(keys)")
      if !isDone {
        #expect(studio.state.toast == "2 marked jobs, 2 of them not in this list: press again.")
      }
    }
  }

  @Test func tagsOfSeveralAreAddedAndTakenAwayOneByOne() throws {
    let tagged = JobChange.remarked(.tags(["old", "b"])).apply(to: Self.jobs[0])
    let jobs = [try #require(tagged)] + Self.jobs.dropFirst()
    var studio = try Pilot(jobs: jobs)
    try studio.type("2  thero -old<Enter>")
    #expect(
      studio.effects.suffix(2) == [
        .remark("a", .tags(["b", "hero"])), .remark("x", .tags(["hero"])),
      ])
    #expect(studio.state.toast == "2 jobs have other tags now.")
    try studio.type("u")
    #expect(
      studio.effects.suffix(2) == [.remark("a", .tags(["old", "b"])), .remark("x", .tags([]))])
  }

  @Test func aNoteIsWrittenAndAFavouriteHasASign() throws {
    var studio = try Pilot(jobs: Self.jobs)
    try studio.type("2nfor Ada<Enter>")
    #expect(studio.effects.last == .remark("a", .note("for Ada")))
    try studio.type("*")
    #expect(studio.effects.last == .remark("a", .tags(["favourite"])))
    let changed = try #require(JobChange.remarked(.tags(["favourite"])).apply(to: Self.jobs[0]))
    studio.take([changed])
    #expect(draw(studio.state).text.contains("♥"))
    #expect(!draw(studio.state).text.contains("#favourite"))
    try studio.type("*")
    #expect(studio.effects.last == .remark("a", .tags([])))
  }

  @Test func whatCannotBeDoneToOneIsLeftOutAndSaid() throws {
    let open = [Self.job("o", seed: 5, minutesAgo: -2), Self.job("p", seed: 6, minutesAgo: -1)]
    var studio = try Pilot(jobs: open + Self.jobs)
    try studio.type("2MD")
    #expect(studio.effects.count { if case .remark(_, .trashed) = $0 { true } else { false } } == 5)
    #expect(
      studio.state.toast
        == "5 jobs are in the trash; 2 are left out: a job that is still open cannot be thrown away."
    )
    try studio.type("Mx")
    #expect(studio.effects.last == .cancelAll(["o", "p"]))
    #expect(studio.state.toast?.contains("5 are left out: only a job that was not sent") == true)
  }

  // MARK: The trash

  @Test func openAndMaybeChargedJobsCannotBeThrownAway() throws {
    for job in EveryState.jobs where !job.state.isEnded {
      var studio = try Pilot(jobs: [job])
      try studio.type("2D")
      #expect(!studio.effects.contains { if case .remark = $0 { true } else { false } })
      #expect(
        studio.state.toast == (job.state == .unknown ? Words.mayBeCharged : Words.stillOpen))
    }
  }

  @Test func theTrashIsEmptiedOnlyAfterABoxThatSaysWhatGoes() throws {
    var studio = try Pilot(jobs: Self.jobs)
    try studio.type("2<A-d>")
    #expect(studio.effects.last == .lookIntoTrash)
    var trash = TrashCount()
    studio.update(.trashSeen(trash))
    #expect(studio.state.overlays.isEmpty && studio.state.toast == "The trash is empty.")
    trash.jobs = 3
    trash.clips = 2
    trash.bytes = 5_400_000
    studio.update(.trashSeen(trash))
    #expect(draw(studio.state).text.contains("3 jobs with 2 clips, 5.4 MB"))
    try studio.type("<Enter>n")
    #expect(!studio.effects.contains(.emptyTrash))
    studio.update(.trashSeen(trash))
    try studio.type("y")
    #expect(studio.effects.last == .emptyTrash)
  }

  @Test func whatWasEmptiedIsNotTakenBack() throws {
    var studio = try Pilot(jobs: Self.jobs)
    try studio.type("2+jD<A-d>")
    var trash = TrashCount()
    trash.jobs = 1
    studio.update(.trashSeen(trash))
    try studio.type("y")
    studio.effects = []
    try studio.type("uu")
    #expect(studio.effects == [.remark("a", .verdict(nil))])
    #expect(studio.state.toast == "Nothing was forgotten or said.")
  }

  @Test func thePlainModeFindsWritesAndEmptiesToo() {
    var talk = Talk(jobs: Self.jobs)
    talk.type("history rating:x")
    #expect(talk.lines.first?.hasPrefix("rating:") == true)
    talk.type("note 1 for Ada")
    #expect(talk.effects.last == .remark("a", .note("for Ada")))
    talk.type("save search best is:kept coast")
    #expect(talk.effects.last == .saveSearch(SavedSearch(name: "best", line: "is:kept coast")))
    talk.type("favourite 2")
    #expect(talk.effects.last == .remark("x", .tags(["favourite"])))
    talk.type("empty trash")
    #expect(talk.effects.last == .lookIntoTrash)
    var trash = TrashCount()
    trash.jobs = 1
    talk.take(.trashSeen(trash))
    #expect(talk.lines.contains { $0.contains("1 job with 0 clips") })
    talk.type("emp")
    #expect(talk.effects.last == .lookIntoTrash)
    talk.type("empty")
    #expect(talk.effects.last == .emptyTrash)
  }
}
