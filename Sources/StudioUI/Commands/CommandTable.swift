import Jobs
import Schema
import TerminalCore

/// Every command there is, once: its keys, its help, where it applies and why it may be off.
package enum CommandTable {
  package static let commands: [Command] =
    sending + models + form + detail + job + clip + jobAgain + final + finding + remarks + queue
    + lists + files + recall
    + overlays
    + typing + panes
    + anywhere

  private static let byScope = Dictionary(grouping: commands, by: \.scope)

  /// Those of a scope, in the order of the table.
  package static func commands(in scope: Scope) -> [Command] { byScope[scope] ?? [] }

  private static let sending = [
    Command(
      .submit, in: .sending, [.control("s")], "submit",
      help: "Shows the amount in a box, then sends the form. Nothing is sent without that box.",
      off: { $0.access == .noKey ? "There is no API key: set SEGMIND_API_KEY first." : nil }),
    Command(
      .newSeed, in: .sending, [.control("n")], "new seed",
      help: "Draws a new seed; it is drawn again after each submit.",
      off: { $0.model?.seedParameter == nil ? "This model takes no seed." : nil }),
  ]

  private static let models = [
    Command(
      .openForm, in: .models, [.enter, .character("l")], "open its form",
      help: "Goes to the form of the chosen model."),
    Command(.previousModel, in: .models, [.left], help: "Chooses the model before."),
    Command(.nextModel, in: .models, [.right], help: "Chooses the next model."),
  ]

  private static let form = [
    Command(
      .edit, in: .form, [.enter], "edit",
      help: "Edits the field: types a text, opens a list of values or files, flips a yes or no."),
    Command(
      .editText, in: .form, [.character("i")],
      help: "Edits the field as text, a file's path or address too."),
    openEditor(in: .form),
    Command(
      .nextField, in: .form, [.tab],
      help: "Goes to the next field; from the last one to the jobs."),
    Command(
      .previousField, in: .form, [.backTab],
      help: "Goes to the field before; from the first one to the models."),
    Command(
      .stepLeft, in: .form, [.left, .character("h")],
      help: "Takes the value before, or one less."),
    Command(
      .stepRight, in: .form, [.right, .character("l")], "change",
      help: "Takes the next value, or one more; in a text, begins to edit."),
    Command(
      .stepFarLeft, in: .form, [.controlLeft, .character("H")],
      help: "Takes the first value, or a larger step down.", off: noSteps),
    Command(
      .stepFarRight, in: .form, [.controlRight, .character("L")],
      help: "Takes the last value, or a larger step up.", off: noSteps),
    Command(
      .seedMode, in: .form, [.character("m")], "seed mode",
      help: "Changes what the seed is after a submit: drawn anew, fixed, or the next number.",
      off: { $0.model?.seedParameter == nil ? "This model takes no seed." : nil }),
    Command(
      .toggle, in: .form, [.character(" ")],
      help: "Flips a yes or no.",
      off: { $0.focusedParameter?.kind == .toggle ? nil : "This field is no yes or no." }),
    Command(
      .vary, in: .form, [.character("v")], "several",
      help:
        "Gives the field several values, each a job of its own: 8x draws seeds, 1..8, 3,5,8, or ticks in a list."
    ),
    Command(
      .resetField, in: .form, [.backspace, .delete],
      help: "Gives the field its default again.",
      off: { $0.focusedFieldIsChanged ? nil : "The field already has its default." }),
    Command(.resetForm, in: .form, [.character("R")], help: "Gives every field its default again."),
    Command(
      .loadSample, in: .form, [.character("S")], "sample",
      help: "Fills in the sample of the model's page; the seed stays.",
      off: { $0.model?.sample.isEmpty == false ? nil : "This model's page has no sample." }),
    Command(
      .presets, in: .form, [.character("p")],
      help: "Lists the presets of this model; enter puts one into the form."),
    Command(
      .savePreset, in: .form, [.character("P")],
      help: "Keeps what is in the form as a preset, a file in the configuration's folder."),
    Command(
      .undo, in: .form, [.character("u")], "undo",
      help: "Takes back the last change of this form: a value, a reset, a sample, a loaded job.",
      off: { $0.form?.steps.canUndo == true ? nil : "Nothing was changed here." }),
    Command(
      .redo, in: .form, [.control("r")],
      help: "Does again what was taken back.",
      off: { $0.form?.steps.canRedo == true ? nil : "Nothing was taken back." }),
  ]

  private static let noSteps: @Sendable (StudioState) -> String? = {
    $0.focusedParameter?.canStep == true ? nil : "This field has no steps: enter edits."
  }

  private static let job = [
    Command(
      .openJob, in: .jobs, [.enter], "open", help: "Shows everything about the job.",
      off: noJob),
    Command(
      .openJob, in: .history, [.enter], "open", help: "Shows everything about the job.",
      off: noJob),
    Command(
      .filter, in: .history, [.character("/")], "filter",
      help:
        "Shows only jobs with these words; model:, state:, rating: and others narrow it further."),
    Command(
      .cancelJob, in: .job, [.character("x")], "cancel",
      help: "Cancels a job that was not sent yet, or all marked ones.",
      off: { $0.whyNot(.cancelJob) }),
    Command(
      .goOn, in: .job, [.character("c")], "let it go on",
      help: "Lets a paused job go on, or all marked ones.",
      off: { $0.whyNot(.goOn) }),
    Command(
      .askAgain, in: .job, [.character("r")], "ask again",
      help: "Asks the provider once more about the job; sends nothing anew.",
      off: { $0.whyNot(.askAgain) }),
    Command(
      .loadIntoForm, in: .job, [.character("a")], "load into form",
      help:
        "Shows what the job would change in its form, or in the one that is shown, to be ticked; sends nothing.",
      off: { state in
        guard let job = state.chosenJob else { return Words.noJobHere }
        return state.forms[job.model] == nil ? "The model \(job.model) is not known here." : nil
      }),
  ]

  private static let jobAgain = [
    Command(
      .sendAgain, in: .job, [.character("s")], "send again",
      help:
        "Shows the amount for the same values once more, and with which seed; of marked jobs for those that failed.",
      off: { state in
        if state.access == .noKey { return "There is no API key: set SEGMIND_API_KEY first." }
        if state.jobsToActOn.count > 1 { return nil }
        guard let job = state.chosenJob else { return Words.noJobHere }
        if state.forms[job.model] == nil { return "The model \(job.model) is not known here." }
        return job.state.isUnsent ? "This job was not sent yet." : nil
      }),
    Command(
      .treatAsLost, in: .job, [.character("X")], "treat as lost",
      help: "Gives up on a job that is maybe charged: it counts as failed and is not looked for.",
      off: { $0.whyNot(.treatAsLost) }),
    Command(
      .forget, in: .job, [.character("f")], "forget",
      help: "Takes an ended job out of the studio's list; it stays in the history.",
      off: { $0.whyNot(.forget) }),
  ]

  static let noJob: @Sendable (StudioState) -> String? = {
    $0.chosenJob == nil ? Words.noJobHere : nil
  }

  private static let lists = [
    Command(.up, in: .moving, [.up, .character("k")], help: "Goes one up."),
    Command(.down, in: .moving, [.down, .character("j")], help: "Goes one down."),
    Command(.pageUp, in: .moving, [.pageUp, .control("u")], help: "Goes one page up."),
    Command(.pageDown, in: .moving, [.pageDown, .control("d")], help: "Goes one page down."),
    Command(.top, in: .moving, [.character("g"), .home], help: "Goes to the first."),
    Command(.bottom, in: .moving, [.character("G"), .end], help: "Goes to the last."),
    Command(
      .nextPane, in: .studio, [.tab, .character("w")], "next pane", help: "Goes to the next pane."),
    Command(
      .previousPane, in: .studio, [.backTab, .character("W")], help: "Goes to the pane before."),
    Command(
      .previousModel, in: .studio, [.character("[")], help: "Shows the model before."),
    Command(.nextModel, in: .studio, [.character("]")], "model", help: "Shows the next model."),
  ]

  private static let overlays = [
    Command(
      .confirmSubmit, in: .confirm, [.control("s"), .character("y")], "send",
      help: "Sends it, at the amount shown; near a cap it asks twice.",
      off: \.whyOverCap),
    Command(
      .goBack, in: .confirm, [.escape, .character("n"), .character("q")], "go back",
      help: "Goes back to the form; nothing is sent."),
    Command(
      .otherSeed, in: .confirm, [.control("n")], "other seed",
      help: "Where a job is sent again: takes a new seed, or the job's own.",
      off: { $0.canTakeOtherSeed ? nil : "The seed is the one in the form." }),
    Command(
      .sampleBatch, in: .confirm, [.character("s")], "draw some",
      help: "Asks how many of several jobs are to be sent; they are drawn from all.",
      off: { $0.plan == nil ? Words.noBatchToSample : nil }),
    Command(
      .turnBatch, in: .confirm, [.character("t")],
      help:
        "Takes several values side by side, the first ones together, or every one with every other.",
      off: { $0.plan?.hasTwoWays == true ? nil : Words.noBatchToTurn }),
    Command(
      .earlierJobs, in: .confirm, [.up, .pageUp], help: "Shows the jobs before.",
      off: { $0.plan == nil ? Words.noBatchToSample : nil }),
    Command(
      .laterJobs, in: .confirm, [.down, .pageDown], help: "Shows the next jobs.",
      off: { $0.plan == nil ? Words.noBatchToSample : nil }),
    Command(
      .tick, in: .options, [.character(" ")], "tick",
      help: "Ticks the value, to take several: each makes a job of its own."),
    Command(
      .choose, in: .choice, [.enter], "choose", help: "Takes the value, or does what the line says."
    ),
    Command(.choose, in: .line, [.enter], "done", help: "Takes what was typed."),
    Command(.closeOverlay, in: .line, [.escape], "go back", help: "Leaves everything as it is."),
    Command(.up, in: .choice, [.up], help: "Goes one up."),
    Command(.down, in: .choice, [.down], help: "Goes one down."),
    Command(.pageUp, in: .choice, [.pageUp], help: "Goes one page up."),
    Command(.pageDown, in: .choice, [.pageDown], help: "Goes one page down."),
    Command(
      .closeOverlay, in: .choice, [.escape], "go back", help: "Leaves everything as it is."),
    Command(
      .closeOverlay, in: .detail, [.escape, .character("q"), .enter], "back",
      help: "Goes back to the list."),
    Command(
      .closeOverlay, in: .failure, [.escape, .enter, .character("q")], "close",
      help: "Closes the box; the form is as it was."),
    Command(
      .quit, in: .quit, [.character("y"), .character("q"), .enter], "leave", help: "Leaves."),
    Command(
      .quitToBackground, in: .quit, [.character("b")], "leave, fetch on",
      help: "Leaves; a process without a screen fetches the clips that are still to come.",
      off: { state in
        if state.settings.background == .never {
          return "background = \"never\" in the configuration."
        }
        return state.jobs.unfinished.isEmpty ? "Nothing is under way." : nil
      }),
    Command(
      .quitWhenDone, in: .quit, [.character("w")], "wait, then leave",
      help: "Stays until nothing is under way any more, then leaves.",
      off: { $0.jobs.moving == 0 ? "Nothing is under way." : nil }),
    Command(.stay, in: .quit, [.escape, .character("n")], "stay", help: "Stays."),
  ]

  private static let anywhere = [
    Command(
      .showHistory, in: .views, [.character("2")], "history", help: "Shows the history.",
      off: { $0.view == .history ? "This is the history." : nil }),
    Command(
      .showStudio, in: .views, [.character("1")], "studio", help: "Shows the studio.",
      off: { $0.view == .studio ? "This is the studio." : nil }),
    Command(
      .help, in: .looking, [.character("?")], Words.allKeys,
      help: "Shows all keys by where they work; typing narrows the list, enter does the chosen one."
    ),
    Command(
      .palette, in: .looking, [.character(":"), .control("p")],
      help:
        "Lists what can be done here, and models, jobs, themes and settings, to be found by typing."
    ),
    Command(
      .settings, in: .looking, [.character(",")],
      help:
        "Shows the settings: what is in force, who says so and what it means; enter changes one."),
    Command(
      .loadFromFile, in: .views, [.character("A")],
      help:
        "Loads what made a clip into its form, from the clip, its JSON file, a curl line or a body; sends nothing."
    ),
    Command(.stepBack, in: .views, [.escape], help: "Goes one step back; never leaves."),
    Command(.back, in: .views, [.character("q")], help: "Goes back; from the studio, quits."),
    Command(
      .cancel, in: .anywhere, [.control("c")], help: "Stops what is being done; then leaves."),
    Command(
      .suspend, in: .anywhere, [.control("z")],
      help: "Gives the terminal back to the shell; fg comes back."),
    Command(.redraw, in: .anywhere, [.control("l")], help: "Draws the screen anew."),
    Command(
      .mouse, in: .anywhere, [.alt("m")],
      help: "Leaves the mouse to the terminal, so that it selects text; the same key takes it back."
    ),
  ]
}
