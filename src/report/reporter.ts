import type { Diagnostic, Report } from '../lint/diagnostic.ts'

/** How a report is to be shown. What it says is the report's alone. */
export interface Look {
  readonly color: boolean
  /** Columns of the terminal; 0: no limit. */
  readonly width: number
  /** Whether the terminal makes links of OSC 8. */
  readonly links: boolean
  /** Findings that a comment or the configuration allows are reported too, marked as such. */
  readonly showSilenced: boolean
  /** Formats that a server reads name files from the root of the repository; without it, as the report does. */
  readonly base?: Base
  /** Where the files come from, in the terms of a version control server. */
  readonly repository?: { readonly uri: string; readonly revision?: string; readonly branch?: string }
}

/** Two absolute paths with forward slashes. */
export interface Base {
  /** Of the repository. */
  readonly root: string
  /** From where the report's paths are seen. */
  readonly directory: string
}

/** Pure: no process, no disk, no clock. The same report gives the same text, byte by byte. */
export type Reporter = (report: Report, look: Look) => string

/** What a format leaves to the reader by default: all that nobody allowed. */
export function shown(report: Report, look: Look): readonly Diagnostic[] {
  return look.showSilenced ? report.diagnostics : report.diagnostics.filter(({ silenced }) => silenced === undefined)
}
