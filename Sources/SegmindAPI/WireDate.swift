package import FoundationEssentials

/// Reads the moments that the API writes, in any of the spellings seen or to be feared.
///
/// The format of `x-rate-limit-reset-at-utc` is documented nowhere.
package enum WireDate {
  /// ISO 8601 (with `T` or a blank, with or without fraction and zone; without zone it is UTC), seconds or
  /// milliseconds since 1970, or an HTTP date. Nil for anything else.
  package static func parse(_ text: String) -> Date? {
    let trimmed = text.trimmed
    if let number = Double(trimmed) { return sinceEpoch(number) }
    return iso(trimmed) ?? http(trimmed)
  }

  private static func sinceEpoch(_ number: Double) -> Date? {
    // 100 billion seconds are the year 5138, as many milliseconds 1973.
    guard number.isFinite, number > 0 else { return nil }
    return Date(timeIntervalSince1970: number > 1e11 ? number / 1000 : number)
  }

  private static func iso(_ text: String) -> Date? {
    guard text.utf8.count >= 10, text.utf8.first.map(isDigit) == true,
      let match = text.wholeMatch(
        of:
          /(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)? ?(Z|z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?/
      ), let year = Int(match.1), let month = Int(match.2), let day = Int(match.3)
    else { return nil }
    let number = { (part: Substring??) in (part ?? nil).flatMap { Double($0) } ?? 0 }
    let fraction = (match.7 ?? nil).flatMap { Double("0." + $0) } ?? 0
    let clock = number(match.4) * 3600 + number(match.5) * 60 + number(match.6) + fraction
    return date(year, month, day, seconds: clock - zone(match.8 ?? nil))
  }

  /// Seconds east of Greenwich.
  private static func zone(_ text: Substring?) -> Double {
    guard let text, let sign = text.first, sign == "+" || sign == "-" else { return 0 }
    let digits = text.filter(\.isNumber)
    let hours = Double(digits.prefix(2)) ?? 0
    let minutes = Double(digits.dropFirst(2)) ?? 0
    return (sign == "-" ? -1 : 1) * (hours * 3600 + minutes * 60)
  }

  /// Such as `Sun, 06 Nov 1994 08:49:37 GMT`; every answer has one, so it is taken apart by hand.
  private static func http(_ text: String) -> Date? {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 6, parts[0].utf8.count == 4, parts[0].last == ",",
      parts[0].dropLast().allSatisfy(\.isLetter), ["GMT", "UTC"].contains(parts[5]),
      let month = months.firstIndex(of: parts[2].lowercased()),
      let day = number(parts[1], digits: 1...2), let year = number(parts[3], digits: 4...4)
    else { return nil }
    let clock = parts[4].split(separator: ":", omittingEmptySubsequences: false)
      .map { number($0, digits: 2...2) }
    guard clock.count == 3, let hours = clock[0], let minutes = clock[1], let seconds = clock[2]
    else { return nil }
    return date(year, month + 1, day, seconds: Double(hours * 3600 + minutes * 60 + seconds))
  }

  private static func number(_ text: Substring, digits: ClosedRange<Int>) -> Int? {
    guard digits.contains(text.utf8.count), text.utf8.allSatisfy(isDigit) else { return nil }
    return Int(text)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  private static func date(_ year: Int, _ month: Int, _ day: Int, seconds: Double) -> Date? {
    guard (1...12) ~= month, (1...31) ~= day else { return nil }
    // Days since 1970 in the Gregorian calendar, counted from March so that leap days come last.
    let shifted = month > 2 ? year : year - 1
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    let days = era * 146_097 + dayOfEra - 719_468
    return Date(timeIntervalSince1970: Double(days) * 86_400 + seconds)
  }
}
