import type { Reader } from './reader.ts'
import { alerts } from './readers/alerts.ts'
import { comments } from './readers/comments.ts'
import { config } from './readers/config.ts'
import { dates } from './readers/dates.ts'
import { documents, reviews } from './readers/documents.ts'
import { forms } from './readers/forms.ts'
import { journal } from './readers/journal.ts'
import { templates } from './readers/templates.ts'
import { texts } from './readers/texts.ts'
import { webhooks } from './readers/webhooks.ts'

/** Everything of ours that reads what others write. */
export const READERS: readonly Reader[] = [
  comments,
  forms,
  texts,
  documents,
  reviews,
  config,
  templates,
  webhooks,
  alerts,
  dates,
  journal,
]
