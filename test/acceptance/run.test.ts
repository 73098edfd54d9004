import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ActionStage, actionStage } from '../support/action-stage.ts'
import { envOf } from '../support/examined.ts'
import { FILLED_FORM } from '../support/filled-form.ts'
import { OWN_ENV } from '../support/own-env.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const MINUTE_MS = 60_000

/** Between two runs of the schedule, which would send the reminder as well. */
const BEGAN = '2026-11-19T14:10:00Z'

let stage: ActionStage
beforeEach(async () => {
  stage = await actionStage({ at: BEGAN })
})
afterEach(() => stage.close())

/** The command line of a person, as a process of its own. */
async function sitrep(line: string, who = 'ana') {
  const child = spawn(process.execPath, ['src/cli/main.ts', ...line.split(' ')], {
    env: { ...OWN_ENV, ...envOf(stage.box, who) },
  })
  const closed = once(child, 'close')
  const [out, notes] = await Promise.all([text(child.stdout), text(child.stderr)])
  const [code] = await closed
  return { code: code as number, out, notes }
}

const comments = async (issue_number: number) =>
  (await stage.box.as('ana').rest.issues.listComments({ ...AT, issue_number })).data

test('a person has the workflow send the reminder that is due, and is told how that ended', {
  timeout: 120_000,
}, async () => {
  const { data } = await stage.box
    .as('ana')
    .rest.issues.create({ ...AT, title: 'Checkout fails', body: FILLED_FORM })
  await stage.settled()
  const before = (await comments(data.number)).length
  stage.box.sandbox.clock.advance(45 * MINUTE_MS)
  const planned = await sitrep(`converge ${data.number}`)
  expect(planned.out).toContain('reply.create')
  expect(planned.notes).toContain('Add --run to start the workflow that does it')
  expect((await comments(data.number)).length).toBe(before)

  const { code, out } = await sitrep(`converge ${data.number} --run --wait`)
  expect(out).toMatch(/The run ended as success: http:\S+\/actions\/runs\/\d+\n$/)
  expect(code).toBe(0)
  const said = await comments(data.number)
  expect(said.length).toBeGreaterThan(before)
  expect(said.at(-1)?.user?.login).toBe('github-actions[bot]')
  expect((await sitrep(`converge ${data.number} --run`)).out).toContain('nothing to write')
})

test('the doctor finds the workflow that was copied, and the box that nobody has ticked', {
  timeout: 60_000,
}, async () => {
  const { out } = await sitrep('doctor')
  expect(out).toMatch(/^workflow +ok +\.github\/workflows\/sitrep\.yml runs Sitrep/m)
  expect(out).toMatch(/^actions +warning +The box "Allow GitHub Actions to create and/m)
  expect(out).toMatch(/^writer +ok /m)
})
