import ArgumentParser
import Pressroom

/// `paperboy profile`: tools for those who write profiles.
struct ProfileCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profile", abstract: "Try, check, measure and propose keyword profiles; nothing is sent.",
        subcommands: [
            ProfileCheckCommand.self, ProfileTryCommand.self, ProfileBacktestCommand.self, ProfileSuggestCommand.self,
        ])
}
