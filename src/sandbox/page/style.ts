/** The look of the page: plain elements first, then the few parts that need a name. */
export const STYLE = `
:root{--bg:#fff;--soft:#f6f8fa;--line:#d1d9e0;--text:#1f2328;--quiet:#59636e;--link:#0969da;--green:#1f883d;--purple:#8250df;--red:#cf222e;--notice:#fff8c5;--notice-line:#d4a72c66;--on:#fff}
@media (prefers-color-scheme:dark){:root{--bg:#0d1117;--soft:#151b23;--line:#3d444d;--text:#f0f6fc;--quiet:#9198a1;--link:#4493f8;--green:#238636;--purple:#8957e5;--red:#f85149;--notice:#2e2a1f;--notice-line:#bb800966}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--text);font:14px/1.5 -apple-system,BlinkMacSystemFont,"Segoe UI","Noto Sans",Helvetica,Arial,sans-serif}
a{color:var(--link);text-decoration:none}a:hover{text-decoration:underline}
h1{font-size:24px;font-weight:500;line-height:1.25;margin:0 0 8px;overflow-wrap:anywhere}h2{font-size:14px;margin:16px 0 8px}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}main:focus{outline:none}
.skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:var(--bg);padding:8px;z-index:9}
.hidden{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
.wide{max-width:1280px;margin:0 auto;padding:0 16px}main.wide{padding:24px 16px 64px}
.notice{display:flex;flex-wrap:wrap;gap:2px 20px;justify-content:center;align-items:center;padding:5px 16px;background:var(--notice);border-bottom:1px solid var(--notice-line);font-size:13px}.notice a{text-decoration:underline}
.clock{display:flex;flex-wrap:wrap;gap:2px 10px;justify-content:center;align-items:center}.clock strong{font-weight:600;font-variant-numeric:tabular-nums}.steps{white-space:nowrap}.clock button{padding:2px 8px;font-size:12px;background:none;border-color:color-mix(in srgb,var(--quiet) 45%,transparent)}
.top{background:var(--soft);padding-bottom:12px;border-bottom:1px solid var(--line)}
.bar{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;justify-content:space-between;padding-top:12px}
.crumbs{margin:0;font-size:16px}.top:has(.tabs){padding-bottom:0}.tabs{display:flex;gap:4px;overflow-x:auto;margin-top:8px}
.tabs a{padding:8px 10px;color:var(--text);border-bottom:2px solid transparent;white-space:nowrap}.tabs a:focus-visible{outline-offset:-3px}.tabs a[aria-current]{border-color:#fd8c73;font-weight:600}
.count,.badge{display:inline-block;padding:0 7px;border-radius:12px;font-size:12px;font-weight:500;line-height:18px}.count{background:color-mix(in srgb,var(--quiet) 20%,transparent)}.badge{border:1px solid var(--line);color:var(--quiet)}
.acting{display:flex;gap:6px;align-items:center}.acting label{color:var(--quiet)}
button,.button,select,input,textarea{font:inherit;color:var(--text);background:var(--bg);border:1px solid var(--line);border-radius:6px;padding:5px 12px}
button,.button{background:var(--soft);font-weight:500;cursor:pointer;display:inline-block}button:hover,.button:hover{filter:brightness(.96);text-decoration:none}.button{color:var(--text)}
.primary,.button.primary{background:#1f883d;border-color:#1f883d;color:#fff}.danger{color:var(--red)}.plain{background:none;border:0;padding:0}
textarea,input:not([type]),input[type=text]{width:100%;display:block}textarea{resize:vertical}textarea.code{font-family:ui-monospace,Consolas,monospace;font-size:12px}
.box{border:1px solid var(--line);border-radius:6px;background:var(--bg)}.pad{padding:0 16px 16px}.new{padding:16px}.scroll{overflow-x:auto}
table{border-collapse:collapse}.scroll table{width:100%}.scroll td,.scroll th{padding:6px 12px;text-align:left;border-bottom:1px solid var(--line);white-space:nowrap}
.heading{display:flex;gap:12px;align-items:center;justify-content:space-between;margin-bottom:12px}.heading h1{margin:0}
.states{display:flex;gap:16px;padding:12px 16px;background:var(--soft);border-bottom:1px solid var(--line);border-radius:6px 6px 0 0}.states a{color:var(--quiet)}.states a[aria-current]{color:var(--text);font-weight:600}
.rows{list-style:none;margin:0;padding:0}.rows li{display:flex;gap:10px;padding:10px 16px;border-top:1px solid var(--line);align-items:flex-start}.rows li:first-child{border-top:0}.rows .empty,.box.empty{justify-content:center;color:var(--quiet);padding:32px}
.grow{flex:1;min-width:0}.grow .meta,.grow>strong{display:block}.title{color:var(--text);font-size:16px;font-weight:600;overflow-wrap:anywhere}
.meta{color:var(--quiet);font-size:12px;margin:2px 0}.meta.pending{min-height:18px;margin-left:52px}.meta.pending a{text-decoration:underline}
.absolute{opacity:.85}.absolute::before{content:"("}.absolute::after{content:")"}
.dot{width:14px;height:14px;margin-top:5px;border-radius:50%;border:3px solid var(--green);flex:none}.dot.closed{border-color:var(--purple);background:var(--purple)}
.label{display:inline-block;padding:0 8px;border-radius:12px;font-size:12px;font-weight:500;line-height:20px;background:rgb(var(--label));color:var(--ink);border:1px solid rgb(0 0 0/.12);overflow-wrap:anywhere}
@media (prefers-color-scheme:dark){.label{background:rgb(var(--label)/.2);color:rgb(var(--pale));border-color:rgb(var(--pale)/.35)}}
.state{display:inline-block;padding:4px 12px;border-radius:16px;color:var(--on);font-weight:500}.state.open{background:var(--green)}.state.done,.state.merged{background:var(--purple)}.state.dropped{background:#59636e}
.avatar{display:inline-flex;width:20px;height:20px;border-radius:50%;align-items:center;justify-content:center;background:hsl(var(--hue) 45% 40%);color:#fff;font-size:11px;font-weight:600;flex:none;vertical-align:middle}.avatar.bot{border-radius:5px}
.flash{padding:12px 16px;border:1px solid var(--notice-line);border-radius:6px;background:var(--notice);overflow-wrap:anywhere}main>.flash{margin:0 0 16px;border-color:var(--red)}
.issue-head{border-bottom:1px solid var(--line);margin-bottom:16px;padding-bottom:8px}.issue-head p{margin:8px 0;color:var(--quiet)}.number{color:var(--quiet);font-weight:300}.retitle form{display:flex;gap:8px;align-items:center;margin:8px 0}
summary{cursor:pointer}.retitle summary,.picker summary{color:var(--link);font-size:12px}
.columns{display:grid;grid-template-columns:minmax(0,1fr) 256px;gap:24px}
.comment{display:flex;gap:12px;margin:0 0 16px}.comment>.avatar{width:40px;height:40px;font-size:18px}.comment>.box{flex:1;min-width:0}
.comment header{display:flex;flex-wrap:wrap;gap:2px 8px;align-items:center;padding:6px 12px;background:var(--soft);border-bottom:1px solid var(--line);border-radius:6px 6px 0 0}.comment header .menu{margin-left:auto}
.menu{position:relative}.menu summary{list-style:none;padding:0 6px;font-size:16px}.menu summary::-webkit-details-marker{display:none}.menu>div{position:absolute;right:0;z-index:3;display:flex;flex-direction:column;gap:6px;align-items:flex-start;background:var(--bg);border:1px solid var(--line);border-radius:6px;padding:10px;box-shadow:0 6px 16px #0003}.menu.up>div{left:0;right:auto;flex-direction:row;flex-wrap:wrap;width:200px}
.reactions{display:flex;flex-wrap:wrap;gap:6px;padding:0 12px 10px;align-items:center}.reaction{border-radius:16px;padding:0 8px;line-height:24px;font-size:13px}.reaction[aria-pressed=true]{border-color:var(--link)}
.event{display:flex;gap:8px;margin:0 0 16px 52px;color:var(--quiet);overflow-wrap:anywhere}.event strong{color:var(--text)}.event>span:last-child{min-width:0}
.edit,.composer .box{padding:12px}.edit label,.composer label{font-weight:600}.composer .close label{font-weight:400}.edit textarea,.composer textarea{margin:6px 0 10px}
.right{display:flex;flex-wrap:wrap;gap:8px;justify-content:flex-end;align-items:center;margin:8px 0 0}.composer{border-top:2px solid var(--line);padding-top:16px}
aside section{border-bottom:1px solid var(--line);padding:8px 0 16px}aside h2{color:var(--quiet);font-size:12px;margin:8px 0}aside ul{list-style:none;margin:0 0 8px;padding:0;display:grid;gap:6px;justify-items:start}aside fieldset{border:0;padding:0;margin:8px 0;max-height:260px;overflow:auto}aside fieldset label{display:block;padding:3px 0 3px 3px}
.field{margin:0 0 20px;border:0;padding:0;min-width:0}.field>label,.field>legend{font-weight:600;padding:0}.about{color:var(--quiet);font-size:12px!important;padding:0!important;margin-bottom:6px}.hint{padding:0!important;margin-bottom:16px}.must{color:var(--red)}.field select{max-width:100%}.field select[multiple]{width:100%}.check{margin:6px 0}
.file{margin-bottom:12px}.file summary{padding:8px 12px;background:var(--soft);overflow-wrap:anywhere}.file pre{margin:0;padding:12px;overflow-x:auto;font:12px/1.5 ui-monospace,Consolas,monospace}
@media (max-width:767px){.roomy{display:none}.notice{gap:2px 12px}.clock{display:contents}.clock button{padding:4px 8px}.columns{grid-template-columns:minmax(0,1fr)}.comment>.avatar{display:none}.event,.meta.pending{margin-left:8px}.acting button{padding:5px 8px}.composer .close{display:flex;flex-wrap:wrap;gap:6px;align-items:center}}
`
