/** The piece of a source that Stryker is about to change, as far as it matters here. */
interface Piece {
  readonly node: { readonly type: string; readonly pattern?: string; readonly flags?: string }
}

/** Stryker turns `\v` round into `\V`, which is no expression at all under these flags: the file could not be loaded. */
function shouldIgnore({ node }: Piece): string | undefined {
  if (node.type !== 'RegExpLiteral' || !/[uv]/.test(node.flags ?? '')) return undefined
  return node.pattern?.includes('\\v') ? 'a vertical tab cannot be turned round' : undefined
}

/** In the form that Stryker loads plugins in. */
export const strykerPlugins = [{ kind: 'Ignore', name: 'vertical-tabs', value: { shouldIgnore } }]
