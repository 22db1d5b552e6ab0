import Jobs

extension APIClient {
  /// Fetches a clip into a file, never with the key, whatever the host; redirects are followed.
  ///
  /// With an `offset` the rest is asked for. Where the server sends the whole instead, it goes into a second
  /// file beside the first (`<file>.whole`), which takes the first one's place once it has more: what was
  /// there is never lost. 30 seconds of silence end it.
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
