/**
 * What `docker compose config` prints and what a loaded tree says, in one form. Compose prints its own types: numbers as
 * text, lists of `KEY=value` as mappings, and nothing of what is empty, false or used by no service.
 */
export function comparable(model: unknown): unknown {
  return form(model, [])
}

const keyed = new Set(['environment', 'labels', 'annotations', 'sysctls', 'args', 'additional_contexts', 'driver_opts', 'options'])

function form(value: unknown, path: readonly string[]): unknown {
  const last = path.at(-1)
  if (last === 'extra_hosts') return hosts(value)
  if (last !== undefined && keyed.has(last)) return pairs(value)
  if (Array.isArray(value)) return value.map((item, index) => form(item, [...path, String(index)]))
  if (value === null || value === false || value === '' || value === 0) return undefined
  if (typeof value !== 'object') return String(value).replaceAll('$$', '$')
  const entries = Object.entries(value).flatMap(([name, item]): [string, unknown][] => {
    // Brought into `environment` and `labels`; printed where nothing else is asked for, but not read again.
    if (path.length === 2 && (name === 'env_file' || name === 'label_file')) return []
    const made = form(item, [...path, name])
    // A service's network and a resource may be there without a word.
    const matters = path.length < 2 || (path.length === 3 && path[2] === 'networks')
    return made === undefined || isEmpty(made) ? (matters ? [[name, {}]] : []) : [[name, made]]
  })
  return Object.fromEntries(entries)
}

function pairs(value: unknown): Readonly<Record<string, string | null>> {
  const text = (item: unknown): string | null => (item === null ? null : String(item).replaceAll('$$', '$'))
  if (!Array.isArray(value)) return Object.fromEntries(Object.entries(value ?? {}).map(([name, item]) => [name, text(item)]))
  return Object.fromEntries(
    value.map(String).map((item) => {
      const equals = item.indexOf('=')
      return equals < 0 ? [item, null] : [item.slice(0, equals), text(item.slice(equals + 1))]
    })
  )
}

function hosts(value: unknown): readonly string[] {
  const lines = Array.isArray(value) ? value.map(String) : Object.entries(value ?? {}).map(([name, address]) => `${name}=${address}`)
  return lines.map((line) => line.replace(/[:=]/, '=')).sort()
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}
