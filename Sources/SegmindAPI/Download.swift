import Jobs

extension APIClient {
  /// Seconds; what is there by then can be gone on with.
  static var longestDownload: Double { 1800 }

  /// Fetches a clip into a file, never with the key, whatever the host; redirects are followed.
  ///
  /// With an `offset` the rest is asked for, if it is still the same clip (`If-Range`). Where the server sends
  /// the whole instead, the file is begun again. 30 seconds of silence end it, and half an hour in all.
  ///
  /// - `progress`: bytes that the file has, and its whole length where that is known.
  package func download(
    url: String, to file: String, from offset: Int = 0,
    progress: @escaping @Sendable (_ bytes: Int, _ total: Int?) -> Void = { _, _ in }
  ) async -> DownloadAnswer {
    guard OutputSearch.webURL(url) != nil else {
      return .refused(status: 0, APIError.clipRefused(status: 0, text: url).failure)
    }
    let fetch = ClipFetch(transport: transport, url: url, file: file, progress: progress)
    return await fetch.run(from: offset)
  }
}
