import Jobs
import TerminalCore

extension StudioState {
  /// Draws the frames of a job's clip, and everything about it in words.
  func drawDetail(
    of job: Job?, _ rows: [Row], on canvas: Canvas, _ layout: DetailLayout, from scroll: Int = 0
  ) {
    let words = layout.words.intersection(canvas.bounds)
    rows.draw(on: canvas.region(words), from: scroll)
    guard frames.path == job?.clip?.path, let path = frames.path, let facts = frames.facts[path]
    else { return }
    if layout.frames.count == 1, let moment = frames.moment {
      drawFrame(
        frames.alone, Words.frame(at: moment, facts, frames), on: canvas, layout.frames[0])
    } else if frames.moment == nil {
      for (moment, rect) in zip(frames.moments(facts, count: 3), layout.frames) {
        let caption = Words.moment(moment, isThere: !frames.gaps.contains(moment))
        drawFrame(frames.strip[moment], caption, on: canvas, rect)
      }
    }
  }

  /// The same in a pane, from its beginning.
  func drawDetail(of job: Job, on canvas: Canvas, in pane: Rect) {
    let inside = StudioLayout.inside(pane)
    let layout = detailLayout(job, in: inside.size, isBox: false)
    let rows = DetailRows(self, width: layout.words.columns).rows(job.id)
    drawDetail(of: job, rows, on: canvas.region(inside), layout)
    drawHidden(canvas, pane, (above: 0, below: max(0, rows.count - layout.words.rows)))
  }

  /// How pictures are drawn in this moment.
  var shownPictures: PictureStyle? { isResizing && pictures == .pixels ? .colors : pictures }

  private func drawFrame(
    _ picture: Picture?, _ caption: String, on canvas: Canvas, _ rect: Rect
  ) {
    if let picture, let shownPictures {
      canvas.picture(
        picture, in: rect, style: shownPictures, isMoving: frames.playing == .underWay)
    }
    Line(caption, .dim).draw(on: canvas, row: rect.endRow, from: rect.column)
  }
}
