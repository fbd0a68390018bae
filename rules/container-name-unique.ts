import { defineRule, known, type Field, type Project, type Service } from '../src/rule.ts'

export default defineRule({
  id: 'container-name-unique',
  title: 'No two services ask for one container name',
  outcome: 'rejected',
  severity: 'error',
  why: 'A container name belongs to one container of the host. Compose refuses a project that gives one to two active services.',
  docker: ['services.web: container name "app" is already in use by service {}"', 'Conflict. The container name "/app" is already in use by container'],
  evidence: ['compose-spec/compose-go types/project.go CheckContainerNameUnicity'],
  tags: ['files'],
  options: {},

  *check({ active }) {
    const taken = new Map<string, { readonly by: string; readonly at: Field<string> }>()
    for (const { name, containerName } of active) {
      if (!known(containerName) || containerName.value === '') continue
      const first = taken.get(containerName.value)
      if (!first) {
        taken.set(containerName.value, { by: name, at: containerName })
        continue
      }
      yield {
        at: containerName,
        message: `"${name}" and "${first.by}" both ask for the container name ${containerName.value}`,
        docker: `services.${name}: container name "${containerName.value}" is already in use by service {}"`,
        related: [{ at: first.at, message: `"${first.by}" has it already` }]
      }
    }
  },

  *across({ projects, projectOf, called }) {
    const taken = new Map<string, Service>()
    for (const service of projects.flatMap(({ active }) => active)) {
      const own = containerOf(service, projectOf(service))
      const first = own === undefined ? undefined : taken.get(own)
      if (own !== undefined && !first) taken.set(own, service)
      if (!first || projectOf(first) === projectOf(service)) continue
      const { name, containerName = service } = service
      const related = [{ at: first.containerName ?? first, message: called(first) }]
      if (name === first.name && projectOf(service).name.text === projectOf(first).name.text) {
        yield {
          at: containerName,
          severity: 'warning',
          outcome: 'ignored',
          message: `${called(service)} stands in ${projectOf(first).files[0]?.path}, too: they are one container, and each \`up\` puts one in the place of the other`,
          hint: 'Give the projects names of their own: `name:` at the top of the file.',
          related
        }
      } else {
        yield {
          at: containerName,
          outcome: 'fails',
          message: `${called(service)} and ${called(first)} are both to be the container ${own}`,
          docker: `Conflict. The container name "/${own}" is already in use by container`,
          related
        }
      }
    }
  }
})

/** What Docker calls the first container of a service: docker/compose pkg/compose getContainerName. */
function containerOf({ name, containerName }: Service, project: Project): string | undefined {
  if (containerName && containerName.text !== '') return containerName.value
  return project.name.value === undefined ? undefined : `${project.name.value}-${name}-1`
}
