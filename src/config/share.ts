/** A share strictly between nothing and all, from `99.9%` or `0.999`; null for anything else. */
export function shareOf(text: string): number | null {
  const found = /^(?<number>\d{1,3}(?:\.\d{1,9})?|\.\d{1,9}) ?(?<percent>%?)$/.exec(text)
  if (found?.groups === undefined) return null
  const share = Number(found.groups['number']) / (found.groups['percent'] === '%' ? 100 : 1)
  return share > 0 && share < 1 ? share : null
}
