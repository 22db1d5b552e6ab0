package import Jobs
package import TerminalCore

/// Something the studio asks for; the runtime carries it out.
package enum Effect: Hashable, Sendable {
  /// Stores the drafts of one press as jobs, all of them or none.
  case submit([Draft], token: String)
  case cancel(String)
  /// Cancels several, and says how many that were.
  case cancelAll([String])
  /// Lets a paused job go on.
  case goOn(String)
  /// Pauses the queue, or lets it go on.
  case pauseQueue(Bool)
  /// Moves a waiting job one place in the queue, later or sooner.
  case moveInQueue(String, later: Bool)
  /// Asks the provider once more about a job.
  case askAgain(String)
  /// A person gives up on a job whose answer was lost.
  case treatAsLost(String)
  /// Takes an ended job out of the list beside the form.
  case forget(String)
  /// Puts it back.
  case recall(String)
  /// Stores what a person says of it.
  case remark(String, Remark)
  case drawSeed(model: String)
  /// Draws a number from which everything follows that is drawn for several jobs.
  case drawChance
  case loadDrafts
  /// Keeps what is in a form for the next start.
  case saveDraft(SavedDraft)
  /// Says `rested` in a moment; asked again before that, in a moment from then.
  case awaitRest
  /// Looks at a local file named in a form; `~` is the user's home.
  case checkFile(path: String)
  /// Reads a folder for the list of files; `~` is the user's home.
  case readFolder(path: String)
  /// Asks what a job came from and what came from it.
  case loadLineage(of: String)
  /// Reads the lines of a file of variants.
  case readWildcard(String)
  /// Reads what made a clip; `~` is the user's home.
  case readRecipe(path: String)
  /// Asks what a field held in past jobs.
  case loadPastValues(parameter: String)
  /// Reads the files of a shelf.
  case loadShelf(Shelf)
  /// Keeps a text under a name; one that is there is replaced only where that is meant.
  case save(String, on: Shelf, name: String, replacing: Bool)
  /// Gives a text to the person's own editor, which has the terminal until it ends.
  case edit(String, name: String)
  case openClip(path: String)
  /// Saves a frame of a clip as an image for a field.
  case saveFrame(FrameToCome)
  /// Shows a file in the desktop's file manager.
  case openFolder(of: String)
  /// Asks how long a clip is, and what else is known of it.
  case readFacts(path: String)
  /// Asks for frames, in place of those that were asked for before.
  case loadFrames(FrameWish)
  /// Asks for frames of several clips, in place of those that were asked for before.
  case loadTable([FrameWish])
  /// Plays clips together, in place of what plays; frames come only when they are asked for, but for the first ones.
  case play(paths: [String], from: Double, room: Size, run: Int)
  case nextFrame
  case stopPlaying
  case copy(String)
  /// Keeps telling the open jobs, the newest ones, and a stretch of those that fit.
  case loadHistory(JobQuery, first: Int)
  /// Asks for all jobs that fit, up to a thousand.
  case loadFitting(JobQuery)
  /// Asks for what completes a filter: tags in use, and what was saved.
  case loadFilterWords
  case saveSearch(SavedSearch)
  /// Asks what emptying the trash would take away.
  case lookIntoTrash
  case emptyTrash
  case loadCredits
  /// Asks when a studio on this library was left last.
  case loadLeftAt
  case showTheme(String)
  /// Writes a setting into the configuration; nil takes it out, so that the default holds.
  case writeSetting(Setting, String?)
  /// Calls for attention.
  case notify(String)
  /// Has the terminal tell of its mouse, or leaves that to it.
  case takeMouse(Bool)
  case suspend, redraw, quit
  /// Leaves, and lets a process without a screen fetch what is still open.
  case quitToBackground
}
