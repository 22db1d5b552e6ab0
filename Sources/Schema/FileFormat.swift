/// What a local file is: by its first bytes where they say so, else by the ending of its name.
package struct FileFormat: Hashable, Sendable {
  /// As people say it: "a PNG image".
  package let name: String
  /// What it can hold, its usual content first; what is no medium holds nothing.
  package let kinds: [Media.Kind]
  /// What it is sent as.
  package let contentType: String
  /// Endings of such files, the usual one first.
  package let endings: [String]
  /// Formats in one container differ by their names more than by their bytes.
  private let container: Container?

  enum Container { case movie, matroska, ogg }

  /// How many bytes of a file tell what it is.
  package static let lookedAt = 512

  /// Nil where neither says anything.
  ///
  /// - Parameter start: the first `lookedAt` bytes, or all there are.
  package init?(path: String, start: some Collection<UInt8>) {
    let named = Self(ending: Self.ending(ofFile: path))
    guard let told = Self(start: Array(start.prefix(Self.lookedAt))) else {
      guard let named else { return nil }
      self = named
      return
    }
    // An MP4 that has only sound in it is an M4A by its name alone.
    if let named, named.container == told.container, told.container != nil,
      named.kinds.allSatisfy(told.kinds.contains)
    {
      self = named
    } else {
      self = told
    }
  }

  init?(ending: String?) {
    guard let ending, let known = Self.named.first(where: { $0.endings.contains(ending) }) else {
      return nil
    }
    self = known
  }

  init(
    _ name: String, _ kinds: [Media.Kind], _ contentType: String, _ endings: [String],
    in container: Container? = nil
  ) {
    self.name = name
    self.kinds = kinds
    self.contentType = contentType
    self.endings = endings
    self.container = container
  }

  /// Whether such a file may be meant where these endings are: formats in one container are read alike.
  func isLike(anyOf accepted: [String]) -> Bool {
    accepted.contains { ending in
      endings.contains(ending) || container != nil && Self(ending: ending)?.container == container
    }
  }

  /// What comes after the last dot of the name, lower case.
  static func ending(ofFile path: String) -> String? {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
    return name[name.index(after: dot)...].lowercased()
  }
}
