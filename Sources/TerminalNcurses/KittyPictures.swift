import FoundationEssentials
import TerminalCore

/// The pictures that lie on the terminal by kitty's graphics protocol, and what to send so that others do.
///
/// The terminal keeps each under a number and draws it over the cells, which hold the same picture as well as they
/// can. `q=2` keeps it from answering, `C=1` from moving the cursor.
struct KittyPictures {
  private var lying: [Int: LaidPicture] = [:]
  /// A number that no other program is likely to use.
  private var next = 0x0DA1_0000

  /// What to send, after the cells, so that exactly these lie on the terminal.
  ///
  /// - Parameters:
  ///   - changed: rows of which cells were written. Terminals differ in what that does to a picture there, and a
  ///     scroll takes it along: it is put in its place again, which takes few bytes.
  ///   - isAnew: everything was written; nothing is known of what is there.
  mutating func showing(
    _ pictures: [LaidPicture], changed: [Int], isAnew: Bool
  ) -> String {
    var before = isAnew ? [:] : lying
    var text = ""
    var others: [LaidPicture] = []
    var after: [Int: LaidPicture] = [:]
    for picture in pictures {
      guard let id = before.first(where: { $0.value == picture })?.key else {
        others.append(picture)
        continue
      }
      before[id] = nil
      after[id] = picture
      if changed.contains(where: { picture.place.row..<picture.place.endRow ~= $0 }) {
        text += Self.putting(picture.place, id)
      }
    }
    var new: [LaidPicture] = []
    for picture in others {
      guard let id = before.first(where: { $0.value.picture == picture.picture })?.key else {
        new.append(picture)
        continue
      }
      before[id] = nil
      after[id] = picture
      text += Self.putting(picture.place, id)
    }
    let gone = isAnew ? Array(lying.keys) : Array(before.keys)
    text = gone.sorted().map { "\u{1B}_Ga=d,d=I,i=\($0),q=2\u{1B}\\" }.joined() + text
    for picture in new {
      text += Self.sending(picture, next)
      after[next] = picture
      next += 1
    }
    lying = after
    return text
  }

  /// What was sent goes to another place.
  private static func putting(_ place: Rect, _ id: Int) -> String {
    at(place, "\u{1B}_Ga=p,i=\(id),\(cells(place)),q=2\u{1B}\\")
  }

  private static func sending(_ laid: LaidPicture, _ id: Int) -> String {
    let picture = laid.picture
    let text = Data(picture.bytes).base64EncodedString()
    var rest = text.utf8[...]
    var keys =
      "a=T,f=24,s=\(picture.width),v=\(picture.height),i=\(id),\(cells(laid.place)),q=2,"
    var parts = ""
    while !rest.isEmpty {
      let part = rest.prefix(most)
      rest = rest.dropFirst(most)
      parts += "\u{1B}_G\(keys)m=\(rest.isEmpty ? 0 : 1);\(Substring(part))\u{1B}\\"
      keys = "q=2,"
    }
    return at(laid.place, parts)
  }

  /// As many bytes of base64 the protocol has in one part.
  private static let most = 4096

  private static func cells(_ place: Rect) -> String {
    "p=1,c=\(place.columns),r=\(place.rows),C=1"
  }

  /// Goes there and back.
  private static func at(_ place: Rect, _ text: String) -> String {
    "\u{1B}7\u{1B}[\(place.row + 1);\(place.column + 1)H\(text)\u{1B}8"
  }
}
