import { afterEach, beforeEach, expect, test } from 'vitest'
import { SHOP, type Started, start } from '../sandbox/support.ts'
import { cli } from '../support/cli.ts'
import { envOf } from '../support/examined.ts'
import { declare, LIFE } from '../support/whole-life.ts'

let box: Started
beforeEach(async () => {
  box = await start()
})
afterEach(() => box.close())

const say = (login: string, issue_number: number, body: string) =>
  box.as(login).rest.issues.createComment({ ...SHOP, issue_number, body })
const look = (number: number) => cli(`converge ${number}`, { env: envOf(box, 'app') })
const replay = async (number: number, who = 'ana') =>
  (await cli(`replay ${number}`, { env: envOf(box, who) })).out

async function lived(): Promise<number> {
  const number = await declare(box.as)
  for (const act of LIFE) {
    await look(number)
    await act(box.as, number)
  }
  await look(number)
  return number
}

/** The lines of one table, without its title. */
function table(out: string, title: string): readonly string[] {
  const part = out.split('\n\n').find((one) => one.startsWith(`${title}: `)) ?? ''
  return part.split('\n').slice(1)
}

test('a whole life is told from what was said to what it came to', {
  timeout: 60_000,
}, async () => {
  const out = await replay(await lived())
  const decided = table(out, 'Decided')
  const ack = decided.find((line) => line.includes('/ack')) ?? ''
  const [, comment = ''] = /(comment \d+)/.exec(ack) ?? []
  expect(comment).not.toBe('')
  expect(table(out, 'History').find((line) => line.includes(comment))).toMatch(/ben .*\/ack$/)
  expect(table(out, 'Facts').find((line) => line.includes(comment))).toMatch(/ben .*acknowledged$/)

  expect(decided.join('\n')).toMatch(/eve +comment \d+ +refused: not-allowed +\/severity 4/)
  expect(decided.join('\n')).toMatch(/ana +form +accepted/)
  expect(decided.join('\n')).toMatch(/caro +log +accepted +severity-set/)
  expect(out).not.toContain('=null')
  expect(out).not.toMatch(/ v\d+\.ben/)

  const incident = table(out, 'Incident').join('\n')
  expect(incident).toMatch(/^earlier +opened \S+, mitigated \S+,\s+resolved \S+$/m)
  expect(incident).toMatch(/^commander +ben$/m)
  expect(incident).toMatch(/^actions noted +Add an alert on payment errors$/m)
  expect(incident).toMatch(/^next update +20/m)
  expect(out).toMatch(/(?:No clock is running|The next clock runs out at \S+Z)\.$/)
})

test('what people wrote stays on a row of its own', async () => {
  const number = await declare(box.as)
  await say('ben', number, '/update \u001b[31mred\u001b[0m | a \r\n\u202e reversed')
  await look(number)
  const out = await replay(number)
  const rows = table(out, 'History').filter((line) => /^20\d\d/.test(line))
  expect(rows.filter((line) => line.includes('comment '))).toHaveLength(1)
})

test('whoever may not ask for roles is told what is left open', async () => {
  const number = await declare(box.as)
  await say('ben', number, '/ack')
  expect(await replay(number, 'caro')).toContain(
    'These credentials may not ask who may do what here',
  )
})

test('--json has also when it will be looked at again, and what stands in the way', async () => {
  const number = await declare(box.as)
  await say('ben', number, '/update All slow. next 30m')
  await look(number)
  const { out } = await cli(`replay ${number} --json`, { env: envOf(box, 'app') })
  const told = JSON.parse(out) as Record<string, unknown>
  expect(told).toMatchObject({ parked: null, notes: [] })
  expect(told['nextLook']).toMatch(/^20\d\d-\S+Z$/)
})
