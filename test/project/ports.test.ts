import { expect, test } from 'vitest'
import { project } from '../../src/project/project.ts'
import { currentTarget } from '../../src/project/target.ts'
import { loaded } from '../compose/trees.ts'

/** The mappings of a service as they were written: address, published, target and protocol, and in which form. */
function ports(lines: string): string[] {
  const { services } = project(loaded({ 'compose.yaml': `services: {a: {image: a, ports: ${lines}}}\n` }), currentTarget, undefined)
  return services[0]!.ports.map(({ hostIp, published, target, protocol, form }) => {
    const read = (field: { readonly value: unknown } | undefined): string => (field === undefined ? '-' : `${field.value ?? '?'}`)
    return `${read(hostIp)} ${read(published)} ${read(target)} ${read(protocol)} ${form}`
  })
}

test.each<[lines: string, found: readonly string[]]>([
  ['["80"]', ['- - 80 tcp short']],
  ['["8080:80/udp"]', ['- 8080 80 udp short']],
  ['["127.0.0.1:8080:80"]', ['127.0.0.1 8080 80 tcp short']],
  // Compose makes an entry of each port of a range; its author wrote one.
  ['["8080-8082:80-82"]', ['- 8080-8082 80-82 tcp short']],
  ['["80-82"]', ['- - 80-82 tcp short']],
  ['["8-12:8-12"]', ['- 8-12 8-12 tcp short']],
  ['["8080-8082:80"]', ['- 8080-8082 80 tcp short']],
  ['["8080-8081:80-81", "9080-9081:90-91"]', ['- 8080-8081 80-81 tcp short', '- 9080-9081 90-91 tcp short']],
  ['[{target: 80, published: "8080", protocol: udp, host_ip: "::1"}]', ['::1 8080 80 udp long']],
  ['[{target: 80, published: "8080-8081"}, {target: 81}]', ['- 8080-8081 80 tcp long', '- - 81 tcp long']],
  // Empty and 0 ask for any free port.
  ['[{target: 80, published: ""}, {target: 81, published: "0"}, "0:82"]', ['- - 80 tcp long', '- - 81 tcp long', '- - 82 tcp short']],
  // Of equal ones Compose keeps the last: the range loses what stands behind it once more.
  ['["8081:81", "8080-8082:80-82"]', ['- 8080-8082 80-82 tcp short']],
  ['["8080-8082:80-82", "8081:81"]', ['- 8080 80 tcp short', '- 8081 81 tcp short', '- 8082 82 tcp short']],
  ['[]', []]
])('%s', (lines, found) => {
  expect(ports(lines).sort()).toEqual([...found].sort())
})
