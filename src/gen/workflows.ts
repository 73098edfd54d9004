import { readFileSync } from 'node:fs'
import type { Generated } from './generated.ts'

const SOURCE = 'templates/workflows/sitrep.yml'
const STEP = '      - uses: sitrep-app/sitrep@v1\n'

const HEAD = `# Written by \`npm run gen\` from sitrep.yml, which says what the jobs are for and what they cost. Take one of the two.
#
# Here an App of your own acts in place of the workflow's token, for an hour a run, which takes away what that may not do:
# it opens pull requests where workflows may not, what it makes starts other workflows, teams can be mentioned and asked
# for a review, and the organisation's private .github repository can be read.
#
# 1. Register an App (Settings, Developer settings, GitHub Apps) with the permissions that stand below, no webhook, and
#    install it on this repository, and on .github of the organisation where decisions lie there.
# 2. Put its client ID into the variable SITREP_CLIENT_ID and a private key of it into the secret SITREP_PRIVATE_KEY.
#
# What the App makes starts this workflow too; the conditions of the jobs leave out what bots do.
`

/** The workflow with an App's token: each job makes one with its own permissions, and has no others. */
export function writeWorkflows(): Generated {
  const text = readFileSync(SOURCE, 'utf8')
  const at = text.indexOf('name: Sitrep\n')
  const [top, ...jobs] = text.slice(at).split(/(?<=\n)(?= {2}[a-z]+:\n {4}name: )/)
  return {
    path: 'templates/workflows/sitrep-with-app.yml',
    text: [HEAD, top, ...jobs.map(withApp)].join(''),
  }
}

const PERMISSIONS = / {4}permissions:\n((?: {6}[a-z-]+: .*\n)+)/

function withApp(job: string): string {
  const asked = PERMISSIONS.exec(job)?.[1]
  const at = job.indexOf(STEP)
  if (asked === undefined || at === -1) throw new Error(`a job of ${SOURCE} asks for nothing`)
  const forks = job.includes("== 'pull_request'")
  const own = forks ? FORKS_PERMISSIONS : '    permissions: {}\n'
  const token = `steps.app.outputs.token${forks ? ' || github.token' : ''}`
  const steps = job.slice(at).replaceAll(WITH, `$&          token: \${{ ${token} }}\n`)
  return job.slice(0, at).replace(PERMISSIONS, own) + tokenStep(asked, forks) + steps
}

const WITH = /^ {8}with:\n/gm

/** GitHub gives no secrets to what comes from a fork, whose review is then told on the run alone. */
const FORKS_PERMISSIONS = `    # Of a pull request from a fork, which gets no secret and so no token of the App: its findings stand on the run.
    permissions:
      contents: read # the documents, the config and the templates
      pull-requests: read # which files the pull request changes
`
// biome-ignore lint/suspicious/noTemplateCurlyInString: GitHub fills it in.
const NO_FORK = '        if: ${{ !github.event.pull_request.head.repo.fork }}\n'

/** `permission-issues: write # why` for each `issues: write # why`. */
const tokenStep = (asked: string, forks: boolean): string =>
  `      - uses: actions/create-github-app-token@v3
        id: app
${forks ? NO_FORK : ''}        with:
          client-id: \${{ vars.SITREP_CLIENT_ID }}
          private-key: \${{ secrets.SITREP_PRIVATE_KEY }}
${asked.replaceAll(/^ {6}/gm, '          permission-')}`
