import Foundation

/// The files of this repository, as they lie on disk.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// A Swift file of `Sources` or `Tests`.
  struct Source: Sendable, CustomStringConvertible {
    /// Below that folder, such as `Jobs/Job.swift`.
    let path: String
    let text: String

    var description: String { path }
    var target: String { String(path.prefix { $0 != "/" }) }
    /// Without folder and ending.
    var name: String { String(path.split(separator: "/").last?.dropLast(".swift".count) ?? "") }

    /// The lines without comments and without what is between quotes, with their numbers: only code.
    let code: [Line]

    init(path: String, text: String) {
      self.path = path
      self.text = text
      var isInString = false
      code = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        .map { index, line in
          let quotes = line.components(separatedBy: #"""""#).count - 1
          let startsInString = isInString
          if quotes % 2 == 1 { isInString.toggle() }
          let isCode = !startsInString && quotes == 0
          return Line(number: index + 1, text: isCode ? Self.bare(line) : "")
        }
    }

    private static func bare(_ line: Substring) -> String {
      var bare: [UInt8] = []
      var isInString = false
      var isEscaped = false
      for byte in line.utf8 {
        if isInString {
          isInString = isEscaped || byte != UInt8(ascii: "\"")
          isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
        } else if byte == UInt8(ascii: "/"), bare.last == byte {
          bare.removeLast()
          break
        } else {
          isInString = byte == UInt8(ascii: "\"")
          bare.append(byte)
        }
      }
      return String(decoding: bare, as: UTF8.self)
    }
  }

  struct Line: Sendable {
    let number: Int
    let text: String
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  static let sources = files(below: "Sources")
  static let tests = files(below: "Tests")

  private static func files(below folder: String) -> [Source] {
    let folder = root.appending(path: folder).path
    let paths = FileManager.default.subpaths(atPath: folder) ?? []
    return paths.filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
      (try? String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)).map {
        Source(path: path, text: $0)
      }
    }
  }
}
