/** What go-yaml refuses although YAML 1.2 allows it (yaml.v3 scannerc.go, parserc.go). */
export interface Fault {
  readonly at: number
  readonly end: number
  /** In go-yaml's words. */
  readonly docker: string
}

const one = (at: number, docker: string): Fault => ({ at, end: at + 1, docker })

/** go-yaml ends the name of an anchor at the first character it does not know, and few may stand there. */
export function nameFault(name: string, start: number): Fault | undefined {
  const letters = /^[\w-]*/.exec(name)![0].length
  if (letters === name.length || (letters > 0 && '?:%@`'.includes(name[letters]!))) return undefined
  return one(start + letters, 'did not find expected alphabetic or numeric character')
}

/** Between brackets a `?` is a mark wherever it stands, and so is a `:` where a value begins. */
export function flowFault(text: string, start: number, end: number): Fault | undefined {
  if (text[start] === ':') return one(start, 'did not find expected node content')
  const mark = text.slice(start, end).indexOf('?')
  return mark > 0 ? one(start + mark, "did not find expected ',' or ']'") : undefined
}

/** Between braces a key and its colon, from `start` to `colon`, stand on one line; no bracket follows the colon of a plain one at once. */
export function flowKeyFault(text: string, start: number, colon: number, glued: boolean, explicit: boolean): Fault | undefined {
  if (!explicit && /[\r\n]/.test(text.slice(start, colon))) return one(colon, "did not find expected ',' or '}'")
  return glued && '[{'.includes(text[colon + 1]!) ? one(colon + 1, "did not find expected ',' or '}'") : undefined
}

/** The `\\/` of JSON is no escape. */
export function escapeFault(text: string, start: number, end: number): Fault | undefined {
  // A piece of its own, for else each scalar would be sought through to the end of the file.
  const written = text.slice(start, end)
  for (let at = written.indexOf('\\'); at >= 0; at = written.indexOf('\\', at + 2)) {
    if (written[at + 1] === '/') return { at: start + at, end: start + at + 2, docker: 'found unknown escape character' }
  }
  return undefined
}

/** The only version is 1.1, and a directive that is not known stops it. `from` is where the document before ended. */
export function directiveFault(text: string, from: number, version: string | undefined): Fault | undefined {
  if (version !== undefined && version !== '1.1') {
    const at = text.indexOf('%YAML', from)
    return { at, end: at + 5, docker: 'found incompatible YAML document' }
  }
  return text[from] === '%' && !/^%(?:YAML|TAG)\s/.test(text.slice(from, from + 6)) ? one(from, 'found unknown directive name') : undefined
}

/** After the first document each one begins with `---`. */
export function documentFault(from: number): Fault {
  return one(from, 'did not find expected <document start>')
}
