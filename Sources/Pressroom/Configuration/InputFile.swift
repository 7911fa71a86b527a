internal import Foundation
public import JSONText

/// Reads a file that people write, but never more than its reader takes.
public enum InputFile {
    /// - Parameter most: bytes; a larger file gives one byte more than that, which its reader refuses.
    /// - Throws: `RefusedFile` with what the system said.
    public static func bytes(_ path: String, most: Int = ReadingRules.defaultMaxBytes) throws(RefusedFile) -> [UInt8] {
        do {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { try? handle.close() }
            var bytes: [UInt8] = []
            while bytes.count <= most, let part = try handle.read(upToCount: min(1 << 20, most + 1 - bytes.count)),
                !part.isEmpty
            {
                bytes += part
            }
            return bytes
        } catch {
            let fault = ConfigurationFault.cannotRead(reason(error))
            throw RefusedFile([Diagnostic(file: path, code: fault.code, message: fault.message)])
        }
    }

    private static func reason(_ error: any Error) -> String {
        if let error = error as? CocoaError {
            switch error.code {
            case .fileNoSuchFile, .fileReadNoSuchFile: return "there is no such file"
            case .fileReadNoPermission: return "permission denied"
            default: break
            }
            if let inner = error.underlying as? POSIXError { return String(cString: strerror(inner.code.rawValue)) }
        }
        return "it is no readable file"
    }
}
