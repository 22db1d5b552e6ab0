package import FoundationEssentials
import Glibc

/// A day as the clock on the wall has it, on this machine.
package struct LocalDay: Hashable, Sendable {
  /// "2026-11-21", as SQLite says `date(…, 'localtime')`.
  package let name: String
  /// When the next one begins.
  package let end: Date

  package init(_ date: Date) {
    var seconds = time_t(date.timeIntervalSince1970.rounded(.down))
    var parts = tm()
    localtime_r(&seconds, &parts)
    func digits(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    name = "\(parts.tm_year + 1900)-\(digits(parts.tm_mon + 1))-\(digits(parts.tm_mday))"
    var next = tm()
    next.tm_year = parts.tm_year
    next.tm_mon = parts.tm_mon
    next.tm_mday = parts.tm_mday + 1
    // Whether summer time holds then is not known yet.
    next.tm_isdst = -1
    end = Date(timeIntervalSince1970: Double(mktime(&next)))
  }

  /// The same day some days before.
  package func before(days: Int) -> LocalDay {
    // From noon, since a day may have 23 hours.
    LocalDay(end.addingTimeInterval(-43_200 - Double(days) * 86_400))
  }
}
