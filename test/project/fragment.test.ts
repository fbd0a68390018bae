import { describe, expect, test } from 'vitest'
import { fragment } from '../../src/project/fragment.ts'
import { load } from '../../src/compose/load.ts'
import type { Fragment } from '../../src/project/model.ts'
import { findings } from '../findings.ts'
import { memory } from '../memory.ts'

type Files = Readonly<Record<string, string>>

const here = '/home/user/app'
const read = (files: Files, path: string) => load({ files: [path], directory: '.', here, shell: {}, envFiles: undefined, profiles: [] }, memory(files))
const kind = (files: Files, path = Object.keys(files)[0]!): Fragment['kind'] | undefined => fragment(read(files, path), memory(files), here)?.kind

const lacksNetwork = 'services: {web: {image: nginx, networks: [front]}}\n'
const bringsNetwork = 'services: {proxy: {image: traefik, networks: [front]}}\nnetworks: {front: }\n'
const whole = 'services: {web: {image: nginx}}\n'

describe('what shows that a file is a piece', () => {
  test.each<readonly [string, Fragment['kind'], Files]>([
    ['it says so', 'declared', { 'web.yaml': `x-netlint: {fragment: true}\n${lacksNetwork}` }],
    ['its name', 'override', { 'compose.override.yaml': 'services: {web: {ports: ["80:80"]}}\n' }],
    ['its name, and it reads an env file', 'override', { 'compose.override.yaml': 'services: {web: {ports: ["80:80"]}}\n', '.env': 'A=1\n' }],
    ['its name, in the middle', 'override', { 'compose.override.prod.yml': 'services: {web: {restart: always}}\n' }],
    ['a project beside it has what it lacks', 'override', { 'compose.prod.yaml': lacksNetwork, 'compose.yaml': bringsNetwork }],
    ['a base beside it has what it lacks', 'override', { 'web.yml': lacksNetwork, 'compose-base.yml': bringsNetwork }],
    ['a service of that base has the image', 'override', { 'compose.debug.yaml': 'services: {web: {command: sh}}\n', 'compose.yaml': whole }],
    ['a project above it has what it lacks', 'override', { 'tools/web.yaml': lacksNetwork, 'compose.yaml': bringsNetwork }],
    ['a file above includes it', 'include-part', { 'parts/compose.yaml': lacksNetwork, 'compose.yaml': 'include: [parts/compose.yaml]\nnetworks: {front: }\n' }],
    ['a file beside it includes it', 'include-part', { 'web.yaml': lacksNetwork, 'compose.prod.yaml': 'include: [{path: [./db.yaml, ./web.yaml]}]\n' }],
    ['a path with a variable includes it', 'include-part', { 'hosts/one/web.yaml': lacksNetwork, 'compose.yaml': 'include: ["hosts/${HOST}/web.yaml"]\n' }],
    ['a service extends one of it', 'extends-base', { 'hardware.yml': 'services: {gpu: {privileged: true}}\n', 'compose.yml': 'services: {web: {image: nginx, extends: {file: hardware.yml, service: gpu}}}\n' }],
    ['Runtipi adds a network', 'platform', { 'docker-compose.yml': 'services: {web: {image: nginx, networks: [tipi_main_network]}}\n' }],
    ['Umbrel adds a service', 'platform', { 'docker-compose.yml': 'services:\n  app_proxy:\n    environment: {APP_HOST: web}\n  web: {image: nginx}\n' }],
    ['Dokploy adds a network', 'platform', { 'docker-compose.yml': 'services: {web: {image: nginx, networks: [dokploy-network]}}\n' }],
    ['Coolify sets a variable', 'platform', { 'compose.yaml': 'services: {web: {image: nginx, environment: ["URL=$SERVICE_FQDN_WEB"]}}\n' }],
    ['it includes what is elsewhere', 'remote', { 'compose.yaml': `include: [oci://registry.example/base]\n${lacksNetwork}` }],
    ['it extends what is elsewhere', 'remote', { 'compose.yaml': 'services: {web: {extends: {file: "https://git.example/base.git", service: web}, networks: [front]}}\n' }]
  ])('%s', (_, expected, files) => {
    expect(kind(files)).toBe(expected)
  })
})

describe('what shows nothing', () => {
  test.each<readonly [string, Files]>([
    ['it lacks nothing', { 'compose.override.yaml': whole }],
    ['it says that it is none', { 'compose.override.yaml': `x-netlint: {fragment: false}\n${lacksNetwork}` }],
    ['nothing is near', { 'web.yaml': lacksNetwork }],
    ['a usual name stands for a project, whatever is beside it', { 'docker-compose.yml': lacksNetwork, 'compose-base.yml': bringsNetwork }],
    ['the neighbour lacks it, too', { 'compose.prod.yaml': lacksNetwork, 'compose.yaml': whole }],
    ['the neighbour is no Compose file by its name', { 'web.yaml': lacksNetwork, 'networks.yaml': bringsNetwork }],
    ['another file of its name is included', { 'web.yaml': lacksNetwork, 'compose.yaml': 'include: [other/web.yaml]\n' }],
    ['a file that is included lies in another folder', { 'one/compose.yaml': lacksNetwork, 'compose.yaml': 'include: [two/compose.yaml]\n' }],
    ['another file is extended', { 'hardware.yml': 'services: {gpu: {privileged: true}}\n', 'compose.yml': 'services: {web: {image: nginx, extends: {file: other.yml, service: gpu}}}\n' }],
    ['"override" is a part of a word', { 'overrides.yaml': lacksNetwork }],
    ['Dokploy has made the network that it declares as external', { 'compose.yaml': `${whole}networks: {dokploy-network: {external: true}}\n` }],
    ['it lacks something else', { 'compose.yaml': `# beside dokploy-network\n${lacksNetwork}` }],
    ['a service happens to have the name', { 'compose.yaml': 'services:\n  app_proxy:\n    image: nginx\n    networks: [front]\n' }]
  ])('%s', (_, files) => {
    expect(kind(files)).toBeUndefined()
  })
})

describe('what is said of a piece', () => {
  const said = (files: Files): readonly string[] => {
    const [path] = Object.keys(files)
    return findings(read(files, path!), memory(files)).map(({ rule, message }) => `${rule.id}: ${message}`).sort()
  }

  test('that it is one, once, and nothing of what the other half brings', () => {
    expect(said({ 'compose.override.yaml': 'services: {web: {networks: [front], depends_on: [db], volumes: ["data:/data"]}, job: {command: run}}\n' })).toEqual([
      'fragment-read: read as a piece of a project: its name says that it goes over another file'
    ])
  })

  test('what is wrong with it by itself', () => {
    expect(said({ 'compose.override.yaml': 'services: {web: {networks: [front], prots: ["80:80"]}}\n' })).toEqual([
      'compose-schema: unknown key "prots" in services.web',
      'fragment-read: read as a piece of a project: its name says that it goes over another file'
    ])
  })

  test('nothing of a platform\'s own keys and variables', () => {
    const text = 'services: {web: {image: nginx, exclude_from_hc: true, environment: ["URL=$SERVICE_FQDN_WEB", "A=$OTHER"]}}\n'
    expect(said({ 'compose.yaml': text })).toEqual([
      'fragment-read: read as a piece of a project: Coolify adds to it before it is brought up',
      'variable-set: variable "OTHER" is not set and has no default; Compose writes an empty string'
    ])
  })

  test('nothing of what a platform\'s variables leave empty', () => {
    const service = (image: string): string => `services: {web: {image: nginx, networks: [tipi_main_network], volumes: ["${image}"]}}\n`
    expect(said({ 'compose.yaml': service('$APP_DATA_DIR:/data') })).toHaveLength(1)
    expect(said({ 'compose.yaml': service('$OTHER:/data') })).toHaveLength(2)
    expect(said({ 'compose.yaml': service('$APP_DATA_DIR$OTHER:/data') })).toHaveLength(2)
  })

  test('nothing at all where the file itself says that it is one', () => {
    expect(said({ 'web.yaml': `x-netlint: {fragment: true}\n${lacksNetwork}` })).toEqual([])
  })

  test('nothing of what is fetched', () => {
    const remote = 'https://git.example/base.git'
    expect(said({ 'compose.yaml': `include: ["${remote}"]\nservices: {web: {image: nginx, depends_on: [db], networks: [front], network_mode: !reset x}, api: {extends: {file: "${remote}", service: api}}}\n` })).toEqual([
      'fragment-read: read as a piece of a project: it includes or extends what is fetched from elsewhere'
    ])
  })
})
