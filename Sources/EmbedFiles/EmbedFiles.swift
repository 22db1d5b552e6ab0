import Foundation

/// Writes files into a Swift source, so that the program needs none of them at run time.
///
/// `EmbedFiles OUTPUT FILE...` makes `enum EmbeddedFiles` with the text of each `.toml` file and the
/// bytes of every other file. Bytes go in as base64: a Swift array literal of that length takes the
/// compiler minutes.
@main
struct EmbedFiles {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let output = arguments.first else {
      FileHandle.standardError.write(Data("usage: EmbedFiles OUTPUT FILE...\n".utf8))
      exit(2)
    }
    let files = arguments.dropFirst().map { URL(fileURLWithPath: $0) }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
    let texts = try files.filter { $0.pathExtension == "toml" }.map { file in
      "    (\"\(file.lastPathComponent)\", ####\"\"\"\n\(try String(contentsOf: file, encoding: .utf8))\n\"\"\"####),"
    }
    let blobs = try files.filter { $0.pathExtension != "toml" }.map { file in
      "    (\"\(file.lastPathComponent)\", \"\(try Data(contentsOf: file).base64EncodedString())\"),"
    }
    let source = """
      enum EmbeddedFiles {
        /// Name and text of each text file, sorted by name.
        static let texts: [(name: String, text: String)] = [
      \(texts.joined(separator: "\n"))
        ]

        /// Name and base64 of each other file, sorted by name.
        static let blobs: [(name: String, base64: String)] = [
      \(blobs.joined(separator: "\n"))
        ]
      }

      """
    try source.write(toFile: output, atomically: true, encoding: .utf8)
  }
}
