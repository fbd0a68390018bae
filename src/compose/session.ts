import { SourceFile } from '../source/file.ts'
import type { Located, Origin } from '../source/origin.ts'
import type { Problem, ProblemCode } from '../source/problem.ts'
import type { Mapping, Scalar, Tree } from '../source/tree.ts'
import { parse } from '../source/yaml.ts'
import type { Disk, Fault, Kind } from './disk.ts'
import { Interpolation } from './interpolate.ts'
import { forbidden, refusal } from './refusal.ts'

/** What one load keeps: the files read so far, what was told, and how much more it may do. */
export class Session {
  readonly problems: Problem[] = []
  readonly files: SourceFile[] = []
  readonly envFiles: SourceFile[] = []
  /** What is fetched from elsewhere: what it brings cannot be known here. */
  readonly remote: Located[] = []
  readonly interpolation = new Interpolation((problem) => this.report(problem))
  readonly #disk: Disk
  readonly #shown: (path: string) => string
  readonly #told = new Set<string>()
  readonly #read = new Map<string, SourceFile>()
  readonly #parsed = new Map<SourceFile, readonly Tree[]>()
  #copies = mostCopies
  #looks = mostLooks
  #includes = 0

  constructor(disk: Disk, shown: (path: string) => string) {
    this.#disk = disk
    this.#shown = shown
  }

  /** A file that is read for several services, or validated again after an override, has its mistakes told once. */
  readonly report = (problem: Problem): void => {
    const { code, message, origin } = problem
    if (code === 'variable-set' && this.interpolation.isBlind) return
    // Of a bound that is reached, all that follows is a consequence.
    const key = code === 'input-bounded' ? message : `${code} ${origin.start} ${origin.end} ${origin.file.path} ${message}`
    if (this.#told.has(key)) return
    this.#told.add(key)
    this.problems.push(problem)
  }

  shown(path: string): string {
    return this.#shown(path)
  }

  kind(path: string): Kind {
    return this.#disk.kind(path)
  }

  /** Text that is not on disk. */
  given(path: string, text: string): SourceFile {
    const file = new SourceFile(path, text)
    this.files.push(file)
    return file
  }

  read(path: string, kind: 'yaml' | 'env' = 'yaml'): SourceFile | { readonly fault: Fault; readonly message: string } {
    const known = this.#read.get(path)
    if (known !== undefined) return known
    const read = this.#disk.read(path)
    if ('fault' in read) {
      if (read.fault === 'outside' && kind === 'env') this.interpolation.isBlind = true
      return read
    }
    const file = new SourceFile(this.#shown(path), read.text, kind)
    this.#read.set(path, file)
    ;(kind === 'env' ? this.envFiles : this.files).push(file)
    return file
  }

  /** Reads what a value names, or tells at the value why it cannot. */
  readAt(path: string, named: Scalar, code: ProblemCode, kind: 'yaml' | 'env' = 'yaml'): SourceFile | undefined {
    const read = this.read(path, kind)
    if (read instanceof SourceFile) return read
    const message = `${this.shown(path)} cannot be read: ${read.message}`
    this.report(read.fault === 'outside' ? forbidden(code, named.origin, message) : refusal(code, named, message, { docker: goFault(path, read.fault) }))
    return undefined
  }

  documents(file: SourceFile): readonly Tree[] {
    const known = this.#parsed.get(file)
    if (known !== undefined) return known
    const { documents, problems } = parse(file)
    for (const problem of problems) this.report(problem)
    this.#parsed.set(file, documents)
    return documents
  }

  /** True while not too many files are included; one may be so many times. */
  include(): boolean {
    return ++this.#includes <= mostIncludes
  }

  /** True while the copies that `extends` and `include` make stay within bounds. What is not canonical yet has more to grow. */
  copies(tree: Tree, isCanonical: boolean): boolean {
    if (this.#copies > 0) this.#copies -= size(tree) * (isCanonical ? 1 : 3)
    return this.#copies > 0
  }

  /** True while the models that documents are laid over, each looked through again, stay within bounds. */
  looksThrough(model: Mapping, over: Tree): boolean {
    if (model.entries.size > 0 && this.#looks > 0) this.#looks -= size(model) + size(over)
    return this.#looks > 0
  }
}

// In values. The largest real projects have some ten thousand.
export const mostCopies = 2_000_000
export const mostLooks = 1_000_000
export const mostIncludes = 1000

/** How many values a tree has, its shared parts counted each time. Not remembered: each merge makes most of what it asks about anew. */
function size(tree: Tree): number {
  if (tree.kind === 'scalar') return 1
  let sum = 1
  if (tree.kind === 'sequence') for (const item of tree.items) sum += size(item)
  else for (const { value } of tree.entries.values()) sum += 1 + size(value)
  return sum
}

/** Go's os.PathError. */
export function goFault(path: string, fault: Fault): string {
  if (fault === 'missing') return `open ${path}: no such file or directory`
  if (fault === 'not-a-file') return `read ${path}: is a directory`
  return `open ${path}: permission denied`
}

/** A file as a whole, or one that is not there. */
export function placeOf(file: SourceFile): Origin {
  return { file, start: 0, end: 0, via: [] }
}
