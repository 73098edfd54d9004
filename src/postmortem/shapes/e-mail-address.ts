import { matches } from './shape.ts'

/** Nobody's in particular: teams, programs, and what every domain has. */
const ALIAS =
  /^(?:incidents?|support|help(?:desk)?|security|abuse|postmaster|hostmaster|webmaster|admin|administrator|root|info|ops|devops|sre|on-?call|teams?|hello|contact|noc|alerts?|alerting|monitoring|no-?reply|do-?not-?reply|notifications?|mailer-daemon|press|legal|privacy|dpo|sales|billing|accounts?|status|git|svn|hg|ssh|deploy|ci|build|bots?|jenkins|github|gitlab|users?|user|username|name|email|someone|somebody|you|me|foo|bar|test|tester|example|infra|platform|engineering|it|hr|office|service|services|postmortems?|pager|pagerduty|opsgenie|feedback|marketing|newsletter|list|dev|announce)(?:[-_+.][\w.+-]*)?$/i
/** The second word tells that it is a team's: payments-team@, db-oncall@. */
const GROUP =
  /[-_.](?:team|ops|oncall|on-call|alerts?|incidents?|support|admins?|devs?|noreply|bot|list|sre)$/i
/** Domains of examples, of nobody, and of machines. */
const NOBODY =
  /(?:^|\.)(?:example\.(?:com|net|org|edu|[a-z]{2,3})|example|test|invalid|localhost|local|internal|intranet|lan|corp|home|svc|noreply\.github\.com|reply\.github\.com|gserviceaccount\.com|acme\.(?:com|org)|domain\.com|email\.com|yourcompany\.com|company\.com|mycompany\.com)$/i
/** No domain, but what a file or a package ends in. */
const FILE =
  /\.(?:png|jpe?g|gif|svg|webp|md|txt|ya?ml|json|js|ts|py|go|rb|sh|log|html?|css|service|timer|socket|target|mount|scope|slice|\d\w*)$/i

/** `someone@their-provider.tld`, without aliases, examples and what only looks like one. */
export const eMailAddress = matches(
  'e-mail address',
  /(?<![\w.%+/:@-])[\w%+-][\w.%+-]{0,63}@(?:[a-z\d](?:[a-z\d-]{0,62})\.){1,6}[a-z]{2,24}(?![\w@/-])/gi,
  (match) => {
    const at = match.lastIndexOf('@')
    const [local, domain] = [match.slice(0, at), match.slice(at + 1)]
    return !ALIAS.test(local) && !GROUP.test(local) && !NOBODY.test(domain) && !FILE.test(domain)
  },
)
