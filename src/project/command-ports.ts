import { parseAddress, portRange, type Address, type PortRange, type Protocol } from '../net/index.ts'
import type { Field, Located } from '../source/origin.ts'
import { imageName } from './known-images.ts'
import type { Service } from './model.ts'
import { words } from '../compose/words.ts'

/** A port that a command line asks a program to listen on. */
export interface CommandPort extends Located {
  readonly ports: PortRange
  readonly address: Address | undefined
  readonly protocol: Protocol
  /** The words that say so. */
  readonly words: string
  readonly sure: 'certain' | 'likely'
}

export function commandPorts({ entrypoint, command, image }: Service): readonly CommandPort[] {
  const line = [...entrypoint, ...command]
  // A word that is not known may be any flag, or the program.
  if (line.length > mostWords || line.some(({ value }) => value === undefined)) return []
  return commands(line).flatMap((command) => {
    const program = programOf(command) ?? imageName(image?.text ?? '').split('/').at(-1)!
    return clients.has(program) ? [] : listeners(program, command)
  })
}

export const mostWords = 2000

/** The commands of a line: itself, or those of the script after `sh -c`. Redirections and what else a shell knows is left out. */
function commands(line: readonly Field<string>[]): readonly (readonly Field<string>[])[] {
  const script = line.findIndex(({ text }, i) => i > 0 && /^-[a-z]*c$/.test(text) && /(?:^|\/)(?:ba|da|a|z)?sh$/.test(line[i - 1]!.text))
  const text = script < 0 ? undefined : line[script + 1]
  if (!text) return [line]
  return text.text.split(/&&|\|\||[;|&\n]/).map((part) => words(part).map((word) => ({ origin: text.origin, text: word.text, value: word.text })))
}

function programOf(command: readonly Field<string>[]): string | undefined {
  const first = command.find(({ text }) => !/^[A-Za-z_]\w*=/.test(text) && !wrappers.has(text))
  return first && !first.text.startsWith('-') && !first.text.startsWith(':') ? first.text.slice(first.text.lastIndexOf('/') + 1) : undefined
}

const wrappers = new Set(['exec', 'nohup', 'time', 'sudo', 'tini', '/sbin/tini', '--', 'dumb-init', '/bin/busybox', 'busybox'])

/** Programs whose `--port` is another host's. */
const clients = new Set(['curl', 'wget', 'ssh', 'telnet', 'mysql', 'mysqladmin', 'mysqldump', 'psql', 'pg_dump', 'pg_isready', 'mongo', 'mongosh', 'redis-cli', 'wait-for-it.sh', 'wait-for-it', 'dockerize', 'ping', 'nmap'])

/** Programs that serve, each with the flags beside `--port` that take the port or the address. */
const servers: ReadonlyMap<string, readonly string[]> = new Map(
  `
  caddy
  daphne -p
  flask -p
  gunicorn -b --bind
  http-server -p
  httpd -p
  hypercorn -b --bind
  iperf3 -p
  jupyter
  live-server
  mariadbd -P
  mongod
  mosquitto -p
  mysqld -P
  nc -p
  ncat -p
  netcat -p
  php -S
  postgres -p
  puma -p
  rails -p
  redis-server
  serve -p -l
  sshd -p
  streamlit
  uvicorn
  valkey-server
  waitress-serve
  `
    .trim()
    .split('\n')
    .map((line) => {
      const [program, ...flags] = line.trim().split(' ') as [string, ...string[]]
      return [program, flags]
    })
)

const portFlag = /^(?:(?:http|https|listen|listening|server|web|webui|web-ui|bind|metrics|admin|console|dashboard|api|rpc|grpc)-)?port$/
const listenFlag = /^(?:.*-)?(?:listen|listener|listen-address|listen-addr|bind|bind-address|bind-addr)$/
const addressFlag = /^(?:.*-)?(?:address|addr|http|listen|bind)$/

function listeners(program: string, command: readonly Field<string>[]): readonly CommandPort[] {
  const found: CommandPort[] = []
  const own = servers.get(program)
  const [netcat, socat] = [/^(?:nc|ncat|netcat)$/.test(program), program === 'socat']
  const texts = command.map(({ text }) => text)
  const short = (letter: string): boolean => texts.some((flag) => /^-[a-zA-Z]+$/.test(flag) && flag.includes(letter))
  if ((netcat && !short('l') && !texts.includes('--listen')) || (program === 'iperf3' && !short('s') && !texts.includes('--server'))) return []
  const protocol: Protocol = netcat && (short('u') || texts.includes('--udp')) ? 'udp' : 'tcp'
  const remote = command.some(({ text }, i) => /^(?:-h|--host(?:name)?)$/.test(text) && !isOwn(command[i + 1]?.text ?? '')) || texts.some((flag) => /^--host(?:name)?=/.test(flag) && !isOwn(flag.slice(flag.indexOf('=') + 1)))

  for (const [i, word] of command.entries()) {
    const { flag, value, at, said } = flagAt(command, i)
    const add = (text: string, sure: CommandPort['sure'], as = protocol): void => {
      const socket = socketOf(text)
      if (socket) found.push({ origin: at.origin, ...socket, protocol: text.endsWith('/udp') ? 'udp' : as, words: said, sure })
    }
    if (flag !== undefined && value !== undefined) {
      const name = flag.replace(/^-+D?/, '').toLowerCase().replace(/[._]/g, '-')
      if (own?.includes(flag) || (netcat && /^-[a-z]*[lp]$/.test(flag))) add(value, 'certain')
      else if (portFlag.test(name) && !remote) add(value, own ? 'certain' : 'likely')
      else if (listenFlag.test(name)) add(value, 'certain')
      else if (addressFlag.test(name) && /^(?:\*|0\.0\.0\.0|\[::\])?:\d+(?:\/(?:tcp|udp))?$/.test(value)) add(value, 'certain')
    }
    const socketWord = socat && /^(TCP|UDP)[46]?-(?:LISTEN|L|RECVFROM):(\d+)(?:,|$)/i.exec(word.text)
    if (socketWord) found.push({ origin: word.origin, ...socketOf(socketWord[2]!)!, protocol: socketWord[1]!.toLowerCase() as Protocol, words: word.text.split(',', 1)[0]!, sure: 'certain' })
    if (['http.server', 'SimpleHTTPServer', 'runserver'].includes(word.text)) {
      const next = command[i + 1]
      const given = next && socketOf(next.text)
      found.push({ origin: (given ? next : word).origin, ...(given ?? socketOf('8000')!), protocol, words: given ? `${word.text} ${next.text}` : word.text, sure: 'certain' })
    }
  }
  return found
}

/** The flag at a word with its value, which is behind `=` or the next word. */
function flagAt(command: readonly Field<string>[], i: number): { flag: string | undefined; value: string | undefined; at: Located; said: string } {
  const word = command[i]!
  const next = command[i + 1]
  if (!/^-{1,2}[a-zA-Z]/.test(word.text)) return { flag: undefined, value: undefined, at: word, said: word.text }
  const equals = word.text.indexOf('=')
  if (equals > 0) return { flag: word.text.slice(0, equals), value: word.text.slice(equals + 1), at: word, said: word.text }
  return next ? { flag: word.text, value: next.text, at: next, said: `${word.text} ${next.text}` } : { flag: word.text, value: undefined, at: word, said: word.text }
}

/** `8080`, `:8080`, `0.0.0.0:8080`, `[::1]:8080`, `tcp://0.0.0.0:8080`. A name before the port is somebody else's. */
export function socketOf(text: string): { ports: PortRange; address: Address | undefined } | undefined {
  const parts = /^(?:[a-z]{2,5}:\/\/)?(?:(\*|[0-9.]{7,15}|\[[0-9a-fA-F:.]+\]|localhost)?:)?(\d{1,5})(?:\/(?:tcp|udp)?)?$/.exec(text)
  const ports = parts ? portRange(Number(parts[2])) : undefined
  if (!ports || ports.first === 0) return undefined
  const host = parts![1]
  if (host === undefined || host === '*') return { ports, address: undefined }
  const address = parseAddress(host === 'localhost' ? '127.0.0.1' : host.replace(/^\[|\]$/g, ''))
  return address && { ports, address }
}

const isOwn = (host: string): boolean => /^(?:0\.0\.0\.0|127\.\d+\.\d+\.\d+|localhost|::1?|\*|)$/.test(host)
