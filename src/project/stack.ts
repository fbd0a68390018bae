import type { SourceFile } from '../source/file.ts'
import { at, entriesAt, type Mapping } from '../source/tree.ts'
import type { Located } from '../source/origin.ts'

/** `origin` is what shows it. */
export interface Stack extends Located {
  /** Half a sentence. */
  readonly reason: string
}

/**
 * What shows that a project is for `docker stack deploy`, which spreads its services over the nodes of a Swarm. What Compose
 * would do on one host is not what its author means then. `deploy.replicas` shows nothing: Compose heeds it.
 */
export function stack(files: readonly SourceFile[], tree: Mapping): Stack | undefined {
  for (const file of files) {
    const place = { file, start: 0, end: 0, via: [] }
    const name = file.path.slice(file.path.lastIndexOf('/') + 1)
    if (file.kind === 'yaml' && /(?:^|[-_.])(?:docker-stack|swarm)(?:[-_.]|$)|^stack\./i.test(name)) return { origin: place, reason: `the file is called ${name}` }
    const command = file.text.search(/docker stack (?:deploy|up)\b/)
    if (command >= 0) return { origin: { ...place, start: command, end: command + 'docker stack deploy'.length }, reason: 'it says `docker stack deploy`' }
  }
  for (const { value: service } of entriesAt(tree, 'services')) {
    const replicas = at(service, 'deploy', 'replicas')
    for (const { key, value } of entriesAt(service, 'deploy')) {
      if (!swarmOnly.has(key.text) || (key.text === 'mode' && replicas !== undefined)) continue
      if (value.kind === 'mapping' && value.entries.size === 0) continue
      return { origin: key.origin, reason: `it has deploy.${key.text}` }
    }
  }
  return undefined
}

/** What `docker compose` passes over. */
const swarmOnly = new Set(['placement', 'mode', 'endpoint_mode', 'update_config', 'rollback_config'])
