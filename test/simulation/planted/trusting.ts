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
    does: 'believes a webhook, which may be old, about whether an issue is open',
    edits: [
      {
        file: 'src/app/slim.ts',
        from: "    body: 'text',\n    pull_request: 'some',",
        to: "    body: 'text',\n    state: 'text',\n    pull_request: 'some',",
      },
      {
        file: 'src/app/door.ts',
        from: '  const { lane, installation } = placeOf(payload)\n',
        to: '  const told = (payload as { issue?: { number?: number; state?: string } }).issue\n  const states = ((globalThis as { told?: Map<number, string> }).told ??= new Map())\n  if (told?.number !== undefined && told.state !== undefined) states.set(told.number, told.state)\n  const { lane, installation } = placeOf(payload)\n',
      },
      {
        file: 'src/github/snapshot.ts',
        from: '  const issue = { ...raw.issue, author: openerOf(raw.issue, shared) }\n',
        to: '  const state = (globalThis as { told?: Map<number, string> }).told?.get(raw.issue.number)\n  const issue = { ...raw.issue, author: openerOf(raw.issue, shared), ...(state === undefined ? {} : { open: state === "open" }) }\n',
      },
    ],
  },
  {
    name: 'config-from-anywhere',
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
