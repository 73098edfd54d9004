/**
 * What the page does better with a script; without it everything works by its buttons. The view of
 * an issue looks every second whether it has changed and replaces just the parts that did, so that
 * words being typed and menus standing open are left alone.
 */
export const SCRIPT = `'use strict'
for (const select of document.querySelectorAll('[data-submits]'))
  select.addEventListener('change', () => select.form.requestSubmit())

// Moving the clock loads the page again, which would lose what is half written.
const texts = () => [...document.querySelectorAll('textarea,input')]
const ahead = document.querySelector('[data-clock]')
ahead.addEventListener('submit', async (event) => {
  if (!texts().some((it) => it.value !== it.defaultValue)) return
  event.preventDefault()
  const body = new URLSearchParams(new FormData(ahead, event.submitter))
  const text = await (await fetch(ahead.action, { method: 'POST', body })).text()
  const moved = new DOMParser().parseFromString(text, 'text/html').getElementById('clock')
  if (moved) document.getElementById('clock').replaceWith(moved)
})

async function draw() {
  const charts = [...document.querySelectorAll('pre.mermaid:not([data-processed])')]
  if (charts.length === 0) return
  if (!window.mermaid) {
    await new Promise((done, failed) => {
      const script = document.createElement('script')
      Object.assign(script, { src: '/-/mermaid.js', onload: done, onerror: failed })
      document.head.append(script)
    })
    const dark = matchMedia('(prefers-color-scheme: dark)').matches
    mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', theme: dark ? 'dark' : 'default' })
  }
  for (const chart of charts) {
    const source = chart.textContent
    try { await mermaid.run({ nodes: [chart] }) }
    catch { chart.textContent = source; chart.className = 'failed' }
  }
}

const live = document.querySelector('[data-revision]')
const seen = new Map()
const parts = (root) => [...root.querySelectorAll('[data-part]')]
const busy = (part) =>
  part.contains(document.activeElement) ||
  [...part.querySelectorAll('textarea')].some((it) => it.value !== it.defaultValue) ||
  part.querySelector('.picker[open], .menu[open], .retitle[open]') !== null
for (const part of parts(document)) seen.set(part.id, part.outerHTML)

const bare = (markup) => markup.replace(/<time[^>]*>[^]*?<\\/time>/g, '')

async function look() {
  if (document.hidden) return
  const asked = await fetch(live.dataset.address)
  const now = await asked.text()
  if (!asked.ok || now === live.dataset.revision) return
  const text = await (await fetch(location.href)).text()
  const fresh = new DOMParser().parseFromString(text, 'text/html')
  let last = null, left = false
  const kept = new Set()
  for (const part of parts(fresh)) {
    kept.add(part.id)
    const old = document.getElementById(part.id)
    const markup = part.outerHTML
    if (old && bare(seen.get(part.id) ?? '') === bare(markup)) { last = old; continue }
    if (old && busy(old)) { left = true; last = old; continue }
    const put = document.importNode(part, true)
    if (old) old.replaceWith(put)
    else if (last) last.after(put)
    seen.set(part.id, markup)
    last = put
  }
  for (const old of parts(document)) if (!kept.has(old.id) && !busy(old)) old.remove()
  if (!left) live.dataset.revision = now
  await draw()
}

async function watch() {
  try { await look() } catch { /* the sandbox is restarting: the next look will tell */ }
  setTimeout(watch, 1000)
}
draw()
if (live) setTimeout(watch, 1000)
`
