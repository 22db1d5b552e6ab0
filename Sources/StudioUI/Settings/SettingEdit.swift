/// The value of a setting while it is typed.
package struct SettingEdit: Hashable, Sendable {
  package let setting: Setting
  package var field: TextField
}
