/// One measured number, what it should be, and what others need for the same.
struct Figure: Codable, Hashable, Sendable {
  enum Goal: Hashable, Sendable, Codable {
    case atMost(Double)
    /// At most so many times what the peer needs.
    case timesPeer(Double)
  }

  /// The same measured of another program, in the same run.
  struct Peer: Hashable, Sendable, Codable {
    let name: String
    let value: Double
  }

  let group: String
  let name: String
  let value: Double
  let unit: String
  var goal: Goal?
  var peer: Peer?

  init(
    _ group: Group, _ name: String, _ value: Double, _ unit: String, goal: Goal? = nil,
    peer: Peer? = nil
  ) {
    (self.group, self.name, self.value, self.unit) = (group.rawValue, name, value, unit)
    (self.goal, self.peer) = (goal, peer)
  }

  /// Ours over the peer's.
  var ratio: Double? {
    guard let peer, peer.value > 0 else { return nil }
    return value / peer.value
  }

  /// Nil where there is no goal, or the peer that it speaks of is not installed.
  var isMet: Bool? {
    switch goal {
    case .atMost(let most)?: value <= most
    case .timesPeer(let times)?: ratio.map { $0 <= times }
    case nil: nil
    }
  }
}
