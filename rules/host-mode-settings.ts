import { at, defineRule, entriesAt, itemsAt, remove, type Finding, type Service, type Tree } from '../src/rule.ts'

export default defineRule({
  id: 'host-mode-settings',
  title: 'Links, sysctls and host names suit the namespaces of a service',
  outcome: 'fails',
  severity: 'error',
  why: "A container in a namespace of the host can change nothing there. Docker refuses links in host mode, kernel settings of a namespace that is not the container's own, and a host name with the host's UTS namespace.",
  docker: [
    "conflicting options: host type networking can't be used with links. This would result in undefined behavior",
    'conflicting options: hostname and the UTS mode',
    'invalid PID mode: foo',
    'sysctl "net.ipv4.ip_forward" not allowed in host network namespace',
    'sysctl "vm.max_map_count" is not in a separate kernel namespace',
    `interface specific sysctl setting "net.ipv4.conf.eth0.forwarding" must be supplied using driver option 'com.docker.network.endpoint.sysctls'`
  ],
  evidence: [
    'moby/moby daemon/internal/runconfig/hostconfig_unix.go',
    'moby/moby daemon/server/router/container/container_routes.go handleSysctlBC',
    'opencontainers/runc libcontainer/configs/validate/validator.go sysctl'
  ],
  tags: ['network-mode', 'sysctls'],
  options: {},

  *check({ active, target }) {
    for (const service of active) {
      const { name, namespace, networkMode, tree } = service
      const host = networkMode?.value?.kind === 'host'
      for (const key of host ? ['links', 'external_links'] : []) {
        const entry = service.given(key)
        if (!entry) continue
        const docker = "conflicting options: host type networking can't be used with links. This would result in undefined behavior"
        yield { at: entry.key, message: `"${name}" is in host mode and cannot have ${key}`, hint: 'Published ports of others are on localhost.', docker, related: [{ at: networkMode!, message: 'host mode' }], fix: gone(entry.key, key) }
      }
      yield* modes(service)
      const uts = at(tree, 'uts')
      for (const key of text(uts) === 'host' ? ['hostname', 'domainname'] : []) {
        const entry = service.given(key)
        if (!entry) continue
        const docker = key === 'hostname' ? 'conflicting options: hostname and the UTS mode' : 'sysctl "kernel.domainname" is not in a separate kernel namespace'
        yield { at: entry.key, message: `"${name}" has the host's name (uts: host) and cannot have a ${key}`, docker, related: [{ at: uts!, message: 'uts: host' }], fix: gone(entry.key, key) }
      }
      for (const sysctl of sysctls(tree)) {
        const wrong = misplaced(sysctl.name, service, target.engine.atLeast(28))
        if (wrong) yield { at: sysctl.at, ...wrong, ...(namespace.kind === 'host' && networkMode && { related: [{ at: networkMode, message: 'this puts it on the network of the host' }], fix: gone(sysctl.at, sysctl.name) }) }
      }
    }
  }
})

function misplaced(name: string, { namespace, networkMode, name: service, ...rest }: Service, strict: boolean): Omit<Finding, 'at'> | undefined {
  if (name.startsWith('net.')) {
    if (namespace.kind === 'host') return { message: `${name} cannot be set for "${service}" on the network of the host`, hint: 'Set it on the host.', docker: `sysctl "${name}" not allowed in host network namespace` }
    const joined = networkMode?.value?.kind === 'service' || networkMode?.value?.kind === 'container'
    if (joined || !strict || !/^net\.[^.]+\.[^.]+\.eth\d+\./.test(name)) return undefined
    const docker = `interface specific sysctl setting "${name}" must be supplied using driver option 'com.docker.network.endpoint.sysctls'`
    return { message: `${name} is of one interface, which is not there yet when "${service}" is created`, hint: `Write it under the network: \`driver_opts: {com.docker.network.endpoint.sysctls: "${name.replace(/eth\d+/, 'IFNAME')}=…"}\`.`, docker }
  }
  if (/^(?:kernel\.(?:msg|sem|shm)|fs\.mqueue\.)/.test(name)) return text(rest.at('ipc')) === 'host' ? { message: `${name} cannot be set for "${service}" with ipc: host`, hint: 'Set it on the host.', docker: `sysctl "${name}" is not in a separate kernel namespace` } : undefined
  return /^kernel\.(?:domainname|hostname)$/.test(name) ? undefined : { message: `${name} is a setting of the whole host, and no container can have its own`, hint: 'Set it on the host.', docker: `sysctl "${name}" is not in a separate kernel namespace` }
}

/** moby api/types/container/hostconfig.go: what Valid() of each mode takes; `service:` has become `container:` by then, but for uts. */
const valid = { uts: /^host$/, pid: /^(?:host|(?:container|service):.+)$/, ipc: /^(?:host|none|private|shareable|(?:container|service):.+)$/ } as const

function* modes(service: Service): Iterable<Finding> {
  for (const key of ['uts', 'pid', 'ipc'] as const) {
    const mode = text(service.at(key))
    if (mode && !valid[key].test(mode)) yield { at: service.at(key)!, message: `${key} of "${service.name}" cannot be ${mode}`, docker: `invalid ${key.toUpperCase()} mode: ${mode}` }
  }
}

const gone = (key: Tree, name: string): NonNullable<Finding['fix']> => ({ title: `Remove ${name}`, safe: true, edits: [remove(key)] })

function text(tree: Tree | undefined): string | undefined {
  return tree?.kind === 'scalar' && tree.known && tree.text !== '' ? tree.text : undefined
}

/** A mapping, or a list of `NAME=value`. */
function sysctls(tree: Tree): readonly { readonly name: string; readonly at: Tree }[] {
  const mapped = [...entriesAt(tree, 'sysctls')].map(({ key }) => ({ name: key.text, at: key }))
  return [...mapped, ...itemsAt(tree, 'sysctls').flatMap((item) => (text(item) ? [{ name: text(item)!.split('=', 1)[0]!, at: item }] : []))]
}
