import Foundation
import History
import Jobs
import Logging
import Media
import Schema
import SegmindAPI
import Service
import Simulator
import StudioRuntime
import StudioUI

/// What the studio asks for, answered by the live parts. They are opened in the background, so that the
/// first frame never waits for them.
struct LiveServices: Sendable {
  let opening: Task<Live, any Error>
  let configuration: LiveConfiguration
  /// Nil where the terminal shows notifications.
  let desktop: DesktopNotification?
  let ffmpeg: FFmpeg
  let logger: Logger?

  init(
    _ options: SharedOptions, _ configuration: LiveConfiguration, desktop: DesktopNotification?,
    ffmpeg: FFmpeg, logger: Logger?
  ) {
    self.configuration = configuration
    self.desktop = desktop
    self.ffmpeg = ffmpeg
    self.logger = logger
    opening = Task.detached {
      // Nothing may be printed over the screen: the notice comes with the news.
      let live = try await Live.open(options, settings: { configuration.inForce }) { _ in }
      try await live.service.start()
      return live
    }
  }

  var services: StudioServices {
    var services = jobServices
    services.lineage = { id in
      await withLibrary("reading a lineage") { store in try store.lineage(of: id) }
    }
    addFinding(to: &services)
    services.saveFrame = { path, seconds in await saveFrame(of: path, at: seconds) }
    services.shelf = { configuration.shelves.items(of: $0) }
    services.save = { text, shelf, name, isReplacing in
      configuration.shelves.save(text, on: shelf, name: name, replacing: isReplacing)
    }
    services.wildcard = { configuration.wildcards.lines(of: $0) }
    services.facts = { path throws(MediaFault) in try await ffmpeg.facts(of: path.expandingTilde) }
    services.frame = { path, seconds, room, pixels in
      try? await ffmpeg.frame(of: path.expandingTilde, at: seconds, in: room, pixels: pixels)
    }
    services.play = { path, start, room in ffmpeg.play(path, from: start, in: room) }
    return services
  }

  private var jobServices: StudioServices {
    StudioServices(
      submit: { drafts, token in
        do {
          let jobs = try await opening.value.service.submit(drafts, token: token)
          for job in jobs { logger?.info("stored: \(job.id), \(job.model)") }
          return .stored(jobs)
        } catch let refusal as SubmitRefusal {
          switch refusal {
          case .problems(let problems): return .problems(problems)
          case .failure(let failure): return .failure(failure)
          }
        } catch {
          return .failure(Self.failure(error))
        }
      },
      cancel: { id in await (try? opening.value)?.service.cancel(id) ?? false },
      goOn: { id in await (try? opening.value)?.service.goOn(id) },
      pauseQueue: { isPaused in
        await (try? opening.value)?.service.pauseQueue(isPaused) ?? false
      },
      moveInQueue: { id, isLater in
        await (try? opening.value)?.service.move(id, later: isLater) ?? false
      },
      askAgain: { id in await (try? opening.value)?.service.askAgain(id) },
      treatAsLost: { id in await (try? opening.value)?.service.treatAsLost(id) ?? false },
      remark: { id, remark in await (try? opening.value)?.service.remark(id, remark) ?? false },
      forget: { id in
        await withLibrary("forgetting a job") { store in try store.forget(id) } ?? false
      },
      recall: { id in
        await withLibrary("recalling a job") { store in try store.recall(id) } ?? false
      },
      drafts: { await withLibrary("reading drafts") { store in try store.drafts() } ?? [] },
      saveDraft: { draft in
        await withLibrary("keeping a draft") { store in try store.save(draft) } != nil
      },
      pastValues: { parameter in
        await withLibrary("reading past values") { store in try store.pastValues(of: parameter) }
          ?? []
      },
      leftAt: { Self.takeMark(try? await opening.value.store.folder) },
      credits: {
        do {
          return await (try opening.value).service.credits().map(\.total)
        } catch {
          return .failure(Self.failure(error))
        }
      },
      pages: { query, first in pages(query, first) },
      news: { news() },
      notify: { text in await desktop?.show(text, logger) },
      openClip: { path in
        await Player(command: configuration.inForce[.player].value).open(path)
      },
      openFolder: { path in await Player.openFolder(of: path) },
      writeSetting: { setting, value in configuration.write(setting, value) },
      drawSeed: { range in
        var generator = SystemRandomNumberGenerator()
        return range.draw(using: &generator)
      },
      checkFile: { path in LocalFile.look(path.expandingTilde) },
      readFolder: { path in FolderListing(reading: path.expandingTilde) },
      recipe: { path in await recipe(path) })
  }

  private func recipe(_ path: String) async -> Result<Recipe, Failure> {
    let store = try? await opening.value.store
    let whole = URL(filePath: path.expandingTilde).standardizedFileURL.path
    do throws(Failure) {
      return .success(try ClipSource.find(whole) { store }.recipe)
    } catch {
      return .failure(error)
    }
  }

  /// Nil where the library failed; the log says how.
  func withLibrary<Result: Sendable>(
    _ what: String, _ work: @Sendable (JobStore) throws -> Result
  ) async -> Result? {
    do {
      return try work(await opening.value.store)
    } catch {
      logger?.error("\(what): \(error)")
      return nil
    }
  }

  private func pages(_ query: JobQuery, _ first: Int) -> AsyncStream<JobsPage> {
    AsyncStream { continuation in
      let task = Task {
        do {
          let windows = try await opening.value.store.windows(
            matching: query, first: first, limit: HistoryState.stretch)
          for try await window in windows {
            continuation.yield(
              JobsPage(
                query: query, first: first, open: window.open, recent: window.recent,
                jobs: window.jobs, total: window.total, isMore: window.isMore, all: window.all,
                experience: window.experience, isQueuePaused: window.isQueuePaused,
                spent: window.spent, probes: window.probes, batches: window.batches))
          }
        } catch {
          logger?.error("the library cannot be followed: \(error)")
        }
        continuation.finish()
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }

  private func news() -> AsyncStream<Action> {
    AsyncStream { continuation in
      let watches = configuration.watch { continuation.yield($0) }
      let task = Task {
        do {
          let live = try await opening.value
          if let notice = live.store.notice { tell(notice, continuation) }
          for await news in live.service.news {
            switch news {
            case .progress(let job, let progress):
              continuation.yield(
                .progressed(
                  job: job, TransferProgress(bytes: progress.bytes, total: progress.total)))
            case .notice(let text):
              tell(text, continuation)
            case .credits(let credits):
              continuation.yield(.creditsKnown(credits))
            }
          }
        } catch {
          continuation.yield(.told(Self.failure(error).message))
        }
      }
      continuation.onTermination = { _ in
        withExtendedLifetime(watches) { task.cancel() }
      }
    }
  }

  private func tell(_ text: String, _ continuation: AsyncStream<Action>.Continuation) {
    logger?.notice("\(text)")
    continuation.yield(.told(text))
  }

  static func failure(_ error: any Error) -> Failure {
    let what = (error as? CommandStop)?.message ?? "\(error)"
    return Failure(
      .localFile, what: what, charged: .no, next: "dailies paths shows where everything is.")
  }
}
