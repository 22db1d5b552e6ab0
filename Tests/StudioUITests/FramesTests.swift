import FoundationEssentials
import Jobs
import Schema
import StudioUI
import TerminalCore
import Testing

/// The frames of a clip in the detail of its job: what is asked for and when, stepping, and playing.
@Suite struct FramesTests {
  private static let saved = EveryState.jobs.filter { $0.id == "saved" }
  private static let path = saved[0].clip?.path ?? ""
  private static let facts = MediaFacts(
    width: 1280, height: 720, duration: 5, frameRate: 24, hasSound: true, codec: "h264")

  private static func picture(_ light: UInt8) -> Picture? {
    Picture(width: 24, height: 14, bytes: [UInt8](repeating: light, count: 24 * 14 * 3))
  }

  /// In the detail of a job with a clip, at 80x24 unless said otherwise.
  private func detail(_ size: String = "80x24", keys: String = "2<Enter>") throws -> Pilot {
    var studio = try Pilot(size: try #require(Size(size)), jobs: Self.saved)
    try studio.type(keys)
    return studio
  }

  private func known(_ size: String = "80x24") throws -> Pilot {
    var studio = try detail(size)
    studio.update(.factsRead(path: Self.path, Self.facts))
    return studio
  }

  private func wish(_ moments: [Double], _ room: String) throws -> Effect {
    .loadFrames(FrameWish(path: Self.path, moments: moments, room: try #require(Size(room))))
  }

  private func loaded(_ studio: inout Pilot, _ moments: [Double]) {
    for moment in moments {
      studio.update(.frameLoaded(path: Self.path, at: moment, Self.picture(200)))
    }
  }

  @Test func firstWhatIsKnownThenTheThreeFramesAreAskedForOnce() throws {
    var studio = try detail()
    #expect(studio.looks == [.readFacts(path: Self.path)])
    studio.update(.tick(Pilot.noon.addingTimeInterval(9)))
    studio.update(.factsRead(path: Self.path, Self.facts))
    #expect(studio.looks == [.readFacts(path: Self.path), try wish([0, 2.5, 5], "24x7")])
    loaded(&studio, [0, 2.5, 5])
    studio.update(.tick(Pilot.noon.addingTimeInterval(10)))
    #expect(studio.looks.count == 2)
    let frame = draw(studio.state)
    #expect(frame.grid.row(2).count { $0.paint != nil } == 3 * 24)
    #expect(frame.text.contains("0.0 s                     2.5 s                     5.0 s"))
    #expect(frame.text.contains("A street in the rain") || frame.text.contains("request"))
  }

  @Test func whileKeysMoveInTheListNothingIsAskedFor() throws {
    var state = StudioState(
      size: Size(columns: 120, rows: 36), models: [], access: .key, run: "run", now: Pilot.noon,
      timeZone: .gmt)
    let jobs = (0..<3).map { number in
      let change = JobChange.saved(
        Clip(path: "/clips/\(number).mp4", bytes: 9), at: Pilot.noon, by: "test")
      let job = Job(
        id: "job-\(number)", token: "\(number)", model: "p-video", contract: .v1, values: [:],
        seed: number, origin: "", keyFingerprint: "", estimate: nil, owner: "",
        createdAt: Pilot.noon.addingTimeInterval(Double(-number)))
      let sent = JobChange.claimed(body: "{}", owner: "test", at: Pilot.noon)
      let answered = JobChange.answered(requestID: "1", cost: nil, seed: nil)
      return [sent, answered, change].reduce(job) { $1.apply(to: $0) ?? $0 }
    }
    var asked: [Effect] = []
    func update(_ action: Action) { asked += StudioUI.update(&state, action) }
    update(
      .jobsChanged(
        JobsPage(
          query: JobQuery(), first: 0, open: [], recent: jobs, jobs: jobs, total: 3, all: 3,
          experience: [:])))
    update(.key(.character("2"), at: Pilot.noon))
    update(.rested)
    #expect(asked.contains(.readFacts(path: "/clips/0.mp4")))
    asked = []
    update(.key(.down, at: Pilot.noon))
    update(.key(.down, at: Pilot.noon))
    #expect(!asked.contains { if case .readFacts = $0 { true } else { false } })
    update(.rested)
    #expect(asked.contains(.readFacts(path: "/clips/2.mp4")))
  }

  @Test func aPortraitClipHasRoomOfItsOwnShape() throws {
    var studio = try detail("120x40")
    let portrait = MediaFacts(
      width: 720, height: 1280, duration: 5, frameRate: 24, hasSound: true, codec: "h264")
    studio.update(.factsRead(path: Self.path, portrait))
    #expect(studio.looks.last == (try wish([0, 2.5, 5], "19x17")))
  }

  @Test(arguments: ["<Enter>v", "<Enter>"])
  func whatIsNotShownIsNotAskedFor(keys: String) throws {
    var studio = try Pilot(size: Size(columns: 40, rows: 10), jobs: Self.saved)
    try studio.type("2" + keys)
    #expect(studio.looks == [])
  }

  @Test func aClipThatIsNoClipHasWordsAndNoFrames() throws {
    var studio = try detail()
    studio.update(.factsMissing(path: Self.path, "ffmpeg finds no picture in it."))
    let text = draw(studio.state).text
    #expect(text.contains("no pictures              ffmpeg finds no picture in it."))
    try studio.type("p")
    #expect(studio.state.toast == "ffmpeg finds no picture in it.")
    #expect(studio.effects == [])
  }

  @Test func soundAloneHasNoFrames() throws {
    var studio = try detail()
    let sound = MediaFacts(
      width: nil, height: nil, duration: 5, frameRate: nil, hasSound: true, codec: "aac")
    studio.update(.factsRead(path: Self.path, sound))
    #expect(studio.looks.count == 1)
    #expect(draw(studio.state).text.contains("It has no picture."))
  }

  @Test func withoutFFmpegItIsSaidAndNothingIsAskedFor() throws {
    var studio = try Pilot(jobs: Self.saved)
    studio.update { $0.whyNoFrames = "ffmpeg is not installed: sudo apt install ffmpeg" }
    try studio.type("2<Enter>")
    #expect(studio.looks == [])
    #expect(draw(studio.state).text.contains("sudo apt install ffmpeg"))
    try studio.type("p")
    #expect(studio.state.toast?.contains("sudo apt install ffmpeg") == true)
  }

  @Test func stepsGoFromFrameToFrameAndAroundToAllThree() throws {
    var studio = try known()
    loaded(&studio, [0, 2.5, 5])
    studio.looks = []
    try studio.type("<Right>")
    #expect(studio.looks == [try wish([0], "43x12")])
    // The next one waits for the one before, and only the last of several is asked for.
    try studio.type("<Right>lL")
    #expect(studio.looks.count == 1)
    loaded(&studio, [0])
    #expect(studio.looks.last == (try wish([26.0 / 24], "43x12")))
    loaded(&studio, [26.0 / 24])
    #expect(draw(studio.state).text.contains("1.08 s of 5.0 s"))
    #expect(draw(studio.state).grid.row(2).count { $0.paint != nil } > 0)
    try studio.type("HH<Left>")
    #expect(studio.looks.last == (try wish([0, 2.5, 5], "24x7")))
    try studio.type("<Left>")
    #expect(studio.looks.last == (try wish([119.0 / 24], "43x12")))
    try studio.type("<Right>")
    #expect(studio.looks.last == (try wish([0, 2.5, 5], "24x7")))
  }

  @Test func aMissingFrameIsSaid() throws {
    var studio = try known()
    studio.update(.frameLoaded(path: Self.path, at: 5, nil))
    #expect(draw(studio.state).text.contains("5.0 s, not there"))
  }

  @Test func aNewSizeIsAskedForWhenItRests() throws {
    var state = try known().state
    for moment in [0, 2.5, 5] {
      _ = update(&state, .frameLoaded(path: Self.path, at: moment, Self.picture(9)))
    }
    #expect(update(&state, .resized(Size(columns: 90, rows: 30))) == [.awaitRest])
    #expect(update(&state, .tick(Pilot.noon)) == [])
    #expect(update(&state, .resized(Size(columns: 91, rows: 30))) == [])
    #expect(update(&state, .resized(Size(columns: 99, rows: 30))) == [.awaitRest])
    #expect(draw(state).grid.row(2).contains { $0.paint != nil })
    let effects = update(&state, .rested)
    #expect(effects == [try wish([0, 2.5, 5], "30x8")])
  }

  /// First a few pixels, so that nobody waits; then all that are of use, for whoever stays.
  @Test func whereTheTerminalShowsAllPixelsTheyFollowWhenTheKeysRest() throws {
    var state = try known().state
    _ = update(&state, .pixelsShown)
    for moment in [0, 2.5] {
      #expect(update(&state, .frameLoaded(path: Self.path, at: moment, Self.picture(9))) == [])
    }
    #expect(
      update(&state, .frameLoaded(path: Self.path, at: 5, Self.picture(9))) == [.awaitRest])
    #expect(update(&state, .tick(Pilot.noon)) == [])
    #expect(draw(state).pictures.isEmpty)
    let fine = FrameWish(
      path: Self.path, moments: [0, 2.5, 5], room: try #require(Size("24x7")),
      pixels: FrameWish.mostPixels / 3)
    #expect(update(&state, .rested) == [.loadFrames(fine)])
    let picture = try #require(
      Picture(
        width: 192, height: 112,
        bytes: Array(
          repeating: 7, count: 192 * 112 * 3)))
    for moment in fine.moments {
      #expect(update(&state, .frameLoaded(path: Self.path, at: moment, picture)) == [])
    }
    #expect(draw(state).pictures.map(\.place.columns) == [24, 24, 24])
    #expect(draw(state).pictures.allSatisfy { $0.picture == picture })
    // While the terminal is drawn larger they are not sent each time.
    #expect(update(&state, .resized(Size(columns: 80, rows: 24))) == [.awaitRest])
    #expect(draw(state).pictures.isEmpty)
    #expect(update(&state, .rested) == [])
    #expect(draw(state).pictures.count == 3)
    // A box on top leaves the cells; a step begins with few pixels again.
    _ = update(&state, .key(.character("?"), at: Pilot.noon))
    #expect(draw(state).pictures.isEmpty)
    _ = update(&state, .key(.escape, at: Pilot.noon))
    #expect(draw(state).pictures.count == 3)
    let step = update(&state, .key(.right, at: Pilot.noon))
    #expect(step == [try wish([0], "43x12")])
    #expect(draw(state).pictures.isEmpty)
  }

  @Test func aFrameThatIsThereInFewPixelsStaysWhereTheOthersCannotBeHad() throws {
    var studio = try known()
    studio.update(.pixelsShown)
    loaded(&studio, [0, 2.5, 5])
    #expect(studio.looks.count == 3)
    studio.update(.frameLoaded(path: Self.path, at: 5, nil))
    #expect(!draw(studio.state).text.contains("not there"))
  }

  @Test func whatHasNoColorsHasNoPixelsEither() throws {
    var studio = try known()
    studio.update { $0.pictures = .shades }
    studio.update(.pixelsShown)
    #expect(studio.state.pictures == .shades)
  }

  @Test func pPlaysAndStops() throws {
    var studio = try known()
    studio.effects = []
    try studio.type("p")
    let play = Effect.play(
      paths: [Self.path], from: 0, room: try #require(Size("43x12")), run: 1)
    #expect(studio.effects == [play])
    studio.update(.played([Self.path: try #require(Self.picture(90))], at: 0.5, run: 1))
    #expect(studio.effects == [play, .nextFrame])
    let frame = draw(studio.state)
    #expect(frame.text.contains("0.50 s of 5.0 s, playing"))
    #expect(frame.grid.row(2).contains { $0.paint?.isMoving == true })
    #expect(!studio.state.needsTicks)
    try studio.type(" ")
    #expect(studio.effects.last == .stopPlaying)
    #expect(studio.looks.last == (try wish([0.5], "43x12")))
    // What was on its way comes too late.
    studio.update(.played([Self.path: try #require(Self.picture(90))], at: 0.6, run: 1))
    #expect(studio.effects.last == .stopPlaying)
    // It goes on where it stopped.
    try studio.type("p")
    #expect(
      studio.effects.last
        == .play(paths: [Self.path], from: 0.5, room: try #require(Size("43x12")), run: 2))
  }

  @Test func atItsEndTheLastFrameStaysAndItBeginsAnew() throws {
    var studio = try known()
    try studio.type("p")
    studio.update(.playingEnded(run: 1))
    #expect(draw(studio.state).text.contains("4.96 s of 5.0 s"))
    #expect(studio.looks.last == (try wish([119.0 / 24], "43x12")))
    try studio.type("p")
    #expect(
      studio.effects.last
        == .play(paths: [Self.path], from: 0, room: try #require(Size("43x12")), run: 2))
  }

  /// From the list, before anything is known of the clip.
  @Test func fromTheListItPlaysAsSoonAsItCan() throws {
    var studio = try detail(keys: "2")
    studio.effects = []
    try studio.type("p")
    #expect(studio.looks == [.readFacts(path: Self.path)])
    studio.update(.factsRead(path: Self.path, Self.facts))
    let play = Effect.play(
      paths: [Self.path], from: 0, room: try #require(Size("43x12")), run: 1)
    #expect(studio.effects == [play])
  }

  @Test(arguments: ["<Esc>", ":", "v", "2<Esc>1", "<Right>", "a"])
  func whatIsNotSeenDoesNotPlay(keys: String) throws {
    var studio = try known()
    try studio.type("p")
    studio.effects = []
    try studio.type(keys)
    #expect(studio.effects.contains(.stopPlaying))
    studio.update(.played([Self.path: try #require(Self.picture(90))], at: 0.6, run: 1))
    #expect(!studio.effects.contains(.nextFrame))
  }

  @Test(arguments: [Action.focused(false), .suspended])
  func aTerminalThatNobodySeesDoesNotPlay(action: Action) throws {
    var studio = try known()
    try studio.type("p")
    studio.update(action)
    #expect(studio.effects.last == .stopPlaying)
  }

  @Test func withoutAClipItIsSaidWhy() throws {
    var studio = try Pilot(jobs: EveryState.jobs.filter { $0.id == "running" })
    try studio.type("2p")
    #expect(studio.state.toast == "This job has no clip.")
    var missing = try Pilot(jobs: Self.saved)
    missing.missing = [Self.path]
    try missing.type("2<Enter>p")
    #expect(missing.state.toast == "The clip is no longer there.")
    #expect(missing.looks == [])
    var small = try detail("40x10")
    try small.type("p")
    #expect(small.state.toast == "There is no room for pictures here.")
  }
}
