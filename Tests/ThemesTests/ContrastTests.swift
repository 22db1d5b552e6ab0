import TerminalCore
import Testing
import Themes

struct ContrastTests {
  @Test(arguments: [
    ("#000000", "#ffffff", 21.0), ("#ffffff", "#000000", 21), ("#123456", "#123456", 1),
    ("#767676", "#ffffff", 4.54), ("#ff0000", "#ffffff", 4.00),
  ])
  func theRatioIsThatOfTheGuidelines(one: String, other: String, ratio: Double) throws {
    let found = Contrast.ratio(try #require(RGB(one)), try #require(RGB(other)))
    #expect(abs(found - ratio) < 0.005)
  }

  @Test(arguments: ["", "#12345", "#1234567", "123456", "#12345g", "#-12345"])
  func otherTextIsNoColour(text: String) {
    #expect(RGB(text) == nil)
  }
}
