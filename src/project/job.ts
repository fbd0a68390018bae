import type { Located } from '../source/origin.ts'
import { imageName } from './known-images.ts'
import type { Project, Service } from './model.ts'

/** What shows that a service runs once and ends, as half a sentence. */
export interface Job extends Located {
  readonly reason: string
}

/** Jobs among the active services, by what the files say: a job mode, or another one that waits for its success. `restart: "no"` alone says nothing. */
export function jobs({ active }: Project): ReadonlyMap<Service, Job> {
  const found = new Map<Service, Job>()
  for (const service of active) {
    const mode = service.at('deploy', 'mode')
    // docs.docker.com/reference/compose-file/deploy/#mode
    if (mode?.kind === 'scalar' && mode.known && /^(?:replicated|global)-job$/.test(mode.text)) found.set(service, { origin: mode.origin, reason: `its deploy.mode is ${mode.text}` })
  }
  for (const { name, dependencies } of active) {
    for (const { service, condition, origin } of dependencies) {
      if (service && condition === 'service_completed_successfully' && !found.has(service)) found.set(service, { origin, reason: `"${name}" waits for it to complete` })
    }
  }
  return found
}

/** True where nothing that is written of a service shows that it needs a network, and enough is written to tell. */
export function needsNoNetwork(service: Service, project: Project): boolean {
  return !isReachable(service) && !namesOthers(service, project) && !holdsSecrets(service) && isLocal(service)
}

const attributes = ['networks', 'external_links', 'extra_hosts', 'dns', 'mac_address', 'secrets', 'env_file', 'use_api_socket', 'provider', 'models', 'credential_spec']

function isReachable(service: Service): boolean {
  const { ports, expose, dependencies, tree, origin, networkMode } = service
  if (networkMode || ports.length > 0 || expose.length > 0) return true
  if (dependencies.some(({ by, condition }) => by !== 'volumes_from' && condition !== 'service_completed_successfully')) return true
  // What Compose implies stands where the service does.
  return attributes.some((name) => {
    const key = tree.entries.get(name)?.key
    return key !== undefined && key.origin.start !== origin.start
  })
}

function namesOthers({ environment, command, entrypoint, name }: Service, { service }: Project): boolean {
  return [...environment.values(), ...command, ...entrypoint].some(({ value }) => {
    if (value === undefined) return true
    return /:\/\/|@|[\w-]:\d{2,5}\b|\b\d{1,3}(?:\.\d{1,3}){3}\b/.test(value) || value.split(/[^\w.-]+/).some((word) => word !== name && service(word) !== undefined)
  })
}

const remote = /(?:^|_)(?:URL|URI|HOST|HOSTS|HOSTNAME|ADDR|ADDRESS|ENDPOINT|SERVER|SERVERS|DSN|PORT|BROKER|BROKERS|PROXY|TOKEN|KEY|SECRET|PASSWORD|PASS|USER|DATABASE|DB|BUCKET|REGION|PEER|PEERS|API)(?:_|$)|(?:URL|URI|HOST|ENDPOINT|PASSWORD|TOKEN|KEY)$/i

function holdsSecrets({ environment }: Service): boolean {
  return [...environment.keys()].some((name) => remote.test(name))
}

/** Words of programs and tasks that reach out, in the names of images and services and in commands. */
const reaching = new Set(
  `aws az bootstrap bundle certbot clone composer conan consul crawl crawler curl database datasets db deploy dig docker download downloader fetch fetcher flyway ftp gcloud gem
  git gradle gsutil helm http httpie https init-db initdb install installer kafka kubectl ldap load-test mail mariadb maven mc migrate migrations migrator mirror mongo mongosh mvn mysql nc npm npx nuget
  pg pip ping pnpm poetry postgres prisma provision psql publish pull push rabbitmqctl rclone redis register registry restic rsync s3 scp scraper seed seeder sftp smoke sql ssh
  superset sync telegram test tests topic topics update upgrade upload vault wait-for wait-for-it wget yarn apk apt apt-get dnf yum`.split(/\s+/)
)

function isLocal({ name, image, build, command, entrypoint }: Service): boolean {
  if (build || image?.value === undefined) return false
  const texts = [name, imageName(image.value), ...[...command, ...entrypoint].map(({ text }) => text)]
  return !texts.some((text) => text.toLowerCase().split(/[^a-z0-9-]+/).some(reaches))
}

function reaches(word: string): boolean {
  return reaching.has(word) || word.split('-').some((part) => reaching.has(part) || part.startsWith('migrat'))
}
