extension Store {
    /// Thresholds that were made of wishes.
    static let calibrationsSchema = """
        CREATE TABLE calibration (
            -- A digest of the profile's text, the wish and the background's version.
            key TEXT PRIMARY KEY NOT NULL,
            minScore REAL NOT NULL,
            -- The day on which it was fixed, and what it was made of.
            day INTEGER NOT NULL,
            days INTEGER NOT NULL,
            papers INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
}
