import { at, slice, type Scalar, type Tree } from '../source/tree.ts'
import { addresses, hole, textWords, wholeName, type Named } from './address-text.ts'
import { forOthers, namesHost, namesHosts } from './address-keys.ts'
import type { Mention, Service } from './model.ts'
import { commandLine } from '../compose/words.ts'

/**
 * The hosts that a service's processes are told to ask: by links, and in addresses of its environment, command, entrypoint
 * and healthcheck. What a variable without a value may change is left out, and what is meant for a browser.
 */
export function* mentions(service: Service): Iterable<Mention> {
  for (const { by, name, origin } of service.dependencies) {
    if (by === 'links') yield { service, host: name.toLowerCase(), port: undefined, scheme: undefined, key: undefined, place: 'links', exact: true, origin }
  }
  for (const { key, text } of pairs(at(service.tree, 'environment'))) if (mayName(key, text.text)) yield* inVariable(service, key, text)
  for (const attribute of ['command', 'entrypoint'] as const) yield* inCommand(service, at(service.tree, attribute), attribute)
  yield* inCommand(service, at(service.tree, 'healthcheck', 'test'), 'healthcheck')
}

/** What the labels of services have the one Traefik of the project ask, which reads them. */
export function* labelMentions(active: readonly Service[]): Iterable<Mention> {
  const [proxy, another] = active.filter(({ image }) => /(?:^|\/)traefik(?:[:@]|$)/.test(image?.value ?? ''))
  if (proxy === undefined || another !== undefined) return
  for (const { tree } of active) {
    for (const { key, text } of pairs(at(tree, 'labels'))) {
      if (!key.startsWith('traefik.')) continue
      for (const { text: word, start } of textWords(text.text)) for (const named of addresses(word)) yield made(proxy, text, shifted(named, start), key, 'labels')
    }
  }
}

/** `KEY: value`, or a list of `KEY=value`. */
function* pairs(tree: Tree | undefined): Iterable<{ readonly key: string; readonly text: Text }> {
  for (const { key, value } of tree?.kind === 'mapping' ? tree.entries.values() : []) if (value.kind === 'scalar') yield { key: key.text, text: readable(value) }
  for (const item of tree?.kind === 'sequence' ? tree.items : []) {
    if (item.kind !== 'scalar') continue
    const text = readable(item)
    const equals = text.text.indexOf('=')
    if (equals > 0) yield { key: text.text.slice(0, equals).replace(/^["']/, ''), text: after(text, equals + 1) }
  }
}

/** Whether a variable may tell of a host at all: of what is written under any key, an address has a colon, and a flag or a setting an equals sign. */
function mayName(key: string, text: string): boolean {
  return (namesHosts(key) || (wholeName(text) === undefined ? /[:=]/.test(text) : namesHost(key))) && !forOthers(key)
}

function* inVariable(service: Service, key: string, text: Text): Iterable<Mention> {
  const whole = wholeName(text.text)
  const lists = namesHosts(key)
  const mention = (named: Pick<Named, 'host' | 'start' | 'end'> & Partial<Named>): Mention => made(service, text, named, key, 'environment')
  if (whole !== undefined) {
    yield mention({ host: whole, start: 0, end: text.text.length })
    return
  }
  for (const { text: word, start } of textWords(text.text)) {
    const name = lists ? wholeName(word) : undefined
    if (name !== undefined) yield mention({ host: name, start, end: start + word.length })
    for (const named of inWord(word)) yield mention(shifted(named, start))
  }
}

function* inCommand(service: Service, tree: Tree | undefined, place: Mention['place']): Iterable<Mention> {
  const scalars = tree?.kind === 'scalar' ? [tree] : tree?.kind === 'sequence' ? tree.items : []
  let before = ''
  for (const scalar of scalars) {
    if (scalar.kind !== 'scalar') continue
    const text = readable(scalar)
    // What follows the end of a command line is lost: see words.ts.
    const end = tree === scalar && place !== 'healthcheck' && scalar.known ? commandLine(text.text, 0).end : text.text.length
    for (const { text: word, start } of textWords(text.text.slice(0, end), true)) {
      const name = before === '-h' || (before.startsWith('-') && namesHost(before.replace(/^-+host$/, 'DB_HOST'))) ? wholeName(word) : undefined
      if (name !== undefined) yield made(service, text, { host: name, start, end: start + word.length }, undefined, place)
      for (const named of inWord(word)) yield made(service, text, shifted(named, start), undefined, place)
      before = word
    }
  }
}

/** Addresses, and `--db-host=NAME` or `Server=NAME` as flags and connection strings have it. */
function* inWord(word: string): Iterable<Named> {
  const equals = word.indexOf('=')
  const key = word.slice(0, Math.max(equals, 0))
  if (equals > 0 && forOthers(key)) return
  yield* addresses(word)
  const name = equals > 0 && (/^(?:-+)?(?:host|server|hostname|data source)$/i.test(key) || namesHost(key)) ? wholeName(word.slice(equals + 1)) : undefined
  if (name !== undefined) yield { host: name, port: undefined, scheme: undefined, start: equals + 1, end: word.length }
}

function shifted(named: Named, by: number): Named {
  return { ...named, start: named.start + by, end: named.end + by }
}

function made(service: Service, text: Text, { host, port, scheme, start, end }: Pick<Named, 'host' | 'start' | 'end'> & Partial<Named>, key: string | undefined, place: Mention['place']): Mention {
  const { scalar, from } = text
  const { origin } = scalar
  if (!scalar.known) {
    const before = origin.start + from
    return { service, host, port, scheme, key, place, exact: true, origin: { file: origin.file, start: before + start, end: before + end, via: origin.via } }
  }
  const part = slice(scalar, from + start, from + end)
  const exact = part !== origin || origin.file.text.slice(origin.start, origin.end) === scalar.text
  return { service, host, port, scheme, key, place, exact, origin: part }
}

/** What can be read of a scalar: its text, or where a variable has no value what is written, with a hole for each variable. */
interface Text {
  readonly text: string
  readonly scalar: Scalar
  /** Where in that it begins. */
  readonly from: number
}

/** A longer text is not read: each place in it costs a look at all of it. */
export const longest = 65_536

function readable(scalar: Scalar): Text {
  const { origin, known } = scalar
  if (origin.end - origin.start > longest || scalar.text.length > longest) return { text: '', scalar, from: 0 }
  const text = known ? scalar.text : origin.file.text.slice(origin.start, origin.end).replace(/\$(?:\{[^{}]*\}|\w+)/g, (variable) => hole.repeat(variable.length))
  return { text, scalar, from: 0 }
}

function after({ text, scalar, from }: Text, by: number): Text {
  return { text: text.slice(by), scalar, from: from + by }
}
