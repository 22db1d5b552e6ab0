import ArgumentParser

/// The benchmark, or one of the processes that it starts of itself.
@main enum Main {
  static func main() async {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == Transfer.name {
      await Transfer.main(Array(arguments.dropFirst()))
    } else {
      await Bench.main()
    }
  }
}
