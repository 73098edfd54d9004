/**
 * `foreign`: the file is something else's. `corrupt`: it is damaged. `newer`: a later release wrote it. `unusable`: it
 * cannot be opened or written, such as a full disk. `busy`: somebody else kept it locked too long.
 */
type StoreTrouble = 'foreign' | 'corrupt' | 'newer' | 'unusable' | 'busy'

/** Nothing was stored. The message says what was found and what to do; it never carries what people wrote. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly trouble: StoreTrouble

  constructor(trouble: StoreTrouble, message: string, cause?: unknown) {
    super(message, { cause })
    this.trouble = trouble
  }
}

const ADVICE: Readonly<Record<number, readonly [StoreTrouble, string]>> = {
  5: ['busy', 'another process kept it locked; see what holds it, then try again'],
  6: ['busy', 'another process kept it locked; see what holds it, then try again'],
  8: ['unusable', 'it may not be written; give this process the right to write to it'],
  10: ['unusable', 'its disk failed or is gone; look at the disk, then start again'],
  11: ['corrupt', 'it is damaged; move it away and start with a new one'],
  13: ['unusable', 'its disk is full; make room, nothing was lost'],
  14: ['unusable', 'it cannot be opened; see that its folder exists and may be written'],
  26: ['foreign', 'it is no store; point SITREP_STORE at another path'],
}

interface SqliteError extends Error {
  readonly errcode: number
}

const isSqliteError = (error: unknown): error is SqliteError =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'

/** Whether somebody else holds the lock, as SQLite says it. */
export const isBusy = (error: unknown): boolean => {
  const [trouble] = isSqliteError(error) ? (ADVICE[error.errcode & 0xff] ?? []) : []
  return trouble === 'busy'
}

/** What SQLite says, in our words. Whatever is no trouble of file or disk is our own mistake and stays as it is. */
export function storeError(error: unknown, path: string): unknown {
  if (!isSqliteError(error)) return error
  // The low byte is the kind, what is above it only says more about it.
  const advice = ADVICE[error.errcode & 0xff]
  if (advice === undefined) return error
  return new StoreError(advice[0], `store ${path}: ${advice[1]} (${error.message})`, error)
}
