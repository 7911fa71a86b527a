internal import Foundation
public import JSONText

/// Finds the configuration file and reads it.
public enum ConfigurationLoader {
    /// Read where no other is named.
    public static let defaultFile = "paperboy.json"

    /// - Parameter path: what `--config` says; else `PAPERBOY_CONFIG`, else `paperboy.json` where it exists, else the
    ///   defaults.
    /// - Throws: `RefusedFile`; a file that is named must exist.
    public static func load(
        path: String? = nil, input: ConfigurationInput = ConfigurationInput()
    ) throws(RefusedFile) -> Configuration {
        let named = path ?? input.environment["PAPERBOY_CONFIG"]
        let file = named ?? defaultFile
        guard named != nil || FileManager.default.fileExists(atPath: file) else {
            return try Configuration.read(Array("{}".utf8), file: file, input: input)
        }
        return try Configuration.read(InputFile.bytes(file), file: file, input: input)
    }
}
