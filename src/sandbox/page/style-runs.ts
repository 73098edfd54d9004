/** How workflow runs look. */
export const RUN_STYLE = `
.dispatch{margin:0 0 12px}.dispatch>summary{padding:8px 16px;font-weight:500}.runs li{align-items:center}
.step{border-top:1px solid var(--line)}.step:first-of-type{border-top:0}.step>summary{padding:8px 16px;overflow-wrap:anywhere}.step .fields{padding:8px 16px}
.log{background:var(--soft);padding:8px 16px;border-top:1px solid var(--line)}.log pre{margin:0;white-space:pre-wrap;overflow-wrap:anywhere;font:12px/1.6 ui-monospace,Consolas,monospace}.log details>pre{padding-left:14px}.log summary{font:12px/1.8 ui-monospace,Consolas,monospace}
.skipped{margin:0;padding:10px 16px;color:var(--quiet);overflow-wrap:anywhere}
.said.error{color:var(--red)}.said.warning{color:var(--warn)}.said.notice{color:var(--link)}.said.debug{color:var(--quiet)}.job .meta{display:block}.run>.markdown{padding:8px 16px 16px}
`
