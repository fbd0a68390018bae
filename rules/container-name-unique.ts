import { defineRule, known, type Field } from '../src/rule.ts'

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
  }
})
