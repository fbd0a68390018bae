import { defineRule, reported } from '../src/rule.ts'

export default defineRule({
  id: 'yaml-valid',
  title: 'A file is YAML as Compose reads it',
  outcome: 'rejected',
  severity: 'error',
  why: 'Compose reads nothing of a file whose syntax is broken, whose keys stand twice or whose aliases go in a circle.',
  docker: [
    'yaml: line 3: found character that cannot start any token',
    'mapping key "ports" already defined at line 4',
    'yaml: unknown anchor \'base\' referenced',
    'non-string key in services.web.ports: 8080'
  ],
  evidence: ['go.yaml.in/yaml/v3 scannerc.go, decode.go', 'compose-spec/compose-go loader/reset.go, loader/loader.go convertToStringKeysRecursive'],
  tags: ['files'],
  options: {},

  *check(project) {
    yield* reported(project, 'yaml-valid')
  }
})
