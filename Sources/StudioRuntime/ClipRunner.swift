import Media
import StudioUI

/// Has frames of clips decoded for the studio, and clips played, one of each at a time.
final class ClipRunner {
  private let services: StudioServices
  private let queue: EventQueue
  private var loading: Task<Void, Never>?
  private var table: Task<Void, Never>?
  private var playing: Task<Void, Never>?
  private var ask: AsyncStream<Void>.Continuation?

  init(services: StudioServices, queue: EventQueue) {
    self.services = services
    self.queue = queue
  }

  /// What has nothing to do with clips is not for here.
  func run(_ effect: Effect) {
    switch effect {
    case .readFacts(let path): readFacts(of: path)
    // What was asked for before is not needed any more.
    case .loadFrames(let wish):
      loading?.cancel()
      loading = load([wish])
    case .loadTable(let wishes):
      table?.cancel()
      table = load(wishes)
    case .play(let path, let start, let room, let run):
      play(services.play(path, start, room), run: run)
    case .nextFrame: ask?.yield()
    case .stopPlaying: stopPlaying()
    default: break
    }
  }

  func stop() {
    loading?.cancel()
    table?.cancel()
    stopPlaying()
  }

  private func readFacts(of path: String) {
    Task.detached { [services, queue] in
      do throws(MediaFault) {
        queue.post(.factsRead(path: path, try await services.facts(path)))
      } catch {
        queue.post(.factsMissing(path: path, "\(error)"))
      }
    }
  }

  private func load(_ wishes: [FrameWish]) -> Task<Void, Never> {
    Task.detached { [services, queue] in
      for wish in wishes {
        for moment in wish.moments {
          let picture = await services.frame(wish.path, moment, wish.room, wish.pixels)
          if Task.isCancelled { return }
          queue.post(.frameLoaded(path: wish.path, at: moment, picture))
        }
      }
    }
  }

  /// Passes the newest frame on whenever the studio asks for one: it asks when the one before is on the
  /// screen, so that they never queue up for a slow line.
  private func play(_ clip: AsyncStream<PlayedFrame>, run: Int) {
    stopPlaying()
    let (asked, ask) = AsyncStream.makeStream(of: Void.self)
    self.ask = ask
    playing = Task.detached { [queue] in
      var questions = asked.makeAsyncIterator()
      for await frame in clip {
        queue.post(.played(frame.picture, at: frame.seconds, run: run))
        guard await questions.next() != nil else { return }
      }
      queue.post(.playingEnded(run: run))
    }
  }

  private func stopPlaying() {
    ask?.finish()
    playing?.cancel()
    playing = nil
  }
}
