import { parseExpose, type Exposed } from '../net/index.ts'
import { lazy } from './lazy.ts'

/**
 * The ports on which images listen as long as nothing tells them otherwise: EXPOSE of the published image and its own
 * documentation. One line an image; registry and tag do not count.
 */
const table = `
adguard/adguardhome 53 53/udp 3000 *
adminer 8080
caddy 80 *
clickhouse/clickhouse-server 8123 9000
couchdb 5984
deluge 8112
eclipse-mosquitto 1883 *
elasticsearch 9200 9300
emby/embyserver 8096
esphome/esphome 6052
flaresolverr/flaresolverr 8191
gitea/gitea 3000 22
grafana/grafana 3000
grafana/loki 3100
hashicorp/consul 8500
home-assistant/home-assistant 8123
homeassistant/home-assistant 8123
homebridge/homebridge 8581
httpd 80 *
influxdb 8086
jc21/nginx-proxy-manager 80 81 443
jellyfin/jellyfin 8096
jenkins/jenkins 8080
koush/scrypted 10443
linuxserver/bazarr 6767
linuxserver/deluge 8112
linuxserver/homeassistant 8123
linuxserver/jackett 9117
linuxserver/lidarr 8686
linuxserver/nzbget 6789
linuxserver/overseerr 5055
linuxserver/plex 32400
linuxserver/prowlarr 9696
linuxserver/qbittorrent 8080
linuxserver/radarr 7878
linuxserver/readarr 8787
linuxserver/sabnzbd 8080
linuxserver/sonarr 8989
linuxserver/tautulli 8181
linuxserver/transmission 9091
louislam/uptime-kuma 3001
mariadb 3306
memcached 11211
minio/minio 9000
mongo 27017
mysql 3306
nats 4222
netdata/netdata 19999
nextcloud 80
nginx 80 *
nodered/node-red 1880
phpmyadmin 80
phpmyadmin/phpmyadmin 80
pihole/pihole 53 53/udp 80
plexinc/pms-docker 32400
portainer/portainer-ce 9443
postgres 5432
prom/alertmanager 9093
prom/node-exporter 9100
prom/prometheus 9090
rabbitmq 5672
redis 6379
registry 5000
serjs/go-socks5-proxy 1080
tomcat 8080
valkey/valkey 6379
wordpress 80
zookeeper 2181
`

interface KnownImage {
  readonly ports: readonly Exposed[]
  /** True where a file that is usually mounted decides: with any mount the default is not known. */
  readonly configured: boolean
}

/** What is said of an image, by its name. */
const images = lazy(() => {
  const lines = table.trim().split('\n')
  return new Map(lines.map((line) => line.split(' ') as [string, ...string[]]).map(([name, ...words]) => [name, words]))
})

export function knownImage(image: string): KnownImage | undefined {
  const words = images().get(imageName(image))
  return words && { ports: words.flatMap((word) => parseExpose(word).value ?? []), configured: words.includes('*') }
}

const programs = lazy(() => new Set([...images().keys()].map((image) => image.slice(image.lastIndexOf('/') + 1))))

/** Whether a name is that of a program that others publish an image of: `nginx`, `home-assistant`. */
export function isKnownProgram(name: string): boolean {
  return programs().has(name)
}

/** `registry.example:5000/acme/app:1.2@sha256:…` is `acme/app`; Docker Hub's own images have no owner. */
export function imageName(image: string): string {
  const parts = image.split('@', 1)[0]!.split('/')
  if (parts.length > 1 && /[.:]|^localhost$/.test(parts[0]!)) parts.shift()
  if (parts[0] === 'library') parts.shift()
  const last = parts.pop() ?? ''
  return [...parts, last.split(':', 1)[0]].join('/')
}
