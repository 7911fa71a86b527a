extension Store {
    /// Readers who are kept here, and addresses that get no letters.
    static let subscribersSchema = """
        CREATE TABLE subscriber (
            -- The order in which they are read: a cursor, and no name of anybody.
            number INTEGER PRIMARY KEY NOT NULL,
            id TEXT NOT NULL UNIQUE,
            -- The domain in lower case, the local part as it was given.
            email TEXT NOT NULL UNIQUE,
            -- The reader as a line of JSON in the words of subscribers.json, compact: what matching streams.
            line BLOB NOT NULL,
            isEnabled INTEGER NOT NULL,
            -- Copies of what the line says, for questions about all readers at once.
            delivery TEXT NOT NULL,
            maxAgeDays INTEGER,
            -- How the address came here: `import`.
            origin TEXT NOT NULL,
            addedAt INTEGER NOT NULL,
            changedAt INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX subscriber_delivery ON subscriber (delivery, isEnabled);
        CREATE INDEX subscriber_maxAgeDays ON subscriber (maxAgeDays) WHERE maxAgeDays IS NOT NULL;

        -- Addresses that get no letter, whoever lists them. In lower case throughout: capitals of a local part are
        -- no reason to write to somebody who has said no.
        CREATE TABLE suppression (
            email TEXT PRIMARY KEY NOT NULL,
            -- A word: unsubscribed, blocklisted, …
            reason TEXT NOT NULL,
            -- What else is known, for the operator.
            note TEXT,
            at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
}
