import { expect, test } from 'vitest'
import { stack } from '../../src/project/stack.ts'
import { place, tree } from '../compose/trees.ts'

function shown(text: string, path = 'compose.yaml'): string | undefined {
  const made = tree(text, path)
  const found = stack([made.origin.file], made)
  return found && `${found.reason}, at ${place(found.origin)}`
}

test.each<[text: string, path: string, found: string]>([
  ['a: 1\n', 'deploy/docker-stack.yml', 'the file is called docker-stack.yml, at deploy/docker-stack.yml:1:1 '],
  ['a: 1\n', 'app-docker-stack.prod.yml', 'the file is called app-docker-stack.prod.yml, at app-docker-stack.prod.yml:1:1 '],
  ['a: 1\n', 'compose.swarm.yml', 'the file is called compose.swarm.yml, at compose.swarm.yml:1:1 '],
  ['a: 1\n', 'Stack.yml', 'the file is called Stack.yml, at Stack.yml:1:1 '],
  ['# docker stack deploy -c x y\na: 1\n', 'compose.yaml', 'it says `docker stack deploy`, at compose.yaml:1:3 docker stack deploy'],
  ['services: {a: {deploy: {placement: {constraints: [x]}}}}\n', 'compose.yaml', 'it has deploy.placement, at compose.yaml:1:25 placement'],
  ['services: {a: {}, b: {deploy: {replicas: 2, endpoint_mode: vip}}}\n', 'compose.yaml', 'it has deploy.endpoint_mode, at compose.yaml:1:45 endpoint_mode'],
  ['services: {a: {deploy: {mode: global}}}\n', 'compose.yaml', 'it has deploy.mode, at compose.yaml:1:25 mode']
])('%j in %s is for Swarm', (text, path, found) => {
  expect(shown(text, path)).toBe(found)
})

test.each([
  ['a: 1\n', 'stacks.yml'], ['a: 1\n', 'my-stack.yml'], ['a: 1\n', 'swarms.yml'], ['a: 1\n', 'stack/compose.yaml'], ['# docker stack deployed\na: 1\n', 'compose.yaml'],
  ['services: {a: {deploy: {replicas: 2, mode: replicated}}}\n', 'compose.yaml'], ['services: {a: {deploy: {placement: {}, resources: {limits: {cpus: 1}}}}}\n', 'compose.yaml'], ['services: [a]\n', 'compose.yaml']
])('%j in %s is not', (text, path) => {
  expect(shown(text, path)).toBeUndefined()
})
