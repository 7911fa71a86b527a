/// The commands that stand in titles and abstracts, and what they mean.
enum TeXSymbols {
    /// Accents whose command is a sign: they bind to the next letter directly (`na\"ive`).
    static let signAccents: [Unicode.Scalar: Unicode.Scalar] = [
        "`": "\u{300}", "'": "\u{301}", "^": "\u{302}", "~": "\u{303}", "=": "\u{304}", ".": "\u{307}", "\"": "\u{308}",
    ]

    /// Accents whose command is a letter: they need a group or a space.
    static let letterAccents: [String: Unicode.Scalar] = [
        "u": "\u{306}", "r": "\u{30A}", "H": "\u{30B}", "v": "\u{30C}", "c": "\u{327}", "k": "\u{328}",
        "d": "\u{323}", "b": "\u{331}", "t": "\u{361}",
    ]

    static let letters: [String: String] = [
        "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
        "aa": "å", "AA": "Å", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "i": "ı", "j": "ȷ",
    ]

    static let symbols: [String: String] = greek.merging(signs) { first, _ in first }

    private static let greek: [String: String] = [
        "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ",
        "eta": "η", "theta": "θ", "vartheta": "θ", "iota": "ι", "kappa": "κ", "varkappa": "κ", "lambda": "λ",
        "mu": "μ", "nu": "ν", "xi": "ξ", "omicron": "ο", "pi": "π", "varpi": "π", "rho": "ρ", "varrho": "ρ",
        "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ", "chi": "χ",
        "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π",
        "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
    ]

    private static let signs: [String: String] = [
        "ell": "ℓ", "hbar": "ℏ", "imath": "ı", "jmath": "ȷ", "infty": "∞", "partial": "∂", "nabla": "∇", "aleph": "ℵ",
        "circ": "°", "degree": "°", "textdegree": "°", "times": "×", "div": "÷", "pm": "±", "mp": "∓", "cdot": "·",
        "ast": "∗", "star": "⋆", "bullet": "•", "oplus": "⊕", "otimes": "⊗", "odot": "⊙", "dagger": "†", "prime": "′",
        "leq": "≤", "le": "≤", "leqslant": "≤", "geq": "≥", "ge": "≥", "geqslant": "≥", "neq": "≠", "ne": "≠",
        "approx": "≈", "sim": "∼", "simeq": "≃", "equiv": "≡", "propto": "∝", "ll": "≪", "gg": "≫", "lesssim": "≲",
        "gtrsim": "≳", "in": "∈", "notin": "∉", "subset": "⊂", "subseteq": "⊆", "supset": "⊃", "cup": "∪",
        "cap": "∩", "setminus": "∖", "emptyset": "∅", "varnothing": "∅", "forall": "∀", "exists": "∃", "neg": "¬",
        "land": "∧", "wedge": "∧", "lor": "∨", "vee": "∨", "to": "→", "rightarrow": "→", "leftarrow": "←",
        "leftrightarrow": "↔", "Rightarrow": "⇒", "Leftarrow": "⇐", "mapsto": "↦", "longrightarrow": "→",
        "uparrow": "↑", "downarrow": "↓", "sum": "∑", "prod": "∏", "int": "∫", "perp": "⊥", "parallel": "∥",
        "mid": "|", "vert": "|", "lvert": "|", "rvert": "|", "Vert": "‖", "lVert": "‖", "rVert": "‖",
        "langle": "⟨", "rangle": "⟩", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "sharp": "♯",
        "ldots": "…", "dots": "…", "cdots": "…", "textellipsis": "…", "checkmark": "✓", "triangle": "△",
        "textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘", "textquotedblleft": "“",
        "textquotedblright": "”", "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_",
        "textbackslash": "\\", "textregistered": "®", "texttrademark": "™", "copyright": "©", "pounds": "£",
        "euro": "€", "S": "§", "P": "¶", "dag": "†", "LaTeX": "LaTeX", "TeX": "TeX", "textbar": "|", "textless": "<",
        "textgreater": ">", "lbrace": "{", "rbrace": "}", "lt": "<", "gt": ">", "log": "log", "ln": "ln",
        "exp": "exp", "max": "max", "min": "min", "sup": "sup", "inf": "inf", "arg": "arg", "argmax": "argmax",
        "argmin": "argmin", "sin": "sin", "cos": "cos", "tan": "tan", "tanh": "tanh", "det": "det", "dim": "dim",
        "lim": "lim", "Pr": "Pr", "mod": "mod", "bmod": "mod", "poly": "poly", "polylog": "polylog",
    ]

    static let spaces: Set<String> = ["quad", "qquad", "thinspace", "newline", "linebreak", "par", "enspace"]

    /// Style what follows up to the group's end; TeX eats the spaces behind them.
    static let declarations: Set<String> = [
        "rm", "bf", "it", "tt", "sc", "em", "sl", "sf", "bfseries", "itshape", "ttfamily", "scshape", "small", "large",
        "Large", "footnotesize", "normalsize", "displaystyle", "textstyle", "boldmath", "centering", "noindent",
    ]

    /// Style their argument or decorate it.
    static let styles: Set<String> = [
        "emph", "textit", "textbf", "texttt", "textsc", "textsf", "textrm", "textsl", "textup", "textmd", "textnormal",
        "text", "mathrm", "mathbf", "mathit", "mathsf", "mathtt", "mathcal", "mathscr", "mathbb", "mathfrak",
        "boldsymbol", "bm", "pmb", "bold", "operatorname", "hat", "widehat", "tilde", "widetilde", "bar", "overline",
        "underline", "vec", "dot", "ddot", "check", "breve", "acute", "grave", "mathring", "mbox", "hbox", "fbox",
        "ensuremath", "textsuperscript", "textsubscript", "uppercase", "lowercase", "left", "right", "big", "Big",
        "bigl", "bigr", "Bigl", "Bigr", "bigg", "Bigg", "limits", "nolimits", "mathop", "mathrel", "mathbin", "xspace",
        "url", "path", "underbrace", "overbrace", "footnote", "protect", "relax", "sqrt", "frac", "tfrac", "dfrac",
    ]

    /// Point elsewhere: the command and its argument say nothing to a reader.
    static let references: Set<String> = [
        "cite", "citep", "citet", "citealp", "ref", "eqref", "label", "footnotemark", "vspace", "hspace", "href",
        "color", "textcolor", "thanks", "hypertarget", "hyperlink",
    ]
}
