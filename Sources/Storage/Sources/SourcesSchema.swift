extension Store {
    /// What reading many sources of many kinds adds to the tables.
    static let sourcesSchema = """
        ALTER TABLE paper ADD COLUMN standing TEXT NOT NULL DEFAULT 'news';
        CREATE INDEX paper_untold ON paper (standing) WHERE standing <> 'news';

        -- All titles under which a paper was seen; several papers may share one.
        CREATE TABLE paperTitle (
            titleID TEXT NOT NULL,
            paper TEXT NOT NULL REFERENCES paper (id) ON DELETE CASCADE,
            PRIMARY KEY (titleID, paper)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX paperTitle_paper ON paperTitle (paper);
        INSERT INTO paperTitle SELECT titleID, id FROM paper;
        INSERT OR IGNORE INTO paperTitle SELECT name, paper FROM paperName WHERE name LIKE 'title:%';

        -- The source's own names of its entries.
        CREATE TABLE entryName (
            source TEXT NOT NULL,
            entry TEXT NOT NULL,
            paper TEXT NOT NULL REFERENCES paper (id) ON DELETE CASCADE,
            PRIMARY KEY (source, entry)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX entryName_paper ON entryName (paper);

        ALTER TABLE digest ADD COLUMN firstRead INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE digest ADD COLUMN state TEXT NOT NULL DEFAULT 'fresh';
        UPDATE digest SET firstRead = readAt, state = ifnull(
            (SELECT outcome FROM reading r
             WHERE r.source = digest.source AND r.day = digest.day AND r.readAt = digest.readAt), 'fresh');

        ALTER TABLE sighting ADD COLUMN announcement TEXT NOT NULL DEFAULT 'new';
        ALTER TABLE sighting ADD COLUMN version INTEGER;
        ALTER TABLE sighting ADD COLUMN entry TEXT;
        -- 1: a later reading of the same day did not show it any more.
        ALTER TABLE sighting ADD COLUMN former INTEGER NOT NULL DEFAULT 0;

        ALTER TABLE reading ADD COLUMN added INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE reading ADD COLUMN updated INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE reading ADD COLUMN news INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX reading_day ON reading (day, source, readAt);

        -- What fetching a source again must know.
        CREATE TABLE sourceState (
            source TEXT PRIMARY KEY NOT NULL,
            url TEXT NOT NULL,
            movedURL TEXT,
            -- Days on which the source said that it has moved for good, as a JSON array.
            movedDays TEXT NOT NULL,
            etag TEXT,
            lastModified TEXT,
            body TEXT,
            checkedAt INTEGER,
            fetchedAt INTEGER,
            notBefore INTEGER,
            failures INTEGER NOT NULL,
            isGone INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX sourceState_body ON sourceState (body);

        -- The last good bodies by their SHA-256. Not `content`, whose rows letters refer to: to ask each letter before
        -- an old body goes would be a scan of the ledger.
        CREATE TABLE sourceBody (
            id TEXT PRIMARY KEY NOT NULL,
            bytes BLOB NOT NULL
        ) STRICT;

        -- When a host may be asked again.
        CREATE TABLE host (
            name TEXT PRIMARY KEY NOT NULL,
            -- The last instant that somebody reserved, and the milliseconds to leave free after it.
            reserved INTEGER,
            spacing INTEGER NOT NULL,
            restUntil INTEGER
        ) STRICT, WITHOUT ROWID;
        """

    /// Who gave `etag` and `lastModified`; what was stored before cannot be said of any address, and is asked for anew.
    static let validatorsSchema = """
        ALTER TABLE sourceState ADD COLUMN validatorsURL TEXT;
        """
}
