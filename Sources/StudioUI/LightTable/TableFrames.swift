import Jobs
import TerminalCore

/// The frames on the light table: which rows are looked at, what was asked for and what is there.
struct TableFrames: Hashable, Sendable {
  /// The rows in sight and the room of a frame.
  struct Sight: Hashable, Sendable {
    let paths: [String]
    let room: Size
  }

  private struct Place: Hashable, Sendable {
    let path: String
    let moment: Double
  }

  /// Clips that play together, and the room of each.
  var plays: Sight?
  private(set) var played: [String: Picture] = [:]

  /// What is in sight, and what of it the keys rested on: only of that frames are asked for.
  var sight: Sight?
  private(set) var rested: Sight?
  private var asked: Set<Place> = []
  private var askedFacts: Set<String> = []
  private var pictures: [Place: Picture] = [:]

  /// The keys rest: only what is in sight now is kept and asked for.
  mutating func rest() {
    guard rested != sight else { return }
    if rested?.room != sight?.room { pictures = [:] }
    rested = sight
    let paths = Set(sight?.paths ?? [])
    pictures = pictures.filter { paths.contains($0.key.path) }
    asked = Set(pictures.keys)
  }

  /// Whether the clip has to be asked about: not while an answer is to come.
  mutating func asksFacts(of path: String) -> Bool { askedFacts.insert(path).inserted }

  mutating func knows(_ path: String) { askedFacts.remove(path) }

  /// Those of the moments that were not asked for yet.
  mutating func ask(_ path: String, at moments: [Double]) -> [Double] {
    moments.filter { asked.insert(Place(path: path, moment: $0)).inserted }
  }

  mutating func take(_ picture: Picture?, at moment: Double, of path: String) {
    let place = Place(path: path, moment: moment)
    if asked.contains(place) { pictures[place] = picture }
  }

  mutating func play(_ sight: Sight?) {
    plays = sight
    if sight == nil { played = [:] }
  }

  /// A clip that has ended keeps its last frame.
  mutating func take(played pictures: [String: Picture]) { played.merge(pictures) { $1 } }

  func picture(_ path: String, at moment: Double) -> Picture? {
    pictures[Place(path: path, moment: moment)]
  }
}
