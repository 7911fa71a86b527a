extension Store {
    /// Days are counted from 1970-01-01; instants are milliseconds since then. All ids are derived.
    static let ledgerSchema = """
        CREATE TABLE delivery (
            id TEXT PRIMARY KEY NOT NULL,
            subscriber TEXT NOT NULL,
            day INTEGER NOT NULL,
            generation INTEGER NOT NULL,
            lane TEXT,
            state TEXT NOT NULL CHECK (state IN
                ('planned', 'attempting', 'sent', 'deferred', 'failed', 'unknown', 'skipped', 'superseded')),
            -- The code of a failure, the reason of a skip, the id of the edition that superseded it.
            detail TEXT,
            -- When a deferred or unknown letter may be tried again.
            notBefore INTEGER,
            dueAt INTEGER NOT NULL,
            plannedAt INTEGER NOT NULL,
            updatedAt INTEGER NOT NULL,
            patienceFrom INTEGER NOT NULL,
            attempts INTEGER NOT NULL,
            deferrals INTEGER NOT NULL,
            epoch INTEGER NOT NULL,
            round TEXT,
            sha256 TEXT,
            mayHaveArrived INTEGER NOT NULL,
            arrivedLate INTEGER NOT NULL,
            reply TEXT,
            queueID TEXT,
            UNIQUE (subscriber, day, generation)
        ) STRICT;
        CREATE INDEX delivery_dueAt ON delivery (dueAt);
        CREATE INDEX delivery_day ON delivery (day, subscriber, generation);
        CREATE INDEX delivery_claimable ON delivery (lane, attempts, dueAt, day, subscriber, generation)
            WHERE state IN ('planned', 'deferred', 'unknown');
        CREATE INDEX delivery_unfinished ON delivery (subscriber, day, generation)
            WHERE state IN ('planned', 'attempting', 'deferred', 'unknown');

        -- A letter in the hands of a process.
        CREATE TABLE claim (
            id TEXT PRIMARY KEY NOT NULL REFERENCES delivery (id) ON DELETE CASCADE,
            host TEXT NOT NULL,
            process INTEGER NOT NULL,
            started INTEGER NOT NULL,
            leaseUntil INTEGER NOT NULL,
            lease INTEGER NOT NULL,
            wasUnknown INTEGER NOT NULL
        ) STRICT;

        -- What never changes between the first attempt and the last.
        CREATE TABLE letter (
            id TEXT PRIMARY KEY NOT NULL REFERENCES delivery (id) ON DELETE CASCADE,
            recipient TEXT NOT NULL,
            sender TEXT NOT NULL,
            messageID TEXT NOT NULL,
            date INTEGER NOT NULL,
            snapshot TEXT NOT NULL,
            reader TEXT NOT NULL,
            edition BLOB NOT NULL
        ) STRICT;
        CREATE INDEX letter_messageID ON letter (messageID);

        -- A row for each name of each paper. `live`: the paper is not free for another letter of this subscriber.
        CREATE TABLE letterPaper (
            id TEXT NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
            name TEXT NOT NULL,
            position INTEGER NOT NULL,
            -- 0: the paper's own id; 1: an alias.
            isAlias INTEGER NOT NULL,
            subscriber TEXT NOT NULL,
            day INTEGER NOT NULL,
            generation INTEGER NOT NULL,
            live INTEGER NOT NULL,
            PRIMARY KEY (id, name)
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX letterPaper_once ON letterPaper (subscriber, name, generation) WHERE live = 1;
        CREATE INDEX letterPaper_day ON letterPaper (subscriber, day) WHERE live = 1;

        -- The bytes of letters that end neither sent nor failed. Encoding 0: as they are.
        CREATE TABLE spool (
            id TEXT PRIMARY KEY NOT NULL REFERENCES delivery (id) ON DELETE CASCADE,
            encoding INTEGER NOT NULL,
            bytes BLOB NOT NULL
        ) STRICT;

        -- Outcomes that came after their claim had ended.
        CREATE TABLE lateFact (
            id TEXT NOT NULL,
            epoch INTEGER NOT NULL,
            kind TEXT NOT NULL,
            at INTEGER NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (id, epoch, kind)
        ) STRICT;
        """
}
