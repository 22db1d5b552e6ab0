/// A part of something as people write it: "80 %".
package struct Percent: Hashable, Sendable {
  package let hundredths: Int

  /// Nil for anything but a whole number from 1 to 100, with its sign or without.
  package init?(_ text: String) {
    let number = text.hasSuffix("%") ? text.dropLast() : text[...]
    guard let hundredths = Int(number.filter { $0 != " " }), 1...100 ~= hundredths else {
      return nil
    }
    self.hundredths = hundredths
  }
}
