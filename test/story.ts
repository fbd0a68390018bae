import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * A story is one text:
 *
 *     What it shows, in a sentence.
 *
 *     === compose.yaml
 *     services: …
 *
 *     $ netlint --format concise
 *     compose.yaml:1:1: error: …
 *     ! what went to standard error
 *     exit 1
 *
 *     # What the next command is for.
 *     $ netlint --quiet
 *
 * Its files lie in a folder of their own, in which its commands run one after the other. Played, it is the same text with
 * what the commands really gave; ESC is shown as ␛.
 */
export async function play(story: string, env: Readonly<Record<string, string>>, base: string): Promise<string> {
  const outer = realpathSync(mkdtempSync(join(base, 'story-')))
  // A project is called after its folder.
  const folder = join(outer, 'project')
  try {
    // The search for configurations and projects ends here.
    mkdirSync(join(folder, '.git'), { recursive: true })
    const { head, commands } = read(story, folder)
    const played = [head]
    for (const { note, command } of commands) played.push(`${note}$ ${command}\n${await run(command, folder, env)}`)
    return played.join('\n')
  } finally {
    rmSync(outer, { recursive: true })
  }
}

/** Writes the story's files. What comes before the first command stays as it is. */
function read(story: string, folder: string): { readonly head: string; readonly commands: readonly Command[] } {
  const [head = '', ...parts] = story.split(/^((?:# .*\n)*)\$ /m)
  for (const part of head.split(/^=== /m).slice(1)) {
    const [name = '', ...lines] = part.split('\n')
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    // The empty line before the next file or command belongs to the story.
    writeFileSync(path, lines.join('\n').replace(/\n\n$/, '\n'))
  }
  const commands = parts.flatMap((note, i) => (i % 2 === 0 ? [{ note, command: parts[i + 1]!.split('\n', 1)[0]! }] : []))
  return { head: head.replace(/\n+$/, '\n'), commands }
}

/** A line for the shell, and the comments above it. */
interface Command {
  readonly note: string
  readonly command: string
}

function run(command: string, folder: string, env: Readonly<Record<string, string>>): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-o', 'pipefail', '-c', command], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    let complaints = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => void (out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => void (complaints += text))
    child.on('error', reject)
    child.on('close', (code) => {
      const lines = complaints === '' ? [] : complaints.replace(/\n$/, '').split('\n').map((line) => `! ${line}`.trimEnd())
      const text = `${ended(out)}${lines.map((line) => `${line}\n`).join('')}exit ${code}\n`
      resolve(text.replaceAll(folder, '/project').replaceAll('\u001b', '␛'))
    })
  })
}

function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n(no newline at the end)\n`
}
