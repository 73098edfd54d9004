import type { Document } from '../../markdown/document/model.ts'
import type { Near } from '../dates.ts'

/** What reading action items takes besides the words of each. */
export interface Reader {
  readonly document: Document
  /** To which year dates without one belong; null where no day of the incident is known. */
  readonly near: Near | null
  /** Names and logins of people who are known to have to do with the incident, in lower case. */
  readonly people: ReadonlySet<string>
}
