/**
 * App stores whose files are Compose files but for what the platform adds before it brings them up. Each is known by
 * text that nothing else writes.
 */
export interface Platform {
  readonly name: string
  readonly sign: RegExp
  /** What it adds under this name: a file that has it itself is whole. */
  readonly adds?: string
  /** Keys of its dialect, which it takes away again. */
  readonly keys: readonly string[]
  /** The names of the variables that it sets for every app. */
  readonly variables?: RegExp
}

export const platforms: readonly Platform[] = [
  // https://coolify.io/docs/knowledge-base/docker/compose
  {
    name: 'Coolify',
    sign: /\bSERVICE_(?:FQDN|URL|USER|PASSWORD|BASE64|REALBASE64|HEX)_[A-Z0-9]/,
    keys: ['exclude_from_hc', 'is_directory', 'isDirectory', 'content'],
    variables: /^(?:SERVICE_(?:NAME|FQDN|URL|USER|PASSWORD|BASE64|REALBASE64|HEX)_|COOLIFY_)/
  },
  // https://runtipi.io/docs/contributing/adding-a-new-app
  {
    name: 'Runtipi',
    sign: /\btipi_main_network\b/,
    keys: [],
    variables: /^(?:APP_(?:PORT|ID|DATA_DIR|DOMAIN|HOST|PROTOCOL|EXPOSED)|LOCAL_DOMAIN|ROOT_FOLDER_HOST|STORAGE_PATH|INTERNAL_IP|TZ)$/
  },
  // https://github.com/getumbrel/umbrel-apps
  { name: 'Umbrel', sign: /^ {2}app_proxy:\s*$/m, adds: 'app_proxy', keys: [], variables: /^(?:APP|TOR|DEVICE|NETWORK|UMBREL)_/ },
  // https://docs.dokploy.com/docs/core/docker-compose
  { name: 'Dokploy', sign: /\bdokploy-network\b/, adds: 'dokploy-network', keys: [] }
]
