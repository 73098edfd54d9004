/** How rendered Markdown looks. */
export const MARKDOWN_STYLE = `
.markdown{padding:12px 16px;overflow-wrap:anywhere}.markdown.inline{padding:0}.markdown.inline p{display:inline;margin:0}.markdown.none{color:var(--quiet);font-style:italic;margin:0}
.markdown>:first-child{margin-top:0}.markdown>:last-child,.markdown>:has(+.hidden:last-child){margin-bottom:0}.markdown p,.markdown ul,.markdown ol,.markdown table,.markdown pre,.markdown blockquote,.markdown details{margin:0 0 14px}
.markdown h1,.markdown h2,.markdown h3,.markdown h4{font-weight:600;line-height:1.25;margin:20px 0 12px}.markdown h1{font-size:24px}.markdown h2{font-size:20px}.markdown h1,.markdown h2{padding-bottom:6px;border-bottom:1px solid var(--line)}.markdown h3{font-size:17px}.markdown h4{font-size:14px}
.markdown ul,.markdown ol{padding-left:28px}.markdown li+li{margin-top:4px}.markdown li.task{list-style:none;position:relative}.markdown li>p{margin-bottom:8px}
.markdown li.task .box,.markdown li.task input{position:relative;margin:0 6px 0 -22px;width:16px;height:16px;padding:0;vertical-align:-3px;border-radius:3px}.markdown li.task input{width:14px;height:14px}
.markdown .box[aria-checked=true]{background:var(--link);border-color:var(--link)}.markdown .box[aria-checked=true]::after{content:"";position:absolute;left:4px;top:0;width:4px;height:9px;border:solid #fff;border-width:0 2px 2px 0;transform:rotate(45deg)}
.markdown code,.markdown kbd,.markdown samp{font:12px ui-monospace,Consolas,monospace;background:color-mix(in srgb,var(--quiet) 18%,transparent);padding:2px 5px;border-radius:5px}.markdown pre{background:var(--soft);padding:14px;border-radius:6px;overflow-x:auto}.markdown pre code{background:none;padding:0}
.markdown pre.mermaid{text-align:center;border:1px solid var(--line)}.markdown pre.mermaid:not([data-processed]){color:var(--quiet);text-align:left}.markdown pre.mermaid svg{max-width:100%;height:auto}
.markdown table{display:block;max-width:100%;width:max-content;overflow-x:auto}.markdown th,.markdown td{border:1px solid var(--line);padding:5px 12px;overflow-wrap:normal}.markdown tr:nth-child(2n){background:var(--soft)}
.markdown blockquote{border-left:4px solid var(--line);color:var(--quiet);padding:0 14px;margin-left:0;margin-right:0}.markdown img{max-width:100%}.markdown hr{border:0;border-top:3px solid var(--line)}
.markdown a.mention{color:var(--text);font-weight:600}.markdown summary{padding:2px 0}
`
