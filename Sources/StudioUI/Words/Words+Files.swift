import Schema
import TerminalCore

extension Words {
  static let pastFiles = "files of past jobs"

  static func title(_ picker: FilePicker) -> String {
    "\(picker.field.parameter) · \(picker.takesSeveral ? "up to \(picker.room) files" : "a file")"
  }

  static func order(_ picker: FilePicker) -> String {
    if picker.past != nil { return "newest first" }
    let order = picker.order == .name ? "by name" : "newest first"
    if picker.showsAll { return "every file · \(order)" }
    let accept = picker.media.accept
    return
      "\(accept.isEmpty ? "\(picker.media.kind.rawValue) files" : accept.joined(separator: " ")) · \(order)"
  }

  /// Why there is nothing to choose, and what can be done.
  static func nothingToChoose(_ picker: FilePicker, _ keymap: Keymap, width: Int) -> [Line] {
    let sentence =
      if picker.past != nil {
        picker.filter.text.isEmpty ? noPastValues(picker.field.parameter) : nothingFits
      } else if let problem = picker.listing?.problem {
        problem
      } else if picker.listing == nil {
        "Reading the folder…"
      } else if picker.filter.text.isEmpty, picker.listing?.entries.isEmpty == true {
        "The folder is empty."
      } else if picker.showsAll {
        nothingFits
      } else {
        "\(picker.filter.text.isEmpty ? "No file here fits the field." : nothingFits) \(keymap.name(of: .showAllFiles)) shows every file."
      }
    return Line.wrapped(sentence, to: width, .dim)
  }

  static func oneFileOnly(_ parameter: String) -> String {
    "There is room for one file in \(parameter): enter takes the chosen one."
  }

  static func noRoom(_ count: Int, _ parameter: String) -> String {
    "There is room for \(count == 1 ? "one file" : "\(count) files") in \(parameter)."
  }

  static let savingFrame = "Saving the frame as an image…"
  static let frameIsToCome = "Its image is still being saved; send it in a moment."

  /// "The clip is the video of p-video-animate now; u takes it back."
  static func used(
    _ what: String, as parameter: String, of model: String, _ keymap: Keymap
  ) -> String {
    "\(what) is \(parameter) of \(model) now; \(keymap.name(of: .undo)) takes it back."
  }

  static func noField(for kind: Media.Kind) -> String {
    "No model here takes \(kind == .video ? "a" : "an") \(kind.rawValue)."
  }
}
