import Jobs
import TerminalCore

/// The frames of the one clip that is shown: which are wished for, which are there, and whether it plays.
struct ClipFrames: Hashable, Sendable {
  enum Playing: Hashable, Sendable {
    case no
    /// As soon as its length is known.
    case wanted
    case underWay
  }

  /// The clip's file.
  private(set) var path: String?
  /// What is known of clips that were shown, and why others cannot be.
  private(set) var facts: [String: MediaFacts] = [:]
  private(set) var faults: [String: String] = [:]
  /// In the order in which it was learnt.
  private var known: [String] = []
  /// The moment that is looked at alone; nil shows the first frame, one in the middle and the last.
  var moment: Double?
  private(set) var strip: [Double: Picture] = [:]
  /// The frame that was looked at alone last.
  private(set) var alone: Picture?
  /// Moments at which the clip has no frame, though it should.
  private(set) var gaps: Set<Double> = []
  var isKnowledgeAsked = false
  /// What was asked for last, and what of it is still to come.
  private(set) var wish: FrameWish?
  private(set) var awaited: Set<Double> = []
  /// What is to be asked for when everything rests.
  var nextWish: FrameWish?
  var playing = Playing.no
  /// The number of the last time that something was played.
  var run = 0

  /// As many clips are remembered.
  private static let most = 100

  /// Another clip is shown, or none.
  mutating func show(_ path: String?) {
    self.path = path
    moment = nil
    strip = [:]
    alone = nil
    gaps = []
    isKnowledgeAsked = false
    wish = nil
    awaited = []
    playing = .no
  }

  /// A clip that could not be shown may be another by now.
  mutating func forgetFault(of path: String) { faults[path] = nil }

  mutating func take(_ facts: MediaFacts, of path: String) {
    self.facts[path] = facts
    remember(path)
    if facts.width == nil { take(fault: Words.noPicture, of: path) }
  }

  mutating func take(fault: String, of path: String) {
    faults[path] = fault
    remember(path)
  }

  /// Of so many clips something is known; the oldest is forgotten.
  private mutating func remember(_ path: String) {
    known.removeAll { $0 == path }
    known.append(path)
    guard known.count > Self.most else { return }
    let oldest = known.removeFirst()
    facts[oldest] = nil
    faults[oldest] = nil
  }

  mutating func ask(_ wish: FrameWish) {
    self.wish = wish
    awaited = Set(wish.moments)
    nextWish = nil
  }

  /// A frame is there, or is known not to be; others than those that were asked for last are not needed.
  mutating func take(_ picture: Picture?, at moment: Double, of path: String) {
    guard path == wish?.path, awaited.remove(moment) != nil else { return }
    guard let picture else {
      if wish?.pixels == nil { gaps.insert(moment) }
      return
    }
    if self.moment == nil { strip[moment] = picture } else { alone = picture }
  }

  /// The next frame of the clip that plays.
  mutating func take(played picture: Picture, at moment: Double) {
    self.moment = moment
    alone = picture
    wish = nil
  }

  /// When the frames are that are shown: all three, or where there is room for one, that in the middle.
  func moments(_ facts: MediaFacts, count: Int) -> [Double] {
    guard let duration = facts.duration else { return [0] }
    return count == 1 ? [duration / 2] : [0, duration / 2, duration]
  }
}
