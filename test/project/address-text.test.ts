import { describe, expect, it } from 'vitest'
import { forOthers, namesHost, namesHosts } from '../../src/project/address-keys.ts'
import { addresses, textWords, wholeName } from '../../src/project/address-text.ts'

const hosts = (text: string): string[] =>
  [...textWords(text)].flatMap((word) =>
    [...addresses(word.text)].map(({ host, port, start, end }) => {
      expect(text.slice(word.start + start, word.start + end).toLowerCase()).toBe(host)
      return port === undefined ? host : `${host}:${port}`
    })
  )

describe('the hosts that a text asks for', () => {
  it.each([
    ['http://db', ['db']],
    ['http://DB:8080/path?next=http://api/x', ['db:8080', 'api']],
    ['postgres://user:p@ss@db:5432/wiki', ['db:5432']],
    ['postgresql+asyncpg://db/wiki', ['db']],
    ['jdbc:mysql://db:3306/wiki?useSSL=false', ['db:3306']],
    ['jdbc:oracle:thin:@db:1521:xe', ['db:1521']],
    ['mongodb://u:p@a:27017,b:27018/wiki?replicaSet=r', ['a:27017', 'b:27018']],
    ['user:password@tcp(db:3306)/wiki', ['db:3306']],
    ['kafka1:9092,kafka2:9092', ['kafka1:9092', 'kafka2:9092']],
    ['1@voter:9093', ['voter:9093']],
    ['--server=db:5432', ['db:5432']],
    ['amqp://guest:guest@queue:5672//', ['queue:5672']],
    ['rtsp://cam:554/live', ['cam:554']],
    ['custom://api:8080', ['api:8080']],
    ['http://$HOST:80 http://web-${N}:80 http://a$B:80', []],
    ['s3://redis/x docker://redis unix://redis file://redis sqlite:///redis', []],
    ['app://redis secret://redis', []],
    ['redis:7 postgres:16-alpine node:20 mysql:08 redis:latest', []],
    ['a:80:80', ['a:80']],
    ['db:70000 db:123456', []],
    ['http:// ://db @db =db', []]
  ])('%s', (text, expected) => {
    expect(hosts(text)).toEqual(expected)
  })

  it('passes over the comments of a script', () => {
    expect([...textWords('curl http://a # not http://b\nwget http://c#d', true)].map(({ text }) => text)).toEqual(['curl', 'http://a', 'wget', 'http://c#d'])
  })

  it('takes a whole text for a name only where it is one', () => {
    expect(wholeName('Db_1')).toBe('db_1')
    for (const text of ['', 'a b', 'a:1', '${A}', '-a', 'a/b']) expect(wholeName(text)).toBeUndefined()
  })

  it('stays linear', () => {
    const start = performance.now()
    for (const unit of ['a://', 'http://u@', '@', '=:', 'x.', '//', 'a', '://', '# ']) for (const word of textWords(unit.repeat(200_000), true)) for (const _ of addresses(word.text));
    expect(performance.now() - start).toBeLessThan(5000)
  })
})

describe('what a key says of its value', () => {
  it.each(['DB_HOST', 'PGHOST', 'database__connection__host', '--redis-host', 'spring.redis.host', 'MAIL_SERVER', 'API_ENDPOINT', 'LDAP_HOSTS'])('%s names a host', (key) => {
    expect(namesHost(key)).toBe(true)
  })

  it.each(['HOST', 'HOSTNAME', 'SERVER', 'WEB_SERVER', 'APP_HOST', 'LISTEN_ADDR', 'NODE_HOSTNAME', 'CACHE_DRIVER', 'DB_CONNECTION', 'DB_USER', '--hostname', '--listen-addr', 'listen..addr', 'web--server', 'app_server', 'HOST_PATH'])('%s names none to ask', (key) => {
    expect(namesHost(key)).toBe(false)
  })

  it.each<[key: string, lists: boolean]>([['discovery.seed_hosts', true], ['SEED__HOSTS', true], ['seed-hosts', true], ['seedhosts', false], ['LINSEED_HOSTS', false], ['SEED_HOSTS_FILE', false], ['ALLOWED_HOSTS', false]])(
    '%s lists hosts to ask: %s',
    (key, lists) => {
      expect(namesHosts(key)).toBe(lists)
    }
  )

  it.each(['PUBLIC_URL', 'NEXT_PUBLIC_API', 'VITE_API_URL', 'REACT_APP_API_URL', 'CORS_ORIGIN', 'KAFKA_ADVERTISED_LISTENERS', 'VIRTUAL_HOST', 'ALLOWED_HOSTS', 'no_proxy', 'OAUTH_REDIRECT_URI', 'JOB_IMAGE', 'GRAFANA_ROOT_URL', 'SERVER_NAME', '--trusted-proxy', 'site.url', 'NOPROXY'])(
    '%s is for others',
    (key) => {
      expect(forOthers(key)).toBe(true)
    }
  )

  it.each(['API_URL', 'PUBLICATION_HOST', 'DB_HOST', 'ROOTURL', '--proxy', ''])('%s is for the process itself', (key) => {
    expect(forOthers(key)).toBe(false)
  })
})
