/// What is known of a local file before it is sent.
package enum FileCheck: Hashable, Sendable {
  /// It was asked for; the answer has not come yet.
  case underWay
  /// The format is nil where neither the first bytes nor the name say one.
  case readable(bytes: Int, FileFormat? = nil)
  case missing, folder, unreadable
}
