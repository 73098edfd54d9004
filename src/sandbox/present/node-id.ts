/** GitHub's global ids are opaque; ours carry the kind and the number, which helps when reading a dump. */
export function nodeId(prefix: string, id: number): string {
  return `${prefix}_${Buffer.from(`sandbox:${id}`).toString('base64url')}`
}
