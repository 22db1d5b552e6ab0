import Jobs
import SegmindAPI
import StudioUI

extension Setting {
  /// Refuses what may not stand there; a theme is looked for where it is needed.
  ///
  /// - Parameter place: who said it.
  func check(_ value: String, _ place: String) throws(CommandStop) {
    let isAllowed =
      switch kind {
      case .command, .path, .theme: !value.allSatisfy(\.isWhitespace)
      case .address: Origin(value) != nil
      case .host: SSHAddress(value) != nil
      case .choice(let words): words.contains(value)
      case .times: QuietHours(value) != nil
      case .size: ByteCount(value) != nil
      case .money: Money(typed: value) != nil
      case .percent: Percent(value) != nil
      // Each model's was looked at when the file was read.
      case .perModel: true
      }
    guard isAllowed else {
      throw CommandStop(
        .usage, "\(place): \(name): \"\(value)\" is not allowed. Allowed: \(allowed).")
    }
  }
}
