import Jobs
import Schema
import TerminalCore

/// What is asked for so that the frames of the shown clip can be seen.
extension StudioState {
  /// The clip whose detail is on the screen, or the file that is chosen in a list, and the room there; nil where
  /// none is.
  private var shownClip: (path: String, layout: DetailLayout)? {
    let layout = StudioLayout(self)
    guard !layout.isTooSmall else { return nil }
    if case .files(let picker) = overlays.last {
      guard let path = picker.shown, !layout.filePreview.isEmpty else { return nil }
      return (path, previewLayout(path, in: layout.filePreview.size))
    }
    let boxes = overlays.compactMap { overlay -> (job: String, showsRaw: Bool)? in
      if case .detail(let job, _, let showsRaw) = overlay { (job, showsRaw) } else { nil }
    }
    if let box = boxes.last {
      guard let job = job(box.job), let path = job.clip?.path else { return nil }
      return (path, detailLayout(job, in: layout.detailRoom, isBox: true, showsRaw: box.showsRaw))
    }
    let pane = view == .history ? layout.preview : layout.jobDetail
    guard let job = described.flatMap(job), let path = job.clip?.path, !pane.isEmpty else {
      return nil
    }
    return (path, detailLayout(job, in: StudioLayout.inside(pane).size, isBox: false))
  }

  /// How a job's detail is laid out in a room.
  ///
  /// - Parameter isBox: it is in the box on top, where one frame can be looked at alone.
  func detailLayout(
    _ job: Job?, in room: Size, isBox: Bool, showsRaw: Bool = false
  ) -> DetailLayout {
    guard let path = job?.clip?.path, !showsRaw, pictures != nil, whyNoFrames(of: job) == nil
    else {
      return DetailLayout(room, frames: 0)
    }
    let isAlone = isBox && frames.path == path && frames.moment != nil
    return framesLayout(path, in: room, count: isAlone ? 1 : 3)
  }

  /// How the file that is chosen in a list is shown beside it.
  func previewLayout(_ path: String, in room: Size) -> DetailLayout {
    guard pictures != nil, whyNoFrames == nil, frames.faults[path] == nil else {
      return DetailLayout(room, frames: 0)
    }
    return framesLayout(path, in: room, count: 1)
  }

  private func framesLayout(_ path: String, in room: Size, count: Int) -> DetailLayout {
    guard let facts = frames.facts[path] else { return DetailLayout(room, frames: count) }
    guard let width = facts.width, let height = facts.height else {
      return DetailLayout(room, frames: 0)
    }
    return DetailLayout(room, frames: count, width: width, height: height)
  }

  /// Why nothing of a job's clip can be shown; nil where it can.
  func whyNoFrames(of job: Job?) -> String? {
    guard let job else { return Words.noJobHere }
    guard let path = job.clip?.path else { return Words.noClip }
    if isClipMissing(job) { return Words.clipIsGone }
    return whyNoFrames ?? frames.faults[path]
  }

  /// After each change: asks for what is shown and is not there yet, and ends what nobody sees.
  ///
  /// - Parameter isRested: nothing moved for a moment.
  mutating func framesToLoad(isRested: Bool) -> [Effect] {
    let shown = shownClip
    var effects: [Effect] = []
    if frames.path != shown?.path {
      effects += stopPlaying()
      frames.show(shown?.path)
    }
    if !isPlaybackSeen { effects += stopPlaying() }
    // Whether the file is there is being asked.
    guard let shown, files[shown.path] != .underWay, let frame = shown.layout.frames.first else {
      return effects
    }
    guard let facts = frames.facts[shown.path] else {
      guard !frames.isKnowledgeAsked else { return effects }
      frames.isKnowledgeAsked = true
      return effects + [.readFacts(path: shown.path)]
    }
    guard frames.playing == .no else { return effects + startPlaying(in: frame.size) }
    let moments =
      frames.moment.map { [$0] } ?? frames.moments(facts, count: shown.layout.frames.count)
    // Few pixels are there at once; all that the terminal can show follow when somebody stays with them.
    let quick = FrameWish(path: shown.path, moments: moments, room: frame.size)
    guard let asked = frames.wish else { return effects + ask(quick) }
    let wish =
      pictures == .pixels
      ? FrameWish(
        path: shown.path, moments: moments, room: frame.size,
        pixels: FrameWish.mostPixels / moments.count) : quick
    if wish == asked { return effects }
    // Stepping on, the next frame is asked for when the one before is there.
    if wish.room == asked.room, !frames.awaited.isEmpty, asked.moments.count == moments.count {
      return effects
    }
    guard wish.moments == asked.moments else { return effects + ask(quick) }
    // While the terminal's size changes, what is there is drawn smaller or larger.
    guard !isRested else { return effects + ask(wish) }
    guard frames.nextWish != wish else { return effects }
    frames.nextWish = wish
    return effects + [.awaitRest]
  }

  private mutating func ask(_ wish: FrameWish) -> [Effect] {
    frames.ask(wish)
    return [.loadFrames(wish)]
  }

  mutating func resize(to size: Size) -> [Effect] {
    self.size = size
    isResizing = pictures == .pixels
    return isResizing ? [.awaitRest] : []
  }

  /// What came of it.
  mutating func takeOfClips(_ action: Action) -> [Effect] {
    switch action {
    case .factsRead(let path, let facts):
      frames.take(facts, of: path)
      tableFrames.knows(path)
    case .factsMissing(let path, let fault):
      frames.take(fault: fault, of: path)
      tableFrames.knows(path)
    case .frameLoaded(let path, let moment, let picture):
      frames.take(picture, at: moment, of: path)
      tableFrames.take(picture, at: moment, of: path)
    case .played(let pictures, let moment, let run):
      return take(pictures, at: moment, run: run)
    case .playingEnded(let run): playingEnded(run: run)
    case .suspended: return stopPlaying()
    default: break
    }
    return []
  }
}
