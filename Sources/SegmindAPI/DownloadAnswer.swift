package import Jobs

/// What came of fetching a clip.
package enum DownloadAnswer: Hashable, Sendable {
  /// The file is whole: so many bytes of this content.
  case saved(bytes: Int, sha256: String, contentType: String?)
  /// It broke off; the file has so many bytes now, and the rest can be fetched from there.
  case cutShort(bytes: Int, Failure)
  /// It is not there or not for us (4xx): asking again gives the same.
  case refused(status: Int, Failure)
  /// What is there is no clip (HTML, JSON, XML).
  case wrongType(contentType: String, Failure)
  /// Nothing came; it may next time. With the code `local_file` it is our disk that failed.
  case transient(Failure)
}
