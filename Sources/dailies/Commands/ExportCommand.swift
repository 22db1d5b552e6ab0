import ArgumentParser
import Foundation
import Jobs
import Media
import Service

/// `dailies export`: clips to be given away, and sheets that show several of them.
struct ExportCommand: WaitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract:
      "Copy clips to where you want them, with what made them; or show several on one sheet.",
    discussion: """
      Prints the paths of what it wrote. What made a clip goes into the comment of its copy, where `dailies show` \
      reads it: model, prompt, seed, parameters, cost, and of local files their names. Nothing is coded anew, nothing \
      overwritten, and the library's own clips stay as they are. Needs ffmpeg, but for copies without the recipe.
      """)

  @OptionGroup var shared: SharedOptions
  @Argument(
    help: ArgumentHelp("The jobs, by their ids or the beginnings of them.", valueName: "id"))
  var ids: [String]
  @Option(
    help: ArgumentHelp("The folder for the copies, or the file for one.", valueName: "path"))
  var to: String?
  @Option(
    help: ArgumentHelp(
      "A picture (PNG) of all the clips: a row for each, the same moments in the columns.",
      valueName: "file"))
  var sheet: String?
  @Option(
    help: ArgumentHelp(
      "The same as one HTML file, with prompt, seed, parameters and cost.", valueName: "file"))
  var html: String?
  @Flag(help: "Leave out what made it: the copies are the clips, byte for byte.")
  var withoutRecipe = false

  func validate() throws {
    guard to != nil || sheet != nil || html != nil else {
      throw ValidationError("Say where to: --to, --sheet or --html.")
    }
  }

  func work() async throws {
    let jobs = try chosenJobs()
    let copies = try to.map { try targets(of: jobs, in: $0) } ?? []
    let sheets = [sheet, html].compactMap(\.self).map(Self.absolute)
    for target in copies + sheets { try Self.checkFree(target) }
    let ffmpeg = FFmpeg(limit: .seconds(600))
    let needsFFmpeg =
      !sheets.isEmpty
      || to != nil && !withoutRecipe
        && jobs.compactMap(\.clip).contains { ClipExport.takesRecipe($0.path) }
    if needsFFmpeg, let missing = ffmpeg.missing {
      throw CommandStop(
        .failed,
        "\(missing)" + (sheets.isEmpty ? "; --without-recipe copies the clips without it." : ""))
    }
    let export = ClipExport(ffmpeg: ffmpeg, isWithoutRecipe: withoutRecipe)
    let all = ContactSheet(jobs: jobs, ffmpeg: ffmpeg) { Output.say($0) }
    var failed = 0
    for (job, target) in zip(jobs, copies) {
      failed += await Self.failures(target) { () throws(CommandStop) in
        if let words = try await export.write(job, to: target) { Output.say(words) }
      }
    }
    if let target = sheet.map(Self.absolute) {
      failed += await Self.failures(target) { () throws(CommandStop) in
        try await write(all, asPNG: target)
      }
    }
    if let target = html.map(Self.absolute) {
      failed += await Self.failures(target) { () throws(CommandStop) in
        try await write(all, asHTML: target)
      }
    }
    guard failed == 0 else {
      throw CommandStop(failed == copies.count + sheets.count ? .failed : .someFailed)
    }
  }

  /// One that cannot be written holds up none of the others; how many it is.
  private static func failures(
    _ target: String, _ write: () async throws(CommandStop) -> Void
  ) async -> Int {
    do throws(CommandStop) {
      try await write()
      Output.data(target)
      return 0
    } catch {
      if let message = error.message { Output.say(message) }
      return 1
    }
  }

  private func chosenJobs() throws -> [Job] {
    let store = try Library.open(shared)
    var jobs: [Job] = []
    for id in ids {
      let job = try Library.job(id, in: store)
      guard let clip = job.clip else { throw CommandStop(.usage, "\(job.id) has no clip.") }
      guard FileManager.default.fileExists(atPath: clip.path) else {
        throw CommandStop(
          .failed, "\(clip.path) is no longer there; the studio can fetch it again.")
      }
      if !jobs.contains(where: { $0.id == job.id }) { jobs.append(job) }
    }
    return jobs
  }

  /// In a folder they keep their names.
  private func targets(of jobs: [Job], in path: String) throws(CommandStop) -> [String] {
    let target = Self.absolute(path)
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: target, isDirectory: &isFolder)
    if isThere, isFolder.boolValue {
      return jobs.compactMap(\.clip).map { "\(target)/\(URL(filePath: $0.path).lastPathComponent)" }
    }
    guard jobs.count == 1, !path.hasSuffix("/") else {
      throw CommandStop(.usage, "There is no folder \(target).")
    }
    return [target]
  }

  private static func checkFree(_ target: String) throws(CommandStop) {
    let folder = URL(filePath: target).deletingLastPathComponent().path
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue
    else { throw CommandStop(.usage, "There is no folder \(folder).") }
    guard !FileManager.default.fileExists(atPath: target) else { throw ClipExport.taken(target) }
  }

  private static func absolute(_ path: String) -> String {
    URL(filePath: path.expandingTilde).standardizedFileURL.path
  }

  private func write(_ sheet: ContactSheet, asPNG target: String) async throws(CommandStop) {
    guard let picture = await sheet.picture() else {
      throw CommandStop(.failed, "None of the clips has a frame to show.")
    }
    try await ClipExport.publish(to: target) { part throws(CommandStop) in
      do throws(MediaFault) {
        try await sheet.ffmpeg.write(picture, asPNG: part)
      } catch {
        throw CommandStop(.failed, "\(target): \(error)")
      }
    }
  }

  private func write(_ sheet: ContactSheet, asHTML target: String) async throws(CommandStop) {
    let page = await sheet.html()
    try await ClipExport.publish(to: target) { part throws(CommandStop) in
      guard (try? Data(page.utf8).write(to: URL(filePath: part))) != nil else {
        throw CommandStop(.failed, "\(target) cannot be written.")
      }
    }
  }
}
