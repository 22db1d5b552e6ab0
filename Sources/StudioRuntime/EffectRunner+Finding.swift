import Jobs
import StudioUI

extension EffectRunner {
  /// What is found, saved and thrown away.
  func find(_ effect: Effect) {
    switch effect {
    case .loadFitting(let query):
      ask { services in
        await services.fitting(query).map {
          .fittingRead($0.jobs, of: query, isMore: $0.isMore)
        } ?? .told(Words.libraryRefused)
      }
    case .loadFilterWords:
      ask { services in
        .filterWordsRead(tags: await services.tags(), searches: await services.searches())
      }
    case .saveSearch(let search):
      Task.detached { [services, queue] in
        switch await services.saveSearch(search) {
        case .success(let searches):
          queue.post(.filterWordsRead(tags: nil, searches: searches))
          queue.post(.told(Words.saved(search)))
        case .failure(let failure): queue.post(.told(failure.what))
        }
      }
    case .lookIntoTrash: ask { services in .trashSeen(await services.trash()) }
    case .emptyTrash:
      ask { services in
        .told(await services.emptyTrash().map(Words.emptied) ?? Words.libraryRefused)
      }
    default: break
    }
  }

  func cancel(_ ids: [String]) {
    ask { services in
      var cancelled = 0
      for id in ids where await services.cancel(id) { cancelled += 1 }
      return .told(Words.cancelled(cancelled, sent: ids.count - cancelled))
    }
  }
}
