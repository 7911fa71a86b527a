import Markup
import Testing

struct HTMLTextTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var source: String
        var text: String
        var line: String?

        init(_ source: String, _ text: String, line: String? = nil) {
            self.source = source
            self.text = text
            self.line = line
        }

        var testDescription: String { source }
    }

    static let cases: [Case] = [
        Case("", ""),
        Case("Plain kites", "Plain kites"),
        Case("  Plain \t kites\n", "Plain kites"),
        Case("One.\nStill one.\n\n Two.", "One. Still one.\n\nTwo.", line: "One. Still one. Two."),
        Case("One.\n\nStill <b>one</b>.", "One.\n\nStill one.", line: "One. Still one."),
        Case("<p>One.\n\nStill one.</p>", "One. Still one."),
        Case("One.\n\nStill one.<br>Two.", "One. Still one.\nTwo.", line: "One. Still one. Two."),
        Case(
            "<p>One</p><p>Two</p>\n<div>Three<div>Four</div></div>", "One\n\nTwo\n\nThree\n\nFour",
            line: "One Two Three Four"),
        Case("<p>&nbsp;</p><p>One</p><p></p><p>Two</p><p>\u{A0}</p>", "One\n\nTwo", line: "One Two"),
        Case("a<br>b<br/><br />c", "a\nb\n\nc", line: "a b c"),
        Case("a<ul><li>b<li>c</ul>d", "a\n\n• b\n• c\n\nd", line: "a b c d"),
        Case("<ol start=3><li><p>b</p></li><li>c<ul><li>d</li></ul></li></ol>", "3. b\n4. c\n  • d", line: "b c d"),
        Case("<h2>Head</h2>text<hr>more", "Head\n\ntext\n\nmore", line: "Head text more"),
        Case("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc", line: "a b c"),
        Case("<pre>a\n  b</pre>c", "a\n  b\n\nc", line: "a b c"),
        Case("a<script>if (a<b) {}</script>b<style>p{}</style><!-- c -->d", "abd"),
        Case("a<svg><title>x</title></svg>b", "ab"),
        Case("Caf&eacute; &amp; &lt;b&gt; &#8212; &#x1F600; &#146;", "Café & <b> — 😀 ’"),
        Case("&amp;lt;b&amp;gt; &amp;amp;", "&lt;b&gt; &amp;"),
        Case("&copy 2025 &nbsp&ampx &copy=1 &unknown; &#; & &", "© 2025 &ampx &copy=1 &unknown; &#; & &"),
        Case("3 < 4 and x<y, y>z", "3 < 4 and x<y, y>z"),
        Case("if a <b and c> d", "if a <b and c> d"),
        Case("List<String> and <think> tokens</think>", "List<String> and <think> tokens</think>"),
        Case("see <https://example.org/a> or <ada@example.org>", "see <https://example.org/a> or <ada@example.org>"),
        Case("The <script> tag considered harmful", "The <script> tag considered harmful"),
        Case("a <!-- b", "a <!-- b"),
        Case("cut in <a href=\"https://papers.exa", "cut in"),
        Case("cut in <b", "cut in <b"),
        Case(
            "<a href='x'>link</a>, <em>it</em> <img src=x alt='a &lt; b'> <img src=y alt=\"\">end", "link, it a < b end"
        ),
        Case("<q>Kites</q>", "“Kites”"),
        Case("x<sup>2</sup>, H<sub>2</sub>O, a <sup>b <sub>c</sub></sup> d", "x^(2), H_(2)O, a ^(b _(c)) d"),
        Case("x<sup>2<p>y", "x2\n\ny", line: "x2 y"),
        Case(
            "<jats:title>Abstract</jats:title><jats:p>A <jats:italic>b</jats:italic></jats:p>", "Abstract\n\nA b",
            line: "Abstract A b"),
        Case("<math alttext=\"\\alpha^{2}\"><mi>α</mi></math> x", "$\\alpha^{2}$ x"),
        Case("<math alttext=\"x\"><mi>x</mi></math>", "x"),
        Case(
            "<mml:math><mml:semantics><mml:mi>x</mml:mi><mml:annotation encoding='application/x-tex'>\\displaystyle x_1 &lt; 2</mml:annotation></mml:semantics></mml:math>",
            "$x_1 < 2$"),
        Case(
            "a <mml:math><mml:msubsup><mml:mi>x</mml:mi><mml:mn>1</mml:mn><mml:mn>2</mml:mn></mml:msubsup> <mml:mo>=</mml:mo> <mml:mfrac><mml:mi>&alpha;</mml:mi><mml:mrow><mml:mi>b</mml:mi><mml:mo>&#x2062;</mml:mo><mml:mi>c</mml:mi></mml:mrow></mml:mfrac><mml:msqrt><mml:mi>d</mml:mi></mml:msqrt></mml:math> b",
            "a x_(1)^(2)=α/bc√(d) b"),
        Case(
            "<inline-formula><alternatives><tex-math>\\documentclass{x}\\begin{document}$$x^2$$\\end{document}</tex-math> <mml:math><mml:mi>y</mml:mi></mml:math></alternatives></inline-formula>",
            "y"),
        Case("<alternatives><mml:math><mml:mi>y</mml:mi></mml:math><tex-math>$y$</tex-math></alternatives> z", "y z"),
        Case("a <tex-math>\\begin{document}$$x^2$$\\end{document}</tex-math> b", "a $x^2$ b"),
        Case("a <tex-math>x_1</tex-math> b", "a $x_1$ b"),
        Case("<html><head><title>t</title></head><body>b</body></html>", "b"),
        Case("<?xml version='1.0'?><!DOCTYPE html><p>b", "b"),
        Case("<![CDATA[a & b]]>", "a & b"),
        Case("<B>bold</B><o:span></o:span><my-tag>x</my-tag>", "boldx"),
    ]

    @Test(arguments: cases)
    func readsAsText(example: Case) {
        let script = { (script: HTMLText.Script, text: String) in script == .superscript ? "^(\(text))" : "_(\(text))" }
        #expect(HTMLText(example.source, script: script).text == example.text)
        #expect(HTMLText(example.source, layout: .oneLine, script: script).text == example.line ?? example.text)
    }
}
