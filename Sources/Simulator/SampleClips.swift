package import Foundation
import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// Draws the clips that the service hands out: real videos when ffmpeg is there, else a sample.
package actor SampleClips {
  private let folder: URL?
  private let program: String
  private var drawing: [String: Task<Data, Never>] = [:]
  private var last: Task<Data, Never>?

  /// - Parameters:
  ///   - folder: where drawn clips are kept; nil draws them anew in each run.
  ///   - program: the name or path of ffmpeg.
  package init(folder: URL? = nil, program: String = "ffmpeg") {
    self.folder = folder
    self.program = program
  }

  /// The clip of an order. Equal orders give equal bytes; one clip is drawn at a time.
  package func clip(for order: ClipOrder) async -> Data {
    if let running = drawing[order.key] { return await running.value }
    let previous = last
    let task = Task { [program, folder] in
      if let kept = Self.kept(order, in: folder) { return kept }
      _ = await previous?.value
      guard let drawn = await Self.draw(order, with: program) else {
        return Self.embedded(for: order)
      }
      Self.keep(drawn, order, in: folder)
      return drawn
    }
    drawing[order.key] = task
    last = task
    let clip = await task.value
    drawing[order.key] = nil
    return clip
  }

  /// A small clip that is part of the program, chosen by the seed.
  package static func embedded(for order: ClipOrder) -> Data {
    let clips = EmbeddedFiles.blobs.filter { $0.name.hasSuffix(".mp4") }
    guard !clips.isEmpty else { return Data() }
    let index = Int(order.seed.magnitude % UInt(clips.count))
    return Data(base64Encoded: clips[index].base64) ?? Data()
  }

  private static func kept(_ order: ClipOrder, in folder: URL?) -> Data? {
    folder.flatMap { try? Data(contentsOf: $0.appending(path: order.key + ".mp4")) }
  }

  /// A clip that cannot be kept is drawn again later: nothing is lost but time.
  private static func keep(_ clip: Data, _ order: ClipOrder, in folder: URL?) {
    guard let folder else { return }
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try? clip.write(to: folder.appending(path: order.key + ".mp4"), options: .atomic)
  }

  /// Runs ffmpeg for at most half a minute; nil when it is missing or fails.
  private static func draw(_ order: ClipOrder, with program: String) async -> Data? {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "simulated-\(UUID().uuidString).mp4")
    defer { try? FileManager.default.removeItem(at: file) }
    guard let path = path(of: program) else { return nil }
    let arguments = Arguments(drawingArguments(order) + [file.path])
    let succeeded = await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        let result = try? await run(
          .path(FilePath(path)), arguments: arguments, output: .discarded, error: .discarded)
        return result?.terminationStatus.isSuccess ?? false
      }
      group.addTask {
        try? await Task.sleep(for: .seconds(30))
        return false
      }
      defer { group.cancelAll() }
      return await group.next() ?? false
    }
    guard succeeded, let clip = try? Data(contentsOf: file), !clip.isEmpty else { return nil }
    return clip
  }

  /// Where the program is; nil where it is not installed. Starting one that is missing may never
  /// return while others are being started.
  private static func path(of program: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let paths = program.contains("/") ? [program] : folders.map { "\($0)/\(program)" }
    return paths.first(where: FileManager.default.isExecutableFile)
  }

  /// The bit-exact flags and the single thread make the same order give the same bytes.
  private static func drawingArguments(_ order: ClipOrder) -> [String] {
    var dice = order.dice
    let filter =
      "hue=h=\(dice.roll(0..<360)),scale=\(order.width):\(order.height):flags=neighbor"
    return [
      "-nostdin", "-v", "error", "-f", "lavfi", "-i", source(order, &dice),
      "-t", "\(order.seconds)", "-vf", filter + ",format=yuv420p", "-c:v", "libx264",
      "-preset", "veryfast", "-crf", "28", "-threads", "1", "-fflags", "+bitexact",
      "-flags:v", "+bitexact", "-map_metadata", "-1", "-movflags", "+faststart", "-y",
    ]
  }

  /// Moving colours, a growing culture or a dive into a fractal, as the dice fall.
  private static func source(_ order: ClipOrder, _ dice: inout ClipOrder.Dice) -> String {
    let (width, height) = (order.width, order.height)
    let colors = (0..<3).map { _ in
      "0x" + (0..<3).map { _ in String(format: "%02x", dice.roll(20..<236)) }.joined()
    }
    switch dice.roll(0..<5) {
    case 0:
      return "life=s=\(width / 4)x\(height / 4):r=24:mold=10:seed=\(dice.roll(1..<100_000))"
        + ":ratio=0.3:life_color=\(colors[0]):death_color=\(colors[1]):mold_color=\(colors[2])"
    case 1:
      let places = [(-0.743, -0.131), (-0.1015, 0.833), (0.2501, 0.0), (-1.25, 0.02)]
      let place = places[dice.roll(0..<places.count)]
      return "mandelbrot=s=\(width)x\(height):r=24:start_scale=0.\(dice.roll(20..<60))"
        + ":end_scale=0.02:end_pts=200:start_x=\(place.0):start_y=\(place.1)"
    default:
      let shapes = ["linear", "radial", "circular", "spiral"]
      return "gradients=s=\(width)x\(height):r=24:nb_colors=3"
        + ":c0=\(colors[0]):c1=\(colors[1]):c2=\(colors[2])"
        + ":x0=\(dice.roll(0..<width / 2)):y0=\(dice.roll(0..<height / 2))"
        + ":x1=\(dice.roll(width / 2..<width)):y1=\(dice.roll(height / 2..<height))"
        + ":speed=0.0\(dice.roll(10..<60)):type=\(shapes[dice.roll(0..<shapes.count)])"
    }
  }
}
