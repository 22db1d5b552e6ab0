import FoundationEssentials
import Jobs
import Schema
import StudioRuntime
import StudioUI
import TerminalCore
import Testing

/// Looking at jobs: beside the form, in the history, one by one.
@Suite struct JobsTests {
  private let jobs = SampleLibrary(now: Pilot.noon).jobs

  @Test func theChosenJobStaysChosenWhenNewOnesCome() throws {
    var studio = try Pilot(jobs: jobs)
    try studio.type("2jj")
    let chosen = try #require(studio.state.chosenJob)
    studio.take([newer(than: jobs[0])] + jobs)
    #expect(studio.state.chosenJob?.id == chosen.id)
  }

  @Test func theHistoryBeginsWithTheNewestUntilSomebodyMoves() throws {
    var studio = try Pilot(jobs: jobs)
    let new = newer(than: jobs[0])
    studio.take([new] + jobs)
    try studio.type("2")
    #expect(studio.state.chosenJob?.id == new.id)
    try studio.type("jj12")
    #expect(studio.state.chosenJob?.id == jobs[1].id)
  }

  @Test(arguments: [
    ("x", Effect.cancel("sample-13")), ("c", .goOn("sample-13")),
  ])
  func aPausedJobCanBeCancelledOrLetGoOn(key: String, effect: Effect) throws {
    var studio = try Pilot(jobs: jobs)
    try studio.type("wjj\(key)")
    #expect(studio.effects == [effect])
  }

  @Test func aSentJobIsNotCancelledButTheReasonIsSaid() throws {
    var studio = try Pilot(jobs: jobs)
    try studio.type("wjx")
    #expect(studio.effects == [])
    #expect(studio.state.toast == "Only a job that was not sent yet can be cancelled.")
  }

  @Test func aLostAnswerIsAskedAboutAndNeverSentAgain() throws {
    var studio = try Pilot(jobs: jobs)
    try studio.type("wjjj<Enter>r")
    #expect(studio.effects == [.askAgain("sample-12")])
    let text = draw(studio.state).text
    #expect(text.contains("It was sent, then the line broke"))
    #expect(text.contains("It may have been charged, about 0.409."))
    #expect(text.contains("it is not"))
    #expect(text.contains("r ask again"))
  }

  @Test func aClipIsOpenedAndItsPathCopied() throws {
    var studio = try Pilot(jobs: jobs)
    let path = try #require(jobs.first { $0.clip != nil }?.clip?.path)
    try studio.type("2jjjjoy")
    #expect(studio.effects == [.openClip(path: path), .copy(path)])
  }

  @Test func aPastJobIsLoadedIntoItsFormAndNothingIsSent() throws {
    var studio = try Pilot(jobs: jobs)
    try studio.type("2jjjjaa")
    #expect(studio.effects == [])
    #expect(studio.state.view == .studio)
    #expect(studio.state.chosenModel == "pixverse-text2video")
    #expect(studio.state.forms["pixverse-text2video"]?.values == jobs[4].values)
    #expect(studio.state.forms["pixverse-text2video"]?.seedMode == .fixed)
  }

  @Test func theFilterAsksTheLibraryAsItIsTyped() throws {
    var studio = try Pilot(jobs: jobs)
    try studio.type("2/co<Enter>")
    #expect(
      studio.effects == [
        .loadFilterWords, .loadHistory(JobQuery("c"), first: 0),
        .loadHistory(JobQuery("co"), first: 0),
      ])
  }

  @Test func anAnswerToAnOlderFilterIsNotShown() throws {
    var studio = try Pilot(jobs: jobs)
    try studio.type("2/zebra")
    studio.take([jobs[0]], query: JobQuery("z"))
    #expect(studio.state.history.jobs == jobs)
  }

  /// A stretch of a list of many jobs, each named by its place.
  private func stretch(from first: Int) -> [Job] {
    (first..<first + HistoryState.stretch).map { newer(than: jobs[0], by: -Double($0)) }
  }

  @Test func theEndOfManyJobsIsOneStretchAwayAndNothingElseIsHeld() throws {
    var studio = try Pilot()
    try studio.type("2")
    studio.take(stretch(from: 0), total: 100_000)
    try studio.type("G")
    let first = 99_999 - HistoryState.stretch / 2
    #expect(studio.effects == [.loadHistory(JobQuery(), first: first)])
    #expect(draw(studio.state).text.contains("100,000 jobs"))
    // Another key before the library has answered goes on from there.
    try studio.type("kk")
    let rest = Array(stretch(from: first).prefix(100_000 - first))
    studio.take(rest, first: first, total: 100_000)
    #expect(studio.state.history.jobs.count == rest.count)
    #expect(studio.state.chosenJob?.id == rest[rest.count - 3].id)
    try studio.type("g")
    studio.take(stretch(from: 0), total: 100_000)
    #expect(studio.state.chosenJob?.id == stretch(from: 0).first?.id)
  }

  @Test func theChosenRowOfTheHistoryStaysOnTheScreenWhenJobsCome() throws {
    var studio = try Pilot(jobs: stretch(from: 0))
    try studio.type("2<C-d><C-d><C-d>")
    let row = try rowOfChoice(studio)
    studio.take([newer(than: jobs[0], by: 5)] + stretch(from: 0))
    #expect(try rowOfChoice(studio) == row)
  }

  @Test func theChosenJobStaysInItsRowBesideTheForm() throws {
    var studio = try Pilot(size: Size(columns: 120, rows: 20), jobs: stretch(from: 0))
    try studio.type("wjjjjj")
    let row = try rowOfChoice(studio)
    studio.take([newer(than: jobs[0], by: 5)] + stretch(from: 0))
    #expect(try rowOfChoice(studio) == row)
  }

  private func rowOfChoice(_ studio: Pilot) throws -> Int {
    let rows = draw(studio.state).text.split(separator: "\n", omittingEmptySubsequences: false)
    let mark = studio.state.view == .history ? " ▸ " : "││ ▸ "
    return try #require(rows.lastIndex { $0.contains(mark) })
  }

  @Test func whereTheFirstClipWentIsSaid() throws {
    var studio = try Pilot(jobs: [jobs[1]])
    let clip = Clip(path: "/clips/coast.mp4", bytes: 10)
    let saved = [
      JobChange.completed(outputURL: "u", cost: nil, seed: nil, reply: nil),
      .saved(clip, at: Pilot.noon),
    ].reduce(jobs[1]) { job, change in change.apply(to: job) ?? job }
    studio.take([saved])
    #expect(studio.state.toast == "Saved: /clips/coast.mp4")
    #expect(studio.effects == [.loadCredits])
  }

  @Test func ticksAreNeededOnlyWhileAJobIsOpen() throws {
    #expect(try Pilot(jobs: jobs).state.needsTicks)
    #expect(try !Pilot(jobs: jobs.filter { !$0.state.isOpen }).state.needsTicks)
  }

  @Test func aLostAnswerIsToldOnceAndNotWithEachChange() throws {
    var studio = try Pilot(jobs: jobs)
    try studio.type("j")
    studio.take([newer(than: jobs[0])] + jobs)
    #expect(studio.state.toast == nil)
  }

  @Test func aSentenceGoesAwayAfterSomeSecondsAndHidesNoMoney() throws {
    var studio = try Pilot(jobs: jobs)
    studio.update(.creditsKnown(12.5))
    studio.update(.told("Something happened."))
    #expect(studio.state.needsTicks)
    let text = draw(studio.state).text
    #expect(text.contains("Something happened.") && text.contains("12.50 credits"))
    for _ in 0..<6 { studio.update(.tick(Pilot.noon)) }
    #expect(studio.state.toast == nil)
  }

  @Test func aSentenceStaysWhileSomebodyTypes() throws {
    var studio = try Pilot(jobs: jobs)
    try studio.type("<Enter>A co")
    studio.update(.told("Saved: /clips/coast.mp4"))
    try studio.type("ast")
    #expect(studio.state.toast == "Saved: /clips/coast.mp4")
  }

  @Test func ownJobsSayWhatToExpectAndSaySo() throws {
    var studio = try Pilot(size: Size(columns: 120, rows: 36), jobs: jobs)
    #expect(draw(studio.state).text.contains("0.005 credits · about 16 s"))
    let own = try #require(Experience(jobs.filter { $0.state == .done && $0.model == "p-video" }))
    studio.take(jobs, experience: ["p-video": own])
    let text = draw(studio.state).text
    #expect(text.contains("0.005 credits · own median of 1: about 17 s"), "it had other settings")
    #expect(text.contains("running 0:12 of ~17 s"))
    studio.update { state in
      for (name, value) in ["aspect_ratio": "9:16", "duration": 10] as Values {
        state.forms["p-video"]?.values[name] = value
      }
    }
    #expect(draw(studio.state).text.contains("own median of 1: 0.005, about 17 s"))
  }

  @Test func aLateJobSaysSoAndHowLongItsResultIsKept() throws {
    var studio = try Pilot(size: Size(columns: 120, rows: 36), jobs: jobs)
    studio.update(.tick(Pilot.noon.addingTimeInterval(15)))
    let late = draw(studio.state).text
    #expect(late.contains("usually 16 s"))
    #expect(!late.contains("running 0:27 of"))
    #expect(!late.contains("kept"))
    studio.update(.tick(Pilot.noon.addingTimeInterval(1200)))
    #expect(draw(studio.state).text.contains("usually 16 s · kept 3"))
  }

  @Test func aJobThatLeftAClipIsSentAgainWithANewSeedThroughTheBox() throws {
    var studio = try Pilot(jobs: jobs)
    let form = studio.state.forms
    try studio.type("2jjjjs")
    #expect(studio.effects == [.drawSeed(model: "pixverse-text2video")])
    #expect(draw(studio.state).text.contains("seed 106, new; before it was 56698"))
    #expect(draw(studio.state).text.contains("It was charged, 0.375. This comes on top."))
    studio.effects = []
    try studio.type("<C-n>")
    #expect(draw(studio.state).text.contains("seed 56698, the same as before"))
    try studio.type("<C-n><C-s>")
    var values = jobs[4].values
    values["seed"] = .integer(107)
    #expect(
      studio.effects == [
        .drawSeed(model: "pixverse-text2video"),
        .submit(
          [
            Draft(
              model: "pixverse-text2video", values: values,
              parents: [Parent(.again, of: "sample-56698")])
          ], token: "run-1"),
      ])
    #expect(studio.state.forms == form)
  }

  @Test func aJobWithoutAClipIsSentAgainWithItsOwnSeed() throws {
    var studio = try Pilot(jobs: jobs)
    try studio.type("2jjjs")
    #expect(draw(studio.state).text.contains("seed 12, the same as before"))
    #expect(draw(studio.state).text.contains("It may have been charged, about 0.409. This comes"))
    try studio.type("<Esc>")
    #expect(
      studio.effects == [
        .checkFile(path: "/home/ada/portraits/ada.jpg"),
        .checkFile(path: "/home/ada/clips/walk.mp4"),
      ])
  }

  @Test func aLostJobIsGivenUpByItsOwnKeyAlone() throws {
    var studio = try Pilot(jobs: jobs)
    try studio.type("wjjjX")
    #expect(studio.effects == [.treatAsLost("sample-12")])
    studio.effects = []
    try studio.type("kX")
    #expect(studio.effects == [])
  }

  @Test func onlyAnEndedJobIsForgotten() throws {
    var studio = try Pilot(jobs: jobs)
    try studio.type("wf")
    #expect(studio.effects == [])
    #expect(studio.state.toast == "Only a job that has ended can be forgotten.")
    try studio.type("jjjjf")
    #expect(studio.effects == [.forget("sample-56698")])
    // The one after it is chosen then.
    studio.take(jobs.filter { $0.seed != 56698 })
    #expect(studio.state.chosenJob?.id == "sample-8842")
  }

  @Test func aForgottenJobIsTakenBackAndForgottenAgain() throws {
    let saved = try #require(jobs.first { $0.seed == 56698 })
    var studio = try Pilot(jobs: [saved])
    try studio.type("wu")
    #expect(studio.state.toast == "Nothing was forgotten or said.")
    try studio.type("f")
    studio.take([])
    // The list is empty then, and so may be the history's screen.
    try studio.type("2u")
    #expect(studio.effects == [.forget(saved.id), .recall(saved.id)])
    #expect(
      studio.state.toast == "Taken back: pixverse-text2video, seed 56698 is in the list again.")
    studio.take([saved])
    #expect(studio.state.jobs.chosen == saved.id)
    try studio.type("<C-r>u<C-r>")
    #expect(
      studio.effects.dropFirst(2)
        == [.forget(saved.id), .recall(saved.id), .forget(saved.id)])
    try studio.type("<C-r>")
    #expect(studio.state.toast == "Nothing was taken back.")
  }

  @Test func aJobIsTaggedAndThatIsTakenBack() throws {
    let saved = try #require(jobs.first { $0.seed == 56698 })
    let tagged = try #require(JobChange.remarked(.tags(["hero", "take-2"])).apply(to: saved))
    var studio = try Pilot(size: Size(columns: 120, rows: 36), jobs: [saved])
    try studio.type("wtHero, take-2<Enter>")
    #expect(studio.effects == [.remark(saved.id, .tags(["hero", "take-2"]))])
    #expect(studio.state.toast == "pixverse-text2video, seed 56698 is tagged hero, take-2.")
    studio.take([tagged])
    #expect(draw(studio.state).text.contains("#hero #take-2 "))
    // What is there can be added to, and nothing changed is nothing done.
    try studio.type("t<Enter>tday<Esc>")
    #expect(studio.effects.count == 1)
    try studio.type("tday<Enter>u")
    #expect(
      studio.effects.dropFirst() == [
        .remark(saved.id, .tags(["hero", "take-2", "day"])),
        .remark(saved.id, .tags(["hero", "take-2"])),
      ])
    // What was typed and left comes back.
    try studio.type("tlong words<Esc>t<C-y>")
    guard case .line(let edit) = studio.state.overlays.last else {
      Issue.record("no line is typed")
      return
    }
    #expect(edit.field.text.hasSuffix("long words"))
    try studio.type("<Esc>")
    // One after the other, whatever they were.
    try studio.type("fuu<C-r>")
    #expect(
      studio.effects.dropFirst(3) == [
        .forget(saved.id), .recall(saved.id), .remark(saved.id, .tags([])),
        .remark(saved.id, .tags(["hero", "take-2"])),
      ])
  }

  @Test func aClipDeletedByHandIsShownAsMissingAndCanBeFetchedAgain() throws {
    let saved = try #require(jobs.first { $0.state == .done })
    let path = try #require(saved.clip?.path)
    var studio = try Pilot(size: Size(columns: 120, rows: 36), jobs: [saved])
    try studio.type("wr")
    #expect(studio.effects == [])
    studio.missing = [path]
    try studio.type("<Enter>")
    #expect(draw(studio.state).text.contains("No longer there; r fetches it again"))
    try studio.type("r")
    #expect(studio.effects.last == .askAgain(saved.id))
  }

  @Test func rawShowsWhatWasSentAndAnswered() throws {
    let answered = EveryState.jobs.filter { $0.rawReply != nil }
    var studio = try Pilot(
      size: Size(columns: 120, rows: 36), jobs: [try #require(answered.first)])
    try studio.type("2<Enter>v")
    #expect(draw(studio.state).text.contains("answered last"))
    try studio.type("v")
    #expect(draw(studio.state).text.contains("prompt"))
  }

  @Test(arguments: JobState.allCases) func everyStateIsAWordOnTheScreen(state: JobState) throws {
    let job = try #require(EveryState.jobs.first { $0.state == state && $0.pause == nil })
    let studio = try Pilot(size: Size(columns: 120, rows: 36), jobs: [job])
    #expect(draw(studio.state).text.contains("  \(state.word)"))
  }

  private func newer(than job: Job, by seconds: Double = 1) -> Job {
    Job(
      id: "newer \(seconds)", token: "t \(seconds)", model: job.model, contract: job.contract,
      values: job.values, seed: 1, origin: job.origin, keyFingerprint: "test", estimate: nil,
      owner: "test", createdAt: job.createdAt.addingTimeInterval(seconds))
  }
}
