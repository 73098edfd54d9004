/** Written into the file's header, so that nobody else's database is ever taken for a store: `Sitr`. */
export const APPLICATION_ID = 0x53697472

/**
 * Each step leads from one version to the next, the first from an empty file. A step that was released is never
 * edited: what changes is appended.
 *
 * `lanes` carries each lane's head (its number in the inbox and when it is due, both null where nothing waits), so that
 * the next one is found in an index however many wait. `ready` is when a lane can be claimed: its head is due and
 * nobody's lease is on it.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE engine (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    version TEXT NOT NULL DEFAULT '',
    fence INTEGER NOT NULL DEFAULT 0,
    checks INTEGER NOT NULL DEFAULT 0,
    audit_count INTEGER NOT NULL DEFAULT 0,
    audit_hash TEXT NOT NULL DEFAULT ''
  ) STRICT;
  INSERT INTO engine (id) VALUES (1);

  CREATE TABLE arrivals (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    event TEXT NOT NULL,
    lane TEXT NOT NULL,
    installation INTEGER NOT NULL,
    body BLOB NOT NULL,
    received_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE inbox (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    event TEXT NOT NULL,
    lane TEXT NOT NULL,
    installation INTEGER NOT NULL,
    body BLOB,
    received_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'parked')),
    tries INTEGER NOT NULL DEFAULT 0,
    due INTEGER NOT NULL,
    reason TEXT,
    ended_at INTEGER
  ) STRICT;
  CREATE INDEX inbox_waiting ON inbox (lane, seq) WHERE state = 'waiting';
  CREATE INDEX inbox_parked ON inbox (reason) WHERE state = 'parked';
  CREATE INDEX inbox_ended ON inbox (ended_at) WHERE ended_at IS NOT NULL;

  CREATE TABLE lanes (
    lane TEXT PRIMARY KEY,
    installation INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    due INTEGER,
    head INTEGER,
    owner TEXT,
    fence INTEGER NOT NULL DEFAULT 0,
    until INTEGER,
    version TEXT,
    ready INTEGER GENERATED ALWAYS AS (max(due, coalesce(until, 0))) VIRTUAL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX lanes_ready ON lanes (rank, ready, head, installation) WHERE due IS NOT NULL;

  CREATE TABLE intents (
    incident TEXT NOT NULL,
    key TEXT NOT NULL,
    sent_at INTEGER NOT NULL,
    settled_at INTEGER,
    id INTEGER,
    PRIMARY KEY (incident, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX intents_unknown ON intents (sent_at) WHERE id IS NULL;

  CREATE TABLE timers (
    lane TEXT PRIMARY KEY,
    event TEXT NOT NULL,
    installation INTEGER NOT NULL,
    body BLOB NOT NULL,
    at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX timers_at ON timers (at);

  CREATE TABLE writes (
    installation INTEGER NOT NULL,
    at INTEGER NOT NULL,
    content INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX writes_at ON writes (installation, at);
  CREATE TABLE holds (installation INTEGER PRIMARY KEY, until INTEGER NOT NULL) STRICT;

  CREATE TABLE audit (
    number INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    incident TEXT NOT NULL,
    delivery TEXT NOT NULL,
    act TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;

  CREATE TABLE memory (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
]
