import Jobs
import Media
import Schema
import StudioUI

/// Carries out what the studio asks for, off the loop, and posts what came of it.
final class EffectRunner {
  let services: StudioServices
  let queue: EventQueue
  private let seeds: [String: SeedRange]
  private var news: [Task<Void, Never>] = []
  private var pages: Task<Void, Never>?
  private let drafts: DraftKeeper
  private var rest: Task<Void, Never>?
  /// When the balance was asked for last, or will be.
  private var creditsAsked = ContinuousClock.now - .seconds(5)
  private let clips: ClipRunner

  init(services: StudioServices, models: [ModelSchema], queue: EventQueue) {
    self.services = services
    self.queue = queue
    clips = ClipRunner(services: services, queue: queue)
    drafts = DraftKeeper { draft in
      guard await services.saveDraft(draft) else {
        return queue.post(.told("What is in the form cannot be kept; the log says why."))
      }
    }
    seeds = models.reduce(into: [:]) { seeds, model in
      if case .seed(let range)? = model.seedParameter?.kind { seeds[model.slug] = range }
    }
  }

  /// Begins to pass on news that no effect asks for.
  func start() {
    news = [services.news, services.themeNews].map { stream in
      Task.detached { [queue] in
        for await action in stream() { queue.post(action) }
      }
    }
  }

  /// What the loop itself does (copy, suspend, redraw, quit) is not for here.
  func run(_ effect: Effect) {
    switch effect {
    case .submit(let drafts, let token):
      ask { services in
        switch await services.submit(drafts, token) {
        case .stored(let jobs): .submitted(token: token, jobs)
        case .problems(let problems): .refused(token: token, problems)
        case .failure(let failure): .submitFailed(token: token, failure)
        }
      }
    case .cancel(let id):
      tell(
        "Cancelled; nothing was sent.",
        orElse: "Not cancelled: it is sent already, or the library cannot be written."
      ) { await $0.cancel(id) }
    case .cancelAll(let ids): cancel(ids)
    case .goOn(let id): act { await $0.goOn(id) }
    case .pauseQueue(let isPaused):
      tell(
        isPaused ? "The queue is paused; nothing is sent." : "The queue goes on.",
        orElse: "The library could not take that."
      ) { await $0.pauseQueue(isPaused) }
    case .moveInQueue(let id, let isLater):
      tell(nil, orElse: isLater ? "None is sent after it." : "None is sent before it.") {
        await $0.moveInQueue(id, isLater)
      }
    case .askAgain(let id): act { await $0.askAgain(id) }
    case .treatAsLost(let id):
      tell(nil, orElse: "It was found meanwhile, or the library cannot be written.") {
        await $0.treatAsLost(id)
      }
    case .remark(let id, let remark):
      tell(nil, orElse: "The library could not take that.") { await $0.remark(id, remark) }
    case .forget(let id):
      tell(nil, orElse: "Only a job that has ended can be forgotten.") { await $0.forget(id) }
    case .recall(let id):
      tell(nil, orElse: "The library could not take that.") { await $0.recall(id) }
    case .loadDrafts:
      ask { services in .draftsLoaded(await services.drafts()) }
    case .saveDraft(let draft): drafts.keep(draft)
    case .drawSeed(let model):
      guard let range = seeds[model] else { return }
      queue.post(.drewSeed(model: model, seed: services.drawSeed(range)))
    case .drawChance:
      queue.post(.drewChance(services.drawSeed(SeedRange(0...Int.max))))
    case .awaitRest:
      rest?.cancel()
      rest = Task.detached { [queue] in
        guard (try? await Task.sleep(for: .milliseconds(120))) != nil else { return }
        queue.post(.rested)
      }
    case .saveFrame(let frame): save(frame)
    case .openClip(let path): openClip(path)
    case .openFolder(let path):
      tell(nil, orElse: "No desktop to show it on here. The clip is at \(path)") {
        await $0.openFolder(path)
      }
    case .readFacts, .loadFrames, .loadTable, .play, .nextFrame, .stopPlaying: clips.run(effect)
    case .writeSetting(let setting, let value):
      ask { services in await services.writeSetting(setting, value) }
    case .loadHistory(let query, let first):
      pages?.cancel()
      pages = Task.detached { [services, queue] in
        for await page in services.pages(query, first) where !Task.isCancelled {
          queue.post(.jobsChanged(page))
        }
      }
    case .loadFitting, .loadFilterWords, .saveSearch, .lookIntoTrash, .emptyTrash: find(effect)
    case .loadCredits: loadCredits()
    case .loadLeftAt:
      ask { services in await services.leftAt().map(Action.wasLeft) }
    case .notify(let text):
      act { await $0.notify(text) }
    case .checkFile, .readFolder, .loadLineage, .readWildcard, .loadShelf, .save, .readRecipe,
      .loadPastValues:
      answer(effect)
    case .copy, .edit, .showTheme, .takeMouse, .suspend, .redraw, .quit, .quitToBackground: break
    }
  }

  /// Each job that ends changes the balance: of many, one asks a few seconds later for all of them.
  private func loadCredits() {
    let now = ContinuousClock.now
    guard creditsAsked <= now else { return }
    let due = max(now, creditsAsked + .seconds(5))
    creditsAsked = due
    ask { services in
      try? await Task.sleep(until: due)
      return switch await services.credits() {
      case .success(let credits): .creditsKnown(credits)
      case .failure(let failure): .creditsRefused(failure)
      }
    }
  }

  /// What is asked of files and of the library for a form or a box.
  private func answer(_ effect: Effect) {
    switch effect {
    case .checkFile(let path):
      ask { services in .fileChecked(path: path, await services.checkFile(path)) }
    case .readFolder(let path):
      ask { services in .folderRead(path: path, await services.readFolder(path)) }
    case .loadLineage(let id):
      ask { await $0.lineage(id).map(Action.lineageFound) }
    case .readWildcard(let name):
      ask { services in .wildcardRead(name, await services.wildcard(name)) }
    case .loadShelf(let shelf):
      ask { services in .shelfRead(shelf, await services.shelf(shelf)) }
    case .save(let text, let shelf, let name, let replacing):
      ask { services in
        .shelved(
          shelf, name: name, text: text, await services.save(text, shelf, name, replacing))
      }
    case .readRecipe(let path):
      ask { services in .recipeRead(path: path, await services.recipe(path)) }
    case .loadPastValues(let parameter):
      ask { services in .pastValues(parameter: parameter, await services.pastValues(parameter)) }
    default: break
    }
  }

  private func save(_ frame: FrameToCome) {
    Task.detached { [services, queue] in
      let saved = await services.saveFrame(frame.clip, frame.moment)
      queue.post(.frameSaved(frame, path: try? saved.get()))
      if case .failure(let fault) = saved { queue.post(.told("The frame cannot be had. \(fault)")) }
    }
  }

  private func openClip(_ path: String) {
    ask { services in
      switch await services.openClip(path) {
      case .opened: .told("Opened \(path)")
      case .noDesktop: .told("No desktop to play it on here. The clip is at \(path)")
      case .noPlayer(let name): .told("There is no player \(name). The clip is at \(path)")
      }
    }
  }

  /// Stops listening, and returns when the last draft is on disk. What was submitted goes on: it
  /// belongs to the service.
  func stop() {
    drafts.finish()
    for task in news { task.cancel() }
    pages?.cancel()
    rest?.cancel()
    clips.stop()
  }

  /// Says in a sentence whether it was done.
  private func tell(
    _ done: String?, orElse not: String,
    _ question: @escaping @Sendable (StudioServices) async -> Bool
  ) {
    ask { services in (await question(services) ? done : not).map(Action.told) }
  }

  /// Nothing is answered: what it changes in the library, that tells.
  private func act(_ work: @escaping @Sendable (StudioServices) async -> Void) {
    Task.detached { [services] in await work(services) }
  }

  func ask(_ question: @escaping @Sendable (StudioServices) async -> Action?) {
    Task.detached { [services, queue] in
      if let action = await question(services) { queue.post(action) }
    }
  }
}
