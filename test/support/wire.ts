import { Octokit } from '@octokit/rest'
import nock from 'nock'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { Octokit as Client } from '../../src/github/client.ts'
import type { Failure } from '../../src/github/failure.ts'

export const API = 'https://api.github.test'

/** For the tests of a file or a group: only nock answers, and whatever it was told to expect is asked. */
export function onTheWire(): void {
  beforeAll(() => {
    // A group before this one has given the network back.
    if (!nock.isActive()) nock.activate()
    nock.disableNetConnect()
  })
  afterEach(() => {
    expect(nock.pendingMocks()).toEqual([])
    nock.cleanAll()
  })
  afterAll(() => {
    nock.enableNetConnect()
    nock.restore()
  })
}

/** Signed in as nobody. */
export const wired = (): Client =>
  new Octokit({
    baseUrl: API,
    log: { debug() {}, info() {}, warn() {}, error() {} },
  }) as unknown as Client

export const failureOf = (run: Promise<unknown>): Promise<Failure> =>
  run.then(
    () => {
      throw new Error('it should have failed')
    },
    (error: Failure) => error,
  )
