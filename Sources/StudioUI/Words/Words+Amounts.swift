package import Jobs

extension Words {
  /// A duration as people say it: `16 s`, `1:38`, `1:02:03`.
  package static func duration(_ seconds: Double) -> String {
    let whole = wholeSeconds(seconds.rounded())
    return whole < 60 ? "\(whole) s" : clock(seconds.rounded())
  }

  /// A duration that is still counting: `0:12`, `61:05` becomes `1:01:05`.
  package static func clock(_ seconds: Double) -> String {
    let whole = wholeSeconds(seconds)
    let tail = "\(twoDigits(whole / 60 % 60)):\(twoDigits(whole % 60))"
    if whole >= 3600 { return "\(whole / 3600):\(tail)" }
    return "\(whole / 60):\(twoDigits(whole % 60))"
  }

  /// US dollars, which are credits: `12.50`, `0.375`, `0.005`.
  package static func money(_ dollars: Double) -> String {
    let size = abs(dollars)
    if size >= 1000 { return grouped(Int(min(dollars.rounded(), 1e15))) }
    if size >= 1 || size == 0 { return fixed(dollars, decimals: 2) }
    if size < 0.0005 { return fixed(dollars, decimals: 6) }
    let thousandths = fixed(dollars, decimals: 3)
    return thousandths.hasSuffix("0") ? String(thousandths.dropLast()) : thousandths
  }

  /// What is left, never said to be more than it is.
  package static func balance(_ credits: Double) -> String {
    guard credits >= 1, credits < 1e12 else { return money(credits) }
    let floor = (credits * 100 + 1e-6).rounded(.down) / 100
    return floor >= 1000 ? grouped(Int(floor)) : money(floor)
  }

  /// A size of a file: `12 B`, `640 kB`, `2.7 MB`.
  package static func size(_ bytes: Int) -> String {
    let number = Double(bytes)
    if number < 1_000 { return "\(bytes) B" }
    if number < 999_500 { return "\(fixed(number / 1_000, decimals: 0)) kB" }
    if number < 999_500_000 { return "\(fixed(number / 1_000_000, decimals: 1)) MB" }
    return "\(fixed(number / 1_000_000_000, decimals: 1)) GB"
  }

  /// How much of a file was moved: `1.2 of 2.7 MB`; `1.2 MB` where the whole is not known.
  package static func transferred(_ bytes: Int, of total: Int?) -> String {
    guard let total else { return size(bytes) }
    return "\(size(bytes)) of \(size(total))"
  }

  /// A whole number with its thousands set apart: `1,806`.
  package static func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var result = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { result += "," }
      result.append(digit)
    }
    return result
  }

  /// What a draft costs, as far as anybody said.
  package static func price(_ estimate: PriceEstimate?) -> String {
    guard let estimate else { return "price unknown" }
    return "\(range(estimate.bounds, money)) credits"
  }

  private static func range(_ bounds: ClosedRange<Double>, _ words: (Double) -> String) -> String {
    let low = words(bounds.lowerBound)
    let high = words(bounds.upperBound)
    return low == high ? low : "\(low) to \(high)"
  }

  private static func wholeSeconds(_ seconds: Double) -> Int {
    guard seconds.isFinite else { return 0 }
    return Int(min(max(0, seconds), 1e9).rounded(.down))
  }

  static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  static func fixed(_ number: Double, decimals: Int) -> String {
    guard number.isFinite, abs(number) < 1e12 else { return "–" }
    let factor = (0..<decimals).reduce(1) { product, _ in product * 10 }
    let whole = Int((abs(number) * Double(factor)).rounded())
    let sign = number < 0 && whole > 0 ? "-" : ""
    guard decimals > 0 else { return "\(sign)\(whole)" }
    let fraction = String(whole % factor)
    let zeros = String(repeating: "0", count: decimals - fraction.count)
    return "\(sign)\(whole / factor).\(zeros)\(fraction)"
  }
}
