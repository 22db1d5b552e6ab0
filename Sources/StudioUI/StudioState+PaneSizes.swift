import TerminalCore

extension StudioState {
  /// Makes the pane with the focus larger or smaller; what is beside it gives or takes the room.
  mutating func resizePane(by step: Int) {
    let layout = StudioLayout(self)
    let before = paneSizes
    if view == .history {
      paneSizes.previewRows = layout.preview.rows - step / 2
    } else {
      switch pane {
      case .models: paneSizes.models = layout.models.columns + step
      case .jobs: paneSizes.jobs = layout.jobs.columns + step
      case .form:
        // What the jobs cannot give, the models do.
        paneSizes.jobs = layout.jobs.columns - step
        if StudioLayout(self).form == layout.form {
          paneSizes.models = layout.models.columns - step
        }
      }
    }
    keepSizesAsShown(before)
    if StudioLayout(self) == layout { toast = Words.paneStays(larger: step > 0) }
  }

  /// Wishes beyond what there is room for would have to be taken back key by key.
  private mutating func keepSizesAsShown(_ before: PaneSizes) {
    let shown = StudioLayout(self)
    if paneSizes.models != before.models { paneSizes.models = shown.models.columns }
    if paneSizes.jobs != before.jobs { paneSizes.jobs = shown.jobs.columns }
    if paneSizes.previewRows != before.previewRows { paneSizes.previewRows = shown.preview.rows }
  }

  /// All panes of this view as large as the program thinks best.
  mutating func resetPanes() {
    if view == .history {
      paneSizes.previewRows = nil
    } else {
      let rows = paneSizes.previewRows
      paneSizes = PaneSizes()
      paneSizes.previewRows = rows
    }
    isFullScreen = false
  }

  mutating func toggleFullScreen() {
    isFullScreen.toggle()
    if isFullScreen { toast = Words.isFullScreen(keymap) }
  }

  /// Why there is nothing to be made larger or smaller; nil where there is.
  var whyPanesStay: String? {
    if isFullScreen { return Words.isFullScreen(keymap) }
    let layout = StudioLayout(self)
    let isAlone = view == .history ? layout.preview.isEmpty : layout.models.isEmpty
    return isAlone ? Words.onePane : nil
  }
}
