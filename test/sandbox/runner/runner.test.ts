// biome-ignore-all lint/suspicious/noTemplateCurlyInString: GitHub fills these in.
import { afterEach, describe, expect, test } from 'vitest'
import { billedMinutes } from '../../../src/sandbox/actions/workflow-runs.ts'
import { SHOP } from '../support.ts'
import { action, job, type Shop, say, shop, told } from './shop.ts'

const open: Shop[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

async function running(...given: Parameters<typeof shop>): Promise<Shop> {
  const one = await shop(...given)
  open.push(one)
  return one
}
const issue = (box: Shop, title = 'Down', login = 'ana') =>
  box.as(login).rest.issues.create({ ...SHOP, title })

describe('a run', () => {
  test('is started by an event, reads its file and keeps what it says', async () => {
    const box = await running({
      'say.yml': `name: Say\non: { issues: { types: [opened] } }\njobs:\n${job('', say('Hello <event>'))}`,
    })
    await issue(box)
    await box.idle()
    expect(told(box.runs())).toEqual([['issues', 'success', 'Hello issues.opened']])
    expect(box.runs()[0]).toMatchObject({ name: 'Say', title: 'Down', runNumber: 1, attempt: 1 })
    const { data } = await box.as('dev').rest.actions.listWorkflowRunsForRepo(SHOP)
    expect(data.workflow_runs).toMatchObject([
      { name: 'Say', event: 'issues', status: 'completed', conclusion: 'success' },
    ])
  })

  test('is not started by another type, another event or a file that is none', async () => {
    const on = (what: string) => `on: ${what}\njobs:\n${job('', say('No'))}`
    const box = await running({
      'closed.yml': on('{ issues: { types: [closed] } }'),
      'comment.yml': on('issue_comment'),
      'notes.md': on('issues'),
      'deep/say.yml': on('issues'),
    })
    await issue(box)
    await box.idle()
    expect(box.runs()).toEqual([])
  })

  test('skips a job whose condition does not hold, starts none and bills none', async () => {
    const labelled = "    if: contains(github.event.issue.labels.*.name, 'incident')\n"
    const box = await running({
      'say.yml': `on: issues\njobs:\n${job(labelled, say('Hello'))}`,
    })
    await issue(box)
    await box.idle()
    const [run] = box.runs()
    expect(run).toMatchObject({
      conclusion: 'skipped',
      jobs: [{ conclusion: 'skipped', steps: [] }],
    })
    expect(run && billedMinutes(run)).toBe(0)
    await box.as('ana').rest.issues.addLabels({ ...SHOP, issue_number: 1, labels: ['incident'] })
    await box.idle()
    const last = box.runs().at(-1)
    expect(last?.conclusion).toBe('success')
    expect(last && billedMinutes(last)).toBe(1)
  })

  test('says what in its file it cannot do', async () => {
    const box = await running({
      'matrix.yml': `on: issues\njobs:\n${job('    strategy: { matrix: { a: [1] } }\n', say('No'))}`,
      'broken.yml': `on: issues\njobs:\n${job('    if: github.event ==\n', say('No'))}`,
      'hats.yml': `on: issues\njobs:\n${job('', '      - uses: acme/hats@v1\n')}`,
    })
    await issue(box)
    await box.idle()
    const troubles = box.runs().map(({ conclusion, trouble }) => [conclusion, trouble])
    expect(troubles).toEqual([
      ['startup_failure', expect.stringMatching(/./)],
      ['failure', null],
      ['startup_failure', expect.stringContaining('`strategy` of the job work')],
    ])
    expect(told(box.runs())[1]?.[2]).toContain('has no Action acme/hats@v1')
  })

  test('acts as the bot of GitHub Actions, and starts no other run by it', async () => {
    const comment = action(
      `
const { env } = process
const answer = await fetch(env.GITHUB_API_URL + '/repos/' + env.GITHUB_REPOSITORY + '/issues/1/comments', {
  method: 'POST', headers: { authorization: 'token ' + env.INPUT_TOKEN }, body: JSON.stringify({ body: 'Hello' }),
})
console.log(answer.status, env.INPUT_TOKEN)
`,
      { token: '${{ github.token }}' },
    )
    const write = '    permissions: { issues: write }\n'
    const box = await running(
      {
        'comment.yml': `on: [issues, issue_comment]\njobs:\n${job(write, '      - uses: acme/comment@v1\n')}`,
        'read.yml': `on: issues\njobs:\n${job('', '      - uses: acme/comment@v1\n')}`,
      },
      { actions: { 'acme/comment': comment } },
    )
    await issue(box)
    await box.idle()
    expect(told(box.runs())).toEqual([
      ['issues', 'success', '201 ***'],
      ['issues', 'success', '403 ***'],
    ])
    const { data } = await box.as('ana').rest.issues.listComments({ ...SHOP, issue_number: 1 })
    expect(data.map(({ user }) => user?.login)).toEqual(['github-actions[bot]'])
    const jobs = Object.values(box.sandbox.state.tokens).filter((one) => 'job' in one)
    expect(jobs).toEqual([])
  })
})

describe('a step', () => {
  test('hands on outputs, variables and what it wrote into the summary', async () => {
    const first = action(`
import { appendFileSync } from 'node:fs'
const { env } = process
appendFileSync(env.GITHUB_OUTPUT, 'one=1\\ntwo<<END\\na\\nb\\nEND\\n')
appendFileSync(env.GITHUB_ENV, 'HAT=red\\n')
appendFileSync(env.GITHUB_STEP_SUMMARY, '# Done\\n')
`)
    const box = await running(
      {
        'say.yml': `on: issues\nenv: { SHOE: brown }\njobs:\n${job(
          '',
          `      - { id: first, uses: acme/first@v1 }\n${say('${{ steps.first.outputs.one }} ${{ steps.first.outputs.two }} ${{ env.HAT }} ${{ env.SHOE }}')}`,
        )}`,
      },
      { actions: { 'acme/first': first } },
    )
    await issue(box)
    await box.idle()
    expect(told(box.runs())[0]?.[2]).toBe('\n1 a\nb red brown')
    expect(box.runs()[0]?.jobs[0]?.steps[0]).toMatchObject({
      outputs: { one: '1', two: 'a\nb' },
      summary: '# Done\n',
    })
  })

  test('leaves annotations, ten of a kind, with their places', async () => {
    const lines = Array.from(
      { length: 12 },
      (_, at) => `::error file=a.yml,line=${at + 1},title=No::It%0Abroke`,
    )
    const box = await running({
      'say.yml': `on: issues\njobs:\n${job('', say(['::warning::Look', ...lines].join('\n')))}`,
    })
    await issue(box)
    await box.idle()
    const { annotations = [] } = box.runs()[0]?.jobs[0]?.steps[0] ?? {}
    expect(annotations).toHaveLength(11)
    expect(annotations[0]).toMatchObject({ level: 'warning', message: 'Look', path: null })
    expect(annotations[1]).toMatchObject({
      level: 'failure',
      title: 'No',
      message: 'It\nbroke',
      path: 'a.yml',
      line: 1,
    })
  })

  test('that fails ends the job but for the steps that ask for it', async () => {
    const box = await running({
      'say.yml': `on: issues\njobs:\n${job('', say('fail') + say('No') + say('Always', '        if: ${{ !cancelled() }}\n'))}`,
      'forgiven.yml': `on: issues\njobs:\n${job('', say('fail', '        continue-on-error: true\n') + say('Then'))}`,
    })
    await issue(box)
    await box.idle()
    expect(told(box.runs())).toEqual([
      ['issues', 'success', 'fail\nThen'],
      ['issues', 'failure', 'fail\n\nAlways'],
    ])
  })

  test('may be a script, and its secrets are not shown', async () => {
    const script =
      '      - run: |\n          echo "$GITHUB_EVENT_NAME ${{ secrets.KEY }} $LATER"\n          exit 3\n'
    const box = await running(
      { 'run.yml': `on: issues\njobs:\n${job('', script)}` },
      { secrets: { KEY: 'hidden' }, env: () => ({ LATER: '5' }) },
    )
    await issue(box)
    await box.idle()
    expect(told(box.runs())).toEqual([
      ['issues', 'failure', 'issues *** 5\n##[error]Process completed with exit code 3.'],
    ])
  })
})
