import { expect, test } from 'vitest'
import { asked } from '../../src/integrations/asked.ts'

const NOTHING = {
  title: null,
  severity: null,
  service: null,
  key: null,
  state: 'firing',
  links: null,
} as const

test('what a step says is an alert that no config has to ask for', () => {
  const links = 'run https://ci.example/9\nhttps://shop.example/'
  const said = { ...NOTHING, title: 'Nightly backup failed', service: 'db, store', links }
  expect(asked(said)).toMatchObject({
    kind: 'heard',
    heard: {
      origin: { kind: 'asked' },
      alert: {
        title: 'Nightly backup failed',
        key: 'nightly backup failed',
        services: ['db', 'store'],
        links: [
          { name: 'run', url: 'https://ci.example/9' },
          { name: 'link 2', url: 'https://shop.example/' },
        ],
      },
    },
  })
})

test('without a title nothing is declared, and the answer says what to add', () => {
  expect(asked(NOTHING)).toEqual({ kind: 'unreadable', words: expect.stringContaining('title:') })
})
