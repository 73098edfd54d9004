interface Whole {
  readonly action?: unknown
  readonly installation?: { readonly id?: unknown } | null
  readonly sender?: { readonly login?: unknown } | null
  readonly repository?: {
    readonly id?: unknown
    readonly name?: unknown
    readonly owner?: { readonly login?: unknown } | null
  } | null
  readonly issue?: { readonly number?: unknown } | null
  readonly comment?: { readonly user?: { readonly login?: unknown } | null } | null
}

/**
 * What has to be kept of an event about an issue: where to look and who did something, never what anybody wrote. It
 * is a fraction of what came, and a store that is stolen holds no text of people.
 */
export function slim(payload: Whole): object {
  const { action, installation, sender, repository, issue, comment } = payload
  return {
    action,
    installation: { id: installation?.id },
    sender: { login: sender?.login },
    repository: {
      id: repository?.id,
      name: repository?.name,
      owner: { login: repository?.owner?.login },
    },
    issue: { number: issue?.number },
    ...(comment ? { comment: { user: { login: comment.user?.login } } } : {}),
  }
}
