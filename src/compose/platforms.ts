/**
 * App stores whose files are Compose files but for what the platform adds before it brings them up. Each is known by
 * text that nothing else writes.
 */
export interface Platform {
  readonly name: string
  readonly sign: RegExp
  /** Keys of its dialect, which it takes away again. */
  readonly keys: readonly string[]
  /** Where it says so. */
  readonly source: string
}

export const platforms: readonly Platform[] = [
  {
    name: 'Coolify',
    sign: /\bSERVICE_(?:FQDN|URL|USER|PASSWORD|BASE64|REALBASE64|HEX)_[A-Z0-9]/,
    keys: ['exclude_from_hc', 'is_directory', 'isDirectory', 'content'],
    source: 'https://coolify.io/docs/knowledge-base/docker/compose'
  },
  { name: 'Runtipi', sign: /\btipi_main_network\b/, keys: [], source: 'https://runtipi.io/docs/contributing/adding-a-new-app' },
  { name: 'Umbrel', sign: /^ {2}app_proxy:\s*$/m, keys: [], source: 'https://github.com/getumbrel/umbrel-apps' },
  { name: 'Dokploy', sign: /\bdokploy-network\b/, keys: [], source: 'https://docs.dokploy.com/docs/core/docker-compose' }
]
