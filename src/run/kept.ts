import { posix } from 'node:path'
import { rules as builtIn } from '../../rules/index.ts'
import type { Config } from '../config/config.ts'
import type { Disk } from '../compose/disk.ts'
import { withChanges } from '../lint/fix.ts'
import type { Rule } from '../rule.ts'
import { SourceFile } from '../source/file.ts'
import { isUnit } from './believable.ts'
import { shell } from './projects.ts'
import type { Cache, LintRequest } from './request.ts'
import { digest, sameAnswers, Trace, valuesOf, type Question, type Shell } from './trace.ts'
import { checkUnit, type Asked, type Unit } from './unit.ts'
import { revived, written, type Written } from './written.ts'

/** What is kept from run to run: for each project what came of it, all that the world was asked for it, and its answers. */
export function kept(cache: Cache, request: LintRequest, disk: Disk): Kept {
  return new Kept(cache, request, disk)
}

/** What came of a project, and of what. */
interface Entry {
  /** The digest of the configuration. */
  readonly config: string
  readonly questions: readonly Question[]
  readonly variables: readonly string[]
  /** The digest of their values. */
  readonly values: string
  readonly files: readonly KeptFile[]
  readonly unit: Written
}

/** A file of the configuration by its number, or one with the text that answered a question; without one it is empty. */
type KeptFile = number | readonly [path: string, kind: 'yaml' | 'env', question: number | null]

/** In characters. What one run asks for is kept before what earlier ones did. */
export const mostKept = 32 << 20

const ruleById: ReadonlyMap<string, Rule> = new Map(builtIn.map((rule) => [rule.id, rule]))

class Kept {
  readonly #cache: Cache
  readonly #request: LintRequest
  readonly #disk: Disk
  readonly #shell: Shell
  readonly #name: string
  readonly #head: string
  /** By project. */
  readonly #before: ReadonlyMap<string, string>
  readonly #now = new Map<string, string>()
  readonly #configs = new Map<Config, string | undefined>()

  constructor(cache: Cache, request: LintRequest, disk: Disk) {
    this.#cache = cache
    this.#request = request
    this.#disk = disk
    this.#shell = shell(request)
    this.#name = digest(asText(request)).replace(/\W/g, '-')
    this.#head = `netlint ${digest(cache.program)}`
    const [head, ...lines] = cache.read(this.#name)?.split('\n') ?? []
    this.#before = new Map(head === this.#head ? lines.map((line) => [line.slice(0, line.indexOf(' ')), line]) : [])
  }

  /** What comes of a project: as it was kept, where the world is the same; else found anew, and kept. */
  unit(asked: Asked): Unit {
    const { group, config, host } = asked
    const known = this.#config(config)
    // What projects of one host find out about each other needs their models; code of others may do as it likes.
    if (known === undefined || host !== undefined || group.files.includes('-')) return checkUnit(asked, this.#request, this.#disk)
    const { kind, files, directory, envFiles, profiles } = group
    const key = digest(JSON.stringify([kind, files, directory, envFiles ?? null, profiles ?? null]))
    const line = this.#before.get(key)
    const before = line === undefined ? undefined : this.#believed(line, known, config)
    if (before !== undefined) {
      this.#now.set(key, line!)
      return before
    }
    const trace = new Trace(this.#disk, this.#shell)
    const unit = complete(checkUnit(asked, { ...this.#request, env: trace.shell }, trace.disk))
    const entry = trace.isOpen ? undefined : this.#entry(unit, trace, known, config)
    if (entry !== undefined) {
      const text = JSON.stringify(entry)
      this.#now.set(key, `${key} ${digest(text)} ${text}`)
    }
    return unit
  }

  save(): void {
    if ([...this.#now].every(([key, line]) => this.#before.get(key) === line)) return
    const lines = [this.#head]
    let room = mostKept
    const others = [...this.#before].flatMap(([key, line]) => (this.#now.has(key) ? [] : [line]))
    for (const line of [...this.#now.values(), ...others]) {
      room -= line.length
      if (room < 0) break
      lines.push(line)
    }
    this.#cache.write(this.#name, lines.join('\n'))
  }

  /** Undefined where rules are on that are none of netlint's own. */
  #config(config: Config): string | undefined {
    if (!this.#configs.has(config)) {
      const isOwn = config.rules.every((rule) => ruleById.get(rule.id) === rule)
      this.#configs.set(config, isOwn ? digest(JSON.stringify([config.root, config.files.map(({ path, text }) => [path, text])])) : undefined)
    }
    return this.#configs.get(config)
  }

  #entry(unit: Unit, { questions, texts, variables }: Trace, known: string, config: Config): Entry | undefined {
    const files: KeptFile[] = []
    const numbers = new Map<SourceFile, number>()
    const numberOf = (file: SourceFile): number | undefined => {
      const there = numbers.get(file)
      if (there !== undefined) return there
      const configuration = config.files.indexOf(file)
      const question = texts.get(file.text)
      if (configuration < 0 && question === undefined && file.text !== '') return undefined
      numbers.set(file, files.length)
      files.push(configuration < 0 ? [file.path, file.kind, question ?? null] : configuration)
      return files.length - 1
    }
    const value = written(unit, ruleById, numberOf)
    const names = [...variables]
    return value === undefined ? undefined : { config: known, questions, variables: names, values: valuesOf(names, this.#shell), files, unit: value }
  }

  /** What a line says, where it is whole and all is as it was. Whatever is wrong with it, the project is only checked again. */
  #believed(line: string, known: string, config: Config): Unit | undefined {
    try {
      const [, sum, text] = /^\S+ (\S+) (.*)$/.exec(line) ?? []
      if (text === undefined || digest(text) !== sum) return undefined
      const entry = JSON.parse(text) as Entry
      if (entry.config !== known || valuesOf(entry.variables, this.#shell) !== entry.values) return undefined
      const texts = sameAnswers(entry.questions, this.#disk)
      if (texts === undefined) return undefined
      const files = entry.files.map((file) => {
        if (typeof file === 'number') return config.files[file]!
        const [path, kind, question] = file
        return new SourceFile(String(path), question === null ? '' : texts.get(question)!, kind === 'env' ? kind : 'yaml')
      })
      const unit = files.every(isFile) && revived(entry.unit, { rules: ruleById, files })
      return isUnit(unit) ? unit : undefined
    } catch {
      return undefined
    }
  }
}

function isFile(file: SourceFile | undefined): boolean {
  return typeof file?.text === 'string'
}

/** With what its fixes write, so that the files need not be read for that either. */
function complete(unit: Unit): Unit {
  const { checked } = unit
  return checked ? { ...unit, checked: { ...checked, diagnostics: withChanges(checked.diagnostics) } } : unit
}

/** All of a request that is the same for each of its projects. */
function asText({ directory, envFiles, profiles, name, root, plugins, inline, target, only }: LintRequest): string {
  const versions = [target?.engine, target?.compose].map((version) => version && [version.text, version.assumed])
  return JSON.stringify([posix.resolve('.'), directory, envFiles, profiles, name, root, plugins, inline, versions, only].map((value) => value ?? null))
}
