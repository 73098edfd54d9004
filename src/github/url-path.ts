/** What a URL reads as `.` and `..`; no name in git is either. */
const DOTS = /^\.{1,2}$/

/**
 * A path, or a branch with slashes in its name, for a route's `{+path}`, where only a slash may keep its meaning: names
 * come from strangers, and Octokit leaves `?`, `#` and `%2e%2e` as they are, which ask for another address.
 */
export const urlPath = (path: string): string => path.split('/').map(segment).join('/')

const segment = (name: string): string =>
  DOTS.test(name) ? '%252e'.repeat(name.length) : encodeURIComponent(name.toWellFormed())
