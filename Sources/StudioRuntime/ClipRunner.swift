import Media
import StudioUI
import TerminalCore

/// Has frames of clips decoded for the studio, one after the other, and clips played, all of them together.
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
    case .play(let paths, let start, let room, let run):
      play(paths, from: start, in: room, run: run)
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

  /// Passes the newest frames on whenever the studio asks for them: it asks when those before are on the
  /// screen, so that they never queue up for a slow line. A clip that has ended leaves the others.
  private func play(_ paths: [String], from start: Double, in room: Size, run: Int) {
    stopPlaying()
    let (asked, ask) = AsyncStream.makeStream(of: Void.self)
    self.ask = ask
    playing = Task.detached { [services, queue] in
      var questions = asked.makeAsyncIterator()
      var clips = paths.map { ($0, services.play($0, start, room).makeAsyncIterator()) }
      while true {
        var frames: [(path: String, frame: PlayedFrame)] = []
        for place in clips.indices {
          guard let frame = await clips[place].1.next() else { continue }
          frames.append((clips[place].0, frame))
        }
        guard let first = frames.first else { break }
        clips.removeAll { clip in !frames.contains { $0.path == clip.0 } }
        let pictures = frames.map { ($0.path, $0.frame.picture) }
        queue.post(
          .played(
            Dictionary(pictures) { first, _ in first }, at: first.frame.seconds, run: run))
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
