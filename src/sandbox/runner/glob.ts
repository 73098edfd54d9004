/** One of GitHub's patterns for branches, tags and paths, as a regular expression. */
function regexOf(pattern: string): RegExp {
  const parts = pattern.match(/\*\*\/?|\*|\[[^\]]*\]|[?+]|\\.|[\s\S]/g) ?? []
  const source = parts.map((part) => {
    if (part === '**/') return '(?:.*/)?'
    if (part === '**') return '.*'
    if (part === '*') return '[^/]*'
    if (part === '?' || part === '+' || part.length > 1) return part
    return part.replace(/[.^$(){}|\\]/g, '\\$&')
  })
  return new RegExp(`^${source.join('')}$`)
}

/** Whether a list of patterns takes a name: the last that fits decides, and `!` takes it out again. */
export function takes(patterns: readonly string[], name: string): boolean {
  return patterns.reduce((taken, pattern) => {
    const negated = pattern.startsWith('!')
    return regexOf(negated ? pattern.slice(1) : pattern).test(name) ? !negated : taken
  }, false)
}
