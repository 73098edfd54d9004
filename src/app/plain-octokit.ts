import type { Octokit } from '../github/client.ts'

/** Probot's client as we use it. Its own type lists every route that there is, and fits no shorter one. */
export const plainOctokit = (octokit: object): Octokit => octokit as Octokit
