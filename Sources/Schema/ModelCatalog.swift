import FoundationEssentials

/// The models this program knows: those it brought along, and those of the user's own folder.
package struct ModelCatalog: Hashable, Sendable {
  /// In the order of lists.
  package private(set) var models: [ModelSchema]
  /// Files that could not be taken; where one of them was to replace a model, the model is unchanged.
  package let problems: [ModelFileError]

  private static let firstInLists = [
    "p-video", "p-video-animate", "p-video-replace", "p-video-avatar", "pixverse-text2video",
  ]

  /// - Parameter folder: a folder with files named `<slug>.toml`; a file of a known slug replaces that
  ///   model, another adds one. It need not exist.
  package init(userFolder folder: String? = nil) {
    var (models, problems) = Self.broughtAlong
    do throws(ModelFileError) {
      for path in try folder.map(Self.files) ?? [] {
        do throws(ModelFileError) {
          let model = try Self.read(path)
          models[model.slug] = model
        } catch {
          problems.append(error)
        }
      }
    } catch {
      problems.append(error)
    }
    self.models = models.values.sorted { Self.place($0.slug) < Self.place($1.slug) }
    self.problems = problems
  }

  /// They are the same for as long as the program runs, so their files are read once.
  private static let broughtAlong: ([String: ModelSchema], [ModelFileError]) = {
    var models: [String: ModelSchema] = [:]
    var problems: [ModelFileError] = []
    for file in EmbeddedFiles.texts {
      do throws(ModelFileError) {
        let model = try ModelFile.read(file.text, file: file.name)
        models[model.slug] = model
      } catch {
        problems.append(error)
      }
    }
    return (models, problems)
  }()

  /// The model of that name; nil where there is none.
  package subscript(slug: String) -> ModelSchema? { models.first { $0.slug == slug } }

  /// The catalog with one model submitted by another contract than its file says.
  package func with(_ contract: Contract, for slug: String) -> ModelCatalog {
    var changed = self
    changed.models = models.map { $0.slug == slug ? $0.with(contract) : $0 }
    return changed
  }

  private static func place(_ slug: String) -> (Int, String) {
    (firstInLists.firstIndex(of: slug) ?? firstInLists.count, slug)
  }

  private static func files(in folder: String) throws(ModelFileError) -> [String] {
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw ModelFileError(file: folder, message: "cannot be listed as a folder.")
    }
    return names.filter { $0.hasSuffix(".toml") && !$0.hasPrefix(".") }.sorted()
      .map { "\(folder)/\($0)" }
  }

  private static func read(_ path: String) throws(ModelFileError) -> ModelSchema {
    guard let data = FileManager.default.contents(atPath: path),
      let text = String(validating: data, as: UTF8.self)
    else { throw ModelFileError(file: path, message: "cannot be read as UTF-8 text.") }
    let model = try ModelFile.read(text, file: path)
    guard path.hasSuffix("/\(model.slug).toml") else {
      throw ModelFileError(
        file: path, place: "slug",
        message: "is \"\(model.slug)\", so the file must be named \(model.slug).toml.")
    }
    return model
  }
}
