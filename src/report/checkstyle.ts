import { xml } from './escape.ts'
import { byFile } from './files.ts'
import { place } from './place.ts'
import { shown, type Reporter } from './reporter.ts'
import { fromRoot } from './uri.ts'

/** Checkstyle's XML (checkstyle/checkstyle XMLLogger), which many servers read. */
const checkstyle: Reporter = (report, look) => {
  const diagnostics = shown(report, look).filter(({ silenced }) => silenced === undefined)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<checkstyle version="10.0">',
    ...byFile(report, diagnostics).flatMap((file) => [
      `  <file name="${xml(fromRoot(file.path, look.base))}">`,
      ...file.diagnostics.map(({ rule, severity, message, hint, at }) => {
        const { line, column } = place(at.origin)
        const said = hint === undefined ? message : `${message}. ${hint}`
        return `    <error line="${line}" column="${column}" severity="${severity}" message="${xml(said)}" source="${xml(`netlint.${rule.id}`)}"/>`
      }),
      ...file.notifications.map(({ level, message }) => `    <error line="1" column="1" severity="${level}" message="${xml(message)}" source="netlint"/>`),
      '  </file>'
    ]),
    '</checkstyle>',
    ''
  ].join('\n')
}

export default checkstyle
