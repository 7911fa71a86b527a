internal import Foundation
internal import JSONText

/// Where a background is written, and the one place that says which is in force: `matching.background`.
struct BackgroundPlace: Sendable {
    private let press: Press
    private let order: CorpusBuild.Order
    let path: String

    init(_ press: Press, _ order: CorpusBuild.Order, version: String) {
        self.press = press
        self.order = order
        let folder = URL(fileURLWithPath: press.configuration.store.path).deletingLastPathComponent()
        path = order.out ?? folder.appendingPathComponent("\(version).background").path
    }

    /// Whether the configuration names this very file.
    var isInForce: Bool {
        press.configuration.backgroundPath.map { Self.place($0) == Self.place(path) } ?? false
    }

    /// Writes the file, whole or not at all.
    /// - Returns: whether its bytes are new.
    /// - Throws: `Failure` where another file would be lost, or where scores would change without a word.
    func write(_ bytes: [UInt8]) throws(Failure) -> Bool {
        let file = Self.place(path)
        if let present = try? InputFile.bytes(file.path, most: BackgroundShelf.maxBytes), present != bytes {
            guard present.isEmpty || present.starts(with: "PBBG".utf8) else {
                throw Failure(
                    .usage, "\(path) is there already, and is no background: it was left alone",
                    hint: "name another file with --out")
            }
            guard order.isUsed || !isInForce else {
                throw Failure(
                    .usage, "\(path) is in force: with other counts in it every score would change",
                    hint: "name another file with --out, or say --use")
            }
        }
        return try OutputFolder(file.deletingLastPathComponent()).write(bytes, to: file.lastPathComponent)
    }

    /// Puts the file into the configuration, whose comments and layout stay.
    func use() throws(Failure) {
        try press.insistOnSite()
        let file = press.configuration.file
        let setting = press.configuration.effective.first { $0.path == Self.setting }
        if case .environment(let name) = setting?.origin {
            throw Failure(
                .usage, "\(name) says which background is in force, and outranks \(file)",
                hint: "change the variable to \(path), or take it away")
        }
        guard !isInForce else { return }
        do {
            let text = try ConfigurationText(InputFile.bytes(file), file: file)
                .setting("background", of: "matching", to: name)
            let changed = try Configuration.read(text, file: file, input: press.input)
            guard changed.backgroundPath.map(Self.place) == Self.place(path) else {
                throw Failure(
                    .cannotCreate, "\(file): the place for matching.background was not found; it is as it was",
                    hint: "add \"matching\": { \"background\": \"\(name)\" } by hand")
            }
            try SiteFile.replace(file, by: text)
        } catch let refused as RefusedFile {
            throw Failure(.configuration, "\(file) is refused; it is as it was", refused: refused)
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(.bug, "unforeseen: \(type(of: error))")
        }
    }

    private static let setting = "matching.background"

    /// As the configuration writes it: relative to the data where it lies there.
    private var name: String {
        let folder = Self.place(dataDirectory ?? ".").path
        let whole = Self.place(path).path
        return whole.hasPrefix(folder + "/") ? String(whole.dropFirst(folder.count + 1)) : whole
    }

    /// Where relative paths of data begin: `--data-dir`, else the configuration's folder.
    private var dataDirectory: String? {
        press.input.dataDirectory
            ?? press.configuration.file.lastIndex(of: "/").map { String(press.configuration.file[..<$0]) }
    }

    private static func place(_ path: String) -> URL {
        URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath()
    }
}

/// A file of the site that people write.
enum SiteFile {
    /// Replaces it whole; where it is a link, the file that it leads to.
    static func replace(_ path: String, by bytes: [UInt8]) throws(Failure) {
        let place = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        let mode = try? FileManager.default.attributesOfItem(atPath: place.path)[.posixPermissions] as? Int
        try OutputFolder(place.deletingLastPathComponent())
            .write(bytes, to: place.lastPathComponent, permissions: mode ?? 0o644)
    }
}
