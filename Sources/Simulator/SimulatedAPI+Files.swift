import Foundation

/// Uploads, and the public addresses of uploads and clips.
extension SimulatedAPI {
  static func isUpload(_ method: String, _ path: String) -> Bool {
    method == "POST" && path == "/upload-asset"
  }

  /// Nil where it is no list of files.
  static func files(of request: SimulatedRequest) -> [UploadReader.File]? {
    var upload = request.upload ?? UploadReader()
    request.body.withUnsafeBytes { upload.feed($0) }
    return upload.files
  }

  /// How long a clip can be downloaded after its job ended.
  private var clipLife: TimeInterval { 7 * 86_400 }

  func isGone(_ settledAt: Date, at now: Date) -> Bool {
    now >= settledAt.addingTimeInterval(clipLife)
  }

  func store(
    _ upload: [UploadReader.File]?, _ request: SimulatedRequest, in state: inout State
  ) -> SimulatedReply {
    guard request.headers["content-type"]?.hasPrefix("application/json") == true else {
      return .error(406, "Invalid content type")
    }
    guard let upload else {
      return .error(400, "data_urls must be a list of base64 data URLs")
    }
    let urls = upload.map { file -> JSON in
      let name = UUID().uuidString.lowercased() + "." + file.fileExtension
      state.uploads[name] = file
      return .string("\(request.origin)/assets/\(name)")
    }
    return .json(200, ["file_urls": .array(urls), "message": "Files uploaded successfully"])
  }

  func asset(_ request: SimulatedRequest, in state: State) -> SimulatedReply {
    let name = String(request.path.dropFirst("/assets/".count))
    guard let asset = state.uploads[name] else { return Self.noFile }
    return file(asset.bytes, of: asset.count, type: asset.type, tag: name, for: request)
  }

  /// Whether it is the address of an upload that is not kept. What lies elsewhere is not looked for.
  func isGone(_ media: String, _ request: SimulatedRequest, in state: State) -> Bool {
    let folder = request.origin + "/assets/"
    return media.hasPrefix(folder) && state.uploads[String(media.dropFirst(folder.count))] == nil
  }

  func clip(_ request: SimulatedRequest, at now: Date, in state: inout State) -> Answer {
    let name = String(request.path.dropFirst("/generations/".count))
    guard let job = state.account.job(withClip: name), let settledAt = job.settledAt,
      !isGone(settledAt, at: now), let clip = job.clips.first(where: { $0.name == name })
    else { return .reply(Self.noFile) }
    if job.stories.contains(.wrongType) { return .reply(.page(200, "Service Unavailable")) }
    // After a restart the clip of an old job is drawn again when somebody wants it.
    obtain(clip.order, in: &state)
    guard let bytes = state.drawn[clip.order.key] else {
      return .later(Waiting(cause: .file, request: request), at: now)
    }
    var reply = file(bytes, type: "video/mp4", tag: clip.order.key, for: request)
    if request.method == "GET" {
      reply.delivery = firstDelivery(of: job, length: reply.body.count)
      state.account.countDownload(of: job.id)
    }
    return .reply(reply)
  }

  /// How the first bytes of a job's clip travel; every later download is whole.
  func firstDelivery(of job: SimulatedJob, length: Int) -> SimulatedReply.Delivery {
    if job.downloads > 0 { return .whole }
    if job.stories.contains(.truncated) { return .truncated(after: length / 2) }
    return job.stories.contains(.stalled) ? .stalled(after: length / 2) : .whole
  }

  private static let noFile = SimulatedReply.page(404, "Not Found")

  /// A file or, when the request names a range of it, that part; it breaks off where `bytes` are not the
  /// whole `length` of it.
  private func file(
    _ bytes: Data, of length: Int? = nil, type: String, tag: String, for request: SimulatedRequest
  ) -> SimulatedReply {
    let etag = "\"\(tag)\""
    let length = length ?? bytes.count
    var headers = ["accept-ranges": "bytes", "etag": etag]
    var asked = 0..<length
    let ifRange = request.headers["if-range"]
    let range = request.headers["range"].flatMap { $0.hasPrefix("bytes=") ? $0.dropFirst(6) : nil }
    if let range, ifRange == nil || ifRange == etag {
      guard let part = part(range, of: length) else {
        headers["content-range"] = "bytes */\(length)"
        return SimulatedReply(416, body: Data(), type: type, headers: headers)
      }
      headers["content-range"] = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(length)"
      asked = part
    }
    var reply = SimulatedReply(
      headers["content-range"] == nil ? 200 : 206,
      body: Data(bytes[asked.clamped(to: 0..<bytes.count)]), type: type, headers: headers)
    reply.headers["content-length"] = String(asked.count)
    if request.method == "HEAD" {
      reply.body = Data()
    } else if reply.body.count < asked.count {
      reply.delivery = .truncated(after: reply.body.count)
    }
    return reply
  }

  /// One range, in the three ways it can be written: `a-b`, `a-`, `-n`.
  private func part(_ text: Substring, of length: Int) -> Range<Int>? {
    let ends = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard ends.count == 2 else { return nil }
    switch (Int(ends[0]), Int(ends[1])) {
    case (let from?, let to?) where from <= to && from < length:
      return from..<min(to + 1, length)
    case (let from?, nil) where ends[1].isEmpty && from < length:
      return from..<length
    case (nil, let last?) where ends[0].isEmpty && last > 0:
      return max(0, length - last)..<length
    default:
      return nil
    }
  }
}
