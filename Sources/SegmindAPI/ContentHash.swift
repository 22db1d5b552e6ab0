import CCurl
package import FoundationEssentials
package import Jobs

/// Tells whether two files, or two keys, are the same without keeping them: SHA-256 as 64 hex digits.
package enum ContentHash {
  package static func hex(of data: Data) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    let result = data.withUnsafeBytes { ccurl_sha256($0.baseAddress, $0.count, &digest) }
    precondition(result == 0, "libcrypto has no SHA-256")
    return hex(digest)
  }

  /// Reads the file in pieces; throws `Failure` (`local_file`) where it cannot be read.
  package static func hex(ofFile path: String) throws(Failure) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    let problem = ccurl_sha256_file(path, &digest)
    guard problem == 0 else { throw APIError.localFile(path: path, errno: problem).failure }
    return hex(digest)
  }

  private static func hex(_ digest: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let text = digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}
