import { defineRule, known, type Project, type Service } from '../src/rule.ts'

export default defineRule({
  id: 'batch-job-without-network',
  title: 'Batch jobs run without a network',
  outcome: 'policy',
  severity: 'error',
  why: 'A batch job or training run that needs no network cannot leak what it works on, and cannot be reached, when it has none but loopback.',
  evidence: ['https://docs.docker.com/engine/network/drivers/none/'],
  tags: ['network-mode', 'roles', 'security'],
  options: {},

  *check(project) {
    for (const service of project.active) {
      const { namespace, networkMode, role } = service
      if (namespace.kind === 'none' || namespace.kind === 'unknown') continue
      const at = networkMode ?? service.tree.entries.get('networks')?.key ?? service
      if (role?.value === 'batch') {
        yield {
          at,
          message: `"${service.name}" is a batch job and has a network`,
          hint: 'Set `network_mode: none`; hand data in and out through volumes.',
          related: [{ at: role, message: 'its role' }]
        }
      } else if (!role && isJob(service, project) && needsNoNetwork(service)) {
        yield {
          at,
          message: `"${service.name}" looks like a batch job and has a network that nothing in it needs`,
          hint: 'Set `network_mode: none`, or say what it is: `x-netlint: {role: batch}` or any other role.',
          severity: 'info'
        }
      }
    }
  }
})

/** It says so itself: `deploy.mode` ends in "-job". */
function isJob(service: Service, _project: Project): boolean {
  const mode = service.at('deploy', 'mode')
  return mode?.kind === 'scalar' && /^(replicated|global)-job$/.test(mode.text)
}

function needsNoNetwork(service: Service): boolean {
  return service.ports.length === 0 && service.expose.length === 0 && service.dependencies.length === 0 && !service.build && !known(service.networkMode)
}
