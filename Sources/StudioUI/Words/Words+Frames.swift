import FoundationEssentials
import Jobs

extension Words {
  static let noJobHere = "There is no job here."
  static let noClip = "This job has no clip."
  static let clipIsGone = "The clip is no longer there."
  static let noRoomForFrames = "There is no room for pictures here."

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
