import { describe, expect, test } from 'vitest'
import { decode } from '../../src/compose/decode.ts'
import { durationText, parseBytes, parseDuration } from '../../src/compose/units.ts'
import { commandLine } from '../../src/compose/words.ts'
import { pointed, service, told } from './written.ts'

/** As the real one says them (docker compose 2.40.3). */
test.each([
  ['mem_limit: foo', 'foo', "'services[a].mem_limit' invalid size: 'foo'"],
  ['mem_limit: ""', '""', "'services[a].mem_limit' invalid size: ''"],
  ['deploy: {resources: {limits: {memory: 50x}}}', '50x', "'services[a].deploy.resources.limits.memory' invalid suffix: 'x'"],
  ['deploy: {resources: {limits: {cpus: foo}}}', 'foo', `'services[a].deploy.resources.limits.cpus' strconv.ParseFloat: parsing "foo": invalid syntax`],
  ['deploy: {update_config: {parallelism: -1}}', '-1', "'services[a].deploy.update_config.parallelism' cannot parse value as 'uint64': -1 overflows uint"],
  ['stop_grace_period: foo', 'foo', `'services[a].stop_grace_period' time: invalid duration "foo"`],
  ['stop_grace_period: "10"', '"10"', `'services[a].stop_grace_period' time: missing unit in duration "10"`],
  ['healthcheck: {retries: -1}', '-1', "'services[a].healthcheck.retries' cannot parse value as 'uint64': -1 overflows uint"],
  ['ports: [{target: -1}]', '-1', "'services[a].ports[0].target' cannot parse value as 'uint32': -1 overflows uint"],
  ['blkio_config: {weight: -1}', '-1', "'services[a].blkio_config.weight' cannot parse value as 'uint16': -1 overflows uint"],
  ['volumes: [{type: tmpfs, target: /a, tmpfs: {mode: "0777"}}]', '"0777"', "'services[a].volumes[0].tmpfs.mode' expected type 'uint32', got unconvertible type 'string'"],
  ['volumes: [{type: tmpfs, target: /a, tmpfs: {size: 10x}}]', '10x', "'services[a].volumes[0].tmpfs.size' invalid suffix: 'x'"],
  ['attach: maybe', 'maybe', "'services[a].attach' invalid boolean: maybe"],
  ['depends_on: {b: {condition: service_started, restart: x}}', 'x', "'services[a].depends_on[b].restart' invalid boolean: x"],
  ['gpus: [{count: x}]', 'x', `'services[a].gpus[0].count' invalid value "x", the only value allowed is 'all' or a number`],
  ['configs: [{source: c, mode: "999"}]', '"999"', `'services[a].configs[0].mode' strconv.ParseInt: parsing "999": invalid syntax`],
  ['extra_hosts: [foo]', 'foo', "'services[a].extra_hosts' invalid additional host, missing IP: foo"],
  ['extra_hosts: ["=1.1.1.1"]', '"=1.1.1.1"', "'services[a].extra_hosts' bad host name ''"],
  ['extra_hosts: {"a:b": 1.1.1.1}', '"a:b"', "'services[a].extra_hosts' bad host name 'a:b'"],
  ['environment: ["A =b"]', 'A ', "'services[a].environment' environment variable A  is declared with a trailing space"],
  [`command: a "b`, 'a "b', "'services[a].command' invalid command line string"],
  ['configs: [{source: c, mode: 0.5}]', '0.5', "'services[a].configs[0].mode' unexpected value type float64 for mode"],
  ['gpus: [{count: 1x}]', '1x', `'services[a].gpus[0].count' invalid value "1x", the only value allowed is 'all' or a number`],
  ['extra_hosts: ["a:b=1.1.1.1"]', '"a:b=1.1.1.1"', "'services[a].extra_hosts' bad host name 'a:b'"],
  ['extra_hosts: [":1.1.1.1"]', '":1.1.1.1"', "'services[a].extra_hosts' bad host name ''"],
  ['extra_hosts: {"a=b": 1.1.1.1}', '"a=b"', "'services[a].extra_hosts' bad host name 'a=b'"],
  // One list, one mistake: Compose stops at the first.
  ['extra_hosts: ["a:1.1.1.1", foo, bar]', 'foo', "'services[a].extra_hosts' invalid additional host, missing IP: foo"],
  ['environment: ["A ", "B=c "]', 'A ', "'services[a].environment' environment variable A  is declared with a trailing space"],
  ['attach: "1"', '"1"', "'services[a].attach' invalid boolean: 1"],
  ['attach: t', 't', "'services[a].attach' invalid boolean: t"],
  ['storage_opt: {size: 1.5}', '1.5', "'services[a].storage_opt[size]' expected type 'string', got unconvertible type 'float64'"],
  ['deploy: {resources: {limits: {cpus: "1.2.3"}}}', '"1.2.3"', `'services[a].deploy.resources.limits.cpus' strconv.ParseFloat: parsing "1.2.3": invalid syntax`],
  ['deploy: {resources: {limits: {cpus: ""}}}', '""', `'services[a].deploy.resources.limits.cpus' strconv.ParseFloat: parsing "": invalid syntax`],
  ['deploy: {resources: {limits: {pids: "1.5"}}}', '"1.5"', `'services[a].deploy.resources.limits.pids' strconv.ParseInt: parsing "1.5": invalid syntax`],
  ["entrypoint: a 'b", "a 'b", "'services[a].entrypoint' invalid command line string"],
  ['post_start: [{command: a "b}]', 'a "b', "'services[a].post_start[0].command' invalid command line string"],
  ['volumes: [{type: tmpfs, target: /a, tmpfs: {mode: -1}}]', '-1', "'services[a].volumes[0].tmpfs.mode' cannot parse value as 'uint32': -1 overflows uint"],
  ['healthcheck: {interval: 1x}', '1x', `'services[a].healthcheck.interval' time: unknown unit "x" in duration "1x"`],
  ['build: {context: ., no_cache: maybe}', 'maybe', "'services[a].build.no_cache' invalid boolean: maybe"],
  ['build: {context: ., args: ["A =b"]}', 'A ', "'services[a].build.args' environment variable A  is declared with a trailing space"],
  ['storage_opt: {size: true}', 'true', "'services[a].storage_opt[size]' expected type 'string', got unconvertible type 'bool'"],
  ['group_add: [1.5]', '1.5', "'services[a].group_add[0]' expected type 'string', got unconvertible type 'float64'"]
])('%s', (lines, place, docker) => {
  const problems = told((report) => decode(service(lines), report))
  expect(problems.map((problem) => [pointed(problem), problem.docker])).toEqual([[place, docker]])
})

test('what Compose reads is not told of', () => {
  const lines = 'mem_limit: 1.5g\nshm_size: 64 MB\nmemswap_limit: -1\nstop_grace_period: 1d2h\nextra_hosts: ["a=::1", "b:1.1.1.1"]\ngroup_add: [1, a]\nattach: "yes"\ncommand: sh -c "a && b"\nports: [{target: 80}]'
  expect(told((report) => decode(service(lines), report))).toEqual([])
})

/** As the real one reads them (docker compose 2.40.3). */
test.each([
  'configs: [{source: c, mode: "0440"}, {source: c, mode: "+7"}, {source: c, mode: 288}]', 'gpus: [{count: ALL}, {count: "-1"}, {count: 2}]', 'environment: ["A=b =c", "B= c"]', 'environment: {"A ": b}', 'attach: OFF', 'attach: y', 'storage_opt: {size: 1}',
  'deploy: {resources: {limits: {cpus: "1e-1"}}}', 'deploy: {resources: {limits: {cpus: ".5"}}}', 'deploy: {resources: {limits: {cpus: "-1."}}}', 'deploy: {resources: {limits: {pids: "-7"}}}', 'healthcheck: {retries: 0}', 'healthcheck: {retries: "3"}'
])('what Compose reads is not told of: %s', (lines) => {
  expect(told((report) => decode(service(lines), report))).toEqual([])
})

test('a mistake says what should stand there, and what does', () => {
  const messages = (lines: string): string[] => told((report) => decode(service(lines), report)).map(({ message }) => message)
  expect(messages('mem_limit: foo')).toEqual(['mem_limit must be a size such as 512m, not "foo"'])
  expect(messages('stop_grace_period: foo')).toEqual(['stop_grace_period must be a duration such as 1m30s, not "foo"'])
  expect(messages('attach: maybe')).toEqual(['attach must be true or false, not "maybe"'])
  expect(messages('extra_hosts: {"a:b": 1.1.1.1}')).toEqual(['extra_hosts must be a host name and its address, not "a:b"'])
  expect(messages('environment: ["A =b"]')).toEqual(['environment must be a name without blanks at its end, not "A "'])
  expect(messages('group_add: [x, 1.5]')).toEqual(['group_add must be a string, not "1.5"'])
  expect(messages('command: a "b')).toEqual(['command must be a command line with its quotes closed, not "a "b"'])
  expect(messages('configs: [{source: c, mode: 0.5}]')).toEqual(['mode must be an octal file mode, not "0.5"'])
  expect(messages('gpus: [{count: x}]')).toEqual(['count must be "all" or a number, not "x"'])
  expect(messages('deploy: {resources: {limits: {cpus: foo, pids: bar}}}')).toEqual(['cpus must be a number, not "foo"', 'pids must be a whole number, not "bar"'])
})

test('a port is told under its own rule', () => {
  expect(told((report) => decode(service('ports: [{target: -1}]'), report))).toMatchObject([{ code: 'port-valid', message: 'target must be zero or more, not "-1"' }])
})

describe('amounts', () => {
  test.each([['10', 10], ['1k', 1024], ['1kb', 1024], ['1KiB', 1024], ['64 MB', 67108864], ['1.5g', 1610612736], ['32b', 32], ['0', 0]])('%s', (text, bytes) => {
    expect(parseBytes(text)).toBe(bytes)
  })

  /** As the real one says them (docker compose 2.40.3). */
  test.each([
    ['-1', "invalid size: '-1'"],
    ['-1k', "invalid size: '-1k'"],
    ['1kiBB', "invalid suffix: 'kiBB'"],
    ['1.2.3k', 'strconv.ParseFloat: parsing "1.2.3": invalid syntax'],
    ['1  k', 'strconv.ParseFloat: parsing "1 ": invalid syntax']
  ])('%s is no size', (text, docker) => {
    expect(parseBytes(text)).toEqual({ docker })
  })

  test.each([
    ['1h30m', '1h30m0s'],
    ['90s', '1m30s'],
    ['1.5s', '1.5s'],
    ['100ms', '100ms'],
    ['1500us', '1.5ms'],
    ['7ns', '7ns'],
    ['1w1d', '192h0m0s'],
    ['-10s', '-10s'],
    ['0', '0s'],
    ['+.5m', '30s'],
    ['1.h', '1h0m0s'],
    ['1m0.25s', '1m0.25s'],
    ['10.010s', '10.01s'],
    ['1050ms', '1.05s'],
    ['5µs', '5µs'],
    // Each amount is told in the largest unit that it fills.
    ['999ns', '999ns'],
    ['1000ns', '1µs'],
    ['1001ns', '1.001µs'],
    ['1000us', '1ms'],
    ['1000ms', '1s']
  ])('%s', (text, shown) => {
    const duration = parseDuration(text)
    expect(typeof duration === 'bigint' && durationText(duration)).toBe(shown)
  })

  test.each(['', '-', 's', '.s', '1x', '1', '1s2', '99999999999999999999h', '+1s-1s', '1s+1s', '1.2.3h'])('%j is no duration', (text) => {
    expect(parseDuration(text)).toHaveProperty('docker')
  })
})

test.each<[string, string[] | false]>([
  ['a  b\tc', ['a', 'b', 'c']],
  [`'a b' "c d"`, ['a b', 'c d']],
  [`a"b"'c'`, ['abc']],
  ['a\\ b', ['a b']],
  [`''`, ['']],
  ['a | b; c', ['a']],
  ['a && b', ['a']],
  ['a 2>b', ['a']],
  ['a>b', ['a']],
  ['$(a b)', ['$(a b)']],
  ['`a b`', ['`a b`']],
  ['a (b)', false],
  [`a 'b`, false],
  ['a \\', false]
])('words of %s', (text, words) => {
  const line = commandLine(text)
  expect(line.valid && line.words.map((word) => word.text)).toEqual(words)
})

test('long texts are read in one go', () => {
  const long = '1'.repeat(200_000)
  const started = performance.now()
  told((report) => decode(service(`mem_limit: ${long}x\nstop_grace_period: ${long}x\ncpus: "${long}x"\ndeploy: {resources: {limits: {cpus: "${long}x", memory: "${long}.x"}}}`), report))
  expect(performance.now() - started).toBeLessThan(1000)
})
