import { posix } from 'node:path'
import { SourceFile } from '../source/file.ts'
import { problem, type Problem } from '../source/problem.ts'
import { implied, isNull, withEntry, withoutEntry, type Mapping, type Scalar } from '../source/tree.ts'
import { canonical } from './canonical.ts'
import { withDefaults } from './defaults.ts'
import { applyExtends, basesOf, type Bases } from './extends.ts'
import { applyInclude, relative, type Part, type Scope } from './include.ts'
import { merge } from './merge.ts'
import { resolveVariables } from './normalize.ts'
import { omitEmpty } from './omit-empty.ts'
import { inside, isRemote, resolvePaths } from './paths.ts'
import { changer } from './pattern.ts'
import { refusal } from './refusal.ts'
import { applyResets, noResets, takeResets, type Resets } from './reset.ts'
import { placeOf, type Session } from './session.ts'
import { unique } from './unicity.ts'
import { validate } from './validate.ts'
import { check } from './validation.ts'
import type { Variables } from './variables.ts'

/** A file to load: its path, to know it again, and its text. */
export interface Source {
  readonly path: string
  readonly file: SourceFile
}

/** Above this many documents in one file, which are merged one after the other, the rest is left out. */
export const mostDocuments = 500

/** compose-go loader/loader.go, step by step. */
export class Loader {
  readonly #session: Session
  readonly #home: string | undefined
  /** What files that are included with the same variables have become, for those who include them again. */
  readonly #models = new WeakMap<Variables, Map<string, Mapping>>()

  constructor(session: Session, home: string | undefined) {
    this.#session = session
    this.#home = home
  }

  /** loadYamlModel: files merged, with their defaults. */
  model(sources: readonly Source[], scope: Scope, chain: readonly string[]): Mapping {
    const { report } = this.#session
    const extending = new Map<string, Bases | undefined>()
    let model: Mapping = { kind: 'mapping', entries: new Map(), origin: placeOf(sources[0]?.file ?? new SourceFile(scope.folder, '')) }
    for (const source of sources) model = this.#file(source, model, scope, [...chain, source.path], extending)
    const complete = withDefaults(model) as Mapping
    check(complete, report)
    return withEnvironment(resolvePaths(complete, { directory: scope.seenAs, home: this.#home, report }), scope.variables)
  }

  /** loadYamlFile: each document of a file laid over what came before. */
  #file(source: Source, before: Mapping, scope: Scope, chain: readonly string[], extending: Map<string, Bases | undefined>): Mapping {
    const session = this.#session
    const { report } = session
    let model = before
    for (const { tree, resets } of this.#documents(source.file)) {
      if (!session.looksThrough(model, tree)) {
        report(problem('input-bounded', tree.origin, 'more is merged here than netlint reads'))
        break
      }
      const written = session.interpolation.run(tree, scope.variables) as Mapping
      const extended = applyExtends(written, resets, {
        file: source.file.path,
        bases: (file, name) => this.#bases(file, name, scope, extending),
        copies: (tree) => session.copies(tree, false),
        report
      })
      const { base, over } = applyResets(model, extended, resets)
      const included = applyInclude(over, scope, chain, session, (parts, scope, chain) => this.#included(parts, scope, chain))
      const merged = unique(merge(base, included, report), report)
      validate(merged, report)
      const version = tree.entries.get('version')
      if (version !== undefined) report(obsolete(source.file, version.key))
      model = this.#canonical(withoutEntry(merged, 'version'))
    }
    return model
  }

  #canonical(model: Mapping): Mapping {
    const { report } = this.#session
    return unique(omitEmpty(canonical(model, report) as Mapping), report)
  }

  #documents(file: SourceFile): readonly { readonly tree: Mapping; readonly resets: Resets }[] {
    const { report } = this.#session
    const all = this.#session.documents(file)
    if (all.length > mostDocuments) report(problem('input-bounded', all[mostDocuments]!.origin, `more than ${mostDocuments} documents in one file`))
    return all.slice(0, mostDocuments).flatMap((document) => {
      const { tree, resets } = takeResets(document)
      if (tree?.kind === 'mapping') return [{ tree, resets }]
      if (tree === undefined || tree.kind !== 'scalar' || tree.known) {
        const what = tree === undefined || isNull(tree) ? 'empty' : tree.kind === 'sequence' ? 'a list' : 'text'
        report(problem('compose-schema', document.origin, `a Compose file is a mapping, and this is ${what}`, { docker: 'top-level object must be a mapping' }))
      }
      return []
    })
  }

  #included(parts: readonly Part[], scope: Scope, chain: readonly string[]): Mapping {
    const models = this.#models.get(scope.variables) ?? new Map<string, Mapping>()
    this.#models.set(scope.variables, models)
    const key = [scope.folder, scope.seenAs, ...parts.map(({ path }) => path)].join('\n')
    const known = models.get(key)
    if (known !== undefined) return known
    const sources = parts.flatMap(({ path, named }): Source[] => {
      const file = this.#session.readAt(path, named, 'include-resolves')
      return file === undefined ? [] : [{ path, file }]
    })
    const model = this.model(sources, scope, chain)
    if (sources.length === parts.length) models.set(key, model)
    return model
  }

  /** loader/extends.go getExtendsBaseFromFile: the services of another file, canonical, and with paths as seen from here. */
  #bases(named: Scalar, name: string, scope: Scope, extending: Map<string, Bases | undefined>): Bases | undefined {
    if (isRemote(named.text)) {
      this.#session.remote.push(named)
      return undefined
    }
    const path = inside(scope.folder, named.text)
    const file = this.#session.readAt(path, named, 'extends-resolves')
    if (file === undefined) return undefined
    if (!extending.has(path)) extending.set(path, this.#basesOf(file, path, scope))
    const bases = extending.get(path)
    if (bases === undefined) {
      this.#session.report(refusal('extends-resolves', named, `${file.path} has no services to extend`, { docker: `cannot extend service "${name}" in ${file.path}: no services section` }))
    }
    return bases
  }

  #basesOf(file: SourceFile, path: string, scope: Scope): Bases | undefined {
    const { report, interpolation } = this.#session
    let model: Mapping = { kind: 'mapping', entries: new Map(), origin: placeOf(file) }
    let last = noResets
    for (const { tree, resets } of this.#documents(file)) {
      if (!this.#session.looksThrough(model, tree)) break
      const { base, over } = applyResets(model, interpolation.run(tree, scope.variables) as Mapping, resets)
      model = this.#canonical(unique(merge(base, over, report), report))
      last = resets
    }
    const services = resolvePaths(model, { directory: relative(scope.folder, posix.dirname(path)), home: this.#home, report }).entries.get('services')?.value
    return services?.kind === 'mapping' ? basesOf(services, last) : undefined
  }
}

function obsolete({ path }: SourceFile, version: Scalar): Problem {
  return problem('version-absent', version.origin, '"version" is obsolete: Compose ignores it', {
    docker: `${path}: the attribute \`version\` is obsolete, it will be ignored, please remove it to avoid potential confusion`,
    level: 'info',
    mend: { title: 'Remove version' }
  })
}

/** compose-go loader/environment.go: `KEY` alone in a list takes its value from the variables of the file that says it. */
const withEnvironment = changer<Variables>(() => ({
  'services.*.environment': (tree, variables) => (tree.kind === 'sequence' ? resolveVariables(tree, variables, true) : tree),
  'configs.*': (tree, variables) => {
    const variable = tree.kind === 'mapping' ? tree.entries.get('environment')?.value : undefined
    const found = variable?.kind === 'scalar' && variable.type === 'string' ? variables.get(variable.text) : undefined
    if (tree.kind !== 'mapping' || found === undefined) return tree
    return withEntry(tree, 'content', { key: implied('content', variable!.origin), value: implied(found.value, variable!.origin) })
  }
}))
