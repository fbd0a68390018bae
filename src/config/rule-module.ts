import { existsSync } from 'node:fs'
import module from 'node:module'
import { fileURLToPath } from 'node:url'

/** `netlint/rule` of this very netlint: beside the chunks of the bundle, in the bundle's own folder, or as source. */
const places = ['../rule.js', './rule.js', '../rule.ts']

let isOffered = false

/** Makes `import … from 'netlint/rule'` work in plugins that have no netlint installed beside them, as where netlint runs from elsewhere. */
export function offerRuleModule(): void {
  const own = places.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(fileURLToPath(url)))
  if (isOffered || own === undefined) return
  isOffered = true
  const hook = `export const resolve = (name, context, next) => name === 'netlint/rule' ? { url: ${JSON.stringify(own.href)}, shortCircuit: true } : next(name, context)`
  module.register(`data:text/javascript,${encodeURIComponent(hook)}`)
}
