import { printedPart } from '../compose/print-part.ts'
import type { ServiceAlone } from '../project/service.ts'
import { defineRule, type Finding, type Network, type Project, type Rule, type Severity } from '../rule.ts'
import type { Located } from '../source/origin.ts'
import { at, entriesAt, itemsAt, type Entry, type Scalar, type Tree } from '../source/tree.ts'
import { meets, type Meets, type Violation } from './meets.ts'
import { mistake, suggestion, type Mistake } from './mistake.ts'
import { networkSelectors, serviceSelectors, type Reading, type Selector } from './selector.ts'
import { within } from './within.ts'

/** A policy that takes longer for one project is left out, and named. In milliseconds. */
const patience = 5_000

/** What a message may have filled in. */
const places = ['service', 'network', 'value', 'path', 'problem', 'policy']

/** The policies of a configuration, each as a rule like any other. `today` is what those that expire are held against. */
export function policyRules(written: readonly Tree[], today: string, reading: Reading): readonly Rule[] {
  const byName = new Map<string, Entry>()
  for (const entry of written.flatMap((policies) => [...entriesAt(policies)])) {
    const other = byName.get(entry.key.text)
    if (other) reading.report(mistake(entry.key.origin, `there is a policy "${entry.key.text}" in ${other.key.origin.file.path} already`))
    else byName.set(entry.key.text, entry)
  }
  return [...byName.values()].flatMap((entry) => policyRule(entry, today, reading) ?? [])
}

function policyRule({ key, value }: Entry, today: string, reading: Reading): Rule | undefined {
  const name = key.text
  if (!/^[a-z0-9][a-z0-9-]*$/.test(name)) reading.report(mistake(key.origin, `"${name}" is no name for a policy: small letters, digits and hyphens`))
  const must = at(value, 'must')
  const message = textAt(value, 'message')
  const expires = date(value, reading)
  if (message) refusePlaces(message, reading)
  const services = at(value, 'services')
  const networks = at(value, 'networks')
  if ((services === undefined) === (networks === undefined)) reading.report(mistake(key.origin, `the policy "${name}" needs either "services" or "networks"`))
  if (must === undefined) return undefined
  const asked = meets(must)
  if (isMistake(asked)) {
    reading.report(asked)
    return undefined
  }

  const policy: Policy = {
    name,
    key,
    message: message?.text,
    hint: textAt(value, 'hint')?.text,
    reason: textAt(value, 'reason')?.text,
    services: serviceSelectors(services, reading),
    networks: networkSelectors(networks, reading),
    exceptions: itemsAt(value, 'except').map((item) => exception(item, services !== undefined, today, reading)),
    meets: asked
  }
  const ended = expires && expires.text < today ? expires : undefined
  return defineRule({
    id: `policy/${name}`,
    title: policy.reason ?? `The policy ${name} is met`,
    outcome: 'policy',
    severity: (textAt(value, 'level')?.text ?? 'error') as Severity,
    why: policy.reason ?? `The configuration demands it: ${key.origin.file.path}.`,
    evidence: [],
    tags: ['policy'],
    options: {},
    // A pattern of its schema may take for ever on what it is held against.
    check: (project) => (ended ? [expired(ended, `the policy "${name}" held until ${ended.text}: it is not checked any more`)] : within(patience, () => [...check(policy, project)]))
  })
}

interface Policy {
  readonly name: string
  readonly key: Scalar
  readonly message: string | undefined
  readonly hint: string | undefined
  readonly reason: string | undefined
  readonly services: readonly Selector<ServiceAlone>[]
  readonly networks: readonly Selector<Network>[]
  readonly exceptions: readonly Exception[]
  readonly meets: Meets
}

interface Exception {
  readonly services: readonly Selector<ServiceAlone>[]
  readonly networks: readonly Selector<Network>[]
  /** The day after which it held, where that has passed. */
  readonly ended: Scalar | undefined
}

function exception(item: Tree, isOfServices: boolean, today: string, reading: Reading): Exception {
  const expires = date(item, reading)
  const services = isOfServices ? serviceSelectors(item, reading) : []
  const networks = isOfServices ? [] : networkSelectors(item, reading)
  if (item.kind === 'mapping' && services.length + networks.length === 0) {
    reading.report(mistake(item.origin, `this exception names no ${isOfServices ? 'service' : 'network'}`))
  }
  return {
    services,
    networks,
    ended: expires && expires.text < today ? expires : undefined
  }
}

function* check(policy: Policy, project: Project): Iterable<Finding> {
  const { services, networks, exceptions } = policy
  for (const { ended } of exceptions) if (ended) yield expired(ended, `this exception from the policy "${policy.name}" held until ${ended.text}`)
  const holding = exceptions.filter(({ ended }) => !ended)
  for (const service of project.services) {
    if (!picks(services, service) || holding.some((exception) => picks(exception.services, service))) continue
    yield* findings(policy, service.name, policy.meets(printedOf('services', service.tree), service.tree, service), project)
  }
  for (const network of project.networks) {
    if (!picks(networks, network) || holding.some((exception) => picks(exception.networks, network))) continue
    yield* findings(policy, network.key, policy.meets(network.tree ? printedOf('networks', network.tree) : {}, network.tree, network), project)
  }
}

function* findings(policy: Policy, name: string, violations: readonly Violation[], project: Project): Iterable<Finding> {
  for (const { origin, path, value, problem, isMissing } of violations) {
    // What the other half of a project brings is not known.
    if (isMissing && project.fragment) continue
    const filled: Record<string, string> = { service: name, network: name, value, path: path.join('.'), problem, policy: policy.name }
    const message = policy.message?.replace(/\{(\w+)\}/g, (whole, place: string) => filled[place] ?? whole)
    yield {
      at: { origin },
      message: message ?? `"${name}" breaks the policy "${policy.name}": ${path.length === 0 ? 'it' : `"${path.join('.')}"`} ${problem}`,
      ...(policy.hint !== undefined && { hint: policy.hint }),
      related: [{ at: policy.key, message: policy.reason === undefined ? 'the policy' : `the policy: ${policy.reason}` }]
    }
  }
}

const printedTrees = new WeakMap<Tree, unknown>()

/** What many policies ask for. */
function printedOf(section: 'services' | 'networks', tree: Tree): unknown {
  const known = printedTrees.get(tree) ?? printedPart(section, tree)
  printedTrees.set(tree, known)
  return known
}

function picks<T>(selectors: readonly Selector<T>[], item: T): boolean {
  return selectors.some((selector) => selector.matches(item))
}

function expired(at: Located, message: string): Finding {
  return { at, message, severity: 'warning', hint: 'Take it out of the configuration, or give it another date.' }
}

function refusePlaces(message: Scalar, { report }: Reading): void {
  for (const [, place] of message.text.matchAll(/\{(\w+)\}/g)) {
    if (!places.includes(place!)) report(mistake(message.origin, `nothing is filled in for {${place}}${suggestion(place!, places)}`))
  }
}

/** The date behind `expires`, where it is one. */
function date(tree: Tree, { report }: Reading): Scalar | undefined {
  const written = at(tree, 'expires')
  if (!written) return undefined
  const text = written.kind === 'scalar' ? written.text : ''
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined
  if (written.kind === 'scalar' && day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)) return written
  report(mistake(written.origin, `${text === '' ? 'this' : `"${text}"`} is no date like 2027-03-31`))
  return undefined
}

function textAt(tree: Tree, name: string): Scalar | undefined {
  const found = at(tree, name)
  return found?.kind === 'scalar' && found.type === 'string' ? found : undefined
}

function isMistake(asked: Meets | Mistake): asked is Mistake {
  return typeof asked !== 'function'
}
