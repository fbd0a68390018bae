import type { Origin } from '../source/origin.ts'
import { problem, type Problem } from '../source/problem.ts'
import type { Fault } from './template.ts'

/** Docker's words where a template is malformed, and what it says before the others. */
export interface DockerWords {
  readonly malformed: string
  readonly before: string
}

/** Why Compose refuses a template, without the value of any variable. `text` is the reference at fault. */
export function faultProblem(fault: Fault, origin: Origin, text: string, docker: DockerWords): Problem {
  switch (fault.kind) {
    case 'malformed':
      return problem('variable-valid', origin, `${text} is no reference to a variable that Compose can read`, {
        docker: docker.malformed,
        hint: mending(text)
      })
    case 'required': {
      const { name, empty, written } = fault
      const reason = written === '' ? '' : `: ${written}`
      return problem('variable-valid', origin, `variable "${name}" is required and ${empty ? 'empty' : 'not set'}${reason}`, {
        variable: name,
        docker: `${docker.before}required variable ${name} is missing a value${reason}`,
        hint: fault.unused ? `Set ${name}: Compose 2.40 asks for it even where this part is not used.` : `Set ${name} in the shell or in an env file.`
      })
    }
    case 'too-deep':
      return problem('input-bounded', origin, 'references to variables are nested deeper than netlint follows')
    case 'too-long':
      return problem('input-bounded', origin, 'the variables make this longer than netlint reads')
  }
}

/** How to write what was probably meant. */
function mending(text: string): string {
  const [, name = '', brace = ''] = /^\$\{([^}]*)(\}?)/.exec(text) ?? []
  if (brace === '') return 'Close it with }, or write $$ for a dollar sign.'
  const [, variable, value = ''] = /^([_a-z][_a-z0-9]*)(?::|:?=)([^-?+}]*)$/i.exec(name) ?? []
  if (variable !== undefined) return `Write \${${variable}:-${value}} for a default, or $$ for a dollar sign.`
  return 'A name has letters, digits and underscores and starts with no digit; write $$ for a dollar sign.'
}

/** A variable that nothing sets, at its first use, with some of the others. */
export function unsetProblem(name: string, origin: Origin, more: readonly Origin[]): Problem {
  return problem('variable-set', origin, `variable "${name}" is not set and has no default; Compose writes an empty string`, {
    level: 'warning',
    variable: name,
    docker: `The "${name}" variable is not set. Defaulting to a blank string.`,
    hint: `Set ${name} in the shell or in an env file, or give it a default: \`\${${name}:-…}\`.`,
    ...(more.length > 0 && { related: more.map((origin) => ({ at: { origin }, message: 'also used here' })) })
  })
}
