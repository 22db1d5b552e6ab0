import Foundation
import Testing

/// Rules of the house that the compiler does not know.
@Suite struct StyleTests {
  static let longestFile = 300
  /// A switch over every case of a state may need so many.
  static let longestFunction = 90

  /// The modules that other programs' output and end are no business of.
  static let modules = Repository.sources.filter {
    !["dailies", "dailies-bench", "EmbedFiles", "EmbedFilesPlugin"].contains($0.target)
  }

  /// Nothing prints over the screen, and nothing ends the program but a command.
  @Test(arguments: modules)
  func aModuleNeitherPrintsNorExits(source: Repository.Source) {
    for line in source.code {
      for call in ["print(", "debugPrint(", "dump(", "exit(", "abort("] {
        #expect(!line.calls(call), "\(source.path):\(line.number): \(line.text)")
      }
    }
  }

  /// Foundation's reads beyond the end of a folder's entry when it starts a program (swift-corelibs-foundation 5472), and
  /// now and then that is the end of ours.
  @Test(arguments: Repository.sources + Repository.tests)
  func noProgramIsStartedByFoundation(source: Repository.Source) {
    for line in source.code {
      #expect(!line.calls("Process("), "\(source.path):\(line.number): \(line.text)")
    }
  }

  @Test(arguments: Repository.sources)
  func nothingIsForced(source: Repository.Source) {
    for line in source.code {
      for forced in ["try!", "as!"] {
        #expect(!line.text.contains(forced), "\(source.path):\(line.number): \(line.text)")
      }
      for call in ["fatalError(", "preconditionFailure("] {
        #expect(!line.calls(call), "\(source.path):\(line.number): \(line.text)")
      }
      #expect(!line.unwrapsByForce, "\(source.path):\(line.number): \(line.text)")
    }
  }

  /// A file that declares types declares the one it is named after; a file of extensions alone is named
  /// after its topic.
  @Test(arguments: Repository.sources)
  func aFileIsNamedAfterItsType(source: Repository.Source) {
    let subject = String(source.name.prefix { $0 != "+" })
    let types = source.types.map(\.name)
    if source.name.contains("+") {
      #expect(types.isEmpty || !types.contains(subject), "\(source.path) declares \(types)")
      #expect(source.text.contains("extension \(subject)"), "\(source.path) extends no \(subject)")
    } else if !types.isEmpty {
      #expect(types.contains(subject), "\(source.path) declares \(types)")
    }
  }

  /// Values that only mean something beside the first type of their file.
  static let companions: Set = ["Schema/ParameterKind.swift", "SegmindAPI/Transport.swift"]

  @Test(arguments: Repository.sources.filter { !companions.contains($0.path) })
  func aFileShowsNoMoreThanTwoTypes(source: Repository.Source) {
    let shown = source.types.filter(\.isShown).map(\.name)
    #expect(shown.count <= 2, "\(source.path) shows \(shown.joined(separator: ", "))")
  }

  @Test(arguments: Repository.sources)
  func aFileCanBeReadInOneGo(source: Repository.Source) {
    #expect(source.code.count <= Self.longestFile, "\(source.path) has \(source.code.count) lines")
  }

  @Test(arguments: Repository.sources)
  func aFunctionCanBeReadInOneGo(source: Repository.Source) {
    var begun: (number: Int, end: String)?
    for line in source.code {
      let indent = String(line.text.prefix { $0 == " " })
      if let function = begun {
        guard line.text.hasPrefix(function.end) else { continue }
        let length = line.number - function.number
        #expect(
          length <= Self.longestFunction, "\(source.path):\(function.number): \(length) lines")
        begun = nil
      } else if line.text.contains("func "), !line.text.hasSuffix("}") {
        begun = (line.number, indent + "}")
      }
    }
  }

  @Test(arguments: Repository.sources)
  func noNameSaysNothing(source: Repository.Source) {
    for word in ["Manager", "Helper", "Util", "Common", "Base"] {
      for name in [source.name] + source.types.map(\.name) {
        #expect(!name.hasSuffix(word) && !name.hasSuffix(word + "s"), "\(source.path): \(name)")
      }
    }
    for mark in ["TODO", "FIXME", "XXX"] {
      #expect(!source.text.contains(mark), "\(source.path) has a \(mark)")
    }
  }

  @Test func everyTypeSaysWhatItIsForInOneSentence() {
    for source in Repository.sources {
      for type in source.types where type.isShown {
        #expect(type.isDocumented, "\(source.path): \(type.name) has no comment")
      }
    }
  }
}

extension Repository.Line {
  /// Whether the function is called by its bare name, not as another type's.
  fileprivate func calls(_ call: String) -> Bool {
    let parts = text.components(separatedBy: call).dropLast()
    return parts.contains { before in
      guard let last = before.last else { return true }
      return !last.isLetter && !last.isNumber && last != "." && last != "_"
        && !before.hasSuffix("func ")
    }
  }

  /// A `!` behind a name or a bracket that compares nothing.
  fileprivate var unwrapsByForce: Bool {
    let bytes = Array(text.utf8)
    return bytes.indices.contains { index in
      guard bytes[index] == UInt8(ascii: "!"), index > 0 else { return false }
      let before = Character(Unicode.Scalar(bytes[index - 1]))
      let after = index + 1 < bytes.count ? bytes[index + 1] : 0
      return (before.isLetter || before.isNumber || ")]_".contains(before))
        && after != UInt8(ascii: "=")
    }
  }
}

extension Repository.Source {
  fileprivate struct DeclaredType {
    let name: String
    /// Other files can use it.
    let isShown: Bool
    let isDocumented: Bool
  }

  /// The types declared at the top level.
  fileprivate var types: [DeclaredType] {
    let raw = text.split(separator: "\n", omittingEmptySubsequences: false)
    return code.enumerated().compactMap { index, line in
      let words = line.text.split(separator: " ")
      guard !line.text.hasPrefix(" "),
        let keyword = words.firstIndex(where: {
          ["struct", "enum", "class", "actor", "protocol"].contains($0)
        }), keyword + 1 < words.count
      else { return nil }
      let name = words[keyword + 1].prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      var above = index - 1
      while above >= 0, raw[above].hasPrefix("@") { above -= 1 }
      return DeclaredType(
        name: String(name),
        isShown: !words[..<keyword].contains("private")
          && !words[..<keyword].contains("fileprivate"),
        isDocumented: above >= 0 && raw[above].hasPrefix("///"))
    }
  }
}
