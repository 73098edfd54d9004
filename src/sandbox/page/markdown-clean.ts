import sanitize from 'sanitize-html'

const TAGS =
  'h1 h2 h3 h4 h5 h6 p br hr b strong i em s del ins strike u sub sup kbd var samp q cite abbr dfn mark small tt code pre blockquote ul ol li dl dt dd a img picture source details summary table thead tbody tfoot tr th td caption div span ruby rt rp input'

/** Keeps what GitHub lets people write and drops the rest: no script, no style, no form, no frame. */
const RULES: sanitize.IOptions = {
  allowedTags: TAGS.split(' '),
  allowedAttributes: {
    '*': ['align', 'title', 'lang', 'dir'],
    a: ['href', 'rel', 'class'],
    img: ['src', 'alt', 'width', 'height', 'align'],
    source: ['srcset', 'media'],
    details: ['open'],
    ol: ['start', 'reversed', 'type'],
    li: ['value'],
    th: ['colspan', 'rowspan', 'scope', 'align'],
    td: ['colspan', 'rowspan', 'align'],
    input: ['type', 'checked', 'disabled', 'data-line', 'aria-label'],
  },
  allowedClasses: {
    a: ['mention', 'reference', 'user-mention', 'team-mention', 'notranslate'],
    pre: ['mermaid'],
    code: ['language-*'],
    ul: ['tasks'],
    ol: ['tasks'],
    li: ['task'],
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  transformTags: {
    a: (tagName, attributes) => ({ tagName, attribs: { ...attributes, rel: 'nofollow' } }),
    th: aligned,
    td: aligned,
  },
}

/** The parser aligns cells by style, which nobody else may use: the old attribute says the same. */
function aligned(tagName: string, attributes: sanitize.Attributes): sanitize.Tag {
  const align = /^text-align:(left|center|right)$/.exec(attributes['style'] ?? '')?.[1]
  return { tagName, attribs: align === undefined ? attributes : { ...attributes, align } }
}

export function cleaned(markup: string): string {
  return sanitize(markup, RULES)
}
