/// What is known of a local file before it is sent.
package enum FileCheck: Hashable, Sendable {
  /// It was asked for; the answer has not come yet.
  case underWay
  case readable(bytes: Int)
  case missing, folder, unreadable
}
