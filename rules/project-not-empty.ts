import { defineRule, reported } from '../src/rule.ts'

export default defineRule({
  id: 'project-not-empty',
  title: 'A project has a service and a usable name',
  outcome: 'rejected',
  severity: 'error',
  why: 'There is nothing to bring up in a project without services, and Compose refuses a name it cannot use.',
  docker: [
    'empty compose file',
    'no service selected',
    'invalid project name "My App": must consist only of lowercase alphanumeric characters, hyphens, and underscores as well as start with a letter or number'
  ],
  evidence: ['compose-spec/compose-go loader/loader.go'],
  tags: ['files'],
  options: {},

  *check(project) {
    yield* reported(project, 'project-not-empty')
    const { files, services, problems, tree } = project
    // A file of another name without services is a part for others: networks, volumes, anchors.
    if (services.length > 0 || problems.length > 0 || !/(?:^|\/)(?:docker-)?compose\.ya?ml$/.test(files[0]?.path ?? '')) return
    const first = [...tree.entries.values()].find(({ key }) => key.origin.end > key.origin.start)
    yield { at: first?.key ?? project, message: 'the project has no service: there is nothing to bring up', docker: 'no service selected', severity: 'warning', outcome: 'ignored' }
  }
})
