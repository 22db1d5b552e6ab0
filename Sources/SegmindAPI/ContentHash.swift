package import FoundationEssentials
package import Jobs

/// Tells whether two files, or two keys, are the same without keeping them: SHA-256 as 64 hex digits.
package enum ContentHash {
  package static func hex(of data: Data) -> String {
    let hash = RunningHash()
    data.withUnsafeBytes { hash.add($0) }
    return hash.hex()
  }

  /// Reads the file in pieces; throws `Failure` (`local_file`) where it cannot be read.
  package static func hex(ofFile path: String) throws(Failure) -> String {
    let hash = RunningHash()
    let problem = hash.add(file: path)
    guard problem == 0 else { throw APIError.localFile(path: path, errno: problem).failure }
    return hash.hex()
  }
}
