import { Octokit } from '@octokit/rest'

/**
 * How times of issues are measured today, as github/issue-metrics does it: a search, then the comments and the events of
 * each issue that it finds. Prints the mean time from opening to closing, in minutes.
 */
const octokit = new Octokit({
  auth: process.env['GITHUB_TOKEN'],
  baseUrl: process.env['GITHUB_API_URL'] ?? '',
})
const at = { owner: 'acme', repo: 'shop' }
const found: { readonly number: number; readonly created_at: string }[] = []
for (let page = 1; page <= 10; page += 1) {
  const q = 'repo:acme/shop is:issue label:incident'
  const { data } = await octokit.request('GET /search/issues', { q, per_page: 100, page })
  found.push(...data.items)
  if (data.items.length < 100) break
}
let [sum, closed] = [0, 0]
for (const { number: issue_number, created_at } of found) {
  await octokit.rest.issues.listComments({ ...at, issue_number, per_page: 20 })
  const { data } = await octokit.rest.issues.listEvents({ ...at, issue_number, per_page: 100 })
  const end = data.findLast(({ event }) => event === 'closed')
  if (end === undefined) continue
  sum += Date.parse(end.created_at) - Date.parse(created_at)
  closed += 1
}
console.log(`${found.length} issues, closed after ${sum / closed / 60_000} minutes`)
