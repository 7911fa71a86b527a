internal import JSONText

/// arXiv's categories by their names (arXiv's category taxonomy).
enum ArxivCategories {
    /// `cs.CL`, `hep-th`, `astro-ph.GA`: by its shape.
    static func isCategory(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard let archive = parts.first, archives.values.contains(String(archive)) || archive == "physics",
            parts.count <= 2
        else { return false }
        return parts.count == 1
            || (1...20).contains(parts[1].utf8.count)
                && parts[1].utf8.allSatisfy {
                    (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D || $0 == 0x2A
                }
    }

    /// `Computer Science` → `cs`.
    static func archive(of topic: String) -> String? { archives[topic.lowercased()] }

    /// Keywords that stand for a whole archive: some have categories of their own, some have none.
    static func patterns(of archive: String) -> [String] {
        let isWhole = codes[archive] == nil
        return isWhole ? [archive] : ["\(archive).*"]
    }

    /// `Computation and Language` in `Computer Science` → `cs.CL`.
    static func code(of name: String, in topic: String) -> String? {
        guard let archive = archive(of: topic) else { return nil }
        if name == "None" { return archive }
        return codes[archive]?[name.lowercased()].map { "\(archive).\($0)" }
    }

    private static let archives: [String: String] = [
        "mathematics": "math", "computer science": "cs", "quantitative biology": "q-bio",
        "quantitative finance": "q-fin", "statistics": "stat", "electrical engineering and systems science": "eess",
        "economics": "econ", "astrophysics": "astro-ph", "condensed matter": "cond-mat",
        "general relativity and quantum cosmology": "gr-qc", "high energy physics - experiment": "hep-ex",
        "high energy physics - lattice": "hep-lat", "high energy physics - phenomenology": "hep-ph",
        "high energy physics - theory": "hep-th", "mathematical physics": "math-ph", "nonlinear sciences": "nlin",
        "nuclear experiment": "nucl-ex", "nuclear theory": "nucl-th", "physics": "physics",
        "quantum physics": "quant-ph",
    ]

    /// Name (in small letters) → what stands behind the archive's dot.
    private static let codes: [String: [String: String]] = {
        var codes: [String: [String: String]] = [:]
        for line in table.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { continue }
            for entry in parts[1].split(separator: ";") {
                let words = entry.trimmed.split(separator: " ", maxSplits: 1).map(String.init)
                guard words.count == 2 else { continue }
                codes[parts[0], default: [:]][words[1].lowercased()] = words[0]
            }
        }
        return codes
    }()

    private static let table = """
        cs:AI Artificial Intelligence;CL Computation and Language;CC Computational Complexity;CE Computational Engineering, Finance, and Science;CG Computational Geometry;GT Computer Science and Game Theory;CV Computer Vision and Pattern Recognition;CY Computers and Society;CR Cryptography and Security;DS Data Structures and Algorithms;DB Databases;DL Digital Libraries;DM Discrete Mathematics;DC Distributed, Parallel, and Cluster Computing;ET Emerging Technologies;FL Formal Languages and Automata Theory;GL General Literature;GR Graphics;AR Hardware Architecture;HC Human-Computer Interaction;IR Information Retrieval;IT Information Theory;LO Logic in Computer Science;LG Machine Learning;MS Mathematical Software;MA Multiagent Systems;MM Multimedia;NI Networking and Internet Architecture;NE Neural and Evolutionary Computing;NA Numerical Analysis;OS Operating Systems;OH Other Computer Science;PF Performance;PL Programming Languages;RO Robotics;SI Social and Information Networks;SE Software Engineering;SD Sound;SC Symbolic Computation;SY Systems and Control
        math:AG Algebraic Geometry;AT Algebraic Topology;AP Analysis of PDEs;CT Category Theory;CA Classical Analysis and ODEs;CO Combinatorics;AC Commutative Algebra;CV Complex Variables;DG Differential Geometry;DS Dynamical Systems;FA Functional Analysis;GM General Mathematics;GN General Topology;GT Geometric Topology;GR Group Theory;HO History and Overview;IT Information Theory;KT K-Theory and Homology;LO Logic;MP Mathematical Physics;MG Metric Geometry;NT Number Theory;NA Numerical Analysis;OA Operator Algebras;OC Optimization and Control;PR Probability;QA Quantum Algebra;RT Representation Theory;RA Rings and Algebras;SP Spectral Theory;ST Statistics Theory;SG Symplectic Geometry
        q-bio:BM Biomolecules;CB Cell Behavior;GN Genomics;MN Molecular Networks;NC Neurons and Cognition;OT Other Quantitative Biology;PE Populations and Evolution;QM Quantitative Methods;SC Subcellular Processes;TO Tissues and Organs
        q-fin:CP Computational Finance;EC Economics;GN General Finance;MF Mathematical Finance;PM Portfolio Management;PR Pricing of Securities;RM Risk Management;ST Statistical Finance;TR Trading and Market Microstructure
        stat:AP Applications;CO Computation;ML Machine Learning;ME Methodology;OT Other Statistics;TH Statistics Theory
        eess:AS Audio and Speech Processing;IV Image and Video Processing;SP Signal Processing;SY Systems and Control
        econ:EM Econometrics;GN General Economics;TH Theoretical Economics
        astro-ph:GA Astrophysics of Galaxies;CO Cosmology and Nongalactic Astrophysics;EP Earth and Planetary Astrophysics;HE High Energy Astrophysical Phenomena;IM Instrumentation and Methods for Astrophysics;SR Solar and Stellar Astrophysics
        cond-mat:dis-nn Disordered Systems and Neural Networks;mtrl-sci Materials Science;mes-hall Mesoscale and Nanoscale Physics;other Other Condensed Matter;quant-gas Quantum Gases;soft Soft Condensed Matter;stat-mech Statistical Mechanics;str-el Strongly Correlated Electrons;supr-con Superconductivity
        nlin:AO Adaptation and Self-Organizing Systems;CG Cellular Automata and Lattice Gases;CD Chaotic Dynamics;SI Exactly Solvable and Integrable Systems;PS Pattern Formation and Solitons
        physics:acc-ph Accelerator Physics;app-ph Applied Physics;ao-ph Atmospheric and Oceanic Physics;atm-clus Atomic and Molecular Clusters;atom-ph Atomic Physics;bio-ph Biological Physics;chem-ph Chemical Physics;class-ph Classical Physics;comp-ph Computational Physics;data-an Data Analysis, Statistics and Probability;flu-dyn Fluid Dynamics;gen-ph General Physics;geo-ph Geophysics;hist-ph History and Philosophy of Physics;ins-det Instrumentation and Detectors;med-ph Medical Physics;optics Optics;soc-ph Physics and Society;ed-ph Physics Education;plasm-ph Plasma Physics;pop-ph Popular Physics;space-ph Space Physics
        """
}
