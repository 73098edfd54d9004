import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Comment, Issue } from '../../../src/sandbox/model.ts'
import type { Happened } from '../happened.ts'
import type { Sent } from '../history.ts'
import type { Witness } from '../invariant.ts'
import { kept, STORE } from '../kept.ts'
import { issuesOf, markIn } from './ours.ts'

type Mutable<T> = { -readonly [Field in keyof T]: T[Field] }

/** A played world of one's own, in which anything may be spoiled. */
export interface Copy {
  readonly witness: Mutable<Omit<Witness, 'it' | 'history'>> & Pick<Witness, 'it'>
  readonly log: Happened[]
  readonly history: Sent[]
  readonly lines: string[]
  readonly sql: (statement: string) => void
  /** The issue of the first incident, and its card. */
  readonly issue: Issue
  readonly card: Comment
  readonly close: () => void
}

export function copyOf(folder: string): Copy {
  const own = mkdtempSync(join(tmpdir(), 'sitrep-witness-'))
  const store = join(own, STORE)
  copyFileSync(join(folder, STORE), store)
  const witness = { ...kept(folder), store }
  const [, issue] = issuesOf(witness).find(([, { number }]) => number === 1) ?? []
  const card = issue?.comments.find(({ body }) => markIn(body)?.kind === 'card')
  if (issue === undefined || card === undefined) throw new Error('the first incident has no card')
  return {
    witness,
    log: witness.it.log as Happened[],
    history: witness.history as Sent[],
    lines: witness.it.lines,
    sql: (statement) => {
      const database = new DatabaseSync(store)
      database.exec(statement)
      database.close()
    },
    issue,
    card,
    close: () => rmSync(own, { recursive: true, force: true }),
  }
}
