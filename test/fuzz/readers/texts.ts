import { fileLink, fileQuote, fileText } from '../../../src/markdown/file-text.ts'
import { block, inert, quoted } from '../../../src/markdown/inert.ts'
import { link } from '../../../src/markdown/link.ts'
import { redact } from '../../../src/markdown/secrets.ts'
import { yamlText } from '../../../src/markdown/yaml-text.ts'
import { HOSTILE_TITLES } from '../../support/hostile-titles.ts'
import { LONGEST, type Reader } from '../reader.ts'
import { BLOCKS, SECRETS } from './units.ts'

/** All that makes people's text harmless, with no budget that would cut it short. */
export const texts: Reader = {
  name: 'texts made inert',
  thread: 'main',
  read: (text) => [
    ...[inert, block, quoted, fileText, fileQuote].map((made) => made(text, LONGEST)),
    link(text, text),
    fileLink(text, text),
    redact(text),
    yamlText({ text, list: [text] }),
  ],
  words: [...Object.values(BLOCKS), ...Object.values(SECRETS)],
  corpus: HOSTILE_TITLES,
  units: { ...BLOCKS, ...SECRETS },
}
