import { isWithoutGraphql } from '../../../github/without-graphql.ts'
import type { Check } from '../check.ts'
import { ok, warning } from '../finding.ts'

const QUERY = 'query Doctor { viewer { login } rateLimit { limit remaining resetAt } }'

export const graphql: Check = {
  name: 'graphql',
  looksAt: 'whether queries are answered, by which an issue is read in one request',
  troubles: [],
  async look({ github }) {
    try {
      await github.query(QUERY, {})
      return [ok('GraphQL is answered')]
    } catch (error) {
      if (!isWithoutGraphql(error)) throw error
      const what = 'GraphQL is not answered, so all is read by REST, with several requests an issue'
      const next =
        'Nothing breaks; whoever runs this GitHub, or a proxy before it, can let /graphql through'
      return [warning(what, next)]
    }
  },
}
