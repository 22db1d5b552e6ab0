package import FoundationEssentials

extension Words {
  /// When something happened: `today 14:02`, `yesterday 09:10`, `12 Nov 09:10`, `12 Nov 2025`.
  package static func when(_ date: Date, now: Date, in timeZone: TimeZone) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = timeZone
    let day = calendar.startOfDay(for: date)
    let today = calendar.startOfDay(for: now)
    let days = Int(((today.timeIntervalSince(day)) / 86_400).rounded())
    let time = timeOfDay(date, calendar)
    switch days {
    case 0: return "today \(time)"
    case 1: return "yesterday \(time)"
    default:
      let parts = calendar.dateComponents([.year, .month, .day], from: date)
      let month = months[max(0, min(11, (parts.month ?? 1) - 1))]
      let label = "\(parts.day ?? 1) \(month)"
      let isThisYear = parts.year == calendar.component(.year, from: now)
      return isThisYear ? "\(label) \(time)" : "\(label) \(parts.year ?? 0)"
    }
  }

  /// A point in time to the second: `13:40:07`.
  package static func time(_ date: Date, in timeZone: TimeZone) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = timeZone
    return "\(timeOfDay(date, calendar)):\(twoDigits(calendar.component(.second, from: date)))"
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func timeOfDay(_ date: Date, _ calendar: Calendar) -> String {
    let parts = calendar.dateComponents([.hour, .minute], from: date)
    return "\(twoDigits(parts.hour ?? 0)):\(twoDigits(parts.minute ?? 0))"
  }
}
