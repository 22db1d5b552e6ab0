/// What a cell on the screen means; a theme says how that looks.
///
/// The raw value is the name in a theme file.
package enum Role: String, Sendable, CaseIterable {
  case text
  case dim
  case label
  case title
  case titleFocused = "title_focused"
  case border
  case borderFocused = "border_focused"
  /// The mark of what has the focus, such as `▸` before the chosen row; nothing else.
  case accent
  /// Text of the chosen row.
  case selected
  /// What would be dim, in the chosen row.
  case selectedDim = "selected_dim"
  case field
  case fieldFocused = "field_focused"
  case placeholder
  /// A value that differs from the model's default.
  case changed
  /// A key in the key bar and in help.
  case key
  /// What that key does.
  case keyText = "key_text"
  case statusRunning = "status_running"
  case statusWaiting = "status_waiting"
  case statusSaved = "status_saved"
  case statusFailed = "status_failed"
  /// A job whose outcome is not known: perhaps charged.
  case statusUnknown = "status_unknown"
  case problem
  case warning
  case money
  case help
  /// The line at the top of the screen.
  case bar
  case toast
  case progressDone = "progress_done"
  case progressRest = "progress_rest"
  case tag
  /// The part of a text that a filter found.
  case match
  /// A row marked by the person.
  case mark

  /// One letter that stands for the role in golden screens.
  package var code: Character {
    switch self {
    case .text: "."
    case .dim: "d"
    case .label: "l"
    case .title: "t"
    case .titleFocused: "T"
    case .border: "b"
    case .borderFocused: "B"
    case .accent: "a"
    case .selected: "s"
    case .selectedDim: "S"
    case .field: "f"
    case .fieldFocused: "F"
    case .placeholder: "p"
    case .changed: "c"
    case .key: "k"
    case .keyText: "K"
    case .statusRunning: "r"
    case .statusWaiting: "w"
    case .statusSaved: "v"
    case .statusFailed: "x"
    case .statusUnknown: "u"
    case .problem: "P"
    case .warning: "W"
    case .money: "$"
    case .help: "h"
    case .bar: "="
    case .toast: "n"
    case .progressDone: "#"
    case .progressRest: "-"
    case .tag: "g"
    case .match: "m"
    case .mark: "*"
    }
  }
}
