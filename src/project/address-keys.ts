/** `DB_HOST`, `--db-host` and `db.host` are one word to read. */
function normal(key: string): string {
  return key
    .replace(/^-+/, '')
    .replace(/[^a-zA-Z0-9]+/g, '_')
    .toUpperCase()
}

const hostWord = /(?:HOSTS?|HOSTNAME|SERVER|ADDR|ADDRESS|ENDPOINT|URL|URI)$/i
/** What these say is what a process is or is called, not whom it asks. */
const ownWord = /^(?:HOSTS?|HOSTNAME|SERVER|ADDR|ADDRESS|URL|URI|ENDPOINT|(?:WEB|HTTP|APP|APPLICATION)_?SERVER|(?:LOCAL|MY|THIS|SELF|NODE|CONTAINER|BIND|LISTEN|UI|WEB|APP|SERVER|GUI)_?(?:HOST|HOSTNAME|ADDR|ADDRESS))$/

/** Whether the whole value under this key is a host to ask. */
export function namesHost(key: string): boolean {
  return hostWord.test(key) && !ownWord.test(normal(key))
}

/** Whether this key lists hosts to ask. */
export function namesHosts(key: string): boolean {
  return /(?:^|[^A-Z0-9])SEED[^A-Z0-9]+HOSTS$/i.test(key)
}

const others = new Set(
  (
    'PUBLIC EXTERNAL BROWSER FRONTEND CLIENT WEBSITE SITE ORIGIN ORIGINS CORS ALLOWED ALLOW WHITELIST TRUSTED REDIRECT CALLBACK ' +
    'ADVERTISED ADVERTISE VIRTUAL LETSENCRYPT ISSUER DOMAIN DOMAINS LISTEN LISTENER LISTENERS BIND IMAGE IMAGES TAG VERSION REALM ' +
    'VITE REACT VUE NUXT GATSBY EXPO ANGULAR SVELTE ASTRO ' +
    'DESCRIPTION TITLE COMMENT'
  ).split(' ')
)

/**
 * Whether what stands under this key is for somebody else than the process: the browser, a certificate authority, other
 * clients, a list of what is allowed.
 */
export function forOthers(key: string): boolean {
  const text = normal(key)
  return /NO_?PROXY|ROOT_URL|SERVER_NAMES?|HOMEPAGE/.test(text) || text.split('_').some((part) => others.has(part))
}
