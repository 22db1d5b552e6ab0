package import FoundationEssentials

/// A day as people name it; one that counts from today stays so while the days pass.
package enum Day: Hashable, Sendable {
  case date(year: Int, month: Int, day: Int)
  /// So many days before today.
  case ago(Int)

  /// `2026-11-01`, `today`, `yesterday`, `7d`, `2w`.
  package init?(_ text: String) {
    if text == "today" {
      self = .ago(0)
    } else if text == "yesterday" {
      self = .ago(1)
    } else {
      if let unit = text.last, let factor = ["d": 1, "w": 7][unit],
        let count = Int(text.dropLast()),
        (0...100_000).contains(count)
      {
        self = .ago(count * factor)
        return
      }
      let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
        (1970...9999).contains(year), (1...12).contains(month), (1...31).contains(day)
      else { return nil }
      self = .date(year: year, month: month, day: day)
    }
  }

  /// When it begins.
  package func start(now: Date, in timeZone: TimeZone) -> Date {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = timeZone
    switch self {
    case .ago(let days):
      let today = calendar.startOfDay(for: now)
      return calendar.date(byAdding: .day, value: -days, to: today) ?? today
    case .date(let year, let month, let day):
      return calendar.date(from: DateComponents(year: year, month: month, day: day)) ?? now
    }
  }
}
