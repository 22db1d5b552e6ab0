package import TerminalCore

/// Where everything is on the screen. Drawing and moving both ask it, so they always agree.
package struct StudioLayout: Hashable, Sendable {
  package let isTooSmall: Bool
  package let header: Rect
  package let keyBar: Rect
  /// Everything between header and key bar.
  package let body: Rect
  /// The models as a line, where they have no pane.
  package let tabs: Rect
  package let models: Rect
  package let form: Rect
  package let jobs: Rect
  /// Everything about the chosen job, beside the list on a wide screen.
  package let jobDetail: Rect
  /// The most urgent jobs, where they have no pane.
  package let strip: Rect
  package let historyList: Rect
  /// The chosen job under the history; empty where there is no room.
  package let preview: Rect

  package static let smallest = Size(columns: 40, rows: 10)

  package init(_ state: StudioState) {
    let screen = Rect(state.size)
    isTooSmall = screen.columns < Self.smallest.columns || screen.rows < Self.smallest.rows
    let (header, rest) = screen.splitTop(1)
    let (keyBar, body) = rest.splitBottom(1)
    self.header = header
    self.keyBar = keyBar
    self.body = body

    let nothing = Rect(column: body.column, row: body.row, columns: 0, rows: 0)
    let sizes = state.paneSizes
    // Models, form and jobs side by side need so much; else one of them takes the width.
    if state.isFullScreen {
      tabs = nothing
      strip = nothing
      models = state.pane == .models ? body : nothing
      form = state.pane == .form ? body : nothing
      jobs = state.pane == .jobs ? body : nothing
      jobDetail = nothing
    } else if screen.columns >= 110 {
      let hasDetail = screen.columns >= 180
      let room = body.columns
      let usualJobs = hasDetail ? 44 : min(56, max(36, room * 30 / 100))
      let sides = Self.fitted(
        [
          (sizes.models ?? 30, least: 20), (sizes.jobs ?? usualJobs, least: 28),
          (hasDetail ? sizes.jobDetail ?? (room - 30) * 36 / 100 : 0, least: hasDetail ? 30 : 0),
        ], in: room - Self.leastColumns)
      let (models, others) = body.splitLeft(sides[0])
      let (detail, rest) = others.splitRight(sides[2])
      let (jobs, form) = rest.splitRight(sides[1])
      self.models = models
      self.form = form
      self.jobs = jobs
      jobDetail = detail
      tabs = nothing
      strip = nothing
    } else {
      let (tabs, below) = body.splitTop(1)
      let (strip, column) = below.splitBottom(body.rows >= 12 ? 3 : 0)
      let showsJobs = state.pane == .jobs
      self.tabs = tabs
      self.strip = showsJobs ? nothing : strip
      models = nothing
      form = showsJobs ? nothing : column
      jobs = showsJobs ? below : nothing
      jobDetail = nothing
    }

    if state.isFullScreen {
      (preview, historyList) = (nothing, body)
    } else if body.rows >= 28 {
      // Below the list rather than beside it: a list as wide as the screen is scrolled by the terminal.
      let rows = sizes.previewRows ?? body.rows * 45 / 100
      (preview, historyList) = body.splitBottom(
        Self.fitted([(rows, least: 5)], in: body.rows - 6)[0])
    } else {
      (preview, historyList) = (nothing, body)
    }
  }

  /// The form, or what else takes the room that is left, keeps so much.
  private static let leastColumns = 40

  /// Sizes as they are wished for, no smaller than their least, the last ones smaller where there is too
  /// little room.
  private static func fitted(_ wishes: [(size: Int, least: Int)], in room: Int) -> [Int] {
    var sizes = wishes.map { max($0.size, $0.least) }
    for index in sizes.indices.reversed() {
      let excess = sizes.reduce(0, +) - room
      if excess > 0 { sizes[index] = max(wishes[index].least, sizes[index] - excess) }
    }
    return sizes
  }

  /// A sentence about what just happened, for some seconds over the last lines above the keys.
  package func toast(lines: Int) -> Rect { body.splitBottom(lines).part }

  /// What is inside a pane's border.
  package static func inside(_ pane: Rect) -> Rect { pane.inset(columns: 2, rows: 1) }

  /// Lines for help, price and time at the bottom of the form.
  package var formFooterRows: Int {
    switch Self.inside(form).rows {
    case 14...: 6
    case 9...: 3
    default: 1
    }
  }

  package var fields: Rect {
    Self.inside(form).splitBottom(formFooterRows).rest
  }

  package var formFooter: Rect {
    Self.inside(form).splitBottom(formFooterRows).part
  }

  /// The rows of the history's jobs, below their heading.
  package var historyRows: Rect { historyList.splitTop(1).rest }

  /// The box of one job, as wide as can be read well.
  package var detailColumns: Int { min(body.columns, 100) }

  /// What is inside it where it is as high as it can be.
  package var detailRoom: Size { Size(columns: detailColumns - 4, rows: body.rows - 2) }

  /// The box of one job, no higher than its lines need.
  package func detail(lines: Int) -> Rect { box(lines: lines, columns: detailColumns) }

  package var palette: Rect {
    body.centered(Size(columns: 84, rows: body.rows))
  }

  /// The list of files.
  package var files: Rect { body.centered(Size(columns: 150, rows: body.rows)) }

  /// Where the chosen file is shown, inside the list of files, beside its names.
  package var filePreview: Rect {
    let inside = Rect(Self.inside(files).size)
    let columns = inside.columns >= 64 ? inside.columns * 2 / 5 : 0
    return inside.splitTop(2).rest.splitRight(columns).part
  }

  /// A box in the middle for so many lines.
  package func box(lines: Int, columns: Int = 66) -> Rect {
    body.centered(Size(columns: columns, rows: lines + 2))
  }

  /// The list of values of a choice with its typed filter.
  package var choice: Rect { body.centered(Size(columns: 66, rows: 20)) }
}
