import { lazy } from './lazy.ts'

/** What is at home on the host's own network, and who says so. */
export interface Infrastructure {
  /** As half a sentence goes on: "it is …". */
  readonly what: string
  readonly source: string
}

/**
 * Programs that measure, capture, route or announce on the network of the host, by the words that stand in the names of
 * their images: `node exporter` is in prom/node-exporter and in acme/node_exporter-arm64. The source tells what each has to
 * do there. What else a team runs on the host network it says by the role `infrastructure`.
 */
const table: Readonly<Record<string, string>> = {
  'what measures the host': `
beszel agent | https://beszel.dev/guide/agent-installation
cadvisor | https://github.com/google/cadvisor
glances | https://github.com/nicolargo/glances
netdata | https://learn.netdata.cloud/docs/netdata-agent/installation/docker
node exporter | https://github.com/prometheus/node_exporter#docker
vnstat | https://github.com/vergoh/vnstat-docker`,
  'what looks at packets': `
arkime | https://github.com/arkime/arkime
arpwatch | https://en.wikipedia.org/wiki/Arpwatch
netshoot | https://github.com/nicolaka/netshoot
ntopng | https://hub.docker.com/r/ntop/ntopng
p0f | https://github.com/p0f/p0f
pcap | https://www.tcpdump.org
sniffer | https://en.wikipedia.org/wiki/Packet_analyzer
snort | https://github.com/snort3/snort3
softflowd | https://github.com/irino/softflowd
suricata | https://github.com/jasonish/docker-suricata
tcpdump | https://www.tcpdump.org
tetragon | https://github.com/cilium/tetragon
tshark | https://www.wireshark.org/docs/man-pages/tshark.html
wireshark | https://docs.linuxserver.io/images/docker-wireshark/
zeek | https://github.com/zeek/zeek`,
  'what looks for devices on the LAN': `
netalertx | https://github.com/jokob-sk/NetAlertX
pialert | https://github.com/jokob-sk/NetAlertX
scanopy | https://github.com/scanopy/scanopy
upsnap | https://github.com/seriousm4x/UpSnap
urbackup server | https://github.com/uroni/urbackup-server-docker
watchyourlan | https://github.com/aceberg/WatchYourLAN
wol | https://en.wikipedia.org/wiki/Wake-on-LAN`,
  'a VPN or a tunnel': `
cloudflared | https://github.com/cloudflare/cloudflared
husarnet | https://github.com/husarnet/husarnet
ipsec | https://github.com/hwdsl2/docker-ipsec-vpn-server
nebula | https://github.com/slackhq/nebula
netbird | https://github.com/netbirdio/netbird
netmaker | https://github.com/gravitl/netmaker
openvpn | https://github.com/kylemanna/docker-openvpn
softether | https://github.com/SoftEtherVPN/SoftEtherVPN
strongswan | https://github.com/strongswan/strongswan
tailscale | https://tailscale.com/kb/1282/docker
tinc | https://github.com/gsliepen/tinc
twingate connector | https://hub.docker.com/r/twingate/connector
v2raya | https://github.com/v2rayA/v2rayA
vpn | https://en.wikipedia.org/wiki/Virtual_private_network
wg easy | https://github.com/wg-easy/wg-easy
wireguard | https://docs.linuxserver.io/images/docker-wireguard/
zerotier | https://github.com/zerotier/ZeroTierOne`,
  'a server of DHCP or DNS': `
adguardhome | https://hub.docker.com/r/adguard/adguardhome
bind9 | https://hub.docker.com/r/ubuntu/bind9
blocky | https://github.com/0xERR0R/blocky
coredns | https://github.com/coredns/coredns
dhcp | https://www.rfc-editor.org/rfc/rfc2131
dhcpd | https://github.com/networkboot/docker-dhcpd
dhcprelay | https://github.com/modem7/DHCP-Relay
dns | https://www.rfc-editor.org/rfc/rfc1035
dnsmasq | https://thekelleys.org.uk/dnsmasq/doc.html
kea | https://kea.readthedocs.io
pihole | https://docs.pi-hole.net/docker/dhcp/
technitium | https://github.com/TechnitiumSoftware/DnsServer
unbound | https://github.com/MatthewVance/unbound-docker-rpi`,
  'what announces itself on the LAN': `
avahi | https://github.com/avahi/avahi
cups | https://github.com/SickHub/docker-cups-airprint
mdns | https://www.rfc-editor.org/rfc/rfc6762
samba | https://github.com/ServerContainers/samba
time machine | https://github.com/mbentley/docker-timemachine
timemachine | https://github.com/mbentley/docker-timemachine
wsdd | https://github.com/christgau/wsdd`,
  'home automation that finds devices on the LAN': `
domoticz | https://hub.docker.com/r/domoticz/domoticz
esphome | https://github.com/esphome/esphome
fhem | https://github.com/fhem/fhem-docker
gladys | https://github.com/GladysAssistant/Gladys
home assistant | https://www.home-assistant.io/installation/linux
homeassistant | https://www.home-assistant.io/installation/linux
homebridge | https://github.com/homebridge/docker-homebridge
iobroker | https://github.com/buanet/ioBroker.docker
matter server | https://github.com/home-assistant-libs/python-matter-server
openhab | https://www.openhab.org/docs/installation/docker.html
otbr | https://github.com/openthread/ot-br-posix
scrypted | https://github.com/koush/scrypted`,
  'a media server that players find on the LAN': `
bubbleupnp | https://en.wikipedia.org/wiki/Universal_Plug_and_Play
daapd | https://docs.linuxserver.io/images/docker-daapd/
emby | https://hub.docker.com/r/emby/embyserver
embyserver | https://hub.docker.com/r/emby/embyserver
jellyfin | https://jellyfin.org/docs/general/installation/container/
librespot | https://github.com/librespot-org/librespot
logitechmediaserver | https://hub.docker.com/r/lmscommunity/lyrionmusicserver
lyrionmusicserver | https://hub.docker.com/r/lmscommunity/lyrionmusicserver
minidlna | https://en.wikipedia.org/wiki/ReadyMedia
music assistant | https://github.com/music-assistant/server
owntone | https://github.com/owntone/owntone-server
plex | https://github.com/plexinc/pms-docker
pms | https://github.com/plexinc/pms-docker
roon | https://en.wikipedia.org/wiki/Roon_(software)
shairport | https://github.com/mikebrady/shairport-sync
snapserver | https://github.com/badaix/snapcast
tvheadend | https://docs.linuxserver.io/images/docker-tvheadend/
upnp | https://en.wikipedia.org/wiki/Universal_Plug_and_Play`,
  'a controller of network devices': `
freeradius | https://www.rfc-editor.org/rfc/rfc2865
omada | https://github.com/mbentley/docker-omada-controller
radius | https://www.rfc-editor.org/rfc/rfc2865
unifi | https://github.com/jacobalberty/unifi-docker`,
  'what routes, filters or spreads traffic of the host': `
bgp | https://www.rfc-editor.org/rfc/rfc4271
bird | https://bird.network.cz
calico | https://github.com/projectcalico/calico
cilium | https://github.com/cilium/cilium
fail2ban | https://github.com/crazy-max/docker-fail2ban
firewall | https://docs.docker.com/engine/network/packet-filtering-firewalls/
firewalld | https://docs.docker.com/engine/network/packet-filtering-firewalls/
flannel | https://github.com/flannel-io/flannel
frr | https://github.com/FRRouting/frr
gobgp | https://github.com/osrg/gobgp
iptables | https://www.netfilter.org
ipv6nat | https://github.com/robbertkl/docker-ipv6nat
keepalived | https://github.com/osixia/docker-keepalived
netfilter | https://www.netfilter.org
openvswitch | https://github.com/openvswitch/ovs
ovs | https://github.com/openvswitch/ovs
registrator | https://github.com/gliderlabs/registrator`,
  'telephony or relaying with ranges of thousands of ports': `
asterisk | https://github.com/asterisk/asterisk
coturn | https://github.com/coturn/coturn/blob/master/docker/coturn/README.md
freeswitch | https://github.com/signalwire/freeswitch
rtpengine | https://github.com/sipwise/rtpengine`,
  'what keeps the clock or boots machines of the LAN': `
chrony | https://github.com/cturra/docker-ntp
netbootxyz | https://github.com/netbootxyz/docker-netbootxyz
ntp | https://www.rfc-editor.org/rfc/rfc5905
ptp | https://en.wikipedia.org/wiki/Precision_Time_Protocol
pxe | https://en.wikipedia.org/wiki/Preboot_Execution_Environment
tftp | https://www.rfc-editor.org/rfc/rfc1350`
}

interface Entry extends Infrastructure {
  readonly words: readonly string[]
}

/** By the first word. */
const entries = lazy(() => {
  const entries = new Map<string, Entry[]>()
  for (const [what, lines] of Object.entries(table)) {
    for (const line of lines.trim().split('\n')) {
      const [name, source] = line.split(' | ') as [string, string]
      const words = name.split(' ')
      const rivals = entries.get(words[0]!) ?? []
      entries.set(words[0]!, [...rivals, { words, what, source }])
    }
  }
  return entries
})

/** What a name of an image (without registry and tag), a service or a container says, where it has the words of something known. */
export function knownInfrastructure(name: string): Infrastructure | undefined {
  const words = name.toLowerCase().replaceAll('pi-hole', 'pihole').split(/[^a-z0-9]+/)
  for (const [i, word] of words.entries()) {
    const found = entries().get(word)?.find((entry) => entry.words.every((each, j) => words[i + j] === each))
    if (found) return found
  }
  return undefined
}
