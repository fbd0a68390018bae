import { posix } from 'node:path'
import { SourceFile } from '../source/file.ts'
import { at, entriesAt, itemsAt, type Tree } from '../source/tree.ts'
import { parse } from '../source/yaml.ts'
import { baseNames } from '../compose/discover.ts'
import type { Disk } from '../compose/disk.ts'
import { declared, type Missing } from '../compose/missing.ts'
import { inside } from '../compose/paths.ts'

/** A Compose file that lies near another one, read when it is asked. */
export interface Neighbour {
  readonly path: string
  /** Whether it declares something of what another file lacks. */
  brings(lacks: readonly Missing[]): boolean
  /** Whether its `include` names a file. */
  includes(path: string): boolean
  /** Whether a service of it extends one of a file. */
  extends(path: string): boolean
}

const baseName = /(?:^|[-_.])(?:base|common|shared)(?:[-_.]|$)/i
/** How many folders upward, and how many files in each, are looked at. */
const highest = 5
const mostFiles = 30

export function isStandard(name: string): boolean {
  return baseNames.includes(name)
}

export interface Neighbours {
  /** Those that may have what a file lacks: of its own folder bases, too, of those above whole projects only. */
  readonly beside: readonly Neighbour[]
  /** All that may include or extend it. */
  readonly around: readonly Neighbour[]
}

/** The files around one that may be its other half. */
export function neighbours(path: string, disk: Disk, here: string): Neighbours {
  const folder = posix.dirname(path)
  const own = named(folder, disk).filter((name) => inside(folder, name) !== inside('.', path))
  const read = (folder: string) => (name: string) => new Read(inside(folder, name), disk, here)
  const above = folders(folder).flatMap((folder) => named(folder, disk).map((name) => ({ folder, name })))
  return {
    beside: [
      ...own.filter((name) => isStandard(name) || baseName.test(name)).map(read(folder)),
      ...above.filter(({ name }) => isStandard(name)).map(({ folder, name }) => read(folder)(name))
    ],
    around: [...own.map(read(folder)), ...above.map(({ folder, name }) => read(folder)(name))]
  }
}

function folders(from: string): readonly string[] {
  const found: string[] = []
  let folder = from
  for (let up = 0; up < highest; up++) {
    folder = inside(folder, '..')
    found.push(folder)
  }
  return found
}

/** The names in a folder that stand for Compose files, the usual ones first. */
function named(folder: string, disk: Disk): readonly string[] {
  const names = disk.list(folder).flatMap(({ name, kind }) => (kind === 'file' && /\.ya?ml$/i.test(name) ? [name] : []))
  const usual = baseNames.filter((name) => names.includes(name))
  const others = names.filter((name) => !isStandard(name) && (/compose/i.test(name) || baseName.test(name)))
  return [...usual, ...others].slice(0, mostFiles)
}

class Read implements Neighbour {
  readonly path: string
  readonly #disk: Disk
  readonly #here: string
  #read: { readonly text: string; readonly tree: Tree | undefined } | undefined

  constructor(path: string, disk: Disk, here: string) {
    this.path = path
    this.#disk = disk
    this.#here = here
  }

  brings(lacks: readonly Missing[]): boolean {
    const { tree } = this.#content()
    if (tree?.kind !== 'mapping') return false
    return lacks.some(({ kind, name }) => declared(tree, kind === 'image' ? 'services' : `${kind}s`, name) !== undefined)
  }

  includes(path: string): boolean {
    const { text, tree } = this.#content()
    if (!text.includes('include')) return false
    return itemsAt(tree, 'include').some((item) => {
      const paths = item.kind === 'mapping' ? item.entries.get('path')?.value : item
      return (paths?.kind === 'sequence' ? paths.items : paths === undefined ? [] : [paths]).some((named) => this.#names(named, path))
    })
  }

  extends(path: string): boolean {
    const { text, tree } = this.#content()
    if (!text.includes('extends')) return false
    return [...entriesAt(tree, 'services')].some(({ value }) => this.#names(at(value, 'extends', 'file'), path))
  }

  /** Whether a path means that file. A variable in it stands for any one folder or name. */
  #names(named: Tree | undefined, path: string): boolean {
    if (named?.kind !== 'scalar' || named.type !== 'string') return false
    const steps = posix.resolve(this.#here, posix.dirname(this.path), named.text).split('/')
    const wanted = posix.resolve(this.#here, path).split('/')
    return steps.length === wanted.length && steps.every((step, i) => step === wanted[i] || step.includes('$'))
  }

  #content(): { readonly text: string; readonly tree: Tree | undefined } {
    if (this.#read === undefined) {
      const found = this.#disk.read(this.path)
      this.#read = 'text' in found ? { text: found.text, tree: parse(new SourceFile(this.path, found.text)).documents[0] } : { text: '', tree: undefined }
    }
    return this.#read
  }
}
