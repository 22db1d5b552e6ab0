import ArgumentParser
import Foundation
import Jobs
import Schema
import Service
import StudioUI

/// `dailies show`: everything that is known of one job, or of how a file was made.
struct ShowCommand: WaitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one job, or what made a clip, with everything that is known.",
    discussion: """
      A file is a clip or the JSON file beside one, also of another machine's library; what has a dot or a slash in \
      it is one. Of a clip alone its comment tells, as `dailies export` writes it.
      """)

  @OptionGroup var shared: SharedOptions
  @Argument(
    help: ArgumentHelp("The job's id or its beginning, or a file.", valueName: "id or file"))
  var subject: String
  @Flag(help: "Print it as one line of JSON.") var json = false
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "Print the request that makes it once more: curl, python (the official SDK), run or json. The key is not in it.",
      valueName: "form"))
  var format: ExchangeFormat?

  func work() async throws {
    if let format {
      let job = try Library.job(subject, in: Library.open(shared))
      return Output.data(format.text(of: job, try Place(shared).model(job.model)))
    }
    guard subject.contains(where: { $0 == "." || $0 == "/" }) else {
      return tell(try Library.job(subject, in: Library.open(shared)))
    }
    let source: ClipSource
    do throws(Failure) {
      source = try ClipSource.find(URL(filePath: subject).standardizedFileURL.path) {
        try Library.open(shared)
      }
    } catch {
      throw CommandStop(.failed, error.what)
    }
    if let job = source.job { tell(job) } else { tell(source.recipe.report) }
  }

  private func tell(_ job: Job) {
    tell(job.report)
    if let words = Words.otherSeed(job), !json { Output.say(words) }
    if let failure = job.failure ?? job.pause, !json { Output.say(failure.next) }
  }

  private func tell(_ report: Value) { Output.data(json ? report.json : report.indentedJSON) }
}

extension ExchangeFormat: ExpressibleByArgument {}
