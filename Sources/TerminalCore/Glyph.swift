/// What stands in one place of the screen: one letter with its marks, one or two columns wide.
///
/// Made by `DisplayWidth.cells(of:)`, so it never holds anything a terminal measures differently.
package struct Glyph: Sendable, Hashable {
  package let text: String
  /// 1 or 2.
  package let columns: Int
}
