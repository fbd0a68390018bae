import * as module from 'node:module'

/** Keeps compiled code between runs, in Node's own cache folder (Node 22.8 and later; nothing happens before). */
export function enableCompileCache(): void {
  const { enableCompileCache } = module as { enableCompileCache?: () => unknown }
  enableCompileCache?.()
}
