import FoundationEssentials
import Jobs
import Schema

extension Words {
  static let noJobHere = "There is no job here."
  static let noClip = "This job has no clip."
  static let clipIsGone = "The clip is no longer there."
  static let noPicture = "It has no picture."
  static let noRoomForFrames = "There is no room for pictures here."

  /// `1280 x 720 · 5.0 s · 24 a second · h264 · with sound`.
  static func about(_ facts: MediaFacts) -> String {
    var parts: [String] = []
    if let width = facts.width, let height = facts.height { parts.append("\(width) x \(height)") }
    if let duration = facts.duration { parts.append("\(fixed(duration, decimals: 1)) s") }
    if let rate = facts.frameRate {
      parts.append("\(fixed(rate, decimals: rate == rate.rounded() ? 0 : 2)) frames a second")
    }
    parts.append(facts.codec)
    if facts.hasSound, facts.width != nil { parts.append("with sound") }
    return parts.joined(separator: " · ")
  }

  static func tableTitle(_ table: LightTable) -> String {
    switch table.mode {
    case .rows: return "\(count(table.jobs.count, "clip")) · from the first frame to the last"
    case .blink(let blink):
      return "Two clips at the same moment, \(blink.part + 1) of \(LightTable.Blink.parts)"
    case .playing(let jobs): return "\(count(jobs.count, "clip")) together"
    }
  }

  /// A job's values of the parameters in which the others differ from it, and what it cost.
  static func differences(_ job: Job, _ names: [String]) -> String {
    let values = names.compactMap { name -> String? in
      guard let value = job.values[name], !value.isEmpty else { return nil }
      return "\(name) \(shown(value).oneLine)"
    }
    return ([cost(job)] + values).joined(separator: " · ")
  }

  static func blinking(_ blink: LightTable.Blink, _ keymap: Keymap) -> Line {
    keys([
      (keymap.name(of: .blink), blink.showsOther ? "shows A" : "shows B"),
      (keymap.name(of: .blinkOn), "a later moment"), (keymap.name(of: .playTogether), "both play"),
      (keymap.name(of: .closeOverlay), "goes back"),
    ])
  }

  static func keptWithSeed(_ job: Job, _ keymap: Keymap) -> String {
    "\(name(job)): kept; its form has that seed now, fixed."
  }

  static let oneClipOnly = "There is no other clip on the table."
  static let noClipsHere = "No job here has a clip."

  /// `2.5 s`, below a frame.
  static func moment(_ seconds: Double, isThere: Bool) -> String {
    "\(fixed(seconds, decimals: 1)) s" + (isThere ? "" : ", not there")
  }

  /// `2.50 s of 5.0 s`, below the frame that is looked at alone.
  static func frame(at moment: Double, _ facts: MediaFacts, _ frames: ClipFrames) -> String {
    let all = facts.duration.map { " of \(fixed($0, decimals: 1)) s" } ?? ""
    let note =
      frames.playing == .no ? frames.gaps.contains(moment) ? ", not there" : "" : ", playing"
    return "\(fixed(moment, decimals: 2)) s\(all)\(note)"
  }
}
