package import Schema

/// How many generations are sent at a time and in a minute.
package struct SendingLimits: Hashable, Sendable {
  package var atATime: Int
  package var ofAModel: Int
  package var inAMinute: Int

  /// What the smallest plan of the provider allows is learnt from its 429; these keep a long queue from
  /// being sent all at once.
  package init(atATime: Int = 8, ofAModel: Int = 4, inAMinute: Int = 60) {
    self.atATime = atATime
    self.ofAModel = ofAModel
    self.inAMinute = inAMinute
  }

  /// About how long so many jobs of one model take, where nothing else is sent: on v1 a job is being sent until its
  /// clip is there, on v2 only until the provider has it.
  package func seconds(for count: Int, each seconds: Double, _ contract: Contract) -> Double {
    let width = min(atATime, ofAModel)
    let turns = contract == .v1 ? (count + width - 1) / width : 1
    let minutes = (count - 1) / inAMinute
    return max(Double(turns) * seconds, seconds + Double(minutes) * 60)
  }
}
