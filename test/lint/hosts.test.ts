import { describe, expect, test } from 'vitest'
import { load } from '../../src/compose/load.ts'
import type { Project } from '../../src/project/model.ts'
import { fragment } from '../../src/project/fragment.ts'
import { project } from '../../src/project/project.ts'
import { currentTarget } from '../../src/project/target.ts'
import type { Armed } from '../../src/lint/check.ts'
import { acrossProjects } from '../../src/lint/hosts.ts'
import { defineRule } from '../../src/rule.ts'
import portUnique from '../../rules/port-unique.ts'
import { memory } from '../memory.ts'

const armed = (rule: Armed['rule'] = portUnique): Armed => ({ rule, severity: undefined, options: {} })
const web = 'services:\n  web:\n    image: web\n    ports: ["8080:80"]\n'

function projectIn(path: string, text: string): Project {
  const disk = memory({ [path]: text })
  const directory = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.'
  const loaded = load({ files: [path], directory, here: '/srv', shell: {}, envFiles: undefined, profiles: [] }, disk)
  return project(loaded, currentTarget, fragment(loaded, disk))
}

function found(...projects: readonly (readonly [path: string, text: string, host: string | undefined])[]): readonly string[] {
  const placed = projects.map(([path, text, host]) => ({ project: projectIn(path, text), armed: [armed()], host }))
  return acrossProjects(placed).diagnostics.map(({ at, message }) => `${at.origin.file.path}: ${message}`)
}

describe('projects on one host', () => {
  test('are held against each other where somebody says that they share it', () => {
    expect(found(['a/compose.yaml', web, 'nas'], ['b/compose.yaml', web, 'nas'])).toEqual(['b/compose.yaml: "web" of the project b and "web" of the project a both publish port 8080/tcp'])
    expect(found(['a/compose.yaml', web, 'nas'], ['b/compose.yaml', web, 'pi'])).toEqual([])
    expect(found(['a/compose.yaml', web, undefined], ['b/compose.yaml', web, undefined])).toEqual([])
  })

  test('tell what stands in one of them no second time', () => {
    const twice = `${web}  other:\n    image: other\n    ports: ["8080:80"]\n`
    expect(found(['a/compose.yaml', twice, 'nas'], ['b/compose.yaml', 'services: { db: { image: db } }', 'nas'])).toEqual([])
  })

  test('are no variants of one project', () => {
    expect(found(['a/compose.yaml', web, 'nas'], ['a/compose.test.yaml', web, 'nas'])).toEqual([])
    expect(found(['a/compose.yaml', web, 'nas'], ['a/other.yaml', `name: other\n${web}`, 'nas'])).toHaveLength(1)
    expect(found(['a/compose.yaml', `name: one\n${web}`, 'nas'], ['b/compose.yaml', `name: one\n${web}`, 'nas'])).toHaveLength(1)
  })

  test('count only where a rule is on for them', () => {
    const [a, b] = [projectIn('a/compose.yaml', web), projectIn('b/compose.yaml', web)]
    expect(acrossProjects([{ project: a, armed: [], host: 'nas' }, { project: b, armed: [armed()], host: 'nas' }]).diagnostics).toEqual([])
    const quiet = acrossProjects([a, b].map((project) => ({ project, armed: [{ ...armed(), severity: 'info' as const }], host: 'nas' })))
    expect(quiet.diagnostics.map(({ severity, project, identity }) => [severity, project?.files, identity])).toEqual([['info', b!.files, 'port-unique:services/web/ports/0/published']])
  })

  test('survive a rule that breaks', () => {
    const broken = defineRule({
      ...portUnique,
      id: 'broken',
      across: () => {
        throw new Error('a bug')
      }
    })
    const checked = acrossProjects(['a', 'b'].map((name) => ({ project: projectIn(`${name}/compose.yaml`, web), armed: [armed(broken), armed()], host: 'nas' })))
    expect(checked.notifications.map(({ message }) => message)).toEqual(['the rule broken broke and was left out: a bug'])
    expect(checked.diagnostics).toHaveLength(1)
  })

  test('may be many', () => {
    const ports = (i: number): string => `services:\n${Array.from({ length: 20 }, (_, k) => `  s${k}:\n    image: web\n    ports: ["${1024 + ((i * 20 + k) % 5000)}:80"]\n`).join('')}`
    const placed = Array.from({ length: 500 }, (_, i) => ({ project: projectIn(`p${i}/compose.yaml`, ports(i)), armed: [armed()], host: 'nas' }))
    const start = performance.now()
    expect(acrossProjects(placed).diagnostics.length).toBe(1000)
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})
