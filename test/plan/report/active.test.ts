import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ActiveIncident, activeText } from '../../../src/plan/report/active.ts'

const PLACE = { name: 'acme/shop', home: 'https://github.example/acme/shop' }
const one = (number: number, said: Partial<ActiveIncident> = {}): ActiveIncident => ({
  ...{ number, title: 'Checkout fails', severity: 'sev1', status: 'mitigated' },
  ...{ category: 'mitigated', services: ['checkout'], declaredAt: '2026-11-20T14:00:00Z' },
  ...{ drill: false, ...said },
})

test('the shape is what status pages were promised', () => {
  expect(activeText(PLACE, [one(12), one(7, { drill: true, severity: null })])).toBe(`{
 "version": 1,
 "repository": "acme/shop",
 "incidents": [
  {"number":12,"title":"Checkout fails","severity":"sev1","status":"mitigated","category":"mitigated","services":["checkout"],"declaredAt":"2026-11-20T14:00:00Z","url":"https://github.example/acme/shop/issues/12"}
 ],
 "drills": [
  {"number":7,"title":"Checkout fails","severity":null,"status":"mitigated","category":"mitigated","services":["checkout"],"declaredAt":"2026-11-20T14:00:00Z","url":"https://github.example/acme/shop/issues/7"}
 ]
}
`)
})

test('where nothing is open both lists are empty', () => {
  expect(JSON.parse(activeText(PLACE, []))).toEqual({
    ...{ version: 1, repository: 'acme/shop', incidents: [], drills: [] },
  })
})

test('whatever people write and in whatever order it is read, it is the same JSON', () => {
  const incidents = fc.uniqueArray(
    fc
      .tuple(fc.nat(), fc.string({ unit: 'binary' }), fc.boolean())
      .map(([number, title, drill]) => one(number, { title, status: title, drill })),
    { selector: ({ number }) => number },
  )
  fc.assert(
    fc.property(incidents, (all) => {
      const text = activeText(PLACE, all)
      expect(activeText(PLACE, all.toReversed())).toBe(text)
      const told = JSON.parse(text)
      const titles = new Map(all.map(({ number, title }) => [number, title]))
      for (const { number, title } of [...told.incidents, ...told.drills]) {
        expect(title).toBe(titles.get(number))
      }
      expect(told.incidents.length + told.drills.length).toBe(all.length)
    }),
  )
})
