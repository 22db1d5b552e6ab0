import Foundation
package import TerminalCore

/// A terminal that shows pictures by kitty's graphics protocol, as far as it is used: it decodes what is written to
/// it, and says what lies there.
package struct KittyScreen {
  private struct Image {
    let width: Int
    let height: Int
    var base64: String
    var isWhole: Bool
    var place: Rect?
  }

  private var images: [Int: Image] = [:]
  private var cursor = Point.zero
  private var saved: Point?
  /// The image of which more is to come, and where it will be.
  private var open: (id: Int, place: Rect)?
  /// What no terminal would understand, or would answer to.
  package private(set) var faults: [String] = []
  /// Bytes of pictures so far.
  package private(set) var pixelBytes = 0

  package init() {}

  /// What is to be seen, from the top.
  package var pictures: [LaidPicture] {
    images.values.compactMap { image -> LaidPicture? in
      guard image.isWhole, let place = image.place, let data = Data(base64Encoded: image.base64),
        let picture = Picture(width: image.width, height: image.height, bytes: Array(data))
      else { return nil }
      return LaidPicture(picture, in: place)
    }
    .sorted { ($0.place.row, $0.place.column) < ($1.place.row, $1.place.column) }
  }

  /// Images it keeps, shown or not.
  package var kept: Int { images.count }

  package mutating func read(_ bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    var rest = bytes[...]
    while let escape = rest.firstIndex(of: 0x1B) {
      rest = rest[escape...].dropFirst()
      // What is of use here is no longer, but for a command.
      let start = String(decoding: rest.prefix(16), as: UTF8.self)
      if start.hasPrefix("_G") {
        guard let end = rest.firstIndex(of: 0x1B) else { return faults.append("no end") }
        command(Substring(decoding: rest[..<end].dropFirst(2), as: UTF8.self))
        rest = rest[end...].dropFirst()
      } else if start.hasPrefix("7") {
        saved = cursor
      } else if start.hasPrefix("8") {
        saved = nil
      } else if start.hasPrefix("[2J") || start.hasPrefix("[J") || start.hasPrefix("[?1049") {
        // What is cleared away is gone, and may be forgotten.
        images = [:]
      } else if let place = start.prefixMatch(of: /\[(\d+);(\d+)H/),
        let row = Int(place.1), let column = Int(place.2)
      {
        cursor = Point(column: column - 1, row: row - 1)
      }
    }
    if saved != nil { faults.append("the cursor was not put back") }
  }

  private mutating func command(_ text: Substring) {
    let parts = text.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
    var keys: [Substring: Substring] = [:]
    for pair in parts[0].split(separator: ",") {
      let sides = pair.split(separator: "=")
      keys[sides[0]] = sides[1]
    }
    // Whether it can is asked before anything lies here.
    if keys["a"] == "q" { return }
    let payload = parts.count > 1 ? String(parts[1]) : ""
    if keys["q"] != "2" { faults.append("it answers: \(parts[0])") }
    if payload.utf8.count > 4096 { faults.append("too long a part") }
    let id = keys["i"].flatMap { Int($0) } ?? 0
    switch keys["a"] {
    case nil:
      guard let open else { return faults.append("a part of nothing") }
      append(payload, isLast: keys["m"] == "0", to: open.id)
    case "T":
      guard keys["f"] == "24", let width = Int(keys["s"] ?? ""), let height = Int(keys["v"] ?? ""),
        let place = place(keys)
      else { return faults.append("what is \(parts[0])?") }
      images[id] = Image(width: width, height: height, base64: "", isWhole: false, place: nil)
      open = (id, place)
      append(payload, isLast: keys["m"] == "0", to: id)
    case "p":
      guard images[id] != nil else { return faults.append("there is no image \(id)") }
      let place = place(keys)
      images[id]?.place = place
    case "d" where keys["d"] == "I": images[id] = nil
    default: faults.append("what is \(parts[0])?")
    }
  }

  private mutating func append(_ payload: String, isLast: Bool, to id: Int) {
    pixelBytes += payload.utf8.count
    images[id]?.base64 += payload
    guard isLast else { return }
    images[id]?.isWhole = true
    images[id]?.place = open?.place
    open = nil
  }

  private func place(_ keys: [Substring: Substring]) -> Rect? {
    guard saved != nil, keys["C"] == "1", keys["p"] == "1", let columns = Int(keys["c"] ?? ""),
      let rows = Int(keys["r"] ?? "")
    else { return nil }
    return Rect(column: cursor.column, row: cursor.row, columns: columns, rows: rows)
  }
}
