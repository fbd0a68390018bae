export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}

/** A reader of XML that takes nothing but what XML 1.0 calls well-formed, as far as our reports use it. */
export function parseXml(document: string): Element {
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(document)) throw new Error('a character that XML cannot hold')
  const top: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [top]
  const token = /<\?xml [^?]*\?>|<\/([\w.-]+)>|<([\w.-]+)((?: [\w.-]+="[^"<]*")*)(\/?)>|([^<]+)/gy
  let end = 0
  for (let match = token.exec(document); match; match = token.exec(document)) {
    end = token.lastIndex
    const [, close, name, attributes, empty, text] = match
    if (text !== undefined) open.at(-1)!.text += entities(text)
    if (close !== undefined && open.pop()!.name !== close) throw new Error(`</${close}> closes another element`)
    if (name === undefined) continue
    const pairs = [...attributes!.matchAll(/ ([\w.-]+)="([^"]*)"/g)].map(([, key, value]) => [key!, entities(value!)] as const)
    if (new Set(pairs.map(([key]) => key)).size < pairs.length) throw new Error(`<${name}> has an attribute twice`)
    const element: Element = { name, attributes: Object.fromEntries(pairs), children: [], text: '' }
    open.at(-1)!.children.push(element)
    if (empty === '') open.push(element)
  }
  if (end < document.length) throw new Error(`not well-formed at ${end}: ${document.slice(end, end + 40)}`)
  if (open.length > 1) throw new Error(`<${open.at(-1)!.name}> is not closed`)
  if (top.children.length !== 1) throw new Error('not one root element')
  return top.children[0]!
}

function entities(text: string): string {
  if (text.includes(']]>')) throw new Error(']]> in text')
  return text.replace(/&([^;]*);|&/g, (_, name: string | undefined) => {
    const known = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[name ?? '']
    if (known === undefined) throw new Error(`&${name}; is no entity`)
    return known
  })
}
