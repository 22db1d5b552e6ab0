/// The three hosts that the API is spread over.
package struct Origins: Hashable, Sendable {
  /// `/v1`, `/v2`, credits. Source: model pages, Python SDK.
  package let api: Origin
  /// `/upload-asset`. Source: Python SDK.
  package let upload: Origin
  /// `/inference-request/…`. Source: Python SDK.
  package let history: Origin

  /// What is not given follows the API where that is given, else it is Segmind's. Nil where one of them
  /// is no origin.
  package init?(api: String? = nil, upload: String? = nil, history: String? = nil) {
    guard
      let apiOrigin = Origin(api ?? "https://api.segmind.com"),
      let uploadOrigin = Origin(upload ?? api ?? "https://workflows-api.segmind.com"),
      let historyOrigin = Origin(history ?? api ?? "https://api.spotprod.segmind.com")
    else { return nil }
    self.api = apiOrigin
    self.upload = uploadOrigin
    self.history = historyOrigin
  }
}
