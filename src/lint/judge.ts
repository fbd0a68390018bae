import type { Diagnostic } from './diagnostic.ts'

/** What is reported of all that was found: one of each, in the order a reader goes through the files. */
export function judge(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>()
  return diagnostics
    .filter((diagnostic) => {
      const { file, start, end } = diagnostic.at.origin
      const key = `${diagnostic.rule.id}\0${file.path}\0${start}\0${end}\0${diagnostic.message}`
      return !seen.has(key) && seen.add(key)
    })
    .sort(inReadingOrder)
}

function inReadingOrder(a: Diagnostic, b: Diagnostic): number {
  const [from, to] = [a.at.origin, b.at.origin]
  return (
    byText(from.file.path, to.file.path) ||
    from.start - to.start ||
    byText(a.rule.id, b.rule.id) ||
    from.end - to.end ||
    byText(a.message, b.message)
  )
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
