package import FoundationEssentials
package import Jobs
package import Schema
package import TerminalCore

/// The whole studio as a value: everything on the screen follows from it.
package struct StudioState: Hashable, Sendable {
  package var size: Size
  /// In the order of the list; never empty in a working program.
  package let models: [ModelSchema]
  package var view: ViewID = .studio
  package var pane: PaneID = .form
  /// The slug of the model whose form is shown.
  package var chosenModel: String
  /// The form of each model by slug; kept while another one is shown.
  package var forms: [String: FormState]
  /// The lines of the shown form as they were when it was scrolled last.
  var lastForm: ShownForm?
  /// The text being typed into the focused field of the form.
  package var editing: TextField?
  /// How many characters it had when the keys rested: counted with each letter it would be many bytes.
  var counted: Int?
  var kills = KillRing()
  package var jobs = JobsState()
  package var history = HistoryState()
  package var credits = Credits.unknown
  package var access: Access
  package var settings = SettingsInForce()
  /// Whether the terminal is to tell of its mouse.
  package var takesMouse = true
  var lastPress: Press?
  /// Whether somebody looks, as far as the terminal says.
  var isFocused = true
  /// Jobs that ended while nobody looked.
  var endedUnseen: [JobState] = []
  /// A person wants to leave, but not before nothing is under way.
  var leavesWhenDone = false
  /// When a studio on this library was left last; told about once, with what ended since.
  var leftAt: Date?
  /// The topmost is last; it takes the keys first.
  package var overlays: [Overlay] = []
  /// One sentence about what just happened; the next key takes it away, or some seconds.
  package var toast: String? {
    didSet { toastTicks = toast == nil ? 0 : Self.toastSeconds }
  }
  /// How many seconds it still stays.
  private var toastTicks = 0
  /// All themes, and the name of the one in force.
  var themes: [ThemeEntry] = []
  package internal(set) var theme = ""
  /// Nobody chose the theme, so it goes by the terminal's background.
  package var followsBackground = false
  /// The one on the screen: another than that in force while it is being chosen.
  var shownTheme = ""
  package var paneSizes = PaneSizes()
  /// One pane has the whole screen.
  var isFullScreen = false
  /// The signs that the terminal can draw.
  package var glyphs = GlyphSet.unicode
  /// How it can show pictures; nil where it shows none at all.
  package var pictures: PictureStyle? = .colors
  /// The terminal's size changes, so that all pixels would be sent again and again.
  var isResizing = false
  /// What is missing on this machine for showing frames of clips; nil where nothing is.
  package var whyNoFrames: String?
  var frames = ClipFrames()
  var tableFrames = TableFrames()
  /// The frame that is being saved for a form; what was asked for before it is not wanted any more.
  var frameToCome: FrameToCome?
  /// The jobs that files in forms came from, by path.
  var madeFrom: [String: Parent] = [:]
  /// The jobs that are marked, in the order in which they were.
  var marked: [String] = []
  /// The same as they were when they were marked: they may be out of sight by now.
  var markedJobs: [String: Job] = [:]
  /// What is done to them if it is asked for once more.
  var announced: CommandID?
  package var now: Date
  package let timeZone: TimeZone
  package var keymap: Keymap
  package var tokens: Tokens
  /// Tokens of submits that the library has not answered yet.
  package var storing: Set<String> = []
  /// The parameter whose help is shown: the focused one, once the focus rests on it. Help is many
  /// letters, and on a slow line the focus has to move at once.
  var explained: String?
  /// What the job in the box came from, once that is known.
  var lineage: Lineage?
  /// The job of which that was asked.
  var askedLineage: String?
  /// The job that is described beside or below its list: the chosen one, once the choice rests on it.
  var described: String?
  /// What is known of the local files named in the forms, by path as it was typed.
  var files: [String: FileCheck] = [:]
  /// What is known of the files of variants named in texts.
  var wildcards: [String: Wildcard] = [:]
  /// The folder from which a file was taken last; at first the current one.
  var pickedFolder = "."
  /// The file that is read for what made it.
  var awaitsRecipe: AwaitedRecipe?
  /// The same at the start, once the forms are as they were.
  package var startsFrom: String?
  /// A submit waits until its local files were looked at once more.
  var awaitsFiles = false
  /// A submit waits for the number from which all is drawn for its jobs.
  var awaitsChance = false
  /// A submit waits for its seed: the one shown in the box is the one sent.
  var awaitsSeed = false

  /// - Parameters:
  ///   - run: unlike that of any other run of the program; the tokens of submits begin with it.
  ///   - now: when the program started.
  package init(
    size: Size, models: [ModelSchema], access: Access, run: String, now: Date, timeZone: TimeZone,
    keymap: Keymap = .standard
  ) {
    self.size = size
    self.models = models
    self.access = access
    self.now = now
    self.timeZone = timeZone
    self.keymap = keymap
    chosenModel = models.first?.slug ?? ""
    forms = Dictionary(models.map { ($0.slug, FormState($0)) }) { first, _ in first }
    tokens = Tokens(run: run)
  }

  /// The themes there are, and the one that the terminal shows already.
  package mutating func show(theme: String, of themes: [ThemeEntry]) {
    self.themes = themes
    self.theme = theme
    shownTheme = theme
  }

  /// Themes were read again; the one on the screen may look different now.
  mutating func takeThemes(_ entries: [ThemeEntry], problem: String?) {
    themes = entries
    shownTheme = ""
    if let problem { toast = problem }
  }

  /// Something on the screen changes by itself every second.
  package var needsTicks: Bool { jobs.moving > 0 || toast != nil }

  private static let toastSeconds = 6

  /// A second passed: what counts goes on, and a sentence does not stay for ever.
  mutating func tick(_ date: Date) {
    now = date
    guard toast != nil else { return }
    toastTicks -= 1
    if toastTicks <= 0 { toast = nil }
  }

  package var model: ModelSchema? { models.first { $0.slug == chosenModel } }

  var form: FormState? {
    get { forms[chosenModel] }
    set { forms[chosenModel] = newValue }
  }

  /// Whether the account can be used, and how.
  package enum Access: Hashable, Sendable {
    /// On the built-in simulator.
    case demo
    case key
    case noKey
  }

  /// What is left on the account.
  package enum Credits: Hashable, Sendable {
    case unknown
    case known(Double)
    case refused(Failure)
  }
}
