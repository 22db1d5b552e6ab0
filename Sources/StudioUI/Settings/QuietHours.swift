package import FoundationEssentials

/// The part of each day in which nothing rings: from one time to another, past midnight too.
package struct QuietHours: Hashable, Sendable {
  /// Minutes after midnight; the first one is quiet, the last one is not.
  private let start: Int
  private let end: Int

  /// - Parameter text: "22:00-08:00". Nil for anything else, and where both are the same.
  package init?(_ text: String) {
    let times = text.split(separator: "-", omittingEmptySubsequences: false).map(Self.minutes)
    guard times.count == 2, let start = times[0], let end = times[1], start != end else {
      return nil
    }
    self.start = start
    self.end = end
  }

  package func hold(at date: Date, in timeZone: TimeZone) -> Bool {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = timeZone
    let time = calendar.dateComponents([.hour, .minute], from: date)
    let minute = (time.hour ?? 0) * 60 + (time.minute ?? 0)
    return start < end ? (start..<end).contains(minute) : minute >= start || minute < end
  }

  private static func minutes(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].count == 2, (1...2).contains(parts[0].count),
      parts.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
    else { return nil }
    return hour * 60 + minute
  }
}
