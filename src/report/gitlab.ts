import type { Diagnostic } from '../lint/diagnostic.ts'
import { json, visible } from './escape.ts'
import { fingerprints } from './fingerprint.ts'
import { place } from './place.ts'
import { shown, type Look, type Reporter } from './reporter.ts'
import { fromRoot } from './uri.ts'

/** A Code Quality report (docs.gitlab.com, "Code Quality", "Code Quality report format"). */
const gitlab: Reporter = (report, look) => {
  const diagnostics = shown(report, look).filter(({ silenced }) => silenced === undefined)
  const prints = fingerprints(diagnostics, look)
  return json(diagnostics.map((diagnostic, i) => issue(diagnostic, prints[i]!, look)))
}

function issue(diagnostic: Diagnostic, fingerprint: string, look: Look): unknown {
  const { rule, message, hint, at } = diagnostic
  const { path, line } = place(at.origin)
  return {
    description: hint === undefined ? visible(message) : `${visible(message)}. ${visible(hint)}`,
    check_name: rule.id,
    fingerprint,
    severity: severity(diagnostic),
    location: { path: fromRoot(path, look.base), lines: { begin: line, end: line } }
  }
}

/** GitLab has two levels for errors: what cannot start stands above what is not allowed. */
function severity({ severity, outcome }: Diagnostic): 'critical' | 'major' | 'minor' | 'info' {
  if (severity === 'error') return outcome === 'rejected' || outcome === 'fails' ? 'critical' : 'major'
  return severity === 'warning' ? 'minor' : 'info'
}

export default gitlab
