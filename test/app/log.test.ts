import { expect, test } from 'vitest'
import { logTo } from '../../src/app/log.ts'

const WORDS = 'what only the people of this incident may read'

function written(act: (log: ReturnType<typeof logTo>) => void): readonly string[] {
  const lines: string[] = []
  act(logTo('trace', { write: (line) => void lines.push(line) }))
  return lines
}

test('our own lines say level, time and words', () => {
  const [line = ''] = written((log) =>
    log.info({ delivery: 'a', effects: ['label.add'] }, 'converged'),
  )
  expect(JSON.parse(line)).toMatchObject({
    level: 'info',
    delivery: 'a',
    effects: ['label.add'],
    msg: 'converged',
  })
})

test('an event keeps its name and id, never its payload', () => {
  const event = { id: 'a', name: 'issues', payload: { issue: { body: WORDS } } }
  const [line = ''] = written((log) =>
    log.child({ name: 'probot' }).debug({ event }, 'Webhook received'),
  )
  expect(JSON.parse(line)).toMatchObject({
    event: { id: 'a', name: 'issues' },
    msg: 'Webhook received',
  })
  expect(line).not.toContain(WORDS)
})

test.each(['octokit', 'github'])(
  'what the logger %s writes beside its sentence is dropped',
  (name) => {
    const [line = ''] = written((log) =>
      log.child({ name }).debug({ body: WORDS }, 'POST /x - 201'),
    )
    expect(line).toContain('POST /x - 201')
    expect(line).not.toContain(WORDS)
  },
)

test('a path that is asked about is not told, since it may be made of a title', () => {
  const sentence = 'GET /repos/a/b/commits?path=p%2Fsecret-title.md&sha=main - 200'
  const [line = ''] = written((log) => log.child({ name: 'github' }).debug({}, sentence))
  expect(JSON.parse(line)['msg']).toBe('GET /repos/a/b/commits?path=…&sha=main - 200')
})

test('an error leaves its place, never its words', () => {
  const error = new TypeError(WORDS, { cause: new Error(WORDS) })
  const lines = written((log) => {
    log.error(error)
    log.child({ name: 'event' }).error(error, 'it failed')
    log.error({ err: error }, 'it failed')
  })
  for (const line of lines) {
    expect(line).toContain('TypeError')
    expect(line).not.toContain(WORDS)
  }
  expect(lines).toHaveLength(3)
})

test('below the level nothing is written', () => {
  const lines: string[] = []
  logTo('warn', { write: (line) => void lines.push(line) }).info('converged')
  expect(lines).toEqual([])
})
