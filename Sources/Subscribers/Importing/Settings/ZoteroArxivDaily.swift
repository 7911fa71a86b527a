internal import JSONText

/// zotero-arxiv-daily, whose older settings are variables of the environment (in `.env` or a workflow's `env`), and whose
/// newer ones are a YAML file with sections. What it ranks by is a Zotero library, which no setting holds.
enum ZoteroArxivDaily {
    static func read(_ file: YAMLValue, into draft: inout SettingsDraft) {
        var variables: [(key: String, place: Position, value: YAMLValue)] = []
        collect(file, &variables)
        for (name, place, value) in variables { take(name, value, at: place, &draft) }
        takeSections(file, &draft)
        takeSchedule(file, &draft)
        if draft.hasWishes {
            draft.leave(
                "the Zotero library",
                "export it (BibTeX, RIS or CSL JSON): paperboy profile suggest makes keywords of it")
            draft.notes.append("until it has keywords, the profile takes every paper of its categories")
        }
    }

    /// Variables stand at the top, or in an `env` anywhere.
    private static func collect(
        _ value: YAMLValue, _ found: inout [(key: String, place: Position, value: YAMLValue)], isTop: Bool = true
    ) {
        for (key, place, inner) in value.members {
            if key == "env" {
                found += inner.members
            } else if isTop, key == key.uppercased(), key.contains("_") || known.contains(key) {
                found.append((key, place, inner))
            } else {
                collect(inner, &found, isTop: false)
            }
        }
        if case .list(let elements, _) = value { for element in elements { collect(element, &found, isTop: false) } }
    }

    private static let known: Set<String> = ["RECEIVER", "SENDER", "LANGUAGE", "DEBUG"]

    private static func take(_ name: String, _ value: YAMLValue, at place: Position, _ draft: inout SettingsDraft) {
        guard let text = said(value) else {
            if ["RECEIVER", "ARXIV_QUERY", "MAX_PAPER_NUM", "SEND_EMPTY"].contains(name), value.text != nil {
                draft.leave(name, "its value is kept elsewhere (\(place.line):\(place.column) only names it)")
            }
            return
        }
        switch name {
        case "RECEIVER": address(text, at: value.position, name, &draft)
        case "ARXIV_QUERY": query(text, at: value.position, name, &draft)
        case "MAX_PAPER_NUM": count(text, at: value.position, name, &draft)
        case "SEND_EMPTY": draft.record.set("sendEmpty", word: text, .flag, at: value.position, as: name)
        default: leave(name, &draft)
        }
    }

    private static func leave(_ name: String, _ draft: inout SettingsDraft) {
        switch name {
        case "SENDER", "SENDER_PASSWORD", "SMTP_SERVER", "SMTP_PORT", "sender", "smtp_server", "smtp_port",
            "sender_password":
            draft.leave(name, "the relay and the sender stand in \"mail\" of paperboy.json")
        case "ZOTERO_ID", "ZOTERO_KEY", "user_id", "api_key":
            draft.leave(name, "Paperboy does not ask Zotero; it reads an export of the library")
        case "ZOTERO_IGNORE", "ZOTERO_TAG", "include_path", "ignore_path":
            draft.leave(name, "which part of the library counts is decided when it is exported")
        case "LANGUAGE", "language": draft.leave(name, "abstracts come as they are: nothing is rewritten or translated")
        default: draft.leave(name, "Paperboy has no such setting")
        }
    }

    /// The sections of `custom.yaml`.
    private static func takeSections(_ file: YAMLValue, _ draft: inout SettingsDraft) {
        for (section, place, value) in file.members {
            switch section {
            case "email":
                for (key, _, inner) in value.members {
                    if key == "receiver" { takeReceiver(inner, &draft) } else { leave(key, &draft) }
                }
            case "zotero": for (key, _, _) in value.members { leave(key, &draft) }
            case "executor": takeExecutor(value, &draft)
            case "source": takeSources(value, &draft)
            case "llm", "reranker": draft.leave(section, "Paperboy asks no language model: scores come from keywords")
            case "on", "jobs", "env", "name", "permissions", "concurrency", "true": break
            default:
                if case .map = value { draft.leave("\(section) (line \(place.line))", "Paperboy has no such setting") }
            }
        }
    }

    private static func takeReceiver(_ value: YAMLValue, _ draft: inout SettingsDraft) {
        if let text = said(value) {
            address(text, at: value.position, "receiver", &draft)
        } else {
            draft.leave("receiver", "its value is kept elsewhere; give the address with --email")
        }
    }

    private static func takeExecutor(_ executor: YAMLValue, _ draft: inout SettingsDraft) {
        for (key, _, value) in executor.members {
            guard let text = said(value) ?? value.elements.first?.text else { continue }
            switch key {
            case "max_paper_num": count(text, at: value.position, key, &draft)
            case "send_empty": draft.record.set("sendEmpty", word: text, .flag, at: value.position, as: key)
            case "abstract":
                guard text.lowercased() == "true" else { continue }
                draft.record.set("abstract", "full", at: value.position, as: key)
            case "source": break
            default: draft.leave(key, "Paperboy has no such setting")
            }
        }
    }

    private static func takeSources(_ sources: YAMLValue, _ draft: inout SettingsDraft) {
        for (name, _, settings) in sources.members {
            let categories = settings["category"]?.elements.compactMap(\.text) ?? []
            for (key, _, _) in settings.members where key == "include_cross_list" {
                draft.leave(key, "a paper passes by any of its categories")
            }
            if name == "arxiv" {
                take(categories: categories, at: settings["category"]?.position ?? settings.position, name, &draft)
            } else if !categories.isEmpty {
                draft.leave(
                    "\(name): \(categories.joined(separator: ", "))",
                    "give its feeds to paperboy sources; its categories are no categories of arXiv")
            }
        }
    }

    /// `0 22 * * 1-5` in GitHub's UTC.
    private static func takeSchedule(_ file: YAMLValue, _ draft: inout SettingsDraft) {
        guard let cron = file["on", "schedule"]?.elements.first?["cron"], let text = cron.text else { return }
        let parts = text.split(separator: " ").map(String.init)
        guard parts.count == 5, let minute = Int(parts[0]), let hour = Int(parts[1]), (0...59).contains(minute),
            (0...23).contains(hour), parts[2] == "*", parts[3] == "*", ["*", "1-5", "MON-FRI"].contains(parts[4])
        else {
            return draft.leave("cron", "this rhythm is none of daily, weekdays and weekly; set \"delivery\" by hand")
        }
        let time = [hour, minute].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
        draft.record.set("sendAt", time, at: cron.position, as: "cron")
        draft.record.set("timezone", "UTC", at: cron.position, as: "cron")
        if parts[4] != "*" { draft.record.set("frequency", "weekdays", at: cron.position, as: "cron") }
    }

    /// The value, unless it is kept elsewhere: `${{ secrets.RECEIVER }}`, `${oc.env:RECEIVER}`, `???`.
    /// A default (`${oc.env:DEBUG,null}`) is a value.
    private static func said(_ value: YAMLValue) -> String? {
        guard let text = value.text?.trimmed, text != "???" else { return nil }
        guard text.hasPrefix("${") else { return text }
        guard text.hasPrefix("${oc.env:"), text.hasSuffix("}"), let comma = text.firstIndex(of: ",") else { return nil }
        let standard = text[text.index(after: comma)...].dropLast().trimmed
        return YAMLReader.isNull(standard) ? nil : standard
    }

    private static func address(_ text: String, at place: Position, _ name: String, _ draft: inout SettingsDraft) {
        // Several receivers are one string with commas.
        let all = text.split(separator: ",").map { $0.trimmed }
        guard let first = all.first else { return }
        draft.record.set("email", first, at: place, as: name)
        if all.count > 1 {
            draft.leave("\(name): \(all.count - 1) more", "one import makes one reader; repeat it with --email")
        }
    }

    private static func count(_ text: String, at place: Position, _ name: String, _ draft: inout SettingsDraft) {
        guard let number = Int(text), number < 1 || number > SubscriberLimits.maxPapers.upperBound else {
            return draft.record.set("maxPapers", word: text, .number, at: place, as: name)
        }
        let most = SubscriberLimits.maxPapers.upperBound
        draft.record.set("maxPapers", word: String(most), .number, at: place, as: name)
        draft.leave("\(name) \(number)", "a letter holds at most \(most) papers")
    }

    /// `cs.AI+cs.CV`, or `cat:cs.AI OR cat:cs.CV`.
    private static func query(_ text: String, at place: Position, _ name: String, _ draft: inout SettingsDraft) {
        let words = text.split { $0 == "+" || $0.isWhitespace }.map(String.init).filter { $0 != "OR" }
        let categories = words.map { $0.trimmingPrefix("cat:") }
        guard !categories.isEmpty, categories.allSatisfy(ArxivCategories.isCategory) else {
            return draft.leave(name, "this query is more than a list of categories: write it as keywords")
        }
        take(categories: categories, at: place, name, &draft)
    }

    private static func take(
        categories: [String], at place: Position, _ name: String, _ draft: inout SettingsDraft
    ) {
        let good = categories.filter(ArxivCategories.isCategory)
        for bad in categories where !ArxivCategories.isCategory(bad) {
            draft.leave("category \(quoted(bad))", "it is no category of arXiv")
        }
        guard !good.isEmpty else { return }
        draft.require(categories: good, at: place, as: name)
        draft.suggestSource(good)
    }
}
