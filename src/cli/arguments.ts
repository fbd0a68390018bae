/** One flag, told once: parsing, `--help` and the README's table are made from it. */
export interface Flag {
  readonly name: string
  readonly short?: string
  /** What its value is called; absent: a switch. A value in brackets may be left out: `--fix`, `--fix=unsafe`. */
  readonly value?: string
  readonly about: string
  readonly repeated?: boolean
  readonly group: 'Project' | 'Rules' | 'Output' | 'Fixes' | 'Other'
}

export const flags = [
  { group: 'Project', name: 'file', short: 'f', value: 'FILE', repeated: true, about: 'a Compose file of one project, in merge order; - is standard input' },
  { group: 'Project', name: 'project-name', short: 'p', value: 'NAME', about: "the project's name" },
  { group: 'Project', name: 'project-directory', value: 'DIR', about: 'the folder that relative paths and .env belong to' },
  { group: 'Project', name: 'env-file', value: 'FILE', repeated: true, about: 'variables, instead of .env' },
  { group: 'Project', name: 'profile', value: 'NAME', repeated: true, about: 'a profile that is switched on; * for all' },
  { group: 'Project', name: 'root', value: 'DIR', about: 'read nothing that lies outside of DIR, whoever names it' },
  { group: 'Project', name: 'engine', value: 'VERSION', about: 'the Docker Engine the findings are about (default: current)' },
  { group: 'Project', name: 'compose', value: 'VERSION', about: 'the Docker Compose the findings are about (default: current)' },
  { group: 'Project', name: 'one-host', about: 'all projects of the run are up together on one host' },
  { group: 'Rules', name: 'config', value: 'FILE', about: 'the configuration, instead of the nearest netlint.yaml' },
  { group: 'Rules', name: 'no-config', about: 'no configuration' },
  { group: 'Rules', name: 'only', value: 'RULE', repeated: true, about: 'run this rule alone' },
  { group: 'Rules', name: 'no-inline-config', about: 'no comment in a file silences a rule' },
  { group: 'Rules', name: 'no-plugins', about: 'run no code that a configuration names' },
  { group: 'Rules', name: 'baseline', value: 'FILE', about: 'report only what FILE does not know yet' },
  { group: 'Output', name: 'format', value: 'FORMAT', about: 'how findings are printed' },
  { group: 'Output', name: 'output', short: 'o', value: '[FORMAT=]FILE', repeated: true, about: 'write the report to a file' },
  { group: 'Output', name: 'fail-on', value: 'LEVEL', about: 'the quietest level that makes the exit code 1: error, warning (default) or info' },
  { group: 'Output', name: 'quiet', short: 'q', about: 'print errors only' },
  { group: 'Output', name: 'show-suppressed', about: 'put silenced findings into the report, marked' },
  { group: 'Output', name: 'color', value: '[WHEN]', about: 'always, never or auto' },
  { group: 'Output', name: 'provenance', about: 'with `netlint config`: where each value comes from' },
  { group: 'Fixes', name: 'fix', value: '[LEVEL]', about: 'mend what is certain; --fix=unsafe also what is likely' },
  { group: 'Fixes', name: 'diff', about: 'print the fixes as a patch, write nothing' },
  { group: 'Other', name: 'cache', about: 'keep what is found for later runs, which check only what has changed' },
  { group: 'Other', name: 'help', short: 'h', about: 'print this' },
  { group: 'Other', name: 'version', short: 'V', about: 'print the version' }
] as const satisfies readonly Flag[]

export type FlagName = (typeof flags)[number]['name']

export interface Command {
  readonly name: string
  readonly usage: string
  readonly about: string
}

export const commands = [
  { name: 'lint', usage: 'netlint [lint] [PATH…]', about: 'check the project here, or the files and folders named' },
  { name: 'config', usage: 'netlint config [FILE…]', about: 'print the merged project as Docker Compose reads it' },
  { name: 'rules', usage: 'netlint rules', about: 'list the rules' },
  { name: 'explain', usage: 'netlint explain RULE', about: "print a rule's page" },
  { name: 'init', usage: 'netlint init', about: 'write a netlint.yaml for the project here' },
  { name: 'baseline', usage: 'netlint baseline [PATH…]', about: "record today's findings, so that later runs report only new ones" },
  { name: 'new-rule', usage: 'netlint new-rule NAME', about: 'write the two files of a rule of your own' }
] as const satisfies readonly Command[]

export type CommandName = (typeof commands)[number]['name']

export interface Arguments {
  readonly command: CommandName
  readonly paths: readonly string[]
  has(flag: FlagName): boolean
  /** The last value given; undefined where the flag is absent or stands without one. */
  value(flag: FlagName): string | undefined
  values(flag: FlagName): readonly string[]
}

/** Arguments that make no sense: a sentence for the user, exit code 2. */
export class UsageError extends Error {}

export function parseArguments(words: readonly string[], suggest: (word: string, known: readonly string[]) => string | undefined): Arguments {
  const given = new Map<string, (string | undefined)[]>()
  const paths: string[] = []
  let command: CommandName | undefined
  const rest = [...words]
  while (rest.length > 0) {
    const word = rest.shift()!
    if (word === '--') {
      paths.push(...rest.splice(0))
    } else if (word.startsWith('--')) {
      const equals = word.indexOf('=')
      const name = word.slice(2, equals < 0 ? undefined : equals)
      take(find(name, word), equals < 0 ? undefined : word.slice(equals + 1))
    } else if (word.startsWith('-') && word !== '-') {
      const flag = (flags as readonly Flag[]).find(({ short }) => short === word[1])
      if (!flag) throw unknown(word)
      const attached = word.slice(2).replace(/^=/, '')
      if (attached !== '' && flag.value === undefined) rest.unshift(`-${attached}`)
      take(flag, flag.value === undefined || attached === '' ? undefined : attached)
    } else if (command === undefined && paths.length === 0 && commands.some(({ name }) => name === word)) {
      command = word as CommandName
    } else {
      paths.push(word)
    }
  }
  return {
    command: command ?? 'lint',
    paths,
    has: (flag) => given.has(flag),
    value: (flag) => given.get(flag)?.at(-1),
    values: (flag) => (given.get(flag) ?? []).filter((value) => value !== undefined)
  }

  function take(flag: Flag, attached: string | undefined): void {
    let value = attached
    if (flag.value === undefined) {
      if (attached !== undefined) throw new UsageError(`--${flag.name} takes no value`)
    } else if (value === undefined && !isOptional(flag)) {
      value = rest.shift()
      if (value === undefined) throw new UsageError(`--${flag.name} needs a value: --${flag.name} ${flag.value}`)
    }
    const values = given.get(flag.name) ?? []
    values.push(value)
    given.set(flag.name, values)
  }

  function find(name: string, word: string): Flag {
    const flag = (flags as readonly Flag[]).find((flag) => flag.name === name)
    if (!flag) throw unknown(word)
    return flag
  }

  function unknown(word: string): UsageError {
    const near = suggest(word.replace(/^-+|=.*$/g, ''), flags.map(({ name }) => name))
    return new UsageError(`there is no flag ${word.replace(/=.*$/, '')}${near ? `; did you mean --${near}?` : ''} (netlint --help lists them)`)
  }
}

/** `[LEVEL]`, unlike `[FORMAT=]FILE`, may be left out as a whole. */
function isOptional(flag: Flag): boolean {
  return /^\[\w+\]$/.test(flag.value ?? '')
}

/** The text of `netlint --help`; formats by name. */
export function help(formats: Iterable<readonly [string, { readonly about: string }]>): string {
  const left = (flag: Flag): string => {
    const value = flag.value === undefined ? '' : isOptional(flag) ? `[=${flag.value.slice(1)}` : ` ${flag.value}`
    return `${flag.short ? `-${flag.short}, ` : '    '}--${flag.name}${value}`
  }
  const width = Math.max(...flags.map((flag) => left(flag).length)) + 2
  const groups = [...new Set(flags.map(({ group }) => group))].map((group) => {
    const lines = flags.filter((flag) => flag.group === group).map((flag) => `  ${left(flag).padEnd(width)}${flag.about}`)
    return `${group}:\n${lines.join('\n')}`
  })
  const usageWidth = Math.max(...commands.map(({ usage }) => usage.length)) + 2
  return `netlint says what Docker would reject, ignore or get wrong about a Compose project's network, before it is brought up.

Usage:
${commands.map(({ usage, about }) => `  ${usage.padEnd(usageWidth)}${about}`).join('\n')}

${groups.join('\n\n')}

Formats:
${[...formats].map(([name, { about }]) => `  ${name.padEnd(width)}${about}`).join('\n')}

Exit codes: 0 clean, 1 findings, 2 the run itself failed.
`
}
