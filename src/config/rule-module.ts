import { existsSync } from 'node:fs'
import module, { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

/** `netlint/rule` of this very netlint: beside the chunks of the bundle, in the bundle's own folder, or as source. */
const own = ['../rule.js', './rule.js', '../rule.ts'].map((place) => new URL(place, import.meta.url)).find((url) => existsSync(fileURLToPath(url)))

let isOffered = false

/**
 * Makes `import … from 'netlint/rule'` work in a plugin that has no netlint installed beside it, as where netlint itself
 * runs from elsewhere. Tells how the plugin is to be loaded: Node 20 offers it to `import` alone.
 */
export function offerRuleModule(plugin: string): 'require' | 'import' {
  if (own === undefined || canResolve(plugin)) return 'require'
  const hasHooks = 'registerHooks' in module
  if (!isOffered) {
    isOffered = true
    if (hasHooks) (module as unknown as { registerHooks: RegisterHooks }).registerHooks({ resolve: (name, context, next) => (name === 'netlint/rule' ? { url: own.href, shortCircuit: true } : next(name, context)) })
    else module.register(`data:text/javascript,${encodeURIComponent(hook(own.href))}`)
  }
  return hasHooks ? 'require' : 'import'
}

/** Since Node 22.15; the types we have are those of Node 20. */
type RegisterHooks = (hooks: { resolve(name: string, context: unknown, next: (name: string, context: unknown) => unknown): unknown }) => void

function hook(url: string): string {
  return `export const resolve = (name, context, next) => name === 'netlint/rule' ? { url: ${JSON.stringify(url)}, shortCircuit: true } : next(name, context)`
}

function canResolve(plugin: string): boolean {
  try {
    createRequire(plugin).resolve('netlint/rule')
    return true
  } catch {
    return false
  }
}
