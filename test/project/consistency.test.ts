import { describe, expect, test } from 'vitest'
import { load } from '../../src/compose/load.ts'
import { fragment } from '../../src/project/fragment.ts'
import { project } from '../../src/project/project.ts'
import { currentTarget } from '../../src/project/target.ts'
import { memory } from '../memory.ts'

/** What keeps services of a project from being started, at what. */
function told(text: string): string[] {
  const disk = memory({ 'compose.yaml': text })
  const loaded = load({ files: ['compose.yaml'], directory: '.', shell: {}, envFiles: undefined, profiles: [], name: 'app' }, disk)
  const { problems } = project(loaded, currentTarget, fragment(loaded, disk))
  return problems
    .filter(({ code }) => code === 'service-startable')
    .map(({ level, message, origin: { file, start, end } }) => `${level === 'error' ? '' : `${level}: `}${message}, at ${file.text.slice(start, end)}`)
}

const service = (lines: string): string => `services: {a: {image: x, ${lines}}, b: {image: y}}\n`

describe('what is said twice must say the same', () => {
  test.each<[lines: string, found: string | undefined]>([
    ['platform: linux/arm64, build: {context: ., platforms: [linux/amd64, linux/arm/v7]}', 'platform linux/arm64 is not among build.platforms, at linux/arm64'],
    ['platform: linux/arm64, build: {context: ., platforms: [linux/amd64, linux/arm64]}', undefined],
    ['platform: linux/arm64, build: {context: ., platforms: []}', undefined],
    ['platform: linux/arm64, build: .', undefined],
    ['platform: "", build: {context: ., platforms: [linux/amd64]}', undefined],
    ['build: {context: ., dockerfile: D, dockerfile_inline: FROM x}', '"a" has both dockerfile and dockerfile_inline, at FROM x'],
    ['build: {context: ., dockerfile: "", dockerfile_inline: FROM x}', undefined],
    ['scale: 2, deploy: {replicas: 3}', '"a" has scale 2 and deploy.replicas 3, at 2'],
    ['scale: 2, deploy: {replicas: 2}', undefined],
    ['scale: "${N}", deploy: {replicas: 3}', undefined],
    ['scale: 3, deploy: {replicas: "${N}"}', undefined],
    ['mem_limit: 1g, deploy: {resources: {limits: {memory: 1000m}}}', 'mem_limit is 1g and deploy.resources.limits.memory is 1000m, at 1g'],
    ['mem_limit: 1g, deploy: {resources: {limits: {memory: 1024m}}}', undefined],
    ['mem_limit: 1g, deploy: {resources: {limits: {cpus: "1"}}}', 'mem_limit is 1g and deploy.resources.limits.memory is not set, at 1g'],
    ['mem_limit: 1g, deploy: {resources: {reservations: {memory: 2g}}}', undefined],
    // Zero is no limit, and what is no amount was told of where it is read.
    ['mem_limit: 0, deploy: {resources: {limits: {memory: 1g}}}', undefined],
    ['mem_limit: much, deploy: {resources: {limits: {memory: 1g}}}', undefined],
    ['mem_limit: 1g, deploy: {resources: {limits: {memory: much}}}', undefined],
    ['mem_limit: 1g, deploy: {resources: {limits: {memory: "${M}"}}}', undefined],
    ['mem_limit: "${M}", deploy: {resources: {limits: {memory: 1g}}}', undefined],
    ['cpus: 1.5, deploy: {resources: {limits: {cpus: "1.50"}}}', undefined],
    ['pids_limit: 10, deploy: {resources: {limits: {pids: 20}}}', 'pids_limit is 10 and deploy.resources.limits.pids is 20, at 10'],
    ['mem_reservation: 1g, deploy: {resources: {reservations: {memory: 2g}}}', 'mem_reservation is 1g and deploy.resources.reservations.memory is 2g, at 1g']
  ])('%s', (lines, found) => {
    expect(told(service(lines))).toEqual(found === undefined ? [] : [found])
  })
})

describe('what one service cannot have', () => {
  test.each<[lines: string, found: string | undefined]>([
    ['container_name: c, scale: 2', 'container_name c is for one container, and "a" has 2, at c'],
    ['container_name: c, deploy: {replicas: 2}', 'container_name c is for one container, and "a" has 2, at c'],
    ['container_name: c, scale: 1', undefined],
    ['container_name: c, scale: "${N}"', undefined],
    ['scale: -1', 'scale is -1, less than 0, at -1'],
    ['deploy: {replicas: -1}', 'deploy.replicas is -1, less than 0, at -1'],
    ['scale: 9223372036854775808', 'scale is 9223372036854775808, more than Compose can count, at 9223372036854775808'],
    ['scale: 0', undefined],
    ['healthcheck: {test: [curl, x]}', 'a healthcheck test begins with CMD, CMD-SHELL or NONE, not "curl", at curl'],
    ['healthcheck: {test: [cmd, x]}', 'a healthcheck test begins with CMD, CMD-SHELL or NONE, not "cmd", at cmd'],
    ['healthcheck: {test: [NONE]}', undefined],
    ['healthcheck: {test: []}', undefined],
    ['healthcheck: {test: curl x}', undefined],
    ['healthcheck: {test: ["${X}", curl]}', undefined],
    ['develop: {watch: [{path: ., action: sync}]}', 'watch action sync needs a target, at {path: ., action: sync}'],
    ['develop: {watch: [{path: ., action: sync+restart}]}', 'watch action sync+restart needs a target, at {path: ., action: sync+restart}'],
    ['develop: {watch: [{path: ., action: sync, target: /a}]}', undefined],
    ['develop: {watch: [{path: ., action: rebuild}, {path: ., action: restart}]}', undefined],
    ['tmpfs: [/a, "/a:size=1m"]', '/a is mounted already, at "/a:size=1m"'],
    ['tmpfs: /a, volumes: [{type: tmpfs, target: /a}]', '/a is mounted already, at /a'],
    ['tmpfs: [/a, /b]', undefined],
    ['tmpfs: ["${A}", "${B}"]', undefined]
  ])('%s', (lines, found) => {
    expect(told(service(lines))).toEqual(found === undefined ? [] : [found])
  })
})

test('in a profile that is not switched on a mistake waits', () => {
  expect(told('services: {a: {image: x, profiles: [p], scale: -1}, b: {image: y}}\n')).toEqual(['warning: scale is -1, less than 0, at -1'])
})

describe('what a build starts from is built', () => {
  const from = (other: string, more = ''): string => `services: {a: {build: {context: ., additional_contexts: {base: "service:b"}}${more}}, ${other}}\n`

  test.each<[text: string, found: string | undefined]>([
    [from('b: {build: .}'), undefined],
    [from('b: {image: y}'), '"a" builds from the service "b" (base), which has no build, at "service:b"'],
    [from('c: {image: y}'), '"a" builds from the service "b" (base), which does not exist, at "service:b"'],
    [from('b: {build: ., profiles: [p, q]}'), '"a" builds from the service "b" (base), which only the profile p, q switches on, at "service:b"'],
    [from('b: {build: ., profiles: [p]}', ', profiles: [p]'), undefined],
    // The other half of a piece may bring it.
    [`x-netlint: {fragment: true}\n${from('c: {image: y}')}`, undefined],
    ['services: {a: {build: {context: ., additional_contexts: {base: ./b}}}}\n', undefined],
    ['services: {a: {build: {context: ., additional_contexts: {base: "service:${B}"}}}}\n', undefined]
  ])('%s', (text, found) => {
    expect(told(text)).toEqual(found === undefined ? [] : [found])
  })
})

test.each<[secret: string, found: string | undefined]>([
  ['{file: ./s}', undefined],
  ['{environment: S}', undefined],
  ['{external: true}', undefined],
  ['{external: false}', 'secret "s" has neither a file nor an environment variable to come from, at s'],
  ['{driver: vault}', 'secret "s" has neither a file nor an environment variable to come from, at s']
])('a secret %s', (secret, found) => {
  expect(told(`services: {a: {image: x}}\nsecrets: {s: ${secret}}\n`)).toEqual(found === undefined ? [] : [found])
})
