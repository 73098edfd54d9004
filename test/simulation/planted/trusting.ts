import type { Bug } from './bug.ts'

const PEOPLE = 'src/github/people.ts'

/** Mistakes about whom and what to believe. */
export const TRUSTING: readonly Bug[] = [
  {
    name: 'first-page-only',
    does: 'reads the first page of a history and takes it for the whole',
    edits: [
      {
        file: 'src/github/graphql-query.ts',
        from: 'issueFields(100, 100)',
        to: 'issueFields(6, 12)',
      },
      {
        file: 'src/github/read-graphql.ts',
        from: '  while (more.some(({ pageInfo }) => pageInfo.hasNextPage)) {',
        to: '  while (more.length > 2) {',
      },
    ],
  },
  {
    name: 'edits-executed',
    theme: 'hands',
    does: 'runs a command that was put into a comment later',
    edits: [
      { file: 'src/plan/speeches.ts', from: 'edited: editedAt !== null,', to: 'edited: false,' },
    ],
  },
  {
    name: 'author-for-sender',
    does: 'takes whoever opened an issue for the one who did something on it',
    edits: [
      {
        file: 'src/github/read-graphql.ts',
        from: '    comments: whole.comments.map((node) => commentOf(node, me)),\n',
        to: '    comments: whole.comments.map((node) => commentOf(node, me)).map((one) => (one.author.kind === "bot" ? one : { ...one, author: actorOf(issue.author, me) })),\n',
      },
    ],
  },
  {
    name: 'permission-for-role',
    does: 'reads `permission`, which folds triage into read, instead of the name of the role',
    edits: [
      {
        file: PEOPLE,
        from: 'roleIn(role_name) ?? roleIn(permission)',
        to: 'roleIn(permission) ?? roleIn(role_name)',
      },
    ],
  },
  {
    name: 'association-trusted',
    does: 'lets run commands whoever GitHub calls a contributor, which is whoever may read',
    edits: [
      {
        file: PEOPLE,
        from: 'roleIn(role_name) ?? roleIn(permission)',
        to: "(permission === 'read' ? roleIn('triage') : roleIn(role_name))",
      },
    ],
  },
  {
    name: 'anybodys-marker',
    theme: 'hands',
    does: 'takes for its own whatever begins with its marker',
    edits: [
      {
        file: 'src/github/whose.ts',
        from: "  if (author.us && !shared) return 'ours'\n",
        to: "  if (author.us || readMarker(body) !== null) return 'ours'\n",
      },
    ],
  },
  {
    name: 'text-not-escaped',
    does: 'repeats what people wrote as they wrote it',
    edits: [
      {
        file: 'src/markdown/inert.ts',
        from: '  return escaped(cut(oneLine(text.slice(0, 8 * budget + 64)), budget))',
        to: '  return cut(text, budget)',
      },
    ],
  },
  {
    name: 'payload-trusted',
    theme: 'incident',
    does: 'believes what a webhook tells, which may be long ago, and takes it for what has happened last',
    // Each process remembers what it was told where it has by whose hand texts were written.
    edits: [
      {
        file: 'src/app/door.ts',
        from: '  const { lane, installation } = placeOf(payload)\n',
        to: `  const { lane, installation } = placeOf(payload)
  const { action = '', sender, label } = given as any
  const type = /^(?:labeled|unlabeled|closed|reopened)$/.test(action) && event === 'issues' ? action : null
  if (type !== null && sender.type === 'User') {
    const all = JSON.parse(options.hands.get('told of ' + lane) ?? '[]')
    const actor = { login: sender.login, kind: 'person', us: false }
    const about = type === 'closed' ? { reason: 'completed', pull: null } : { label: label?.name }
    all.push({ id: 'told' + all.length, at: worldNow(), actor, type, ...about })
    options.hands.set('told of ' + lane, JSON.stringify(all))
  }
`,
      },
      {
        file: 'src/github/world.ts',
        from: '      repository = raw.repository\n',
        to: `      repository = raw.repository
      const told = around.hands?.get('told of ' + repository.id + '#' + at.issue_number) ?? '[]'
      Object.assign(raw, { events: [...raw.events, ...JSON.parse(told)] })
`,
      },
    ],
  },
  {
    name: 'config-from-anywhere',
    theme: 'config',
    does: 'reads config from a branch that anybody may have proposed',
    edits: [
      {
        file: 'src/github/read-graphql.ts',
        from: 'const path = `HEAD:',
        to: 'const path = `proposal:',
      },
    ],
  },
]
