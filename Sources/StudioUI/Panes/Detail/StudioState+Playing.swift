import Jobs
import TerminalCore

/// Looking at one frame after the other, and playing them.
extension StudioState {
  /// Plays the chosen job's clip in its detail, from the frame that is looked at, or stops.
  mutating func playOrPause() -> [Effect] {
    guard let job = chosenJob, let path = job.clip?.path else { return [] }
    if frames.playing != .no { return stopPlaying() }
    showFrames(of: job)
    if frames.path != path { frames.show(path) }
    let moment = frames.moment ?? 0
    frames.moment = lastFrame.map { moment >= $0 } ?? true ? 0 : moment
    frames.playing = .wanted
    return []
  }

  /// Looks at another frame alone. Before the first one and after the last one are all three again.
  mutating func stepFrames(by count: Int, isSecond: Bool = false) -> [Effect] {
    guard let job = chosenJob, let rate = facts?.frameRate, let last = lastFrame else { return [] }
    let effects = stopPlaying()
    showFrames(of: job)
    let highest = Int((last * rate).rounded())
    let step = isSecond ? count * Int(rate.rounded()) : count
    let place = frames.moment.map { min(highest, Int(($0 * rate).rounded())) }
    let target: Int? =
      switch place {
      case nil: step > 0 ? 0 : highest
      case 0? where step < 0, highest? where step > 0: nil
      case let place?: min(max(0, place + step), highest)
      }
    frames.moment = target.map { Double($0) / rate }
    return effects
  }

  /// Opens the detail, with the frames in sight.
  private mutating func showFrames(of job: Job) {
    if case .detail = overlays.last { overlays.removeLast() }
    overlays.append(.detail(job: job.id, scroll: 0, showsRaw: false))
  }

  /// Somebody can see it: the box is on top, and the terminal has the focus.
  var isPlaybackSeen: Bool {
    guard isFocused, case .detail(let id, _, false) = overlays.last else { return false }
    return job(id)?.clip?.path == frames.path
  }

  mutating func startPlaying(in room: Size) -> [Effect] {
    guard frames.playing == .wanted, let path = frames.path, let start = frames.moment else {
      return []
    }
    frames.playing = .underWay
    frames.run += 1
    return [.play(paths: [path], from: start, room: room, run: frames.run)]
  }

  /// The frame that was shown last stays.
  mutating func stopPlaying() -> [Effect] {
    defer { frames.playing = .no }
    return frames.playing == .underWay ? [.stopPlaying] : []
  }

  /// The frames of what plays; the next ones are asked for at once, so that there are never more to come.
  mutating func take(_ pictures: [String: Picture], at moment: Double, run: Int) -> [Effect] {
    guard run == frames.run else { return [] }
    if tableFrames.plays != nil {
      tableFrames.take(played: pictures)
    } else if frames.playing == .underWay, let picture = frames.path.flatMap({ pictures[$0] }) {
      frames.take(played: picture, at: moment)
    } else {
      return []
    }
    return [.nextFrame]
  }

  mutating func playingEnded(run: Int) {
    guard run == frames.run, frames.playing == .underWay else { return }
    frames.playing = .no
    frames.moment = lastFrame
  }

  private var facts: MediaFacts? { chosenJob?.clip.flatMap { frames.facts[$0.path] } }

  /// When the last frame begins.
  private var lastFrame: Double? {
    guard let duration = facts?.duration else { return nil }
    let rate = facts?.frameRate ?? 1
    return max(0, (duration * rate).rounded() - 1) / rate
  }

  /// Why no frame can be looked at alone, or played.
  var whyNoSteps: String? {
    if let reason = whyNoFrames(of: chosenJob) { return reason }
    let room = StudioLayout(self).detailRoom
    return DetailLayout(room, frames: 1).frames.isEmpty ? Words.noRoomForFrames : nil
  }
}
