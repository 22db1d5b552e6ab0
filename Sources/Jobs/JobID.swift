/// Makes the names of jobs: ten letters and digits that people can read to each other and type a part of.
package enum JobID {
  private static let letters = Array("0123456789abcdefghjkmnpqrstvwxyz")

  package static func draw(using generator: inout some RandomNumberGenerator) -> String {
    String((0..<10).map { _ in letters[Int.random(in: 0..<letters.count, using: &generator)] })
  }
}
