import Foundation
import Glibc

/// What a program took that ran to its end.
struct ChildRun {
  /// Milliseconds from its start to its end.
  let milliseconds: Double
  /// Of the processor, in it and in what it started.
  let seconds: Double
  let output: String

  /// - Parameter environment: all of it; that of this program where there is none.
  init(_ path: String, _ arguments: [String], environment: [String: String]? = nil) throws {
    let child = Process()
    let output = Pipe()
    child.executableURL = URL(filePath: path)
    child.arguments = arguments
    child.standardOutput = output
    child.standardError = FileHandle.nullDevice
    if let environment { child.environment = environment }
    let before = Self.seconds
    let begin = Stopwatch.milliseconds
    try child.run()
    // Its output ends when it does.
    let data = output.fileHandleForReading.readDataToEndOfFile()
    milliseconds = Stopwatch.milliseconds - begin
    child.waitUntilExit()
    seconds = Self.seconds - before
    self.output = String(decoding: data, as: UTF8.self)
    guard child.terminationStatus == 0 else { throw Trouble("\(path) failed") }
  }

  /// Of all children that have ended.
  private static var seconds: Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
    return usage.seconds
  }
}
