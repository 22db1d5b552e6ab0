import Jobs
import Schema
import StudioRuntime
import Testing

@testable import StudioUI

/// The studio by lines: every task of it, heard and typed.
@Suite struct PlainTests {
  private let jobs = SampleLibrary(now: Pilot.noon).jobs

  @Test func everyCommandCanBeTypedButThoseThatOnlyMoveOnAScreen() {
    let onScreen: Set<CommandID> = [
      .nextPane, .previousPane, .up, .down, .pageUp, .pageDown, .top, .bottom, .nextField,
      .previousField, .suspend, .redraw, .closeOverlay, .choose, .larger, .smaller, .usualSizes,
      .fullScreen, .mouse, .putIn, .putInOlder, .openEditor, .editText, .play,
      .nextFrame, .previousFrame, .secondOn, .secondBack,
      .markFile, .folderAbove, .fileOrder, .showAllFiles, .pastFiles, .copyOther, .mark, .layOut,
      .blink, .blinkOn, .blinkBack, .playTogether,
      .tickChange, .everything, .onlyPrompt, .onlySeed, .otherForm,
      .tick, .markBatch, .earlierJobs, .laterJobs,
      .markAll, .fold, .unfold, .foldAgain, .completeFilter,
    ]
    #expect(Vocabulary.onlyOnScreen == onScreen.union(TextEdit.allCases.map(CommandID.text)))
    for command in CommandTable.commands where !Vocabulary.onlyOnScreen.contains(command.id) {
      let words = command.id.name.split(separator: "_").map(String.init)
      let verb = Verb.allCases.first { $0.commands.contains(command.id) }
      if command.scope.isQuestion {
        #expect(
          Vocabulary.answer(words.joined(separator: " "), among: [command.id]) == command.id)
      } else if let verb {
        #expect(Vocabulary.meaning(of: [verb.rawValue]) == .verb(verb, words: 1))
      } else {
        for typed in [words, [command.id.name]] {
          #expect(
            Vocabulary.meaning(of: typed) == .command(command.id, words: typed.count), "\(typed)")
        }
      }
    }
  }

  /// Each command that is off says so as in the studio.
  @Test func aCommandThatIsOffSaysWhyInTheStudiosWords() {
    var talk = Talk(access: .noKey, jobs: jobs)
    let typed = [
      ("submit", CommandID.submit), ("toggle prompt", .toggle), ("reset duration", .resetField),
      ("remove file duration", .removeFile), ("undo", .undo), ("redo", .redo),
      ("take back", .takeBack),
    ]
    for (line, id) in typed {
      talk.type(line)
      let command = CommandTable.commands.first { $0.id == id }
      #expect(talk.lines == [command?.whyOff(talk.state) ?? "on"], "\(line)")
    }
    talk.type("jobs")
    talk.type("cancel 1")
    #expect(talk.lines == ["Only a job that was not sent yet can be cancelled."])
    talk.type("again 1")
    #expect(talk.lines == ["There is no API key: set SEGMIND_API_KEY first."])
  }

  @Test func theBeginningOfAWordIsEnoughUnlessSeveralBeginSo() {
    var talk = Talk()
    talk.type("model pixv")
    #expect(
      talk.lines == ["Model pixverse-text2video: text to video. 8 fields; form reads them."])
    talk.type("send")
    #expect(
      talk.lines == ["send may be: send again, send later, send sooner. Type more of it."])
    talk.type("sumbit")
    #expect(
      talk.lines == ["There is no command sumbit. Did you mean submit? help lists them."])
  }

  @Test func aWrongValueIsNamedWithItsRangeAndNothingIsSent() {
    var talk = Talk()
    talk.type("set dur 99")
    let problem = "duration: 99 is out of range. Allowed: a whole number from 3 to 15."
    #expect(talk.lines == ["duration: 99", problem])
    talk.type("submit")
    #expect(talk.lines == ["prompt is needed: text that is not empty.", problem])
    #expect(talk.conversation.prompt == "p-video> ")
    talk.type("field 3")
    #expect(talk.lines.contains("default 5, a whole number from 3 to 15"))
    #expect(talk.lines.last == problem)
    talk.type("undo", "set prompt A  fox", "submit")
    #expect(talk.state.form?.values["prompt"] == "A  fox")
    #expect(talk.lines.first == "Send this?")
    #expect(talk.lines.contains("0.005 credits"))
    #expect(talk.sent == [])
  }

  @Test(arguments: ["", "s", "sen", "y", "yes", "1", "submit", "jobs", "sending"])
  func onlyTheWholeWordSpends(word: String) {
    var talk = Talk()
    talk.type("set prompt A fox", "submit", word)
    #expect(talk.conversation.prompt == "send, no> ")
    talk.type("no")
    #expect(talk.lines == ["Nothing was sent."])
    talk.type("send")
    #expect(talk.sent == [])
    talk.type("submit", "send")
    #expect(talk.sent.map { $0.values["prompt"] } == ["A fox"])
  }

  @Test func severalLinesMakeOneTextThatIsKeptAsItIsTyped() {
    var talk = Talk()
    talk.type("edit prompt", "A fox,", "in the snow", "")
    #expect(talk.conversation.prompt == "prompt, line 4> ")
    #expect(talk.lines == [])
    #expect(talk.effects.contains { if case .saveDraft = $0 { true } else { false } })
    talk.type("submit", ".")
    #expect(talk.state.form?.values["prompt"] == "A fox,\nin the snow\n\nsubmit")
    talk.type("past prompt", "2")
    #expect(talk.state.form?.values["prompt"] == "two lines\nof it")
    #expect(talk.state.editing == nil)
  }

  @Test func filesAreAddedMovedAndTakenAwayByTheirNumber() {
    var talk = Talk()
    talk.missing = ["/b.png"]
    talk.type("model p-video-replace", "add images /a.png '/b.png' /c.png")
    #expect(talk.lines.contains("images: there is no file /b.png."))
    talk.type("form")
    #expect(talk.lines.contains { $0.hasSuffix("images 2: /b.png") })
    let number = talk.lines.first { $0.hasSuffix("images 3: /c.png") }?.prefix { $0 != "." } ?? ""
    talk.type("move file up \(number)", "form", "remove file \(number)")
    #expect(talk.state.form?.values["images"] == ["/a.png", "/c.png"])
    talk.type("undo")
    #expect(talk.state.form?.values["images"] == ["/a.png", "/c.png", "/b.png"])
  }

  @Test func aListOfValuesIsAnsweredByNumberWordOrNothing() {
    var talk = Talk()
    talk.type("edit aspect_ratio")
    #expect(talk.lines.prefix(3) == ["aspect_ratio:", "1. 1:1", "2. 16:9, chosen"])
    talk.type("3")
    #expect(talk.lines == ["aspect_ratio: 9:16"])
    talk.type("edit aspect_ratio", "4:3")
    #expect(talk.lines == ["aspect_ratio: 4:3"])
    talk.type("edit aspect_ratio", "")
    #expect(talk.conversation.prompt == "p-video> ")
    talk.type("set seed 7")
    #expect(talk.lines == ["seed: 7, fixed, stays"])
    talk.type("new seed")
    #expect(talk.lines.last?.hasSuffix("drawn, new each time") == true)
  }

  @Test func aJobsChangeIsOneLineAndItsProgressNone() throws {
    let open = try #require(jobs.first { $0.state == .queued })
    let running = try #require(JobChange.started.apply(to: open))
    var talk = Talk(jobs: [open])
    talk.take([running])
    #expect(talk.lines == ["p-video-avatar, seed 42: running."])
    talk.take(.progressed(job: open.id, TransferProgress(bytes: 1, total: 2)))
    #expect(talk.lines == [])
    talk.take([running])
    #expect(talk.lines == [])
    talk.type("jobs")
    #expect(talk.lines.count == 1)
    #expect(talk.lines.first?.hasPrefix("1. running 0:0") == true)
  }

  @Test func aFailureIsHeardInItsFourParts() {
    var talk = Talk(jobs: jobs)
    talk.type("jobs", "show 7")
    for part in [
      "what happened: The provider's content filter stopped it.",
      "did it cost money: It was not charged.",
      "what dailies does: Nothing more; it stays in the history.",
      "what you can do: Change the prompt and send it again.",
      "What works on it: load, again, forget.",
    ] { #expect(talk.lines.contains(part), "\(part)") }
    talk.type("raw")
    #expect(talk.lines.contains("answered last"))
  }

  @Test func commandsOnJobsTakeANumberOfTheLastList() {
    var talk = Talk(jobs: jobs)
    talk.type("cancel")
    #expect(talk.lines == ["Which job? Type jobs or history, then cancel and a number."])
    talk.type("jobs")
    for (line, effect) in [
      ("resume 3", Effect.goOn("sample-13")), ("cancel 3", .cancel("sample-13")),
      ("later 3", .moveInQueue("sample-13", later: true)), ("pause queue", .pauseQueue(true)),
      ("treat as lost 4", .treatAsLost("sample-12")), ("ask again", .askAgain("sample-12")),
      ("forget 5", .forget("sample-56698")), ("take back", .recall("sample-56698")),
    ] {
      talk.type(line)
      #expect(talk.effects.contains(effect), "\(line)")
    }
    talk.type("copy 5")
    #expect(
      talk.effects.contains {
        if case .copy(let path) = $0 { path.hasSuffix(".mp4") } else { false }
      })
    talk.type("load 6")
    #expect(talk.state.form?.values["seed"] == 8842)
    talk.type("again 5")
    #expect(talk.lines.first == "Send this again?")
    #expect(talk.conversation.prompt == "send, no, other seed> ")
    talk.type("other seed")
    #expect(talk.lines.first == "seed 56698, the same as before")
    talk.type("send")
    #expect(talk.sent.map(\.model) == ["pixverse-text2video"])
  }

  @Test func theHistoryIsReadInPagesAndNarrowed() {
    let many = (0..<25).map { number in
      Job(
        id: "job\(number)", token: "t\(number)", model: "p-video", contract: .v1,
        values: ["prompt": .text(number == 3 ? "a fox" : "a coast")], seed: number, origin: "o",
        keyFingerprint: "k", estimate: nil, owner: "o", createdAt: Pilot.noon)
    }
    var talk = Talk(jobs: many)
    talk.type("history")
    #expect(talk.lines.count == 12)
    #expect(talk.lines.last == "15 more; more reads the next ones.")
    talk.type("more")
    #expect(talk.lines.dropFirst().first?.hasPrefix("11. ") == true)
    talk.type("more", "more")
    #expect(talk.lines.count == 1)
    talk.type("history fox")
    #expect(talk.lines.count == 2)
    talk.type("1")
    #expect(talk.lines.contains("prompt: a fox"))
  }

  @Test func aJobIsTaggedByItsNumberAndThatIsTakenBack() {
    var talk = Talk(jobs: jobs)
    talk.type("jobs", "tag 2 Hero night")
    let id = talk.state.jobs.all[1].id
    #expect(talk.effects == [.remark(id, .tags(["hero", "night"]))])
    #expect(talk.lines.first?.contains("is tagged hero, night.") == true)
    talk.type("take back")
    #expect(talk.effects.last == .remark(id, .tags([])))
    talk.type("tag 99 hero")
    #expect(talk.effects.count == 2)
  }

  /// A slip must not be about another job.
  @Test func aNumberThatTheListDoesNotHaveIsNoJob() throws {
    var talk = Talk(jobs: jobs)
    talk.type("history 56698")
    let asked = talk.effects
    for line in ["show 2", "forget 0", "again 5", "cancel 9"] {
      talk.type(line)
      #expect(
        talk.lines.first?.hasPrefix("Which job?") == true
          || talk.lines.first?.contains("no job") == true, "\(line): \(talk.lines)")
    }
    #expect(talk.effects == asked)
  }

  @Test func aJobIsReadFromItsBeginningToItsEndEachTime() {
    var talk = Talk(jobs: jobs)
    talk.type("jobs", "show 1")
    let once = talk.lines
    talk.type("show 1")
    #expect(talk.lines == once)
    talk.type("show 2", "show 1")
    #expect(talk.lines == once)
  }

  @Test func nonsenseSuggestsNothingThatSpends() {
    var talk = Talk()
    talk.type("frobnicate")
    #expect(talk.lines == ["There is no command frobnicate. help lists them."])
    talk.type("theme nord")
    #expect(talk.lines == ["That is a setting: settings theme nord shows or changes it."])
  }

  @Test func settingsAreReadExplainedAndChanged() {
    var talk = Talk()
    talk.type("settings")
    #expect(talk.lines.count == Setting.all.count)
    #expect(talk.lines.contains("notify: unfocused, default"))
    talk.type("settings notify")
    #expect(talk.lines.contains { $0.hasPrefix("Allowed: \"unfocused\"") })
    talk.type("settings notfy never")
    #expect(talk.lines == ["There is no setting notfy. Did you mean notify?"])
    talk.type("settings notify never")
    #expect(talk.effects.last == .writeSetting(.notify, "never"))
    #expect(talk.conversation.isBusy)
    var read = SettingsInForce()
    read.say(.notify, "never", .file(line: 1))
    talk.take(.settingsRead(read, .standard, written: .notify))
    #expect(talk.lines == ["notify: never."])
    #expect(!talk.conversation.isBusy)
    #expect(talk.state.keymap == .spoken)
    talk.type("settings notify default")
    #expect(talk.effects.last == .writeSetting(.notify, nil))
  }

  @Test func leavingAsksAboutOpenJobsAndCanWait() {
    var talk = Talk(jobs: jobs)
    talk.type("quit")
    #expect(talk.lines.first?.hasPrefix("2 jobs are open.") == true)
    #expect(talk.conversation.prompt == "leave, background, wait, stay> ")
    talk.type("wait")
    #expect(talk.lines == ["leaving when done, stay stays"])
    talk.type("stay")
    #expect(!talk.state.leavesWhenDone)
    talk.stop()
    talk.type("background")
    #expect(talk.effects.last == .quitToBackground)
    talk.type("stay", "jobs")
    talk.stop()
    // The end of input comes twice: it leaves then, as a second ctrl+c does.
    talk.stop()
    #expect(talk.effects.last == .quit)
  }

  @Test func noSentenceNamesAKey() {
    var talk = Talk(jobs: jobs)
    talk.type("help", "jobs", "history", "models", "form", "status", "show 1", "load 6", "submit")
    talk.type("no", "settings", "settings hook", "settings contract v1")
    talk.type("history nothing like it", "quit")
    for line in talk.all { #expect(!line.contains("ctrl+") && !line.contains("esc "), "\(line)") }
    // Nobody wants to hear them named.
    #expect(!talk.all.contains { $0.contains(" · ") }, "dots")
    #expect(!talk.all.contains { $0.contains("  ") }, "no tables")
  }

  @Test func severalValuesAreSetReadOutAndSentByTheirNumber() {
    var talk = Talk()
    talk.type("set prompt a {red|blue} coast", "set seed 1..12")
    #expect(talk.lines.contains { $0.contains("1..12") && $0.contains("12 values") })
    talk.type("form")
    #expect(talk.lines.last?.hasPrefix("24 jobs, 0.12 credits") == true, "\(talk.lines)")
    talk.type("submit")
    #expect(talk.lines.contains("Send these 24 jobs?"))
    #expect(talk.conversation.prompt == "send, no, draw some> ")
    talk.type("send")
    #expect(talk.sent.isEmpty)
    #expect(talk.lines.contains { $0.contains("type their number, 24") })
    talk.type("23")
    #expect(talk.sent.isEmpty)
    talk.type("24")
    #expect(talk.sent.count == 24)
  }

  @Test func aSampleIsAskedForByItsNumber() {
    var talk = Talk()
    talk.type("set prompt a coast", "set seed 1..12", "submit", "draw some", "3")
    #expect(talk.lines.contains { $0.contains("3 jobs") })
    talk.type("send")
    #expect(talk.sent.count == 3)
  }
}
