import { describe, expect, test } from 'vitest'
import { derivedKey, type Key } from '../../src/github/keys.ts'
import { writeMarker } from '../../src/github/marker.ts'
import type { RawComment } from '../../src/github/raw.ts'
import { bodyMarker, type Whose, whoseIs } from '../../src/github/whose.ts'

const PLACE = { repository: 7, issue: 42 }
const SHARED: Key = { id: 'k1', secret: 'a secret that App and Action hold' }
const OWN = derivedKey('the private key of an App')
const OTHER: Key = { id: 'k9', secret: 'a secret that we do not hold' }

type Author = RawComment['author']
const US: Author = { login: 'sitrep[bot]', kind: 'bot', us: true }
const BOT: Author = { login: 'github-actions[bot]', kind: 'bot', us: false }
const PERSON: Author = { login: 'eve', kind: 'person', us: false }

const reply = (keys: readonly Key[]) =>
  `${writeMarker({ ...PLACE, kind: 'reply', key: '5:0', journal: '' }, keys)}\nDone.`
const said = (author: Author, body: string, shared = false): Whose =>
  whoseIs({ author, body, editor: null }, { place: PLACE, keys: [SHARED, OWN], shared })

describe('words with a marker', () => {
  test.each<readonly [string, Author, string, Whose]>([
    ['of ours are ours', US, reply([OWN]), 'ours'],
    ['of ours are ours, whatever signed them', US, reply([OTHER]), 'ours'],
    ['of another bot that holds our key are of our kin', BOT, reply([SHARED]), 'kin'],
    ['of another bot, with the key that we alone hold, are a copy', BOT, reply([OWN]), 'others'],
    ['of another bot with a key of its own prove nothing', BOT, reply([OTHER]), 'unproved'],
    ['of another bot without a key prove nothing', BOT, reply([]), 'unproved'],
    ['of a person are theirs, whatever signed them', PERSON, reply([SHARED]), 'others'],
    ['of a person are theirs, also if they copied them', PERSON, reply([OWN]), 'others'],
    ['that they lack are theirs', BOT, 'Done.', 'others'],
  ])('%s', (_, author, body, whose) => {
    expect(said(author, body)).toBe(whose)
  })

  test('of an account that all share are ours by their proof alone', () => {
    expect(said(US, reply([SHARED]), true)).toBe('ours')
    expect(said(US, reply([OTHER]), true)).toBe('unproved')
  })
})

describe('the marker of a body', () => {
  const body = (keys: readonly Key[]) =>
    writeMarker(
      { repository: 7, issue: 0, kind: 'report', key: 'weekly:2026-W40', journal: '' },
      keys,
    )
  const told = (author: Author, keys: readonly Key[]) =>
    bodyMarker(body(keys), author, { repository: 7, keys: [SHARED, OWN] })?.proof ?? null

  test.each([
    ['is believed of us', US, [OWN], 'good'],
    ['is believed of us without a proof', US, [], 'unsigned'],
    ['is believed of a bot that holds our key', BOT, [SHARED], 'good'],
    ['is not believed of a bot that has copied it', BOT, [OWN], null],
    ['is not believed of a bot without a proof', BOT, [], null],
    ['is not believed of a person', PERSON, [SHARED], null],
  ] as const)('%s', (_, author, keys, proof) => {
    expect(told(author, keys)).toBe(proof)
  })
})
