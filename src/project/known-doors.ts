import { imageName } from './known-images.ts'
import { lazy } from './lazy.ts'
import type { Service } from './model.ts'

/** What lets in whoever reaches it, or is meant for those who run the machine. */
export interface Door {
  /** "PostgreSQL", "the console of Portainer". */
  readonly what: string
  readonly source: string
}

/**
 * Databases and consoles: words of the names of their images, the ports they listen on inside the container, what they are,
 * and where that is said. A port with `!` tells by itself, whatever the image is called.
 */
const table = `
adminer | 8080 | the console Adminer | https://hub.docker.com/_/adminer
cassandra | 9042! 7000 | Cassandra | https://hub.docker.com/_/cassandra
clickhouse | 8123 9000 | ClickHouse | https://hub.docker.com/r/clickhouse/clickhouse-server
consul | 8500 | Consul | https://hub.docker.com/r/hashicorp/consul
couchdb | 5984! | CouchDB | https://hub.docker.com/_/couchdb
dind | 2375! | the Docker Engine | https://docs.docker.com/engine/security/protect-access/
docker-socket-proxy | 2375 | the Docker Engine | https://docs.docker.com/engine/security/protect-access/
elasticsearch | 9200! 9300! | Elasticsearch | https://hub.docker.com/_/elasticsearch
etcd | 2379! 2380! | etcd | https://etcd.io/docs/
influxdb | 8086! | InfluxDB | https://hub.docker.com/_/influxdb
keydb | 6379 | KeyDB | https://hub.docker.com/r/eqalpha/keydb
kibana | 5601! | the console Kibana | https://hub.docker.com/_/kibana
mariadb | 3306 | MariaDB | https://hub.docker.com/_/mariadb
memcached | 11211! | Memcached | https://hub.docker.com/_/memcached
mongo | 27017! | MongoDB | https://hub.docker.com/_/mongo
mongo-express | 8081 | the console mongo-express | https://hub.docker.com/_/mongo-express
mongodb | 27017 | MongoDB | https://hub.docker.com/_/mongo
mssql | 1433! | SQL Server | https://hub.docker.com/r/microsoft/mssql-server
mysql | 3306! | MySQL | https://hub.docker.com/_/mysql
neo4j | 7474 7687 | Neo4j | https://hub.docker.com/_/neo4j
nginx-proxy-manager | 81 | the console of nginx-proxy-manager | https://nginxproxymanager.com/setup/
node | 9229! | the debugger of Node.js | https://nodejs.org/en/learn/getting-started/debugging
opensearch | 9200 9300 | OpenSearch | https://hub.docker.com/r/opensearchproject/opensearch
oracle | 1521! | Oracle Database | https://container-registry.oracle.com
percona | 3306 | Percona Server | https://hub.docker.com/_/percona
pgadmin4 | 80 443 | the console pgAdmin | https://hub.docker.com/r/dpage/pgadmin4
phpmyadmin | 80 443 | the console phpMyAdmin | https://hub.docker.com/_/phpmyadmin
portainer | 9000 9443 | the console Portainer | https://docs.portainer.io
portainer-ce | 9000 9443 | the console Portainer | https://docs.portainer.io
portainer-ee | 9000 9443 | the console Portainer | https://docs.portainer.io
postgres | 5432! | PostgreSQL | https://hub.docker.com/_/postgres
postgresql | 5432 | PostgreSQL | https://hub.docker.com/_/postgres
rabbitmq | 5672 15672! | RabbitMQ | https://hub.docker.com/_/rabbitmq
redis | 6379! | Redis | https://redis.io/docs/latest/operate/oss_and_stack/management/security/
redis-commander | 8081 | the console Redis Commander | https://github.com/joeferner/redis-commander
redisinsight | 5540 8001 | the console Redis Insight | https://hub.docker.com/r/redis/redisinsight
scylla | 9042 | ScyllaDB | https://hub.docker.com/r/scylladb/scylla
traefik | 8080 | the console of Traefik | https://doc.traefik.io/traefik/operations/api/
valkey | 6379 | Valkey | https://hub.docker.com/r/valkey/valkey
zookeeper | 2181! | ZooKeeper | https://hub.docker.com/_/zookeeper
`

const doors = lazy(() => {
  const byImage = new Map<string, Door & { readonly ports: ReadonlySet<number> }>()
  const byPort = new Map<number, Door>()
  for (const line of table.trim().split('\n')) {
    const [name, ports, what, source] = line.split(' | ') as [string, string, string, string]
    byImage.set(name, { what, source, ports: new Set(ports.split(' ').map((port) => Number.parseInt(port, 10))) })
    for (const port of ports.split(' ')) if (port.endsWith('!')) byPort.set(Number.parseInt(port, 10), { what, source })
  }
  return { byImage, byPort }
})

/** What a TCP port of a service lets in to, where that is known to be for few. */
export function knownDoor({ image }: Service, port: number): Door | undefined {
  const name = image?.value === undefined ? '' : imageName(image.value)
  const { byImage, byPort } = doors()
  const own = byImage.get(name.slice(name.lastIndexOf('/') + 1).toLowerCase())
  return own?.ports.has(port) ? own : byPort.get(port)
}
