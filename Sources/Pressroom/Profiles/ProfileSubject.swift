internal import Foundation
internal import JSONText
internal import Matching
internal import Subscribers

/// A profile that a question is about: a reader's, a named one, a file's, or terms of the command line.
struct ProfileSubject: Sendable {
    /// What it is called in answers.
    var name: String
    var profile: Profile
    var papersPerWeek: Int?
    var minVotes = 0
    var delivery = DeliveryPreferences()
    /// With its places, where it comes from a file.
    var placed: PlacedProfile?

    /// - Parameter word: `FILE`, `FILE#NAME`, a reader's id, or the name of a profile.
    static func read(_ word: String, _ press: Press) throws(Failure) -> ProfileSubject {
        let subjects = try all(word, press)
        if let only = subjects.first, subjects.count == 1 { return only }
        let names = subjects.prefix(10).map(\.name).joined(separator: ", ")
        throw Failure(
            .usage, "\(word) holds \(subjects.count) profiles", hint: "name one: \(word)#NAME; there are \(names)")
    }

    /// The same, and every profile of a file that holds several.
    static func all(_ word: String, _ press: Press) throws(Failure) -> [ProfileSubject] {
        if let (path, name) = file(of: word) {
            let all = try read(file: path, press)
            guard let name else { return all }
            return [try named(name, among: all, of: path)]
        }
        return [try named(word, among: try site(press), of: press.configuration.subscribersPath)]
    }

    /// Every profile of the site's own file.
    static func site(_ press: Press) throws(Failure) -> [ProfileSubject] {
        // Errors and the missing site are said as everywhere.
        _ = try press.subscribers()
        return try read(file: press.configuration.subscribersPath, press)
    }

    /// Whether the word names a file; `FILE#NAME` names a profile of it.
    static func file(of word: String) -> (path: String, name: String?)? {
        func isFile(_ path: String) -> Bool {
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
        }
        if isFile(word), !SubscriberLimits.isID(word) || word.contains("/") { return (word, nil) }
        if let mark = word.lastIndex(of: "#"), isFile(String(word[..<mark])) {
            return (String(word[..<mark]), String(word[word.index(after: mark)...]))
        }
        // A name with an ending is meant for a file, even where there is none.
        return word.hasSuffix(".json") ? (word, nil) : nil
    }

    private static func read(file path: String, _ press: Press) throws(Failure) -> [ProfileSubject] {
        let background = try press.background()
        do {
            return try PlacedProfile.read(InputFile.bytes(path), file: path, background: background).map(
                ProfileSubject.init)
        } catch {
            throw Failure(.configuration, "the profile is refused", refused: error)
        }
    }

    private static func named(
        _ name: String, among subjects: [ProfileSubject], of path: String
    ) throws(Failure) -> ProfileSubject {
        // A reader before a profile of the same name.
        if let found = subjects.last(where: { $0.name == name }) { return found }
        let guess = JSONText.suggestion(for: name, among: subjects.map(\.name)).map { "did you mean \($0)?" }
        throw Failure(
            .usage, "no reader, no profile and no file is called \(name)",
            hint: guess ?? "\(path) knows \(subjects.prefix(10).map(\.name).joined(separator: ", "))")
    }
}

extension ProfileSubject {
    fileprivate init(_ placed: PlacedProfile) {
        switch placed.owner {
        case .file: name = "the profile"
        case .named(let own), .subscriber(let own): name = own
        }
        profile = placed.profile
        papersPerWeek = placed.papersPerWeek
        minVotes = placed.minVotes
        delivery = placed.delivery
        self.placed = placed
    }

    /// Terms as people write them.
    /// - Throws: `Failure` with every term that is refused, and why.
    init(terms: [String]) throws(Failure) {
        name = "the profile"
        profile = Profile(keywords: terms.map { Keyword(written: $0) })
        let problems = CompiledProfile(profile, background: .builtin).problems
        guard problems.isEmpty else {
            throw Failure(
                .usage, "the profile is refused", details: problems.map { "\($0.message); \($0.hint)" })
        }
    }
}
