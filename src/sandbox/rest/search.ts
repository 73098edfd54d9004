import { may } from '../access.ts'
import { listIssues } from '../computed-issues.ts'
import { repositoryByName } from '../find.ts'
import { labelNames, type Outline } from '../issue-outline.ts'
import type { Issue, Repository } from '../model.ts'
import { issueJson } from '../present/issue.ts'
import { invalid, Refusal } from '../refusal.ts'
import type { World } from '../world.ts'
import type { Context, Reply, Route } from './route.ts'

/** GitHub shows no more of any search. */
const MOST = 1_000
const PER_PAGE = 30

/** `label:incident`, `-label:"status: resolved"`, `created:2026-01-01..2026-01-31`. */
const TERM = /(-?)(\w+):("[^"]*"|\S+)/g

interface Term {
  readonly not: boolean
  readonly name: string
  readonly value: string
}

/** Issues of one repository, by the few terms that are modelled; any other is told as undocumented. */
function search(at: Context): Reply {
  const { world, actor, query } = at
  const text = query.get('q') ?? ''
  const terms = termsIn(text)
  const [owner = '', name = ''] = (terms.find((term) => term.name === 'repo')?.value ?? '').split(
    '/',
  )
  const repository = repositoryByName(world, owner, name)
  if (repository === undefined || !may(actor, repository, 'read')) {
    const message =
      'The listed users and repositories cannot be searched either because the resources do not exist or you do not have permission to view them.'
    throw invalid({ resource: 'Search', code: 'invalid', field: 'q', message })
  }
  demandWithin(query)
  const found = listIssues(world, repository, {
    key: `search ${text}`,
    matches: (issue) => terms.every((term) => fits(term, repository, issue)),
    by: query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt',
    descending: query.get('order') !== 'asc',
  })
  return {
    status: 200,
    list: {
      items: { length: Math.min(found.length, MOST), slice: found.slice },
      show: (issue) => itemJson(world, repository, issue),
      wrap: (items) => ({
        ...{ total_count: found.length, incomplete_results: false, items, search_type: 'lexical' },
      }),
    },
  }
}

/** An issue as searches show it: not who closed it, and no empty body. */
function itemJson(world: World, repository: Repository, issue: Issue) {
  const { closed_by: _, body, ...shown } = issueJson(world, repository, issue)
  return { ...shown, ...(body === null ? {} : { body }), score: 1 }
}

function demandWithin(query: URLSearchParams): void {
  const [page, size] = [Number(query.get('page') ?? 1), Number(query.get('per_page') ?? PER_PAGE)]
  if ((page - 1) * size < MOST) return
  throw new Refusal(422, 'Only the first 1000 search results are available')
}

function termsIn(text: string): readonly Term[] {
  const rest = text.replace(TERM, '').trim()
  if (rest !== '') throw new Error(`the sandbox does not search for words: ${rest}`)
  return [...text.matchAll(TERM)].map(([, minus, name = '', value = '']) => ({
    ...{ not: minus === '-', name, value: value.replaceAll('"', '') },
  }))
}

function fits(term: Term, repository: Repository, issue: Outline): boolean {
  return is(term, repository, issue) !== term.not
}

function is({ name, value }: Term, repository: Repository, issue: Outline): boolean {
  switch (name) {
    case 'repo':
      return true
    case 'is':
      return value === 'issue' || value === issue.state
    case 'label':
      return labelNames(repository, issue).includes(value.toLowerCase())
    case 'created':
      return isBetween(issue.createdAt, value)
    case 'updated':
      return isBetween(issue.updatedAt, value)
    default:
      throw new Error(`the sandbox does not search by ${name}`)
  }
}

/** Whole days, both of them in it; `*` is any. */
function isBetween(at: number, range: string): boolean {
  const [from = '*', to = from] = range.split('..')
  const day = new Date(at).toISOString().slice(0, 10)
  return (from === '*' || from <= day) && (to === '*' || day <= to)
}

export const SEARCH_ROUTES: readonly Route[] = [
  { door: 'anybody', method: 'GET', path: '/search/issues', run: search },
]
