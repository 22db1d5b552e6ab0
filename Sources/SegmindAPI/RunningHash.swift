import CCurl
import Glibc

/// The SHA-256 of what has been added so far, so that what is written need not be read again. One thread at a time
/// may use it: whoever writes the file.
final class RunningHash: @unchecked Sendable {
  private let hash = ccurl_hash_start()

  init() { precondition(hash != nil, "libcrypto has no SHA-256") }

  deinit { ccurl_hash_free(hash) }

  func add(_ bytes: UnsafeRawBufferPointer) {
    let problem = ccurl_hash_add(hash, bytes.baseAddress, bytes.count)
    precondition(problem == 0, "libcrypto takes no more")
  }

  /// Adds the first bytes of a file, all where it has fewer. Returns 0, or `errno`.
  func add(file path: String, upTo most: Int = .max) -> Int32 {
    ccurl_hash_add_file(hash, path, Int64(most))
  }

  /// 64 hex digits. Nothing is added afterwards.
  func hex() -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    let problem = ccurl_hash_digest(hash, &digest)
    precondition(problem == 0, "libcrypto has no result")
    let digits = Array("0123456789abcdef".utf8)
    let text = digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}
