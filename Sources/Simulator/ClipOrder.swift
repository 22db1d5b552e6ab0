/// What a clip shall show; equal orders make equal clips.
package struct ClipOrder: Codable, Hashable, Sendable {
  package let prompt: String
  package let seed: Int
  /// Seconds, 2 to 5: a stand-in need not be longer.
  package let seconds: Int
  /// Pixels, both even.
  package let width: Int
  package let height: Int

  package init(prompt: String, seed: Int, seconds: Int = 3, aspectRatio: String = "16:9") {
    self.prompt = prompt
    self.seed = seed
    self.seconds = min(max(seconds, 2), 5)
    let sides = aspectRatio.split(separator: ":").compactMap { Int($0) }.filter { $0 > 0 }
    let (across, down) = sides.count == 2 ? (sides[0], sides[1]) : (16, 9)
    let longest = 320
    self.width = across >= down ? longest : longest * across / down / 2 * 2
    self.height = down >= across ? longest : longest * down / across / 2 * 2
  }

  /// A name for the clip that no other order shares, fit for a file.
  var key: String {
    var dice = dice
    return "\(seconds)s-\(width)x\(height)-\(String(dice.next(), radix: 16))"
  }

  /// Numbers that follow from prompt and seed alone.
  var dice: Dice { Dice("\(seed)|\(prompt)") }

  /// A small generator whose numbers are the same on every machine.
  struct Dice {
    private var state: UInt64

    init(_ text: String) {
      state = text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
      return mixed ^ (mixed >> 31)
    }

    mutating func roll(_ range: Range<Int>) -> Int {
      range.lowerBound + Int(next() % UInt64(range.count))
    }
  }
}
