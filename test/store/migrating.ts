import { argv } from 'node:process'
import { openDatabase } from '../../src/store/database.ts'
import { migrate } from '../../src/store/migrate.ts'

/** A store of two steps, the second of which takes a while: as when a later release rewrites a table that has grown. */
export const STEPS = [
  'CREATE TABLE old (x INTEGER PRIMARY KEY, y TEXT) STRICT;',
  `CREATE TABLE new (x INTEGER PRIMARY KEY, y TEXT NOT NULL) STRICT;
   INSERT INTO new SELECT x, y || x FROM old;
   DROP TABLE old;`,
]

/** Takes the second step, and says when it begins and when it is done. */
function main(path: string): void {
  const database = openDatabase(path)
  process.stdout.write('begins\n')
  migrate(database, STEPS)
  process.stdout.write('done\n')
  database.close()
}

const [, , path] = argv
if (path !== undefined && import.meta.main) main(path)
