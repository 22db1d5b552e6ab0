import Jobs
import TerminalCore

extension FFmpeg {
  /// How far the pictures of two clips are apart at the same parts of them: 0 where they look the same, 255 where one
  /// is black and the other white.
  package func difference(_ one: String, _ other: String) async throws(MediaFault) -> Double {
    let room = Size(columns: 64, rows: 36)
    let lengths = (try await facts(of: one).duration ?? 0, try await facts(of: other).duration ?? 0)
    var sum = 0
    var count = 0
    for part in [0, 0.25, 0.5, 0.75, 1] {
      let first = try await frame(of: one, at: part * lengths.0, in: room).bytes
      let second = try await frame(of: other, at: part * lengths.1, in: room).bytes
      guard first.count == second.count else { return 255 }
      sum += zip(first, second).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
      count += first.count
    }
    return count == 0 ? 255 : Double(sum) / Double(count)
  }
}
