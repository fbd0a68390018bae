import { describe, expect, it } from 'vitest'
import { load } from '../../src/compose/load.ts'
import type { Project } from '../../src/compose/model.ts'
import { project } from '../../src/compose/project.ts'
import { currentTarget } from '../../src/compose/target.ts'
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
})
