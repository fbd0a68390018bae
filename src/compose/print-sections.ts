import type { Tree } from '../source/tree.ts'
import {
  bytes, command, duration, flag, goText, hosts, listOf, mapOf, maybeDuration, maybeFlag, maybeNumber, number, pairs, ratio, struct, text, texts, variables,
  type FieldPrint, type Form, type Print, type Printed
} from './printer.ts'

// compose-go types/types.go and its neighbours: each type's fields in the order they are declared, which is the order they are printed in.

/** JSON writes `null` for a command that is not there. */
const commandField: FieldPrint = { print: command, otherwise: { json: null } }

const hook = struct({ command: commandField, user: text, privileged: flag, working_dir: text, environment: variables })

/** YAML writes both limits even where they are 0, which is also what a single limit of 0 becomes. */
const bound: FieldPrint = { print: number, otherwise: { yaml: 0 } }
const bounds = struct({ soft: bound, hard: bound })
const ulimits = mapOf(
  (tree, form) => (tree.kind === 'scalar' ? number(tree, form) : bounds(tree, form)),
  (form) => (form === 'json' ? {} : { soft: 0, hard: 0 })
)

const octal: Print = (tree) => {
  if (tree.kind !== 'scalar') return undefined
  return `0${(tree.type === 'string' ? Number.parseInt(tree.text, 8) : Number(tree.value)).toString(8)}`
}

const fileReference = listOf(struct({ source: text, target: text, uid: text, gid: text, mode: octal }))

const deviceRequest = listOf(
  struct({
    capabilities: texts,
    driver: text,
    count: (tree) => (goText(tree).toLowerCase() === 'all' ? -1 : Number(goText(tree)) || undefined),
    device_ids: texts,
    options: pairs
  })
)

/** Keys of `ssh` with their paths; JSON and YAML agree only where there is none. */
const ssh: Print = (tree) => {
  if (tree.kind !== 'mapping' || tree.entries.size === 0) return undefined
  return [...tree.entries].map(([id, { value }]) => (value.kind === 'scalar' && value.text !== '' ? `${id}: ${value.text}` : id))
}

const build = struct({
  context: text,
  dockerfile: text,
  dockerfile_inline: text,
  entitlements: texts,
  args: variables,
  provenance: text,
  sbom: text,
  ssh,
  labels: pairs,
  cache_from: texts,
  cache_to: texts,
  no_cache: flag,
  additional_contexts: pairs,
  pull: flag,
  extra_hosts: hosts,
  isolation: text,
  network: text,
  target: text,
  secrets: fileReference,
  shm_size: bytes,
  tags: texts,
  ulimits,
  platforms: texts,
  privileged: flag
})

const develop = struct({
  watch: listOf(struct({ path: text, action: text, target: text, exec: { print: hook, embedded: true }, include: texts, ignore: texts, initial_sync: flag }))
})

const throttle = listOf(struct({ path: { print: text, json: 'Path' }, rate: { print: bytes, json: 'Rate' } }))

const blkio = struct({
  weight: number,
  weight_device: listOf(struct({ path: { print: text, json: 'Path' }, weight: { print: number, json: 'Weight' } })),
  device_read_bps: throttle,
  device_read_iops: throttle,
  device_write_bps: throttle,
  device_write_iops: throttle
})

const update = struct({ parallelism: maybeNumber, delay: duration, failure_action: text, monitor: duration, max_failure_ratio: ratio, order: text })

const resource = struct({
  cpus: ratio,
  memory: bytes,
  pids: number,
  devices: deviceRequest,
  generic_resources: listOf(struct({ discrete_resource_spec: struct({ kind: { print: text, otherwise: { json: '', yaml: '' } }, value: { print: number, otherwise: { json: 0, yaml: 0 } } }) }))
})

const deploy = struct({
  mode: text,
  replicas: maybeNumber,
  labels: pairs,
  update_config: update,
  rollback_config: update,
  resources: { print: struct({ limits: resource, reservations: resource }), embedded: true },
  restart_policy: struct({ condition: text, delay: maybeDuration, max_attempts: maybeNumber, window: maybeDuration }),
  placement: { print: struct({ constraints: texts, preferences: listOf(struct({ spread: text })), max_replicas_per_node: number }), embedded: true },
  endpoint_mode: text
})

const endpoint = struct({
  aliases: texts,
  driver_opts: pairs,
  gw_priority: number,
  interface_name: text,
  ipv4_address: text,
  ipv6_address: text,
  link_local_ips: texts,
  mac_address: text,
  priority: number
})

const port = struct({
  name: text,
  mode: text,
  host_ip: text,
  // Go's uint32 wraps around.
  target: (tree) => Number(goText(tree)) % 2 ** 32 || undefined,
  published: text,
  protocol: text,
  app_protocol: text
})

const volume = struct({
  type: text,
  source: text,
  target: text,
  read_only: flag,
  consistency: text,
  bind: struct({ selinux: text, propagation: text, create_host_path: flag, recursive: text }),
  volume: struct({ labels: pairs, nocopy: flag, subpath: text }),
  tmpfs: struct({ size: bytes, mode: number }),
  image: struct({ subpath: text })
})

const healthcheck = struct({
  test: (tree) => (tree.kind === 'scalar' ? ['CMD-SHELL', tree.text] : texts(tree, 'json')),
  timeout: maybeDuration,
  interval: maybeDuration,
  retries: maybeNumber,
  start_period: maybeDuration,
  start_interval: maybeDuration,
  disable: flag
})

/** An option of a provider may be said several times. */
const repeated: Print = (tree) => (tree.kind === 'sequence' ? tree.items.map(goText) : [goText(tree)])

const fields = struct({
  profiles: texts,
  annotations: pairs,
  attach: maybeFlag,
  build,
  develop,
  blkio_config: blkio,
  cap_add: texts,
  cap_drop: texts,
  cgroup_parent: text,
  cgroup: text,
  cpu_count: number,
  cpu_percent: ratio,
  cpu_period: number,
  cpu_quota: number,
  cpu_rt_period: number,
  cpu_rt_runtime: number,
  cpus: ratio,
  cpuset: text,
  cpu_shares: number,
  command: commandField,
  configs: fileReference,
  container_name: text,
  credential_spec: struct({ config: text, file: text, registry: text }),
  depends_on: mapOf(struct({ condition: text, restart: flag, required: maybeFlag })),
  deploy,
  device_cgroup_rules: texts,
  devices: listOf(struct({ source: text, target: text, permissions: text })),
  dns: texts,
  dns_opt: texts,
  dns_search: texts,
  domainname: text,
  entrypoint: commandField,
  provider: struct({ type: text, options: mapOf(repeated) }),
  environment: variables,
  expose: texts,
  external_links: texts,
  extra_hosts: hosts,
  group_add: texts,
  gpus: deviceRequest,
  hostname: text,
  healthcheck,
  image: text,
  init: maybeFlag,
  ipc: text,
  isolation: text,
  labels: pairs,
  links: texts,
  logging: struct({ driver: text, options: pairs }),
  mem_limit: bytes,
  mem_reservation: bytes,
  memswap_limit: bytes,
  mem_swappiness: bytes,
  mac_address: text,
  models: mapOf(struct({ endpoint_var: text, model_var: text })),
  network_mode: text,
  networks: mapOf(endpoint),
  oom_kill_disable: flag,
  oom_score_adj: number,
  pid: text,
  pids_limit: number,
  platform: text,
  ports: listOf(port),
  privileged: flag,
  pull_policy: text,
  read_only: flag,
  restart: text,
  runtime: text,
  scale: maybeNumber,
  secrets: fileReference,
  security_opt: texts,
  shm_size: bytes,
  stdin_open: flag,
  stop_grace_period: maybeDuration,
  stop_signal: text,
  storage_opt: pairs,
  sysctls: pairs,
  tmpfs: texts,
  tty: flag,
  ulimits,
  use_api_socket: flag,
  user: text,
  userns_mode: text,
  uts: text,
  volumes: listOf(volume),
  volumes_from: texts,
  working_dir: text,
  post_start: listOf(hook),
  pre_stop: listOf(hook)
})

/** compose-go loader/validate.go sets `deploy.replicas` to `scale`. */
function service(tree: Tree, form: Form): Printed | undefined {
  const scale = tree.kind === 'mapping' ? tree.entries.get('scale') : undefined
  const deploy = tree.kind === 'mapping' ? tree.entries.get('deploy') : undefined
  if (tree.kind !== 'mapping' || scale === undefined || deploy?.value.kind !== 'mapping') return fields(tree, form)
  const scaled = { ...deploy.value, entries: new Map(deploy.value.entries).set('replicas', scale) }
  return fields({ ...tree, entries: new Map(tree.entries).set('deploy', { key: deploy.key, value: scaled }) }, form)
}

export const services = mapOf(service)

const network = struct({
  name: text,
  driver: text,
  driver_opts: pairs,
  ipam: { print: struct({ driver: text, config: listOf(struct({ subnet: text, gateway: text, ip_range: text, aux_addresses: pairs })) }), embedded: true },
  external: flag,
  internal: flag,
  attachable: flag,
  labels: pairs,
  enable_ipv4: maybeFlag,
  enable_ipv6: maybeFlag
})

const file = { name: text, file: text, environment: text }
const more = { external: flag, labels: pairs, driver: text, driver_opts: pairs, template_driver: text }
const secret = struct({ ...file, ...more })
const configWithContent = struct({ ...file, content: text, ...more })
/** The content of a config from the environment is not shown. */
const config: Print = (tree, form) => (tree.kind === 'mapping' && tree.entries.has('environment') ? secret : configWithContent)(tree, form)

export const resources: Readonly<Record<string, Print>> = {
  networks: mapOf(network),
  volumes: mapOf(struct({ name: text, driver: text, driver_opts: pairs, external: flag, labels: pairs })),
  secrets: mapOf(secret),
  configs: mapOf(config),
  models: mapOf(struct({ name: text, model: text, context_size: number, runtime_flags: texts }))
}
