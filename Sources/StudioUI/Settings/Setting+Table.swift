extension Setting {
  /// Every setting there is, in the order in which people read them.
  package static let all = [
    theme, player, notify, quietHours, hook, background, mouse, glyphs, graphics, uploadWarning,
    sshAddress, capBatch, capDay, capTotal, warnAt,
    library,
    clipsFolder, apiURL, uploadURL, historyURL, contract,
  ]

  package static let theme = Setting(
    "theme", .theme, example: "dark", standard: "dark or light, like the terminal",
    holdsAtOnce: true,
    "The colours: one of the themes that come along, or your own file in themes/ beside this one.")

  package static let player = Setting(
    "player", .command, example: "mpv --loop {}", standard: "the desktop's own player",
    holdsAtOnce: true,
    "What opens a clip. {} stands for the clip, which comes last where it does not stand.")

  package static let notify = Setting(
    "notify", .choice(words(NotifyPolicy.unfocused)), holdsAtOnce: true,
    "When the end of a job calls you, by the bell and a notification: while you look elsewhere, always or never."
  )

  package static let quietHours = Setting(
    "quiet_hours", .times, example: "22:00-08:00", standard: "none", holdsAtOnce: true,
    "When nothing rings and no notification is shown. What ended meanwhile is told when you come back."
  )

  package static let hook = Setting(
    "hook", .command, example: "~/bin/job-ended", standard: "none", holdsAtOnce: true,
    "A program that is run when a job has ended, with the job as JSON on its standard input and its state (done, failed, expired, unknown) as the last argument. It has a minute; what it prints goes to the log."
  )

  package static let background = Setting(
    "background", .choice(words(BackgroundPolicy.ask)), holdsAtOnce: true,
    "Whether a process without a screen fetches the open clips when you leave: always, never, or the box before leaving offers it."
  )

  package static let mouse = Setting(
    "mouse", .choice(words(MousePolicy.on)), holdsAtOnce: true,
    "Whether the mouse works here, or is left to the terminal for selecting text.")

  package static let glyphs = Setting(
    "glyphs", .choice(words(GlyphPolicy.auto)), holdsAtOnce: false, holdsInDemo: true,
    "Borders and signs: in Unicode, in ASCII, or as the terminal can draw them.")

  package static let graphics = Setting(
    "graphics", .choice(words(GraphicsPolicy.auto)), holdsAtOnce: false, holdsInDemo: true,
    "Frames of clips: in cells alone, or with all their pixels where the terminal says that it can show them, over SSH only if that is said here. Inside tmux they are in cells."
  )

  package static let uploadWarning = Setting(
    "upload_warning", .size, example: "100 MB", holdsAtOnce: true,
    "From which size on a file is called large before it is uploaded. Nothing is refused for it.")

  package static let sshAddress = Setting(
    "ssh_address", .host, example: "ada@renderbox:2222", standard: "as you came here by ssh",
    holdsAtOnce: true,
    "How this machine is reached, for the line that fetches a clip to another one with scp.")

  package static let capBatch = Setting(
    "cap_batch", .money, example: "5.00", standard: "none", holdsAtOnce: true,
    "What the jobs of one submit may cost together. More is not even stored.")

  package static let capDay = Setting(
    "cap_day", .money, example: "2.00", standard: "none", holdsAtOnce: true,
    "What may be spent on a day, by this machine's clock. A job that would pass it waits for you.")

  package static let capTotal = Setting(
    "cap_total", .money, example: "50.00", standard: "none", holdsAtOnce: true,
    "What may be spent in all, on every day together. A job that would pass it waits for you.")

  package static let warnAt = Setting(
    "warn_at", .percent, example: "80 %", holdsAtOnce: true,
    "From which part of a cap on you are asked a second time.")

  package static let library = Setting(
    "library", .path, example: "~/films/dailies", standard: "~/.local/share/dailies",
    holdsAtOnce: false, variable: "DAILIES_LIBRARY",
    "The folder with the database, and with the clips unless they have one of their own.")

  package static let clipsFolder = Setting(
    "clips_folder", .path, example: "~/films/clips", standard: "clips in the library",
    holdsAtOnce: false, "Where clips are saved.")

  package static let apiURL = Setting(
    "api_url", .address, example: "https://api.segmind.com", standard: "https://api.segmind.com",
    holdsAtOnce: false, variable: "SEGMIND_API_URL",
    "The API without /v1, for a simulator or a proxy. The next two follow it where they are not set."
  )

  package static let uploadURL = Setting(
    "upload_url", .address, example: "https://workflows-api.segmind.com",
    standard: "https://workflows-api.segmind.com", holdsAtOnce: false,
    variable: "SEGMIND_UPLOAD_URL", "Where local files are uploaded to.")

  package static let historyURL = Setting(
    "history_url", .address, example: "https://api.spotprod.segmind.com",
    standard: "https://api.spotprod.segmind.com", holdsAtOnce: false,
    variable: "SEGMIND_HISTORY_URL", "Where the account's request history is asked.")

  package static let contract = Setting(
    "contract", .perModel(["v1", "v2"]), example: "p-video = \"v2\"",
    standard: "what the model's file says", holdsAtOnce: false,
    "How a model is submitted: v1 answers with the clip itself, v2 is asked until it is ready.")

  /// The words of a policy, the one that holds where nothing is said first.
  private static func words<Policy: RawRepresentable & CaseIterable & Equatable>(
    _ standard: Policy
  ) -> [String] where Policy.RawValue == String {
    ([standard] + Policy.allCases.filter { $0 != standard }).map(\.rawValue)
  }
}
