package import Jobs

/// What came of uploading a file. It costs nothing, whatever it is.
package enum UploadAnswer: Hashable, Sendable {
  /// The web address that stands for the file.
  case stored(url: String)
  /// May be tried again after so many seconds (1 to 120).
  case rateLimited(retryAfter: Double, Failure)
  /// No answer, one that blames the service, or one that nobody documented: it may be taken next time.
  case unreachable(Failure)
  case refused(Failure)
}
