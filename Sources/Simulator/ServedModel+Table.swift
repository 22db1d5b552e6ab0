extension ServedModel {
  /// The models of the simulated service. Parameters, limits and mean seconds are those of the
  /// models' pages; the prices follow what was seen charged, by output second where that is known.
  static let served: [String: ServedModel] = Dictionary(
    uniqueKeysWithValues: [pVideo, animate, replace, avatar, pixverse, mock].map { ($0.slug, $0) })

  private static let seed = Parameter(name: "seed", kind: .integer(-1...999_999_999_999_999))

  private static let pVideo = ServedModel(
    slug: "p-video",
    parameters: [
      Parameter(name: "prompt", kind: .text, isRequired: true),
      Parameter(
        name: "aspect_ratio", kind: .choice(["1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3"])),
      Parameter(name: "duration", kind: .integer(3...15)),
      seed,
    ],
    seconds: { _ in 16.43 },
    cost: { _ in 0.005 })

  private static let animate = ServedModel(
    slug: "p-video-animate",
    parameters: [Parameter(name: "image", kind: .media, isRequired: true)] + fromVideo,
    seconds: { _ in 32.91 },
    cost: motionCost)

  private static let replace = ServedModel(
    slug: "p-video-replace",
    parameters: [Parameter(name: "images", kind: .mediaList(1...3), isRequired: true)] + fromVideo,
    seconds: { _ in 50.36 },
    cost: motionCost)

  /// What animate and replace have in common.
  private static let fromVideo = [
    Parameter(name: "video", kind: .media, isRequired: true),
    Parameter(name: "disable_safety_checker", kind: .flag),
    Parameter(name: "ignore_audio", kind: .flag),
    Parameter(name: "instruction_prompt", kind: .text),
    resolution,
    Parameter(name: "save_audio", kind: .flag),
    seed,
    Parameter(name: "target_fps", kind: .choice(["original", "24", "48"])),
    Parameter(name: "turbo", kind: .flag),
  ]

  private static let resolution = Parameter(name: "resolution", kind: .choice(["720p", "1080p"]))

  /// Five seconds of driver video, whatever it is: the service here cannot look at it.
  private static let motionCost: @Sendable (JSON) -> Double = { body in
    body["resolution"] == "1080p" ? 0.375 : 0.1875
  }

  private static let avatar = ServedModel(
    slug: "p-video-avatar",
    parameters: [
      Parameter(name: "image", kind: .media, isRequired: true),
      Parameter(name: "audio", kind: .media, isNullable: true),
      Parameter(name: "disable_prompt_upsampling", kind: .flag),
      Parameter(name: "disable_safety_filter", kind: .flag),
      Parameter(name: "negative_prompt", kind: .text),
      resolution,
      Parameter(name: "seed", kind: .integer(-1...999_999_999_999_999), isNullable: true),
      Parameter(name: "strength_negative_prompt", kind: .number(0...4)),
      Parameter(name: "video_prompt", kind: .text),
      Parameter(name: "voice", kind: .choice(voices)),
      Parameter(
        name: "voice_language",
        kind: .choice([
          "English (US)", "English (UK)", "Spanish", "French", "German", "Italian",
          "Portuguese (Brazil)", "Japanese", "Korean", "Hindi",
        ])),
      Parameter(name: "voice_prompt", kind: .text),
      Parameter(name: "voice_script", kind: .text),
    ],
    seconds: { _ in 98.10 },
    cost: { body in
      let characters = body["audio"]?.text == nil ? body["voice_script"]?.text?.count ?? 97 : 75
      let seconds = Double(max(1, (characters + 14) / 15))
      return seconds * (body["resolution"] == "1080p" ? 0.05625 : 0.03125)
    },
    conflict: { body in
      body["audio"]?.text == nil && body["voice_script"] == ""
        ? "Either audio or voice_script is required." : nil
    })

  private static let voices: [JSON] = [
    "Zephyr (Female)", "Puck (Male)", "Charon (Male)", "Kore (Female)", "Fenrir (Male)",
    "Leda (Female)", "Orus (Male)", "Aoede (Female)", "Callirrhoe (Female)", "Autonoe (Female)",
    "Enceladus (Male)", "Iapetus (Male)", "Umbriel (Male)", "Algenib (Male)", "Despina (Female)",
    "Erinome (Female)", "Laomedeia (Female)", "Achernar (Female)", "Algieba (Male)",
    "Schedar (Male)", "Gacrux (Female)", "Pulcherrima (Female)", "Achird (Male)",
    "Zubenelgenubi (Male)", "Vindemiatrix (Female)", "Sadachbia (Male)", "Sadaltager (Male)",
    "Sulafat (Female)", "Alnilam (Male)", "Rasalgethi (Male)",
  ]

  private static let pixverse = ServedModel(
    slug: "pixverse-text2video",
    parameters: [
      Parameter(
        name: "aspect_ratio", kind: .choice(["16:9", "4:3", "1:1", "3:4", "9:16"]),
        isRequired: true),
      Parameter(name: "duration", kind: .choice([5, 8]), isRequired: true),
      Parameter(name: "motion_mode", kind: .choice(["normal", "fast"]), isRequired: true),
      Parameter(name: "prompt", kind: .text, isRequired: true),
      Parameter(
        name: "quality", kind: .choice(["360p", "540p", "720p", "1080p"]), isRequired: true),
      Parameter(name: "negative_prompt", kind: .text),
      Parameter(name: "seed", kind: .integer(1...99_999)),
      Parameter(
        name: "style", kind: .choice(["anime", "3d_animation", "clay", "comic", "cyberpunk"]),
        isNullable: true),
    ],
    seconds: { _ in 44.13 },
    cost: { body in
      let basic =
        switch body["quality"]?.text {
        case "720p": 0.5
        case "1080p": 1.0
        default: 0.375
        }
      return body["motion_mode"] == "fast" || body["duration"] == 8 ? basic * 2 : basic
    },
    conflict: { body in
      if body["motion_mode"] == "fast" && body["duration"] == 8 {
        return "motion_mode fast is only available when duration is 5"
      }
      if body["quality"] == "1080p" && body["duration"] == 8 {
        return "quality 1080p is only available when duration is 5"
      }
      if body["quality"] == "1080p" && body["motion_mode"] == "fast" {
        return "quality 1080p does not support motion_mode fast"
      }
      return nil
    })

  /// For tests: it sleeps `sleep` seconds and costs `credits` dollars.
  private static let mock = ServedModel(
    slug: "mock-inference",
    parameters: [
      Parameter(name: "prompt", kind: .text),
      Parameter(name: "sleep", kind: .number(0...3600)),
      Parameter(name: "credits", kind: .number(0...1000)),
      seed,
    ],
    seconds: { $0["sleep"]?.double ?? 1 },
    cost: { $0["credits"]?.double ?? 0.01 })
}
