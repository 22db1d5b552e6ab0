/// Why a text with variants cannot be read, in words for the person who wrote it.
package enum TextTemplateError: Error, Hashable, Sendable, CustomStringConvertible {
  case noFile(String)
  case emptyFile(String)
  case tooDeep

  package var description: String {
    switch self {
    case .noFile(let name): "there is no file \(name).txt of variants for __\(name)__"
    case .emptyFile(let name): "the file \(name).txt of variants has no lines"
    case .tooDeep: "variants stand in each other too deep; a file may name itself"
    }
  }
}
