// swift-tools-version: 6.2
import PackageDescription

/// One room: a target, its layer's kind, and every module that it may import.
///
/// `make lint` compares each `import` under `Sources/` with this table.
/// Arrows point down only; a new arrow is a decision, explained in its commit.
let rooms: [(name: String, imports: [String])] = [
    ("Text", []),
    ("JSONText", []),
    ("Markup", ["CLibXML2"]),
    ("MIME", ["Crypto"]),
    ("Templates", ["CBuiltin", "Mustache"]),
    ("Transfer", ["CCurl", "MIME"]),
    // Crypto: a title-only paper's id is a hash of its normalised title.
    ("Papers", ["Text", "Crypto"]),
    ("Ingest", ["Papers", "Text", "Markup", "JSONText"]),
    ("Matching", ["Papers", "Text", "CBuiltin"]),
    ("Subscribers", ["Matching", "Papers", "MIME", "JSONText"]),
    ("Editions", ["Papers", "Matching", "Subscribers"]),
    ("Letters", ["Editions", "Subscribers", "Matching", "Papers", "MIME", "Templates", "Text"]),
    ("Feeds", ["Matching", "Papers", "Markup", "Templates", "Text"]),
    // Papers: editions speak of papers by their ids. Crypto: an attempt records the hash of its bytes.
    ("Outbox", ["MIME", "Editions", "Papers", "Crypto"]),
    // Crypto: what is stored twice is stored once, by its hash.
    ("Storage", ["GRDB", "Crypto", "Papers", "Editions", "MIME", "Outbox"]),
    ("Mailbox", ["NIOCore", "NIOPosix"]),
    (
        // Markup: lists of feeds (OPML) are read. Text: libraries of papers (BibTeX, RIS) are full of TeX.
        "Pressroom",
        [
            "Text", "JSONText", "Markup", "MIME", "Templates", "Transfer", "Papers", "Ingest", "Matching",
            "Subscribers", "Editions", "Letters", "Feeds", "Outbox", "Storage", "Mailbox", "CBuiltin", "Crypto",
        ]
    ),
]

/// What test targets may import besides their own room and what that room imports.
let testExtras: [String: [String]] = [
    // CSyncCounter: an SQLite file layer that counts fsyncs and keeps what a power cut would leave.
    // Ingest: what is stored of a digest is what merging makes of it.
    "StorageTests": ["CSyncCounter", "Ingest"],
    "TransferTests": ["Mailbox", "NIOCore", "NIOPosix"],
    "EndToEndTests": ["Mailbox", "MIME"],
]

/// Folders of files that tests read.
let testData: [String: [String]] = [
    "FeedsTests": ["Snapshots"],
    "LettersTests": ["Snapshots"],
]

/// What the shared doubles and suites of the tests are made of.
let testSupportImports = ["Outbox", "MIME", "Editions", "Papers", "NIOCore", "NIOPosix", "NIOSSL"]

/// Modules that come from packages: module name → (package, product).
let products: [String: String] = [
    "ArgumentParser": "swift-argument-parser",
    "Crypto": "swift-crypto",
    "GRDB": "GRDB.swift",
    "Mustache": "swift-mustache",
    "NIOCore": "swift-nio",
    "NIOPosix": "swift-nio",
    "NIOSSL": "swift-nio-ssl",
]

/// The settings of every target. Warnings become errors by an environment variable only,
/// so that a newer toolchain never breaks a user's build.
let settings: [SwiftSetting] =
    [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
    ] + (Context.environment["PAPERBOY_WARNINGS_AS_ERRORS"] == nil ? [] : [.treatAllWarnings(as: .error)])

func dependency(_ module: String) -> Target.Dependency {
    if let package = products[module] { return .product(name: module, package: package) }
    return .target(name: module)
}

/// Test targets often list a module twice: as their room's and as their own.
func dependencies(_ modules: [String]) -> [Target.Dependency] {
    var seen: Set<String> = []
    return modules.filter { seen.insert($0).inserted }.map(dependency)
}

var targets: [Target] = [
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(name: "CBuiltin", cSettings: [.disableWarning("c23-extensions")]),
    .target(name: "CSyncCounter", path: "Tests/CSyncCounter"),
    .target(
        name: "TestSupport", dependencies: dependencies(testSupportImports), path: "Tests/TestSupport",
        swiftSettings: settings),
    .executableTarget(
        name: "paperboy", dependencies: dependencies(["Pressroom", "ArgumentParser"]), swiftSettings: settings),
]
targets += rooms.map { .target(name: $0.name, dependencies: dependencies($0.imports), swiftSettings: settings) }
targets += (rooms + [("EndToEnd", ["paperboy"])]).map { room, imports in
    let name = room + "Tests"
    let modules = [room == "EndToEnd" ? "paperboy" : room, "TestSupport"] + imports + (testExtras[name] ?? [])
    // Read beside the test file, never as resources: unnamed, each build would warn of them.
    return .testTarget(
        name: name, dependencies: dependencies(modules), exclude: testData[name] ?? [], swiftSettings: settings)
}

let package = Package(
    name: "paperboy",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "paperboy", targets: ["paperboy"]),
        // For `Benchmarks`, which measures the rooms one by one.
        .library(name: "Rooms", targets: rooms.map(\.name)),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    ],
    targets: targets
)
