import Foundation
import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// The programs ffmpeg and ffprobe of this machine, which look into media files for us: one file at a time, for
/// some seconds at most, behind everything else, and never anything but that file.
package struct FFmpeg: Sendable {
  let cache: FrameCache?
  private let environment: [String: String]
  /// How long a file may take.
  private let limit: Duration

  enum Name: String { case ffmpeg, ffprobe }

  /// - Parameter cache: nil decodes everything anew.
  package init(
    environment: [String: String] = ProcessInfo.processInfo.environment, cache: FrameCache? = nil,
    limit: Duration = .seconds(15)
  ) {
    self.environment = environment
    self.cache = cache
    self.limit = limit
  }

  /// What is missing of them; nil where both are there.
  package var missing: MediaFault? {
    for name in [Name.ffmpeg, .ffprobe] where program(name) == nil {
      return .notInstalled(name.rawValue)
    }
    return nil
  }

  /// What files are read as. Lists of other files are none of them, nor is anything that is not told by its
  /// content.
  private static let formats = """
    mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,flv,ogg,wav,mp3,flac,aac,gif,apng,png_pipe,jpeg_pipe,\
    ppm_pipe,webp_pipe,bmp_pipe,tiff_pipe,asf,aiff
    """

  /// Of one picture: larger ones would take gigabytes. An 8K clip has 33 million.
  private static let mostPixels = 70_000_000

  /// What comes before and after the file.
  struct Arguments {
    var before: [String] = []
    var after: [String] = []
  }

  /// Runs one of them to its end and gives what it printed.
  func run(
    _ name: Name, _ arguments: Arguments, reading file: MediaFile, bytes most: Int
  ) async throws(MediaFault) -> [UInt8] {
    try await run(name, arguments, reading: file, limit: limit, output: .bytes(limit: most)) {
      _ in
    }
  }

  /// Runs one of them, and `body` beside it, which takes what it prints.
  func run<Output: OutputProtocol>(
    _ name: Name, _ arguments: Arguments, reading file: MediaFile, limit: Duration,
    output: Output,
    body:
      @escaping @Sendable (Execution<FileDescriptorInput, Output, DiscardedOutput>)
      async throws -> Void
  ) async throws(MediaFault) -> Output.OutputType where Output.OutputType: Sendable {
    guard let program = program(name) else { throw .notInstalled(name.rawValue) }
    var words =
      [program.path] + (name == .ffmpeg ? ["-nostdin"] : [])
      + [
        "-v", "quiet", "-max_pixels", "\(Self.mostPixels)", "-protocol_whitelist", "file",
        "-format_whitelist", Self.formats,
      ]
    words += arguments.before + ["-i", "file:/dev/stdin"] + arguments.after
    // The studio, and whatever else runs here, comes first.
    if let nice = InstalledProgram("nice", environment: environment) {
      words = [nice.path, "-n", "10"] + words
    }
    let input = FileDescriptor(rawValue: file.descriptor)
    let work: @Sendable () async -> Result<Output.OutputType, MediaFault> = { [words] in
      do {
        let result = try await Subprocess.run(
          .path(FilePath(words[0])), arguments: Subprocess.Arguments(Array(words.dropFirst())),
          input: .fileDescriptor(input, closeAfterSpawningProcess: false), output: output,
          error: .discarded, body: body)
        return result.terminationStatus.isSuccess
          ? .success(result.standardOutput) : .failure(.notMedia)
      } catch {
        return .failure(.notMedia)
      }
    }
    let outcome = await withTaskGroup(of: Result<Output.OutputType, MediaFault>.self) { group in
      group.addTask { await work() }
      group.addTask {
        let hasPassed = (try? await Task.sleep(for: limit)) != nil
        return .failure(hasPassed ? .tookTooLong : .cancelled)
      }
      // Ending the group ends the program.
      defer { group.cancelAll() }
      return await group.next() ?? .failure(.cancelled)
    }
    if Task.isCancelled { throw .cancelled }
    return try outcome.get()
  }

  private func program(_ name: Name) -> InstalledProgram? {
    InstalledProgram(name.rawValue, environment: environment)
  }
}
