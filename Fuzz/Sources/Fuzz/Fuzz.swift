import CLibFuzzer
import Foundation

/// Hands the command line to libFuzzer, which calls the chosen target with one input after the other.
@main enum Fuzz {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        exit(
            LLVMFuzzerRunDriver(&count, &arguments) { start, count in
                Target.chosen.run(Array(UnsafeBufferPointer(start: start, count: count)))
                return 0
            })
    }
}
