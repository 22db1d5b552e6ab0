extension Check {
  /// Why a local file cannot be sent in a parameter, by what is known of it; nil where it can.
  package static func problem(
    _ parameter: Parameter, file path: String, _ check: FileCheck
  ) -> Problem? {
    let reason: String? =
      switch check {
      case .underWay: nil
      case .missing: "there is no file \(path)."
      case .folder: "\(path) is a folder."
      case .unreadable: "\(path) cannot be read."
      case .readable(0, _): "\(path) is empty."
      case .readable(let bytes, let format):
        switch parameter.kind {
        case .media(let media), .mediaList(let media, _):
          media.refusal(bytes: bytes, format).map {
            "\(path) \($0). Allowed: \(parameter.allowed)."
          }
        default: nil
        }
      }
    return reason.map { Problem([parameter.name], "\(parameter.name): \($0)") }
  }

  /// What is wrong with the local files among the values, in the order of the form; `look` says what a path
  /// leads to.
  package static func fileProblems(
    _ model: ModelSchema, _ values: Values, look: (_ path: String) -> FileCheck
  ) -> [Problem] {
    let unused = model.unused(values)
    return model.parameters.filter { unused[$0.name] == nil }.flatMap { parameter in
      RequestBody.files(parameter, values).compactMap {
        problem(parameter, file: $0, look($0))
      }
    }
  }
}

extension Media {
  /// Where the content says what it is, that counts; the name was looked at when it was typed.
  fileprivate func refusal(bytes: Int, _ format: FileFormat?) -> String? {
    if let maxBytes, bytes > maxBytes {
      return "has \(bytes) bytes; this model takes at most \(maxBytes)"
    }
    // Neither its content nor its name says that it is one: it may be anything, and would be sent away.
    guard let format else {
      return "is not known as \(kind == .video ? "a" : "an") \(kind.rawValue) file"
    }
    guard format.kinds.contains(kind),
      accept.isEmpty || format.isLike(anyOf: accept)
    else { return "is \(format.name)" }
    return nil
  }
}
