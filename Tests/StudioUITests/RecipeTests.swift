import FoundationEssentials
import Jobs
import Schema
import StudioUI
import TerminalCore
import Testing

/// What made a clip, put into the form from a file.
@Suite struct RecipeTests {
  private func recipe(_ model: String, _ parameters: String) throws -> Recipe {
    try Recipe(
      json: Data(
        #"{"made_with":"dailies","model":"\#(model)","parameters":\#(parameters)}"#.utf8))
  }

  private func form(_ studio: Pilot) -> FormState? { studio.state.forms[studio.state.chosenModel] }

  @Test func aFileFillsItsModelsFormAndNoOther() throws {
    var studio = try Pilot()
    try studio.type("<Enter><Enter>my own words<Esc>")
    let before = studio.state.forms
    try studio.type("A'/clips/a b.mp4'<Enter>")
    #expect(studio.effects == [.readRecipe(path: "/clips/a b.mp4")])
    let read = try recipe("p-video-animate", #"{"resolution":"480p","seed":8841,"gone":1}"#)
    studio.update(.recipeRead(path: "/clips/a b.mp4", .success(read)))
    #expect(studio.state.forms["p-video-animate"]?.values == before["p-video-animate"]?.values)
    try studio.type("a")
    #expect(studio.state.chosenModel == "p-video-animate")
    #expect(
      form(studio)?.values
        == ["resolution": "480p", "seed": 8841, "instruction_prompt": ""],
      "what is empty on both sides stays")
    #expect(form(studio)?.seedMode == .fixed)
    #expect(studio.state.toast?.contains("of a b.mp4; u takes it back") == true)
    #expect(studio.effects.count == 1, "nothing is sent")
    for (slug, form) in before where slug != "p-video-animate" {
      #expect(studio.state.forms[slug]?.values == form.values)
    }
    try studio.type("u")
    #expect(form(studio)?.values == before["p-video-animate"]?.values)
  }

  @Test func whatIsNotKnownIsSaidAndChangesNothing() throws {
    var studio = try Pilot()
    let before = studio.state.forms
    try studio.type("A/clips/a.mp4<Enter>")
    let failure = Failure(.localFile, what: "What made it is not known.", charged: .no, next: "")
    studio.update(.recipeRead(path: "/clips/a.mp4", .failure(failure)))
    #expect(studio.state.toast == "What made it is not known.")
    try studio.type("A/clips/b.mp4<Enter>")
    studio.update(.recipeRead(path: "/clips/a.mp4", .success(try recipe("p-video", "{}"))))
    #expect(studio.state.toast == nil, "nobody waits for that one any more")
    studio.update(.recipeRead(path: "/clips/b.mp4", .success(try recipe("sora", "{}"))))
    #expect(studio.state.toast == "The model sora is not known here.")
    #expect(studio.state.forms == before)
    studio.effects = []
    try studio.type("A<Enter>A<Esc>")
    #expect(studio.effects == [])
    #expect(studio.state.overlays.isEmpty)
  }

  @Test func theStudioOpensWithItAndTheDraftBeforeComesBackByUndo() throws {
    var studio = try Pilot()
    studio.update { $0.startsFrom = "/clips/a.mp4" }
    let draft = SavedDraft(
      model: "p-video", values: ["prompt": "of last time"], seedMode: .drawn)
    studio.update(.draftsLoaded([draft]))
    #expect(studio.effects == [.readRecipe(path: "/clips/a.mp4")])
    let read = try recipe("p-video", #"{"prompt":"a fox","seed":8841}"#)
    studio.update(.recipeRead(path: "/clips/a.mp4", .success(read)))
    #expect(form(studio)?.values["prompt"] == "a fox")
    try studio.type("u")
    #expect(form(studio)?.values["prompt"] == "of last time")
  }

  @Test func inThePlainModeItIsTyped() throws {
    var talk = Talk()
    talk.type("load from file")
    #expect(talk.lines == ["load from file PATH: Loads what made a clip into its form."])
    talk.type("load from file /clips/a b.mp4")
    #expect(talk.effects.last == .readRecipe(path: "/clips/a b.mp4"))
    talk.take(.recipeRead(path: "/clips/a b.mp4", .success(try recipe("p-video", "{}"))))
    #expect(talk.lines.contains { $0.contains("of a b.mp4; undo takes it back") })
  }
}
