package import FoundationEssentials
package import Jobs
package import Schema
package import TerminalCore

/// Something that happened, to which the studio answers with a new state.
package enum Action: Hashable, Sendable {
  case started
  /// A key press and when it came.
  case key(Key, at: Date)
  case paste(String)
  /// Somebody asked for something in words, and when.
  case asked(Request, at: Date)
  /// What the mouse did, and when.
  case mouse(Mouse, at: Date)
  case resized(Size)
  /// The terminal has the focus now, or has it no more.
  case focused(Bool)
  /// What the terminal says of its background.
  case background(isDark: Bool)
  /// The terminal can show all pixels of a picture.
  case pixelsShown
  /// What themes there are to choose from.
  case themesRead([ThemeEntry])
  /// A theme file was saved or taken away; the problem is why one is not shown.
  case themesChanged([ThemeEntry], problem: String?)
  /// A second passed while something on the screen counts.
  case tick(Date)
  /// The library says how it stands now.
  case jobsChanged(JobsPage)
  /// All that fit were read, or the newest of them.
  case fittingRead([Job], of: JobQuery, isMore: Bool)
  /// What completes a filter; nil where the library cannot say which tags are in use.
  case filterWordsRead(tags: [String]?, searches: [SavedSearch])
  /// What is in the trash; nil where the library cannot say so.
  case trashSeen(TrashCount?)
  case progressed(job: String, TransferProgress)
  case submitted(token: String, [Job])
  case refused(token: String, [Problem])
  case submitFailed(token: String, Failure)
  case drewSeed(model: String, seed: Int)
  case drewChance(Int)
  /// No key moved the focus for a moment.
  case rested
  /// A local file was looked at.
  case fileChecked(path: String, FileCheck)
  /// A folder was read that was asked for by this path.
  case folderRead(path: String, FolderListing)
  /// The lines of a file of variants; nil where there is no such file.
  case wildcardRead(String, [String]?)
  /// A frame was saved as an image for a field; nil where it cannot be had, which is told.
  case frameSaved(FrameToCome, path: String?)
  /// What made a clip was read, or why it is not known.
  case recipeRead(path: String, Result<Recipe, Failure>)
  /// What a job came from and what came from it.
  case lineageFound(Lineage)
  /// What is known of a clip, or why nothing is.
  case factsRead(path: String, MediaFacts)
  case factsMissing(path: String, String)
  /// A frame that was asked for; nil where the clip has none there.
  case frameLoaded(path: String, at: Double, Picture?)
  /// The next frames of the clips that play, by path, and that all have ended.
  case played([String: Picture], at: Double, run: Int)
  case playingEnded(run: Int)
  /// The terminal is the shell's for now.
  case suspended
  /// What a field held in past jobs, the newest first, each once.
  case pastValues(parameter: String, [String])
  /// The files of a shelf by name, and what became of one that was to be kept.
  case shelfRead(Shelf, [Shelf.Item])
  case shelved(Shelf, name: String, text: String, Shelf.Answer)
  /// The person's own editor has ended.
  case edited(EditedText)
  case creditsKnown(Double)
  case creditsRefused(Failure)
  /// What was in the forms when the program ended last.
  case draftsLoaded([SavedDraft])
  /// A studio on this library was left then, and none was open since.
  case wasLeft(at: Date)
  /// The files of the configuration were read anew; `written` is the setting that the studio changed there.
  case settingsRead(SettingsInForce, Keymap, written: Setting?)
  /// Something to be told in one sentence.
  case told(String)
}
