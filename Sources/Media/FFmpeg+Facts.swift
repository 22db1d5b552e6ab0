import Foundation
package import Jobs

extension FFmpeg {
  /// How large, how long and of which kind an image, a clip or a sound is.
  package func facts(of path: String) async throws(MediaFault) -> MediaFacts {
    try await facts(of: MediaFile(path))
  }

  func facts(of file: MediaFile) async throws(MediaFault) -> MediaFacts {
    if let known = cache?.facts(of: file.identity) { return known }
    let entries = """
      format=format_name,duration:stream=codec_type,codec_name,width,height,sample_aspect_ratio,\
      avg_frame_rate,duration:stream_side_data=rotation
      """
    let json = try await run(
      .ffprobe, Arguments(before: ["-of", "json", "-show_entries", entries]), reading: file,
      bytes: 1 << 20)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard let report = try? decoder.decode(Report.self, from: Data(json)),
      let facts = report.facts
    else { throw .notMedia }
    cache?.keep(facts, of: file.identity)
    return facts
  }

  /// When the last picture of a clip begins, in seconds.
  func lastFrame(
    of file: MediaFile, _ facts: MediaFacts
  ) async throws(MediaFault) -> Double {
    let start = max(0, (facts.duration ?? 0) - 2)
    let text = try await run(
      .ffprobe,
      Arguments(before: [
        "-of", "csv=p=0", "-select_streams", "v:0", "-read_intervals", "\(start)%",
        "-show_entries", "packet=pts_time",
      ]), reading: file, bytes: 1 << 20)
    let times = String(decoding: text, as: UTF8.self).split { $0.isNewline || $0 == "," }
      .compactMap { Double($0) }
    guard let last = times.max() else { throw .noFrame }
    return last
  }

  /// What ffprobe prints.
  private struct Report: Decodable {
    struct Format: Decodable {
      let formatName: String
      let duration: String?
    }

    struct SideData: Decodable { let rotation: Double? }

    struct Stream: Decodable {
      let codecType: String
      let codecName: String?
      let width: Int?
      let height: Int?
      let sampleAspectRatio: String?
      let avgFrameRate: String?
      let duration: String?
      let sideDataList: [SideData]?

      /// As it is shown, with pixels as high as they are wide.
      var size: (width: Int, height: Int)? {
        guard let width, let height, width > 0, height > 0 else { return nil }
        let wide = Int((Double(width) * (Report.ratio(sampleAspectRatio, ":") ?? 1)).rounded())
        let turns = sideDataList?.compactMap(\.rotation).first ?? 0
        return Int(turns / 90).isMultiple(of: 2) ? (wide, height) : (height, wide)
      }
    }

    let format: Format?
    let streams: [Stream]?

    var facts: MediaFacts? {
      guard let format, let streams else { return nil }
      let video = streams.first { $0.codecType == "video" && $0.size != nil }
      let sound = streams.first { $0.codecType == "audio" }
      guard let codec = (video ?? sound)?.codecName else { return nil }
      let isImage = format.formatName.hasSuffix("_pipe")
      // Sound may go on after the last picture.
      let seconds = (video?.duration ?? format.duration).flatMap(Double.init)
      return MediaFacts(
        width: video?.size?.width, height: video?.size?.height,
        duration: isImage ? nil : seconds,
        frameRate: isImage ? nil : video.flatMap { Self.ratio($0.avgFrameRate, "/") },
        hasSound: sound != nil, codec: codec)
    }

    static func ratio(_ text: String?, _ sign: Character) -> Double? {
      let parts = text?.split(separator: sign).compactMap { Double($0) } ?? []
      guard parts.count == 2, parts[0] > 0, parts[1] > 0 else { return nil }
      return parts[0] / parts[1]
    }
  }
}
