/// The words of dates: months, weekdays, time zones.
enum DateNames {
    /// 1…12; names in full, or abbreviated to three letters or more, in the languages that feeds are written in. No
    /// abbreviation means two months in two languages.
    static func month(_ word: String) -> Int? {
        months[word]
    }

    /// The day of the week is never asked for its meaning: it is often wrong, and the date is right.
    static func isWeekday(_ word: String) -> Bool {
        weekdays.contains(word)
    }

    /// Seconds east of UTC.
    ///
    /// Single letters are those of RFC 822 §5.1, which has them the wrong way round; whoever writes them in a feed
    /// follows it.
    static func zone(_ word: String) -> Int? {
        zones[word].map { Int($0 * 3600) }
    }

    /// Words between the parts of a date that say nothing: `1 de diciembre de 2025`, `1st of May`.
    static let fillers: Set<String> = [
        "at", "of", "the", "de", "del", "d", "à", "um", "uhr", "den", "le", "el", "st", "nd", "rd", "th", "日", "일",
        "on",
    ]

    /// Before or after noon, with the hours that it adds.
    static let halves: [String: Int] = ["am": 0, "pm": 12, "a": 0, "p": 12, "오전": 0, "오후": 12, "上午": 0, "下午": 12]

    private static let months: [String: Int] = {
        let names = [
            "jan january januar janvier janv enero ene janeiro gennaio gen januari január januára ιαν ιανουαρίου янв января "
                + "январь ledna stycznia sty",
            "feb february februar février févr fév fevr fev febrero fevereiro febbraio februari február februári φεβ "
                + "φεβρουαρίου фев февр февраля únor lutego",
            "mar march märz mär mrz mars marzo março maart mrt március μάρ μαρ μάώ μαώ μαρτίου мар марта března marca",
            "apr april avril avr abril abr aprile április απρ απριλίου апр апреля kwietnia",
            "may mai mayo maio maggio mag mei máj május máujus maj μάι μαϊ μαι μαΐου май мая května maja",
            "jun june juni juin junio junho giugno giu jún június ιούν ιον ιουν ιουνίου июн июня června czerwca",
            "jul july juli juillet juil julio julho luglio lug júl július ιούλ ιολ ιουλ ιουλίου июл июля července lipca",
            "aug august août aout agosto ago augustus augusti augusztus αύγ αυγ αυγούστου авг августа srpna sierpnia",
            "sep sept september septembre septiembre setembro settembre set szept szeptember σεπ σεπτεμβρίου сен сент "
                + "сентября září września",
            "oct october okt oktober octobre octubre outubro out ottobre ott október οκτ οκτωβρίου окт октября října "
                + "października",
            "nov november novembre noviembre novembro νοέ νοε νοεμβρίου ноя нояб ноября listopadu listopada",
            "dec december dez dezember décembre déc diciembre dic dezembro dicembre δεκ δεκεμβρίου дек декабря prosince "
                + "grudnia",
        ]
        var table: [String: Int] = [:]
        for (index, line) in names.enumerated() {
            for name in line.split(separator: " ") { table[String(name)] = index + 1 }
        }
        return table
    }()

    private static let weekdays: Set<String> = Set(
        """
        mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri friday sat saturday sun sunday
        montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so
        lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim
        lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom
        κυρ δευ τρι τετ πεμ παρ σαβ пн вт ср чт пт сб вс 월 화 수 목 금 토 일요일
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    private static let zones: [String: Double] = {
        var zones: [String: Double] = [
            "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1, "cest": 2, "met": 1,
            "mest": 2,
            "mez": 1, "mesz": 2, "eet": 2, "eest": 3, "sast": 2, "msk": 3, "msd": 4, "ist": 5.5, "pkt": 5, "ict": 7,
            "wib": 7, "sgt": 8, "hkt": 8, "awst": 8, "jst": 9, "kst": 9, "acst": 9.5, "acdt": 10.5, "aest": 10,
            "aedt": 11, "nzst": 12, "nzdt": 13, "brt": -3, "brst": -2, "art": -3, "nst": -3.5, "ndt": -2.5, "at": -4,
            "ast": -4, "adt": -3, "et": -5, "est": -5, "edt": -4, "ct": -6, "cst": -6, "cdt": -5, "mt": -7, "mst": -7,
            "mdt": -6, "pt": -8, "pst": -8, "pdt": -7, "akst": -9, "akdt": -8, "hst": -10,
        ]
        for (hours, letter) in "abcdefghiklm".enumerated() { zones[String(letter)] = -Double(hours + 1) }
        for (hours, letter) in "nopqrstuvwxy".enumerated() { zones[String(letter)] = Double(hours + 1) }
        return zones
    }()
}
