/// A paper's blocks as bytes, ready to be joined.
struct PaperPieces: Sendable {
    /// One format of it.
    struct Format: Sendable {
        let skeletons: [Skeleton]
        let abstracts: [[UInt8]]

        init(_ blocks: PaperBlocks.Blocks) {
            skeletons = blocks.skeletons.map(Skeleton.init)
            abstracts = blocks.abstracts.map { Array($0.utf8) }
        }

        /// Appends the paper; `number` and `why` are encoded already.
        func append(number: [UInt8], why: [UInt8]?, step: AbstractStep, to bytes: inout [UInt8]) {
            let abstract = step.rawValue < abstracts.count ? abstracts[step.rawValue] : nil
            let index = (why == nil ? 0 : 1) + (abstract == nil ? 0 : 2)
            guard index < skeletons.count else { return }
            for segment in skeletons[index].segments {
                switch segment {
                case .bytes(let literal): bytes += literal
                case .number: bytes += number
                case .why: bytes += why ?? []
                case .abstract: bytes += abstract ?? []
                }
            }
        }
    }

    let title: String
    let url: String?
    let text: Format
    let html: Format

    init(_ blocks: PaperBlocks) {
        title = blocks.title
        url = blocks.url
        text = Format(blocks.text)
        html = Format(blocks.html)
    }
}
