import { describe, expect, test } from 'vitest'
import { load } from '../../src/compose/load.ts'
import { fragment } from '../../src/project/fragment.ts'
import { project } from '../../src/project/project.ts'
import { currentTarget, version } from '../../src/project/target.ts'
import { memory } from '../memory.ts'

/** What is told of a file to somebody with this Compose, or with one that nobody named. */
function told(text: string, compose?: string): string[] {
  const disk = memory({ 'compose.yaml': text })
  const loaded = load({ files: ['compose.yaml'], directory: '.', shell: {}, envFiles: undefined, profiles: [], name: 'app' }, disk)
  const target = compose === undefined ? currentTarget : { ...currentTarget, compose: version(compose)! }
  return project(loaded, target, fragment(loaded, disk)).problems.map(({ level, code, message }) => `${level} ${code}: ${message}`)
}

describe('a key of a later Compose', () => {
  const text = 'services: {a: {image: x, pre_start: []}}\n'
  const said = 'compose-schema: "pre_start" is unknown to Compose before 5.3'

  test.each([
    [undefined, [`info ${said}`]],
    ['2.40.3', [`error ${said}`]],
    ['5.2', [`error ${said}`]],
    ['5.3', []],
    ['6.0', []]
  ])('to Compose %s', (compose, expected) => {
    expect(told(text, compose)).toEqual(expected)
  })

  test('what no Compose takes is as wrong for all', () => {
    expect(told('services: {a: {image: x, prots: []}}\n', '6.0')).toEqual(told('services: {a: {image: x, prots: []}}\n'))
  })
})

describe('the dialect of a platform', () => {
  const coolify = (lines: string): string[] => told(`services: {a: {image: x, environment: ["U=$SERVICE_FQDN_A"], ${lines}}}\n`)
  const dokploy = (lines: string): string[] => told(`services: {a: {image: x, networks: [dokploy-network], ${lines}}}\n`)

  test('its keys and variables are not told of', () => {
    expect(coolify('exclude_from_hc: true, labels: ["a=$COOLIFY_URL"]')).toEqual([])
  })

  test('another key, or a mistake beside its variable, is', () => {
    expect(coolify('prots: []')).toEqual(['error compose-schema: unknown key "prots" in services.a'])
    expect(coolify('user: 1000')).toEqual(['error compose-schema: services.a.user is a number, where Compose wants a string'])
  })

  test('of a value only variables that it sets may be missing', () => {
    expect(coolify('container_name: "$SERVICE_NAME_A"')).toEqual([])
    expect(coolify('container_name: "$SERVICE_NAME_A$OTHER"').filter((line) => line.startsWith('error'))).toEqual(['error variable-set: Compose refuses this value while nothing sets SERVICE_NAME_A and OTHER'])
  })

  test('one that sets none leaves all of them missing', () => {
    expect(dokploy('labels: ["a=$OTHER"]')).toEqual(['warning variable-set: variable "OTHER" is not set and has no default; Compose writes an empty string'])
  })
})

describe('what a service names by a variable', () => {
  test('is refused while nothing sets it, if the project lacks what is left', () => {
    expect(told('services: {a: {image: x, secrets: ["s$S"]}}\n')).toContain('error variable-set: Compose refuses this secret while nothing sets S')
    expect(told('services: {a: {image: x, secrets: ["s$S"]}}\nsecrets: {s: {file: s}}\n').filter((line) => line.startsWith('error'))).toEqual([])
  })

  test('may be in the other half of a piece', () => {
    expect(told('x-netlint: {fragment: true}\nservices: {a: {image: x, secrets: ["s$S"]}}\n').filter((line) => line.startsWith('error'))).toEqual([])
  })

  test('is another rule’s to tell of where no variable is to blame', () => {
    expect(told('services: {a: {image: x, secrets: [s]}}\n')).toEqual([])
  })
})
