import { existsSync, globSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chunksOf } from '../../../src/markdown/document/chunks.ts'
import { readDocument } from '../../../src/markdown/document/read-document.ts'
import { located } from '../../../src/postmortem/items/located.ts'
import type { ReadBy } from '../../../src/postmortem/items/placed-in.ts'
import { promisedIn, promisedOf } from '../../../src/postmortem/items/promised-in.ts'

const BY: ReadBy = { known: null, zone: 'UTC', names: new Set() }

const chosen = (text: string): readonly (string | null)[] =>
  located(chunksOf(text, 0).chunks).map(({ heading }) => heading)

test.each([
  ['# A\n\n## Summary\n\na\n\n## Action items\n\n- b', ['Action items', null, 'A']],
  ['## Impact\n\n## Actions\n\n### Later\n\n## Links', ['Actions', 'Later', null]],
  ['## Impact\n\n**Next steps**\n\n- a\n\n## Links', [null, 'Impact']],
  ['## Impact\n\n- Action items:\n  - a', [null, 'Impact']],
  ['## Impact\n\n| Actions | ship it |\n|-|-|', [null, 'Impact']],
  ['## Impact\n\n> [a]: b', [null, 'Impact']],
  ['## Impact\n\nMany people.', [null]],
  ['Follow-up `items`\n---\n\n- a', ['Follow-up `items`', null]],
  ['[x]: https://a.example\nActions\n===\n- a', ['Actions', null]],
])('of %j the chunks %j are read', (text, headings) => {
  expect(chosen(text)).toEqual(headings)
})

const BLOCKS = [
  '## Action items',
  '### Prevent',
  '# Action items',
  '## Timeline',
  '**Follow-up items**',
  'Next steps:',
  'Actions\n=======',
  '## Impact',
  '- [ ] Ship it @ana',
  '- Action items\n  - Test it',
  '- a\n\n  - b',
  '| Action | Owner |\n|-|-|\n| Ship it [x] | @ana |',
  '> ## Action items',
  '```\n## Action items\n- no\n```',
  '**Date**: 2026-11-20',
  'Authors: Ana Lima, Ben',
  '[x]: https://github.com/a/b/issues/1',
  '> [x]: https://github.com/a/b/issues/2',
  'Action items: ship [it][x] by tomorrow',
  '* * *',
  'text\n---',
  '<!-- ## Action items -->',
  '<div>\n\n## Follow-up\n\n</div>',
  '1. Ana: look at [x]',
  '    ## code',
  'plain words',
  'so many words that nobody would take all of them for a mere title',
  'two lines\nof words',
  '- further [x]\n- Owner: Ben\n- more',
  '',
]

test('reading only what may hold items finds the same as reading all of it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...BLOCKS), { maxLength: 14 }),
      fc.constantFrom('\n\n', '\n'),
      (blocks, gap) => {
        const text = blocks.join(gap)
        expect(promisedIn(text, BY)).toEqual(promisedOf(readDocument(text), BY))
      },
    ),
    { numRuns: 400 },
  )
})

const piece = fc.constantFrom(
  ...'a,Word,x.,:,é,😀, ,  ,\n,\n\n,\r\n,\t,    ,# ,## ,===,---,+++,- ,* ,1. ,[ ] ,[x] ,> ,|,|-|,\n|-|-|\n'.split(
    ',',
  ),
  ...'`,``,```,~~~,~~,*,**,_,__,[,](,),![,](u),[r],[r]: http://a.example\n,[^1],[^1]: ,<b>,</b>,<br>,<!--,-->,<'.split(
    ',',
  ),
  ...'www.a.example,&amp;,\\,\\|,\u0000,\ufeff,\r,\v,Owner: ,@ana,Actions,Follow-up,Action items:,\n===\n,\n---\n'.split(
    ',',
  ),
  '\n\n## Action items\n\n',
  '\n# Timeline\n',
  '\n\n**Actions**\n\n',
  'Date: 2026-11-20\n',
  '\n| Action | Owner |\n|-|-|\n',
)

test('and so it does where marks of Markdown stand anywhere', () => {
  const markdown = fc.array(piece, { maxLength: 50 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(markdown, (text) => {
      expect(promisedIn(text, BY)).toEqual(promisedOf(readDocument(text), BY))
    }),
    { numRuns: 500 },
  )
})

/** Real documents lie beside the checkout where somebody has put them there; they are not ours to publish. */
const FOLDER = '../shared/corpus/postmortems'
const real = existsSync(FOLDER) ? test : () => {}

real('and so it does in real documents', () => {
  const files = globSync(`${FOLDER}/*__*.md`)
  expect(files.length).toBeGreaterThan(10)
  for (const file of files) {
    const text = readFileSync(file, 'utf8')
    expect(promisedIn(text, BY), file).toEqual(promisedOf(readDocument(text), BY))
  }
})

test('and so it does where a footnote stands in another section', () => {
  const text = '## Notes\n\n[^1]: A note.\n\n## Action items\n\n- Ship it[^1] now\n'
  expect(promisedIn(text, BY).items.map(({ title }) => title)).toEqual(['Ship it now'])
})
