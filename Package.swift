// swift-tools-version: 6.2
import Foundation
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
    ("Feeds", ["Editions", "Subscribers", "Matching", "Papers", "Markup", "Templates", "Text"]),
    // Papers: editions speak of papers by their ids. Crypto: an attempt records the hash of its bytes.
    ("Outbox", ["MIME", "Editions", "Papers", "Crypto"]),
    // Crypto: what is stored twice is stored once, by its hash.
    ("Storage", ["GRDB", "Crypto", "Papers", "Matching", "Subscribers", "Editions", "Letters", "MIME", "Outbox"]),
    ("Mailbox", ["MIME", "NIOCore", "NIOPosix"]),
    (
        "Pressroom",
        [
            "Text", "JSONText", "Markup", "MIME", "Templates", "Transfer", "Papers", "Ingest", "Matching",
            "Subscribers", "Editions", "Letters", "Feeds", "Outbox", "Storage", "Mailbox", "CBuiltin", "Crypto",
            "Logging",
        ]
    ),
]

/// What test targets may import besides their own room and what that room imports.
let testExtras: [String: [String]] = [
    // CSyncCounter: an SQLite file layer that counts fsyncs and keeps what a power cut would leave.
    "StorageTests": ["CSyncCounter"],
    "TransferTests": ["Mailbox", "NIOCore", "NIOPosix", "NIOSSL"],
    "EndToEndTests": ["Mailbox", "MIME", "NIOCore", "NIOPosix", "NIOSSL"],
]

let testSupportImports = ["Outbox", "MIME", "Editions", "Papers"]

/// Modules that come from packages: module name → (package, product).
let products: [String: String] = [
    "ArgumentParser": "swift-argument-parser",
    "Crypto": "swift-crypto",
    "GRDB": "GRDB.swift",
    "Logging": "swift-log",
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

// DEVELOPMENT ONLY, to be removed: rooms that have no files yet are left out.
func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: Context.packageDirectory + "/" + path) }
func present(_ module: String) -> Bool {
    products[module] != nil || exists("Sources/\(module)") || exists("Tests/\(module)")
}
func dependencies(_ modules: [String]) -> [Target.Dependency] {
    var seen: Set<String> = []
    return modules.filter { present($0) && seen.insert($0).inserted }.map(dependency)
}

var targets: [Target] = [
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(name: "CBuiltin", cSettings: [.disableWarning("c23-extensions")]),
    .executableTarget(
        name: "paperboy", dependencies: dependencies(["Pressroom", "ArgumentParser"]), swiftSettings: settings),
]
for room in rooms where exists("Sources/\(room.name)") {
    targets.append(.target(name: room.name, dependencies: dependencies(room.imports), swiftSettings: settings))
}
if exists("Tests/CSyncCounter") {
    targets.append(.target(name: "CSyncCounter", path: "Tests/CSyncCounter"))
}
if exists("Tests/TestSupport") {
    targets.append(
        .target(
            name: "TestSupport", dependencies: dependencies(testSupportImports), path: "Tests/TestSupport",
            swiftSettings: settings))
}
for room in rooms + [("EndToEnd", ["paperboy"])] where exists("Tests/\(room.name)Tests") {
    let name = room.name + "Tests"
    let modules = [room.name, "TestSupport"] + room.imports + (testExtras[name] ?? [])
    // Read beside the test file, never as resources: unnamed, each build would warn of them.
    let data = ["Fixtures", "Snapshots"].filter { exists("Tests/\(name)/\($0)") }
    targets.append(
        .testTarget(name: name, dependencies: dependencies(modules), exclude: data, swiftSettings: settings))
}

let package = Package(
    name: "paperboy",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "paperboy", targets: ["paperboy"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    ],
    targets: targets
)
