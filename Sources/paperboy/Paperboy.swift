internal import ArgumentParser

@main struct Paperboy: ParsableCommand { func run() {} }
