import { describe, expect, it, test } from 'vitest'
import { load } from '../../src/compose/load.ts'
import type { Project } from '../../src/project/model.ts'
import { project } from '../../src/project/project.ts'
import { currentTarget } from '../../src/project/target.ts'
import { memory } from '../memory.ts'

function read(text: string, more: Record<string, string> = {}): Project {
  const loaded = load({ files: ['compose.yaml'], directory: '.', shell: {}, envFiles: undefined, profiles: [], name: 'app' }, memory({ 'compose.yaml': text, ...more }))
  return project(loaded, currentTarget, undefined)
}

function heard(of: Project, from: string, name: string): string {
  const reach = of.reach(of.service(from)!, name)
  return reach.kind === 'nobody' ? `${reach.service.name} ${reach.why}` : reach.kind
}

const mentioned = ({ mentions }: Project): string[] =>
  mentions.map(({ service, host, port, place, key, exact, origin: { file, start, end } }) => {
    if (exact) expect(file.text.slice(start, end).toLowerCase()).toBe(host)
    return [service.name, host, port, key ?? place, ...(exact ? [] : ['inexact'])].filter(Boolean).join(' ')
  })

describe('who hears a name', () => {
  const web = (...lines: string[]): string => `services:\n  web: {image: w, ${lines[0]}}\n  db: {image: d, ${lines[1]}}\nnetworks: {a: , b: , x: {external: true}, y: {external: true, name: x}, z: {external: true, name: '\${NAME}'}}\n`

  it.each([
    ['init: true', 'init: true', 'answered'],
    ['networks: [a]', 'init: true', 'db apart'],
    ['networks: [a]', 'networks: [b]', 'db apart'],
    ['networks: [a, b]', 'networks: [b]', 'answered'],
    ['networks: [x]', 'networks: [y]', 'answered'],
    ['networks: [x]', 'init: true', 'db apart'],
    ['networks: [z]', 'networks: [x]', 'unknown'],
    ['networks: [x]', 'networks: [z]', 'unknown'],
    ['networks: [a]', 'networks: [z]', 'db apart'],
    ['networks: [z]', 'init: true', 'db apart'],
    ['networks: [nowhere]', 'init: true', 'unknown'],
    ['networks: [a]', "networks: {b: {aliases: ['${ALIAS}']}}", 'db apart'],
    ['networks: [a]', "network_mode: '${MODE}'", 'unknown'],
    ['network_mode: host', 'init: true', 'db from the host'],
    ['network_mode: none', 'init: true', 'db from no network'],
    ['network_mode: bridge', 'init: true', 'db from the default bridge'],
    ['network_mode: bridge', 'network_mode: bridge', 'db from the default bridge'],
    ['network_mode: bridge, links: [db]', 'network_mode: bridge', 'answered'],
    ['init: true', 'network_mode: host', 'db on the host'],
    ['init: true', 'network_mode: none', 'db on no network'],
    ['init: true', 'network_mode: bridge', 'db on the default bridge'],
    ['init: true', "network_mode: 'container:else'", 'unknown'],
    ['init: true', "network_mode: ''", 'unknown'],
    ['init: true', 'network_mode: app_a', 'unknown'],
    ['networks: [a]', 'scale: 0', 'unknown'],
    ['networks: [a]', 'profiles: [off]', 'unknown'],
    ['network_mode: service:db', 'init: true', 'unknown'],
    ['init: true', 'network_mode: service:web', 'db one namespace'],
    ['networks: [a], dns: 10.0.0.1', 'init: true', 'unknown'],
    ["networks: [a], extra_hosts: ['DB:10.0.0.1']", 'init: true', 'unknown'],
    ["networks: [a], external_links: ['there:db']", 'init: true', 'unknown'],
    ["networks: [a], volumes: ['./hosts:/etc/hosts']", 'init: true', 'unknown']
  ])('web: {%s}, db: {%s}: %s', (one, other, expected) => {
    expect(heard(read(web(one, other)), 'web', 'db')).toBe(expected)
  })

  it('by every name that the service has there', () => {
    const of = read('services:\n  web: {image: w}\n  db: {image: d, container_name: The-DB, hostname: box, networks: {default: {aliases: [here]}, a: {aliases: [there]}}}\nnetworks: {a: }\n')
    for (const name of ['db', 'the-db', 'box', 'here']) expect(heard(of, 'web', name)).toBe('answered')
    expect(heard(of, 'web', 'there')).toBe('db apart')
    expect(heard(of, 'web', 'nobody')).toBe('unknown')
  })

  it('not by a name of one who lives with another', () => {
    expect(heard(read('services:\n  web: {image: w}\n  vpn: {image: v}\n  db: {image: d, network_mode: service:vpn}\n'), 'web', 'db')).toBe("db in another's namespace")
  })
})

describe('names that several services answer to', () => {
  const ambiguous = (services: string): string[] => read(`services: {${services}}\nnetworks: {n: , m: }\n`).ambiguousNames.map((names) => `${names[0]!.text}: ${names.map(({ service }) => service.name).join(' ')}`)

  it.each([
    ['a: {image: x}, b: {image: x}', []],
    ['a: {image: x, networks: {n: {aliases: [b]}}}, b: {image: x, networks: [n]}', ['b: a b']],
    ['a: {image: x, networks: {n: {aliases: [B]}}}, b: {image: x, networks: [n]}', ['b: a b']],
    // On networks of their own they are asked by others; one service is one, however often it has the name.
    ['a: {image: x, networks: {n: {aliases: [b]}}}, b: {image: x, networks: [m]}', []],
    ['a: {image: x, hostname: a, networks: {n: {aliases: [a]}}}, b: {image: x, networks: [n]}', []],
    ['a: {image: x, networks: {n: {aliases: [b]}}}, b: {image: x, networks: [n], profiles: [off]}', []]
  ])('%s', (services, found) => {
    expect(ambiguous(services)).toEqual(found)
  })
})

test('what is missing is what a project that runs names, not what variables left of a name', () => {
  const missing = (text: string): string[] => read(text).missing.map(({ kind, name }) => `${kind} ${name}`)
  expect(missing('services: {a: {image: x, networks: [nope], secrets: ["s$S"]}}\n')).toEqual(['network nope'])
  expect(missing('services: {a: {image: x, networks: [nope], profiles: [off]}}\n')).toEqual([])
})

describe('whom services are told to ask', () => {
  it('in all places, each where it stands', () => {
    const of = read(
      `services:
  web:
    image: w
    links: ["db:store"]
    environment:
      - "DB_HOST=db"
      - URL=postgres://u:\${PASSWORD}@db:5432/x
      - OTHER=http://\${PREFIX}db:80
      - CACHE=redis
    command: curl http://api:8080 ; curl http://lost
    entrypoint: ["wait", "-h", "db", "--", "sh"]
    healthcheck: {test: [CMD, curl, "http://localhost:80"]}
    env_file: web.env
  db: {image: d}
`,
      { 'web.env': 'BROKER=amqp://queue\n' }
    )
    expect(mentioned(of)).toEqual(['web db links', 'web queue BROKER inexact', 'web db DB_HOST', 'web db 5432 URL', 'web api 8080 command', 'web db entrypoint', 'web localhost 80 healthcheck'])
  })

  it('by the labels that Traefik reads', () => {
    const labels = '{traefik.http.middlewares.a.forwardauth.address: "http://auth:9091", other: "http://else"}'
    expect(mentioned(read(`services:\n  proxy: {image: 'traefik:v3'}\n  web: {image: w, labels: ${labels}}\n`))).toEqual(['proxy auth 9091 traefik.http.middlewares.a.forwardauth.address'])
    expect(mentioned(read(`services:\n  web: {image: w, labels: ${labels}}\n`))).toEqual([])
  })

  it('by the labels of one Traefik, which more than one could read', () => {
    const services = (...images: string[]): string => `services:\n${images.map((image, i) => `  s${i}: {image: '${image}', labels: ["traefik.a=http://auth:9091 or tcp://other:80", traefik, "x.traefik.b=http://else:80"]}\n`).join('')}`
    const found = ['s0 auth 9091 traefik.a', 's0 other 80 traefik.a']
    for (const image of ['traefik', 'traefik:v3', 'traefik@sha256:0', 'registry.test/traefik:v3']) expect(mentioned(read(services(image)))).toEqual(found)
    for (const image of ['traefik-forward-auth', 'not-traefik', 'traefik/whoami']) expect(mentioned(read(services(image)))).toEqual([])
    expect(mentioned(read(services('traefik', 'traefik:v2')))).toEqual([])
    expect(mentioned(read(services('web', 'traefik:v2'))).map((mention) => mention.replace('s1', 's0'))).toEqual([...found, ...found])
  })

  const inService = (lines: string): string[] => mentioned(read(`services:\n  web:\n    image: w\n${lines.replace(/^/gm, '    ')}\n`)).map((mention) => mention.replace('web ', ''))

  it.each([
    // Under the key of a host the whole is one; under others an address tells by its colon.
    ['environment: {DB_HOST: DB}', ['db DB_HOST']],
    ['environment: {NAME: db}', []],
    ['environment: {HOSTNAME: db, DB_HOST: }', []],
    ['environment: [DB_HOST=db, "=db", OTHER_HOST]', ['db DB_HOST']],
    [`environment: ['"DB_HOST=db', 'A=http://db:80']`, ['db DB_HOST', 'db 80 A']],
    ['environment: [[DB_HOST=db], {DB_HOST: db}]', []],
    ['environment: {DB_HOST: [db]}', []],
    ['environment: {LINES: "http://one:1, http://two:2"}', ['one 1 LINES', 'two 2 LINES']],
    ['environment: {SEED_HOSTS: "one, two:9300"}', ['one SEED_HOSTS', 'two 9300 SEED_HOSTS']],
    ['environment: {OTHER_HOSTS: "one, two"}', []],
    ['environment: {PUBLIC_URL: "http://db:80"}', []],
    ['environment: {OPTIONS: "--db-host=db --public-url=http://else:80 =x"}', ['db OPTIONS']],
    ['environment: {CONNECTION: "Server=db;Database=x;Data Source=other"}', ['db CONNECTION']],
    // Behind a variable without a value nothing of the host is known; behind one in the password it is.
    ['environment: {URL: "http://${HOST}:80", OTHER: "http://u:${PASS}@db:80"}', ['db 80 OTHER']],
    ['command: psql -h db', ['db command']],
    ['command: psql -H db', []],
    ['command: psql --host db --db-host=other -host third', ['db command', 'other command', 'third command']],
    ['command: wait host db', []],
    ['command: [psql, -h, db, "http://other:80"]', ['db command', 'other 80 command']],
    ['command: [[psql, -h, db]]', []],
    ['entrypoint: sh -c "run http://db:80" # http://else:80', ['db 80 entrypoint']],
    ['command: run http://db:80 && run http://lost:80', ['db 80 command']],
    ['healthcheck: {test: run http://db:80 && run http://also:80}', ['db 80 healthcheck', 'also 80 healthcheck']],
    ['command: "run # http://else:80"', []]
  ])('by %s', (lines, found) => {
    expect(inService(lines)).toEqual(found)
  })

  it('in no text that is too long to read', () => {
    const found = (length: number): number => inService(`environment: {URL: "http://db:80/${'x'.repeat(length)}"}`).length
    expect([found(65_000), found(66_000)]).toEqual([1, 0])
  })
})
