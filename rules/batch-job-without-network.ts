import { connection, defineRule, jobs, needsNoNetwork } from '../src/rule.ts'

export default defineRule({
  id: 'batch-job-without-network',
  title: 'Batch jobs run without a network',
  outcome: 'policy',
  severity: 'error',
  why: 'A batch job or training run that needs no network cannot leak what it works on, and cannot be reached, when it has none but loopback.',
  evidence: ['https://docs.docker.com/engine/network/drivers/none/'],
  tags: ['network-mode', 'roles', 'security', 'cwe-653'],
  options: {},

  *check(project) {
    const seeming = jobs(project)
    for (const service of project.active) {
      const { name, role } = service
      const found = connection(service)
      const job = seeming.get(service)
      if (!found) continue
      if (role?.value === 'batch') {
        yield {
          at: found,
          message: `"${name}" is a batch job and ${found.how}`,
          hint: 'Set `network_mode: none`; hand data in and out through volumes.',
          related: [{ at: role, message: 'its role' }],
          ...(!found.sure && { severity: 'warning' })
        }
      } else if (!role && job && needsNoNetwork(service, project)) {
        yield {
          at: found,
          severity: 'info',
          message: `"${name}" looks like a batch job and ${found.how}, which nothing that is written here needs`,
          hint: `It is taken for one because ${job.reason}. Set \`network_mode: none\`, or say what it is: \`x-netlint: {role: batch}\`, or any other role.`,
          related: [{ at: job, message: 'what it is taken for a job by' }]
        }
      }
    }
  }
})
