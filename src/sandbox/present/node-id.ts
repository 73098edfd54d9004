/** GitHub's global ids are opaque; ours carry the kind and the number, so that `node(id:)` finds it. */
export function nodeId(prefix: string, id: number): string {
  return `${prefix}_${Buffer.from(`sandbox:${id}`).toString('base64url')}`
}

export function fromNodeId(id: string): { readonly prefix: string; readonly id: number } | null {
  const cut = id.indexOf('_')
  const text = Buffer.from(id.slice(cut + 1), 'base64url').toString('utf8')
  const number = Number(text.replace('sandbox:', ''))
  return cut < 1 || !text.startsWith('sandbox:') || !Number.isSafeInteger(number)
    ? null
    : { prefix: id.slice(0, cut), id: number }
}
