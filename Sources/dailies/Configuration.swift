import Foundation
import Schema
import TOMLKit

/// The user's `config.toml`. Every key is optional; one that is not known is refused by name, so that a
/// typo is seen.
struct Configuration: Equatable {
  static let keys = [
    "theme", "library", "clips_folder", "player", "glyphs", "background", "notify", "api_url",
    "upload_url",
    "history_url",
  ]

  /// Text by key.
  var values: [String: String] = [:]
  /// `[contract]`: models to be submitted by another contract than their file says.
  var contracts: [String: Contract] = [:]

  /// Reads the file; one that is not there is an empty one.
  init(file: String) throws(CommandStop) {
    guard FileManager.default.fileExists(atPath: file) else { return }
    guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
      throw CommandStop(.usage, "\(file) cannot be read as UTF-8 text.")
    }
    let table: TOMLTable
    do {
      table = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw CommandStop(.usage, "\(file), line \(error.source.begin.line): \(error.description)")
    } catch {
      throw CommandStop(.usage, "\(file): \(error)")
    }
    for key in table.keys {
      if key == "contract", let models = table[key]?.table {
        for slug in models.keys {
          guard let contract = models[slug]?.string.flatMap(Contract.init) else {
            throw CommandStop(.usage, "\(file): contract.\(slug) must be \"v1\" or \"v2\".")
          }
          contracts[slug] = contract
        }
      } else if Self.keys.contains(key) {
        guard let value = table[key]?.string else {
          throw CommandStop(.usage, "\(file): \(key) must be text in quotes.")
        }
        values[key] = value
      } else {
        throw CommandStop(
          .usage,
          "\(file): there is no setting \(key). There are \(Self.keys.joined(separator: ", ")) and [contract]."
        )
      }
    }
  }
}
