import { defineRule, isPrivileged, option, pulledInfrastructure } from '../src/rule.ts'

export default defineRule({
  id: 'privileged-off-host-network',
  title: 'A privileged service is not on the host network as well',
  outcome: 'policy',
  severity: 'warning',
  why: 'A privileged container has all capabilities and devices of the host. What is left to keep it apart is its network; in host mode nothing is, and it can rewrite routes and firewall of the host.',
  evidence: ['https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities', 'CIS Docker Benchmark 1.6.0, 5.5 and 5.10'],
  tags: ['network-mode', 'roles', 'security', 'cwe-250', 'cis-docker-5.5', 'cis-docker-5.10'],
  options: {
    except: option.texts('Roles of services that may be both.', ['infrastructure'])
  },

  *check({ active }, { except }) {
    for (const service of active) {
      const { name, namespace, networkMode, role, tree } = service
      if (namespace.kind !== 'host' || !networkMode || !isPrivileged(service)) continue
      if (role ? except.includes(role.value ?? '') : pulledInfrastructure(service)) continue
      const joined = namespace.owner && namespace.owner !== service ? ` of "${namespace.owner.name}"` : ''
      yield {
        at: tree.entries.get('privileged')!.key,
        message: `"${name}" is privileged on the host network${joined}: nothing keeps it apart from the host`,
        hint: `Give it the capabilities it needs (\`cap_add\`) instead of all of them, or a network of its own. If it has to be so, say what it is: \`x-netlint: {role: ${except[0] ?? 'infrastructure'}}\`.`,
        related: [{ at: networkMode, message: 'its network_mode' }]
      }
    }
  }
})
