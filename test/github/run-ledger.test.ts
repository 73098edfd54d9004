import { expect, test } from 'vitest'
import type { Instant } from '../../src/domain/instant.ts'
import { runLedger } from '../../src/github/run-ledger.ts'

const at = (seconds: number) => (1_800_000_000_000 + seconds * 1_000) as Instant

test('what was sent and answered is not sent again, also where no reading shows it yet', () => {
  const ledger = runLedger()
  expect(ledger.intend('reply.1', at(0), at(1))).toEqual({ kind: 'go' })
  ledger.settle('reply.1', 7, at(2))
  expect(ledger.intend('reply.1', at(3), at(4))).toEqual({ kind: 'done', id: 7 })
  expect(ledger.done()).toEqual(new Map([['reply.1', 7]]))
  expect(ledger.unknown()).toEqual([])
})

test('what was never answered waits until a reading can tell', () => {
  const ledger = runLedger()
  ledger.intend('reply.1', at(0), at(1))
  expect(ledger.intend('reply.1', at(5), at(6))).toEqual({ kind: 'unknown', until: at(61) })
  expect(ledger.unknown()).toEqual(['reply.1'])
  ledger.disprove(at(60), ledger.unknown())
  expect(ledger.unknown()).toEqual(['reply.1'])
  ledger.disprove(at(61), ledger.unknown())
  expect(ledger.unknown()).toEqual([])
  expect(ledger.intend('reply.1', at(61), at(62))).toEqual({ kind: 'go' })
})

test('what GitHub refused may be sent again at once', () => {
  const ledger = runLedger()
  ledger.intend('reply.1', at(0), at(1))
  ledger.drop('reply.1')
  expect(ledger.intend('reply.1', at(2), at(3))).toEqual({ kind: 'go' })
})

test('what somebody has deleted long since may be written anew', () => {
  const ledger = runLedger()
  ledger.intend('card.1', at(0), at(1))
  ledger.settle('card.1', 7, at(2))
  expect(ledger.intend('card.1', at(62), at(63))).toEqual({ kind: 'go' })
})
