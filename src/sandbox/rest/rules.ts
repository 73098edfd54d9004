import { fullName } from '../find.ts'
import type { Rule } from '../model-checks.ts'
import { rulesFor } from '../rules.ts'
import { type Here, here, listed, type Route } from './route.ts'

function ruleJson(at: Here, rule: Rule) {
  return {
    type: rule.type,
    ruleset_source_type: 'Repository',
    ruleset_source: fullName(at.world, at.repository),
    ruleset_id: rule.id,
    parameters: rule.type === 'pull_request' ? pullParameters(rule) : checkParameters(rule),
  }
}

type Of<Type extends Rule['type']> = Extract<Rule, { readonly type: Type }>

const pullParameters = ({ approvals }: Of<'pull_request'>) => ({
  required_approving_review_count: approvals,
  dismiss_stale_reviews_on_push: false,
  require_code_owner_review: false,
  require_last_push_approval: false,
  required_review_thread_resolution: false,
  allowed_merge_methods: ['merge', 'squash', 'rebase'],
})

const checkParameters = ({ checks }: Of<'required_status_checks'>) => ({
  strict_required_status_checks_policy: false,
  do_not_enforce_on_create: true,
  required_status_checks: checks.map(({ context, integrationId }) => ({
    context,
    ...(integrationId === null ? {} : { integration_id: integrationId }),
  })),
})

export const RULE_ROUTES: readonly Route[] = [
  here('GET', '/rules/branches/{branch+}', 'metadata=read', (at) =>
    listed(rulesFor(at.repository, at.params['branch'] ?? ''), (rule) => ruleJson(at, rule)),
  ),
]
