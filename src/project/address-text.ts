/** A host that an address names, with where it stands in the text. */
export interface Named {
  readonly host: string
  readonly port: number | undefined
  readonly scheme: string | undefined
  readonly start: number
  readonly end: number
}

/** Stands in a text for what a variable without a value would bring: no part of a host, but of a port or a password. */
export const hole = '\u{1}'

/** Parts of a text that an address never goes beyond. */
const word = /[^\s"'`,;|()<>{}[\]\\]+/g
const commentOrWord = /(?<![^\s])#[^\n]*|[^\s"'`,;|()<>{}[\]\\]+/g

/** The words of a text; in a script, those of its comments are none. */
export function* textWords(text: string, script = false): Iterable<{ readonly text: string; readonly start: number }> {
  for (const { 0: found, index } of text.matchAll(script ? commentOrWord : word)) {
    if (!(script && found.startsWith('#'))) yield { text: found, start: index }
  }
}

/**
 * Schemes whose authority is a machine wherever they stand. Behind any other one (s3://bucket, docker://image, app://callback)
 * it is taken for a machine only where a port follows.
 */
const schemes = new Set(
  (
    'http https ws wss tcp udp tls ssl ftp ftps sftp ssh telnet grpc grpcs h2c socks4 socks5 socks5h redis rediss valkey postgres postgresql pgsql mysql mysql2 mariadb ' +
    'mongodb mongo amqp amqps kafka nats mqtt mqtts ldap ldaps smtp smtps submission imap imaps pop3 memcached memcache clickhouse ' +
    'cassandra neo4j bolt elasticsearch opensearch influxdb etcd etcds consul zk zookeeper sqlserver mssql oracle cockroachdb couchdb couchbase rabbitmq ' +
    'pulsar stomp rtsp rtmp rtp srt syslog gelf fluentd jdbc thrift hdfs'
  ).split(' ')
)
const neverHosts = /^(?:s3[an]?|gs|gcs|az|azure|abfss?|wasbs?|file|unix|npipe|fd|sqlite[0-9]?|mem|memory|docker|docker-image|docker-daemon|oci|dir|env|secret|ssm|vault|pkg|arn|data|cid|urn|mailto|classpath|op)$/i

const name = /[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_-])?/iy

/** The hosts of the addresses in one word: of each URL, else of `host:port`. */
export function* addresses(text: string): Iterable<Named> {
  let at = text.indexOf('://')
  if (at < 0) {
    const found = hostAndPort(text)
    if (found) yield found
  }
  let from = 0
  while (at >= 0) {
    const scheme = /[a-z][a-z0-9+.-]*$/i.exec(text.slice(Math.max(from, at - 40), at))?.[0].toLowerCase()
    const begin = at + 3
    at = text.indexOf('://', begin)
    from = begin
    if (scheme === undefined || neverHosts.test(scheme)) continue
    const found = hostOf(text, begin, scheme)
    if (found && (found.port !== undefined || schemes.has(scheme) || schemes.has(scheme.split(/[+.]/)[0]!))) yield found
  }
}

function hostOf(text: string, begin: number, scheme: string): Named | undefined {
  let end = begin
  let start = begin
  for (; end < text.length && !'/?#'.includes(text[end]!); end++) if (text[end] === '@') start = end + 1
  const host = nameAt(text, start)
  if (host === undefined) return undefined
  const stop = start + host.length
  const rest = text.slice(stop, Math.min(end, stop + 12))
  const port = /^:(\d{1,5})(?=$|[&:=])/.exec(rest)
  if (rest !== '' && !port && !/^(?::?$|:[\u{1}$]|&)/u.test(rest)) return undefined
  return { host: host.toLowerCase(), port: port ? Number(port[1]) : undefined, scheme, start, end: stop }
}

/** `host:port`, after `key=` and `user@`. A small number may be a version (`redis:7`), but for the ports of a few protocols. */
function hostAndPort(word: string): Named | undefined {
  const text = word.split('?', 1)[0]!
  let start = Math.max(text.lastIndexOf('='), text.lastIndexOf('@')) + 1
  while (text[start] === '/') start++
  const host = nameAt(text, start)
  if (host === undefined) return undefined
  const end = start + host.length
  const port = /^:(\d{2,5})(?=$|[/:?&])/.exec(text.slice(end, end + 12))?.[1]
  if (port === undefined || port.startsWith('0')) return undefined
  const number = Number(port)
  if (number > 65535 || (number < 80 && number !== 22 && number !== 25 && number !== 53)) return undefined
  return { host: host.toLowerCase(), port: number, scheme: undefined, start, end }
}

function nameAt(text: string, start: number): string | undefined {
  name.lastIndex = start
  return name.exec(text)?.[0]
}

/** The whole of a text as a name that an address could be, or undefined. */
export function wholeName(text: string): string | undefined {
  const found = nameAt(text, 0)
  return found?.length === text.length ? found.toLowerCase() : undefined
}
