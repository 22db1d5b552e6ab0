/// Something a person can ask for by name.
package enum CommandID: Hashable, Sendable {
  // Anywhere.
  case cancel, suspend, redraw, mouse
  // Where no text is typed.
  case showStudio, showHistory, help, palette, settings, back, stepBack
  case nextPane, previousPane, previousModel, nextModel
  case larger, smaller, usualSizes, fullScreen
  // Lists.
  case up, down, pageUp, pageDown, top, bottom
  // Sending.
  case submit, newSeed
  // Models.
  case openForm
  // Form.
  case edit, editText, nextField, previousField, stepLeft, stepRight, stepFarLeft, stepFarRight,
    toggle
  case seedMode, vary, undo, redo
  case resetField, resetForm, loadSample, removeFile, moveFileUp, moveFileDown
  // Files.
  case markFile, folderAbove, fileOrder, showAllFiles, pastFiles
  // Typing.
  case openEditor, leaveText, newline, pastValues, nextText, previousText
  case text(TextEdit)
  case putIn, putInOlder
  // Jobs.
  case openJob, cancelJob, goOn, askAgain, openClip, openFolder, useFrame, useClip, copy, copyOther,
    loadIntoForm, loadFromFile
  case tickChange, everything, onlyPrompt, onlySeed, otherForm
  case sendAgain, otherSeed, treatAsLost, forget, tag, takeBack, doAgain, toggleRaw
  case note, favourite, trash
  case pauseQueue, sendLater, sendSooner
  // Frames.
  case keep, reject, finalVersion, finalSettings
  /// 1 to 5.
  case rate(Int)
  case blink, blinkOn, blinkBack, playTogether
  case mark, markAll, layOut, play, nextFrame, previousFrame, secondOn, secondBack
  // History.
  case filter, takeFilter, clearFilter, completeFilter, saveSearch, searches
  case fold, unfold, foldAgain, emptyTrash
  // Batches.
  case turnBatch, sampleBatch, earlierJobs, laterJobs, tick, markBatch, loadTemplate
  // What is kept under names.
  case presets, savePreset, snippets, saveSnippet
  // Overlays.
  case confirmSubmit, confirmEmpty, goBack, choose, closeOverlay, quit, quitToBackground,
    quitWhenDone, stay
}

extension CommandID {
  /// It does something to all marked jobs at once, and no box comes before it.
  var actsOnSeveral: Bool {
    switch self {
    case .cancelJob, .goOn, .askAgain, .treatAsLost, .forget, .trash, .favourite, .keep, .reject,
      .rate:
      true
    default: false
    }
  }

  /// It deletes what can be put in again, or puts it in.
  var isAboutKills: Bool {
    switch self {
    case .putIn, .putInOlder: true
    case .text(let edit): edit.isKill
    default: false
    }
  }
}
