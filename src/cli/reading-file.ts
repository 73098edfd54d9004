import { CliError, type Terminal } from './command.ts'

const LONGEST_BYTES = 1024 * 1024
/** A text of this size takes long enough to say so. */
const LARGE_BYTES = 128 * 1024

/** The verb of what is done with a file, in two forms: `read` and `reading`. */
export interface Doing {
  readonly done: string
  readonly doing: string
}

/** The text of a file; null where there is none, or none that is text of a size that is read: told, and stops no other. */
export async function fittingText(
  file: string,
  terminal: Terminal,
  { done, doing }: Doing,
): Promise<string | null> {
  const text = await readable(file, terminal)
  if (text === null) return null
  const bytes = Buffer.byteLength(text)
  if (bytes > LONGEST_BYTES) {
    terminal.note(`sitrep: ${file} is larger than 1 MiB and was not ${done}`)
    return null
  }
  if (text.includes('\0')) {
    terminal.note(`sitrep: ${file} is no text and was not ${done}`)
    return null
  }
  if (bytes > LARGE_BYTES) terminal.note(`${doing} ${file}, ${Math.ceil(bytes / 1024)} KiB`)
  return text
}

/** What may not be read, such as a folder that a pattern of the shell took in, is told like a missing file. */
async function readable(file: string, terminal: Terminal): Promise<string | null> {
  try {
    return await terminal.read(file)
  } catch (error) {
    if (!(error instanceof CliError)) throw error
    terminal.note(`sitrep: ${error.message}`)
    return null
  }
}
