import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'

/** What somebody might have netlint read who wishes it ill, or has a bad day. */
export interface Hostile {
  readonly name: string
  /** Puts it into an empty folder. */
  make(folder: string): void | Promise<void>
  /** Arguments; none: the project of the folder. */
  readonly args?: readonly string[]
  readonly stdin?: string
}

const MiB = 1024 * 1024

function file(name: string, content: string | Buffer, path = 'compose.yaml', args?: readonly string[]): Hostile {
  return { name, make: (folder) => put(folder, path, content), ...(args && { args }) }
}

function files(name: string, contents: Readonly<Record<string, string | Buffer>>, args?: readonly string[]): Hostile {
  return {
    name,
    make: (folder) => {
      for (const [path, content] of Object.entries(contents)) put(folder, path, content)
    },
    ...(args && { args })
  }
}

function put(folder: string, path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), content)
}

const times = (count: number, make: (i: number) => string): string => Array.from({ length: count }, (_, i) => make(i)).join('')
const service = (more: string): string => `services:\n  a:\n    image: nginx\n${more}`
const web = service('')

/** Each level repeats the one before it. */
const bomb = (levels: number, width: number): string =>
  `x-0: &l0 [lol]\n${times(levels, (i) => `x-${i + 1}: &l${i + 1} [${Array(width).fill(`*l${i}`).join(', ')}]\n`)}services:\n  a:\n    image: nginx\n    command: *l${levels}\n`

const mapBomb = (levels: number, width: number): string =>
  `x-0: &l0 {k: v}\n${times(levels, (i) => `x-${i + 1}: &l${i + 1} {${times(width, (j) => `k${j}: *l${i}, `)}}\n`)}services:\n  a: {image: nginx, labels: *l${levels}}\n`

const aliases: readonly Hostile[] = [
  file('alias bomb, 9 levels of 9', bomb(9, 9)),
  file('alias bomb, 30 levels of 2', bomb(30, 2)),
  file('alias bomb, 4 levels of 100', bomb(4, 100)),
  file('alias bomb of mappings', mapBomb(9, 9)),
  file('alias bomb by merge keys', `x-0: &m0 {a: 1}\n${times(25, (i) => `x-${i + 1}: &m${i + 1} {<<: [*m${i}, *m${i}], b${i}: {<<: *m${i}}}\n`)}services:\n  a: {image: nginx, labels: {<<: *m25}}\n`),
  file('many aliases of one scalar', `x-a: &a v\nservices:\n  a:\n    image: nginx\n    labels: [${times(50_000, (i) => `k${i}=v, `)}]\n    command: [${'*a, '.repeat(50_000)}]\n`),
  file('cyclic anchor in a list', 'services:\n  a: &a\n    image: nginx\n    command: [*a]\n'),
  file('cyclic anchor in a mapping', 'x-a: &a {b: *a}\nservices: {a: {image: nginx}}\n'),
  file('self-merging key', 'services:\n  a: &a\n    <<: *a\n    image: nginx\n'),
  file('merge of each other', 'x-a: &a {<<: *b}\nx-b: &b {<<: *a}\nservices: {a: {<<: *a}}\n'),
  file('an anchor redefined ten thousand times', `${times(10_000, (i) => `x-${i}: &a ${i}\n`)}services: {a: {image: *a}}\n`),
  file('an alias as a key', 'x-a: &a image\nservices:\n  a:\n    *a : nginx\n'),
  file('an unknown alias', 'services:\n  a: *nowhere\n'),
  file('an anchor name of 100 KB', `x-a: &${'a'.repeat(100_000)} v\nservices: {a: {image: *${'a'.repeat(100_000)} }}\n`),
  file('merge key of a list of thousands', `x-a: &a {b: c}\nservices:\n  a:\n    image: nginx\n    labels:\n      <<: [${'*a, '.repeat(20_000)}]\n`)
]

const nesting: readonly Hostile[] = [
  file('100,000 brackets', '['.repeat(100_000)),
  file('100,000 closed brackets', `x: ${'['.repeat(100_000)}${']'.repeat(100_000)}`),
  file('100,000 braces', `${'{a: '.repeat(100_000)}`),
  file('100,000 closed braces', `x: ${'{a: '.repeat(100_000)}b${'}'.repeat(100_000)}`),
  file('100,000 dashes on a line', `${'- '.repeat(100_000)}a`),
  file('100,000 question marks', `${'? '.repeat(100_000)}a`),
  file('block mapping of 1,500 levels', times(1_500, (i) => `${' '.repeat(i)}a:\n`)),
  file('nesting at the limit', service(`    x-a: ${'['.repeat(480)}${']'.repeat(480)}\n`)),
  file('nesting just beyond the limit', service(`    x-a: ${'['.repeat(520)}${']'.repeat(520)}\n`)),
  file('many deep branches', service(`    x-a:\n${times(2_000, (i) => `      k${i}: ${'['.repeat(200)}${']'.repeat(200)}\n`)}`)),
  file('variable within variable, 10,000 deep', service(`    command: ${'${A:-'.repeat(10_000)}x${'}'.repeat(10_000)}\n`)),
  file('variable within variable, never closed', service(`    command: "${'${A:-'.repeat(20_000)}"\n`))
]

const sizes: readonly Hostile[] = [
  file('a scalar of 9 MiB', service(`    command: "${'a'.repeat(9 * MiB)}"\n`)),
  file('a scalar of 100 MB', service(`    command: "${'a'.repeat(100_000_000)}"\n`)),
  file('a key of 9 MiB', `services:\n  ${'a'.repeat(9 * MiB)}:\n    image: nginx\n`),
  file('a literal block of 9 MiB', service(`    command: |\n${'      word word\n'.repeat(500_000)}`)),
  file('a folded block of 9 MiB', service(`    command: >\n${'      word word\n'.repeat(500_000)}`)),
  file('a plain scalar of many lines', service(`    command: a\n${'      word word word\n'.repeat(300_000)}`)),
  file('a quoted scalar of many lines', service(`    command: "a\n${'      word word word\n'.repeat(300_000)}"\n`)),
  file('9 MiB of comments', `${web}${'# comment\n'.repeat(900_000)}`),
  file('9 MiB of empty lines', `${web}${'\n'.repeat(9 * MiB)}`),
  file('9 MiB of spaces', `${web}${' '.repeat(9 * MiB)}`),
  file('9 MiB of tabs', `${web}${'\t'.repeat(9 * MiB)}`),
  file('9 MiB of dashes', '-'.repeat(9 * MiB)),
  file('9 MiB of dollars', service(`    command: "${'$'.repeat(9 * MiB)}"\n`)),
  file('9 MiB of opened variables', service(`    command: "${'${'.repeat(4 * MiB)}"\n`)),
  file('300,000 variables', service(`    command: "${'$A'.repeat(300_000)}"\n`)),
  file('300,000 documents', '---\n'.repeat(300_000)),
  file('100,000 services', `services:\n${times(100_000, (i) => `  s${i}: {image: nginx}\n`)}`),
  file('100,000 networks', `services: {a: {image: nginx}}\nnetworks:\n${times(100_000, (i) => `  n${i}:\n`)}`),
  file('a service on 20,000 networks', `services:\n  a:\n    image: nginx\n    networks:\n${times(20_000, (i) => `      - n${i}\n`)}networks:\n${times(20_000, (i) => `  n${i}:\n`)}`),
  file('50,000 ports', service(`    ports:\n${times(50_000, (i) => `      - "${i + 1}:${i + 1}"\n`)}`)),
  file('50,000 times one port', service(`    ports:\n${'      - "80:80"\n'.repeat(50_000)}`)),
  file('thousands of port ranges', service(`    ports:\n${'      - "1-65535:1-65535"\n'.repeat(3_000)}`)),
  file('port ranges of random ports', service(`    ports:\n${times(2_000, (i) => `      - "${i + 1}-${i + 30_000}:80"\n`)}`)),
  file('10,000 subnets', `services: {a: {image: nginx}}\nnetworks:\n${times(10_000, (i) => `  n${i}: {ipam: {config: [{subnet: 10.${i >> 8}.${i & 255}.0/24}]}}\n`)}`),
  file('one network of 50,000 pools', `services: {a: {image: nginx, networks: [n]}}\nnetworks:\n  n:\n    ipam:\n      config:\n${times(50_000, (i) => `        - subnet: 10.${i >> 8}.${i & 255}.0/24\n`)}`),
  file('20,000 static addresses', `networks: {n: {ipam: {config: [{subnet: 10.0.0.0/8}]}}}\nservices:\n${times(20_000, (i) => `  s${i}: {image: nginx, networks: {n: {ipv4_address: 10.0.${(i >> 8) % 256}.${i & 255}}}}\n`)}`),
  file('20,000 services at one address', `networks: {n: {ipam: {config: [{subnet: 10.0.0.0/8}]}}}\nservices:\n${times(20_000, (i) => `  s${i}: {image: nginx, networks: {n: {ipv4_address: 10.0.0.9}}}\n`)}`),
  file('a chain of 20,000 dependencies', `services:\n${times(20_000, (i) => `  s${i}: {image: nginx, depends_on: [s${i + 1}]}\n`)}  s20000: {image: nginx}\n`),
  file('a circle of 20,000 dependencies', `services:\n${times(20_000, (i) => `  s${i}: {image: nginx, depends_on: [s${(i + 1) % 20_000}]}\n`)}`),
  file('500 services that all depend on all', `services:\n${times(500, (i) => `  s${i}: {image: nginx, depends_on: [${times(500, (j) => (j === i ? '' : `s${j},`))}]}\n`)}`),
  file('90,000 services', `services:\n${times(90_000, (i) => `  s${i}: {image: nginx}\n`)}`),
  file('20,000 services with a port each', `services:\n${times(20_000, (i) => `  s${i}: {image: nginx, ports: ["${i + 1}:80"]}\n`)}`),
  file('20,000 services that answer to one name', `services:\n${times(20_000, (i) => `  s${i}: {image: nginx, networks: {n: {aliases: [x]}}}\n`)}networks: {n: }\n`),
  file('20,000 services in one namespace', `services:\n  a: {image: nginx}\n${times(20_000, (i) => `  s${i}: {image: nginx, network_mode: "service:a", expose: [80]}\n`)}`),
  file('20,000 LANs of one subnet', `services:\n  a: {image: nginx, networks: [${times(20_000, (i) => `n${i},`)}]}\nnetworks:\n${times(20_000, (i) => `  n${i}: {driver: macvlan, driver_opts: {parent: eth0.${i}}, ipam: {config: [{subnet: 10.0.0.0/8, ip_range: 10.${i >> 8}.${i & 255}.0/24}]}}\n`)}`),
  file('3,000 names that are nearly others', `services:\n${times(3_000, (i) => `  ${'abcdefghij'.repeat(6)}${i}: {image: nginx, depends_on: [${'abcdefghij'.repeat(6)}x${i}]}\n`)}`),
  file('2,000 services of ten mistakes each', `services:\n${times(2_000, (i) => `  s${i}: {image: "", ports: ["x", "80:80"], networks: [zz], volumes: [v:/x], depends_on: [q], expose: [x], mac_address: x, extra_hosts: [x], network_mode: host, foo: 1}\n`)}`),
  file('a command of 1,900,000 words', service(`    command: ${'word '.repeat(1_900_000)}\n`)),
  file('20,000 findings on one line', `services: {${times(20_000, (i) => `s${i}: {image: nginx, ports: ["80:80"]}, `)}}\n`),
  file('a chain of 20,000 namespaces', `services:\n${times(20_000, (i) => `  s${i}: {image: nginx, network_mode: "service:s${i + 1}"}\n`)}  s20000: {image: nginx}\n`),
  file('a chain of 5,000 extends', `services:\n  s0: {image: nginx}\n${times(5_000, (i) => `  s${i + 1}: {extends: s${i}}\n`)}`),
  file('20,000 aliases of one network', `services: {a: {image: nginx, networks: {n: {aliases: [${times(20_000, (i) => `x${i},`)}]}}}}\nnetworks: {n: }\n`),
  file('50,000 environment variables', service(`    environment:\n${times(50_000, (i) => `      K${i}: http://s${i}:80/\n`)}`)),
  file('20,000 extra hosts', service(`    extra_hosts:\n${times(20_000, (i) => `      - "h${i}:10.0.0.1"\n`)}`)),
  file('replicas beyond counting', service('    ports: ["80:80"]\n    deploy: {replicas: 999999999999999999999}\n')),
  file('scale beyond counting', service('    ports: ["80-65535:80"]\n    scale: 4000000000\n'))
]

const bytes: readonly Hostile[] = [
  file('nothing', ''),
  file('a byte order mark alone', '\ufeff'),
  file('a byte order mark', `\ufeff${web}`),
  file('byte order marks in between', web.replaceAll('\n', '\n\ufeff')),
  file('NUL alone', '\0'),
  file('NUL in a value', service('    command: "a\0b"\n')),
  file('NUL bytes, 9 MiB', Buffer.alloc(9 * MiB)),
  file('control characters', service(`    command: "${String.fromCharCode(...Array.from({ length: 31 }, (_, i) => i + 1))}"\n`)),
  file('escape sequences of a terminal', service('    command: "\\e[2J\\e]0;owned\\a"\n    ports: ["\\e[31m80:80"]\n')),
  file('raw escapes in a key', 'services:\n  "a\x1b[31m":\n    image: 5\n'),
  file('raw escapes in a comment', `# \x1b]8;;http://evil\x07 netlint: allow[all] x\n${web}`),
  file('invalid UTF-8', Buffer.from([...Buffer.from('services:\n  a:\n    image: "'), 0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80, 0x22, 0x0a])),
  file('Latin-1', Buffer.from(service('    labels: {a: "\u00e4\u00f6\u00fc"}\n'), 'latin1')),
  file('UTF-16, little end first', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(web, 'utf16le')])),
  file('UTF-16, big end first', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(web, 'utf16le').swap16()])),
  file('UTF-16 without its mark', Buffer.from(web, 'utf16le')),
  file('UTF-16 of an odd number of bytes', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(web, 'utf16le'), Buffer.from([0x41])])),
  file('UTF-32', Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), Buffer.from([0x61, 0, 0, 0])])),
  file('half a surrogate pair', service('    command: "\\ud800"\n')),
  file('lines that end in CR', web.replaceAll('\n', '\r')),
  file('lines that end in CR LF', web.replaceAll('\n', '\r\n')),
  file('lines that end in NEL and LS', web.replaceAll('\n', '\u0085').replaceAll('  ', '\u2028')),
  file('tabs for spaces', web.replaceAll('  ', '\t')),
  file('an ELF program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0x3e])),
  file('a gzip archive', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3, 4, 5])),
  file('random bytes', Buffer.from(Array.from({ length: 100_000 }, (_, i) => (i * 2654435761) >>> 13 & 255))),
  file('text that turns its direction', service('    command: "\u202e\u2066 evil"\n    ports: ["80\u202e:80"]\n')),
  file('invisible characters in names', 'services:\n  a\u200b: {image: nginx}\n  a\u200c: {image: nginx}\n'),
  file('workflow commands in values', `services:\n  "::error::x":\n    image: nginx\n    ports: ["::warning file=a::y"]\n    network_mode: "\\n::set-output name=x::y"\n    networks: ["\\n::add-mask::a", "##[error]b"]\n`),
  file('workflow commands in keys', `services:\n  a:\n    image: nginx\n    "x\\n::error::forged": 1\n    "\\r::error::forged": 2\n`),
  file('HTML and Markdown in names', 'services:\n  "<script>alert(1)</script>|`a`[x](javascript:1)":\n    image: nginx\n    ports: ["x"]\n'),
  file('XML that ends its section', 'services:\n  "]]></failure><x>":\n    image: nginx\n    ports: ["]]>&<"]\n')
]

const names: readonly Hostile[] = [
  file('__proto__ as a service', 'services:\n  __proto__:\n    image: nginx\n    ports: ["80:80"]\n'),
  file('__proto__ everywhere', '__proto__: {services: {}}\nservices:\n  a:\n    __proto__: {image: x}\n    image: nginx\n    labels: {__proto__: x, constructor: y}\n    networks: {__proto__: {ipv4_address: 1.2.3.4}}\nnetworks:\n  __proto__: {ipam: {config: [{subnet: 1.2.3.0/24, __proto__: x}]}}\n  constructor: {driver: __proto__}\n'),
  file('names of methods as keys', `services:\n${['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'prototype', '__defineGetter__', 'then', 'length', 'name', 'size', 'get'].map((name) => `  ${name}: {image: nginx, depends_on: [${name}, toString], networks: [${name}]}\n`).join('')}`),
  file('__proto__ as variable', service('    command: "${__proto__} ${constructor:-x} ${toString}"\n')),
  files('__proto__ in an env file', { 'compose.yaml': service('    command: $__proto__\n'), '.env': '__proto__=x\nconstructor=y\ntoString=z\nCOMPOSE_FILE=__proto__\n' }),
  files('__proto__ in a configuration', { 'compose.yaml': web, 'netlint.yaml': '__proto__: {rules: {}}\nrules:\n  __proto__: off\n  constructor: error\nroles: {__proto__: a}\n' }),
  file('duplicate keys by the thousand', `services:\n${'  a: {image: nginx}\n'.repeat(20_000)}`),
  file('keys that are no strings', 'services:\n  1: {image: nginx}\n  true: {image: nginx}\n  null: {image: nginx}\n  1.5: {image: nginx}\n  2001-01-01: {image: nginx}\n  [a, b]: {image: nginx}\n  {a: b}: {image: nginx}\n'),
  file('nested complex keys', `${'? '.repeat(300)}a\n`),
  file('tags of another language', 'services: !!python/object/apply:os.system ["id"]\n'),
  file('tags without end', `services: !<tag:${'a'.repeat(100_000)}> {}\n`),
  file('tags of Compose in odd places', '!reset services: !override\n  a: !reset\n    image: !reset nginx\n    ports: !override [!reset "80:80"]\n'),
  file('binary that is none', 'services: {a: {image: !!binary "####"}}\n'),
  file('numbers beyond all', service('    mem_limit: 1e999\n    cpus: .inf\n    scale: -1\n    ports: [0x50, 0o17, 1_000, 99999999999999999999, -1, 1.5, .nan]\n')),
  file('dates for addresses', 'networks: {a: {ipam: {config: [{subnet: 2001-01-01, gateway: 2001-01-01T00:00:00Z}]}}}\nservices: {a: {image: nginx, networks: [a]}}\n'),
  file('addresses of 100 KB', `networks: {a: {ipam: {config: [{subnet: "${'1.'.repeat(50_000)}/8", gateway: "${':'.repeat(100_000)}"}]}}}\nservices: {a: {image: nginx, networks: [a]}}\n`),
  file('a prefix of 100 digits', `networks: {a: {ipam: {config: [{subnet: 10.0.0.0/${'9'.repeat(100)}}]}}}\nservices: {a: {image: nginx, networks: [a]}}\n`),
  file('ports of 100 KB', service(`    ports: ["${'9'.repeat(100_000)}:80", "${':'.repeat(100_000)}", "${'-'.repeat(100_000)}:80"]\n`)),
  file('everything null', 'services:\nnetworks:\nvolumes:\nsecrets:\nconfigs:\nname:\nversion:\ninclude:\n'),
  file('everything a list', 'services: []\nnetworks: []\nvolumes: []\nname: []\ninclude: {}\n'),
  file('everything a number', 'services: 1\nnetworks: 2\nname: 3\ninclude: 4\n'),
  file('a service of each wrong kind', 'services:\n  a: 1\n  b: []\n  c: null\n  d: text\n  e: {ports: 1, networks: 1, expose: 1, depends_on: 1, labels: 1, environment: 1, deploy: 1, build: 1, command: {}, healthcheck: []}\n  f: {ports: [null, [], {}, [[]]], networks: [null, [], {}], expose: [null, {}], depends_on: [null, {}], deploy: {replicas: []}}\n'),
  file('a network of each wrong kind', 'services: {a: {image: nginx, networks: {a: 1, b: [], c: {ipv4_address: [], aliases: 1}}}}\nnetworks:\n  a: 1\n  b: []\n  c: {ipam: 1}\n  d: {ipam: {config: 1}}\n  e: {ipam: {config: [1, null, []]}}\n  f: {ipam: {config: [{subnet: [], gateway: {}, aux_addresses: []}]}}\n  g: {driver_opts: [], labels: 1, external: [], name: {}}\n')
]

const composed: readonly Hostile[] = [
  files('a file that includes itself', { 'compose.yaml': `include: [compose.yaml]\n${web}` }),
  files('files that include each other', { 'compose.yaml': `include: [b.yaml]\n${web}`, 'b.yaml': 'include: [compose.yaml]\n' }),
  files('a chain of 300 includes', Object.fromEntries(Array.from({ length: 300 }, (_, i) => [i === 0 ? 'compose.yaml' : `c${i}.yaml`, i === 299 ? web : `include: [c${i + 1}.yaml]\n`]))),
  files('includes that double', Object.fromEntries(Array.from({ length: 30 }, (_, i) => [i === 0 ? 'compose.yaml' : `c${i}.yaml`, i === 29 ? web : `include: [{path: c${i + 1}.yaml, project_directory: .}, {path: c${i + 1}.yaml, project_directory: ..}]\n`]))),
  files('10,000 includes of one file', { 'compose.yaml': `include: [${'a.yaml, '.repeat(10_000)}]\n${web}`, 'a.yaml': 'services: {b: {image: nginx}}\n' }),
  files('a service that extends itself', { 'compose.yaml': 'services: {a: {extends: a}}\n' }),
  files('services that extend each other', { 'compose.yaml': 'services: {a: {extends: b}, b: {extends: a}}\n' }),
  files('services that extend each other across files', { 'compose.yaml': 'services: {a: {extends: {file: b.yaml, service: b}}}\n', 'b.yaml': 'services: {b: {extends: {file: compose.yaml, service: a}}}\n' }),
  files('extends that double', { 'compose.yaml': `services:\n  s0: {image: nginx, labels: {${times(100, (i) => `k${i}: v, `)}}}\n${times(3_000, (i) => `  s${i + 1}: {extends: s${i}, labels: {m${i}: v}}\n`)}` }),
  file('an include from the network', `include: ["https://example.com/x.git", "oci://example.com/x", "git@example.com:x"]\n${web}`),
  file('an include of a device', `include: [/dev/zero, /dev/stdin, /dev/null]\n${web}`),
  file('an env file that is a device', service('    env_file: [/dev/zero, /dev/random, /proc/self/mem]\n')),
  file('paths that climb', `include: [../../../../../../../../etc/passwd, /etc/shadow]\nservices:\n  a:\n    image: nginx\n    env_file: ../../../../../../../../etc/passwd\n    extends: {file: ../../../../../../../../etc/hostname, service: x}\n`),
  file('paths with NUL', service('    env_file: "a\\0b"\n    extends: {file: "a\\0b", service: x}\n')),
  file('a path of 100 KB', service(`    env_file: ${'a/'.repeat(50_000)}\n`)),
  files('an env file of 9 MiB', { 'compose.yaml': web, '.env': 'KEY=value\n'.repeat(900_000) }),
  files('1,000 services that share an env file of 1,000 addresses', { 'compose.yaml': `services:\n${times(1_000, (i) => `  s${i}: {image: nginx, env_file: e.env}\n`)}`, 'e.env': times(1_000, (i) => `K${i}=http://s${i}:80/\n`) }),
  files('an env file of one line of 9 MiB', { 'compose.yaml': service('    command: $A\n'), '.env': `A="${'x'.repeat(9 * MiB)}"\n` }),
  files('odd quoting in an env file', { 'compose.yaml': service('    command: "$A $B $C $D $E $F"\n'), '.env': 'A="unclosed\nB=\'unclosed\nC="a"b\nD=\'it\'\'s\'\n=nothing\n  E = x # y\nexport F="${A:-${B:-${C}}}"\nG=`id`\nH=$(id)\nI="\\\nJ\n\0K=1\n' }),
  files('variables of an env file that double', { 'compose.yaml': service('    command: $V40\n'), '.env': `V0=xxxxxxxxxx\n${times(40, (i) => `V${i + 1}=\${V${i}}\${V${i}}\n`)}` }),
  files('variables that mean each other', { 'compose.yaml': service('    command: $A\n'), '.env': 'A=${B}\nB=${A}\n' }),
  files('an env file that leads elsewhere', { 'compose.yaml': web, '.env': 'COMPOSE_FILE=/dev/zero:/etc/passwd:\nCOMPOSE_PATH_SEPARATOR=:\n' }),
  files('defaults that grow', { 'compose.yaml': service(`    command: "${'${A:-${B:-${C:-xxxxxxxxxxxxxxxx}}}'.repeat(30_000)}"\n`) }),
  files('50 overrides of 2,000 services', Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`c${i}.yaml`, `services:\n${times(2_000, (j) => `  s${j}: {image: nginx, labels: {l${i}: x}}\n`)}`])), Array.from({ length: 50 }, (_, i) => ['-f', `c${i}.yaml`]).flat())
]

const configurations: readonly Hostile[] = [
  files('a configuration that is no YAML', { 'compose.yaml': web, 'netlint.yaml': '{{{{' }),
  files('a configuration of 9 MiB', { 'compose.yaml': web, 'netlint.yaml': `rules:\n${times(400_000, (i) => `  r${i}: off\n`)}` }),
  files('a configuration that extends itself', { 'compose.yaml': web, 'netlint.yaml': 'extends: [netlint.yaml]\n' }),
  files('a configuration with a costly glob', { 'compose.yaml': web, 'netlint.yaml': `ignore: ["${'*a'.repeat(30)}b", "${'**/'.repeat(30)}x", "{${'a,'.repeat(1_000)}}"]\n` }),
  files('a configuration with an alias bomb', { 'compose.yaml': web, 'netlint.yaml': bomb(9, 9) }),
  files('a plugin that is a device', { 'compose.yaml': web, 'netlint.yaml': 'plugins: {p: /dev/zero}\n' }),
  files('a plugin that ends the process', { 'compose.yaml': web, 'netlint.yaml': 'plugins: {p: ./p.mjs}\n', 'p.mjs': 'throw null\n' }),
  files('a baseline that is none', { 'compose.yaml': service('    ports: ["x"]\n'), 'b.json': '{"version":1,"findings":{"__proto__":{"a":1e999}}}' }, ['--baseline', 'b.json']),
  files('100,000 silences', { 'compose.yaml': `${times(100_000, (i) => `# netlint: allow[rule-${i}] x\n`)}${web}` }),
  files('a silence of 9 MiB', { 'compose.yaml': `# netlint: allow[${'a,'.repeat(4 * MiB)}] x\n${web}` })
]

const places: readonly Hostile[] = [
  { name: 'a directory named compose.yaml', make: (folder) => void mkdirSync(join(folder, 'compose.yaml')) },
  { name: 'a directory named compose.yaml, by its name', make: (folder) => void mkdirSync(join(folder, 'compose.yaml')), args: ['compose.yaml'] },
  { name: 'a FIFO named compose.yaml', make: (folder) => void execFileSync('mkfifo', [join(folder, 'compose.yaml')]) },
  { name: 'a FIFO named .env', make: (folder) => (put(folder, 'compose.yaml', web), void execFileSync('mkfifo', [join(folder, '.env')])) },
  { name: 'a FIFO named netlint.yaml', make: (folder) => (put(folder, 'compose.yaml', web), void execFileSync('mkfifo', [join(folder, 'netlint.yaml')])) },
  { name: 'a socket named compose.yaml', make: socket },
  { name: 'a link to itself', make: (folder) => symlinkSync('compose.yaml', join(folder, 'compose.yaml')) },
  { name: 'links in a circle', make: (folder) => (symlinkSync('b', join(folder, 'compose.yaml')), symlinkSync('compose.yaml', join(folder, 'b'))) },
  { name: 'a link to nowhere', make: (folder) => symlinkSync('nowhere', join(folder, 'compose.yaml')) },
  { name: 'a link to /dev/zero', make: (folder) => symlinkSync('/dev/zero', join(folder, 'compose.yaml')) },
  { name: 'a link to its own folder', make: (folder) => (put(folder, 'compose.yaml', web), symlinkSync('.', join(folder, 'loop'))), args: ['.'] },
  { name: 'a link to the root', make: (folder) => (put(folder, 'compose.yaml', web), symlinkSync('/', join(folder, 'root'))), args: ['.'] },
  { name: 'a file that nobody may read', make: (folder) => (put(folder, 'compose.yaml', web), chmodSync(join(folder, 'compose.yaml'), 0)) },
  { name: 'a folder that nobody may read', make: (folder) => (put(folder, 'a/compose.yaml', web), chmodSync(join(folder, 'a'), 0)), args: ['.'] },
  { name: 'folders 150 deep', make: (folder) => put(folder, `${'d/'.repeat(150)}compose.yaml`, web), args: ['.'] },
  { name: 'names with line breaks and escapes', make: (folder) => put(folder, '\n::error::x\x1b[31m/compose.yaml', service('    ports: ["x"]\n')), args: ['.'] },
  { name: 'a name that begins with ::', make: (folder) => put(folder, '::error::x.compose.yaml', service('    ports: ["x"]\n')), args: ['.'] },
  { name: 'a name like a flag', make: (folder) => put(folder, '--fix.compose.yaml', service('    ports: ["x"]\n')), args: ['.'] },
  { name: 'a name of 255 bytes', make: (folder) => put(folder, `${'ä'.repeat(120)}.compose.yml`, service('    ports: ["x"]\n')), args: ['.'] },
  { name: 'a name that is no UTF-8', make: (folder) => writeFileSync(Buffer.concat([Buffer.from(`${folder}/a`), Buffer.from([0xff, 0xfe]), Buffer.from('.compose.yaml')]), service('    ports: ["x"]\n')), args: ['.'] },
  { name: 'a file that is not there', make: () => undefined, args: ['nowhere.yaml'] },
  { name: 'no project at all', make: () => undefined },
  { name: 'standard input that is empty', make: () => undefined, args: ['-'], stdin: '' },
  { name: 'standard input of 5 MiB', make: () => undefined, args: ['-f', '-'], stdin: service(`    command: "${'a'.repeat(5 * MiB)}"\n`) },
  { name: 'standard input of 100 MB', make: () => undefined, args: ['-'], stdin: 'a'.repeat(100_000_000) },
  { name: 'a device by its name', make: () => undefined, args: ['/dev/zero'] },
  { name: 'arguments with escapes', make: () => undefined, args: ['\x1b[31mx\n::error::y'] },
  { name: 'a flag with escapes', make: () => undefined, args: ['--\x1b[31m\n::error::y'] },
  { name: 'a format that is a method', make: (folder) => put(folder, 'compose.yaml', web), args: ['--format', 'constructor'] },
  { name: 'output into a folder that is not there', make: (folder) => put(folder, 'compose.yaml', web), args: ['-o', 'sarif=no/where.sarif'] },
  { name: 'an argument of 100 KB', make: (folder) => put(folder, 'compose.yaml', web), args: ['a'.repeat(100_000)] }
]

async function socket(folder: string): Promise<void> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(join(folder, 'compose.yaml'), resolve))
  // The socket's file goes with its server, which must not keep the tests from ending.
  server.unref()
}

export const hostile: readonly Hostile[] = [...aliases, ...nesting, ...sizes, ...bytes, ...names, ...composed, ...configurations, ...places]
