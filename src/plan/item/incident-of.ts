/** The incident's number in the natural key of an action item, `<incident>.<item>`; null where there is none. */
export function incidentOfKey(key: string): number | null {
  const number = Number(/^(\d{1,10})\./.exec(key)?.[1] ?? 0)
  return number === 0 ? null : number
}
