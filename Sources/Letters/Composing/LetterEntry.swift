internal import Editions
internal import MIME
internal import Papers
internal import Templates

/// A paper of a letter with what is the reader's own, encoded.
struct LetterEntry {
    let pieces: PaperPieces
    private let number: Int
    private let why: String?
    /// Papers that are told with it, by their titles.
    let similar: SimilarContext?

    /// - Parameter known: what the snapshot knows of a paper.
    init(_ entry: Edition.Entry, number: Int, pieces: PaperPieces, known: (PaperID) -> PaperPieces?) {
        self.pieces = pieces
        self.number = number
        why = entry.match.map(ReasonProse.why)
        similar = SimilarContext(entry.similar, known: known)
    }

    func appendText(step: AbstractStep, to bytes: inout [UInt8]) {
        let label = "\(number)."
        let padded = label + String(repeating: " ", count: max(1, PaperContext.indent.count - label.utf8.count))
        // Behind `Why: `.
        let hanging = PaperContext.indent + "     "
        let wrapped = why.map { TextWrap.wrap($0, first: hanging.count, indent: hanging) }
        pieces.text.append(
            number: QuotedPrintable.encode(padded.utf8), why: wrapped.map { QuotedPrintable.encode($0.utf8) },
            step: step, to: &bytes)
    }

    func appendHTML(step: AbstractStep, to bytes: inout [UInt8]) {
        pieces.html.append(
            number: QuotedPrintable.encode("\(number)".utf8),
            why: why.map { QuotedPrintable.encode(HTMLText.escaped($0).utf8) }, step: step, to: &bytes)
    }
}
