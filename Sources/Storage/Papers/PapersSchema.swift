extension Store {
    /// Days are counted from 1970-01-01; instants are milliseconds since then.
    static let papersSchema = """
        CREATE TABLE meta (
            key TEXT PRIMARY KEY NOT NULL,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        -- Bytes by their SHA-256: what is stored twice is stored once.
        CREATE TABLE content (
            id TEXT PRIMARY KEY NOT NULL,
            bytes BLOB NOT NULL
        ) STRICT;

        CREATE TABLE paper (
            id TEXT PRIMARY KEY NOT NULL,
            titleID TEXT NOT NULL,
            title TEXT NOT NULL,
            firstDay INTEGER NOT NULL,
            position INTEGER NOT NULL,
            body BLOB NOT NULL
        ) STRICT;
        CREATE INDEX paper_firstDay ON paper (firstDay, position);
        CREATE INDEX paper_titleID ON paper (titleID);

        -- The paper's own id and all others by which it is known.
        CREATE TABLE paperName (
            name TEXT PRIMARY KEY NOT NULL,
            paper TEXT NOT NULL REFERENCES paper (id) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX paperName_paper ON paperName (paper);

        -- The last good reading of each source and day.
        CREATE TABLE digest (
            source TEXT NOT NULL,
            day INTEGER NOT NULL,
            readAt INTEGER NOT NULL,
            PRIMARY KEY (source, day)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX digest_day ON digest (day);

        CREATE TABLE sighting (
            source TEXT NOT NULL,
            day INTEGER NOT NULL,
            position INTEGER NOT NULL,
            paper TEXT NOT NULL,
            votes INTEGER,
            comments INTEGER,
            count INTEGER,
            PRIMARY KEY (source, day, position),
            FOREIGN KEY (source, day) REFERENCES digest (source, day) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX sighting_paper ON sighting (paper);

        -- Every reading, good or bad.
        CREATE TABLE reading (
            source TEXT NOT NULL,
            readAt INTEGER NOT NULL,
            day INTEGER NOT NULL,
            outcome TEXT NOT NULL,
            reason TEXT,
            recognised INTEGER NOT NULL,
            skipped INTEGER NOT NULL,
            PRIMARY KEY (source, readAt, day)
        ) STRICT, WITHOUT ROWID;
        """
}
