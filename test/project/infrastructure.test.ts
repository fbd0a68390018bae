import { describe, expect, test } from 'vitest'
import { isPrivileged, looksLikeInfrastructure, pulledInfrastructure } from '../../src/project/infrastructure.ts'
import { knownDoor } from '../../src/project/known-doors.ts'
import { knownInfrastructure } from '../../src/project/known-infrastructure.ts'
import type { Service } from '../../src/project/model.ts'
import { project } from '../../src/project/project.ts'
import { currentTarget } from '../../src/project/target.ts'
import { loaded } from '../compose/trees.ts'

describe('infrastructure', () => {
  test.each([
    ['prom/node-exporter', 'what measures the host'],
    ['acme/node_exporter-arm64', 'what measures the host'],
    ['acme/node__exporter', 'what measures the host'],
    ['home-assistant/home-assistant', 'home automation that finds devices on the LAN'],
    ['Pi-hole', 'a server of DHCP or DNS'],
    ['linuxserver/wireguard', 'a VPN or a tunnel'],
    ['dns', 'a server of DHCP or DNS']
  ])('is known by the words of its name: %s', (name, what) => {
    expect(knownInfrastructure(name)?.what).toBe(what)
    expect(knownInfrastructure(name)?.source).toMatch(/^https:\/\//)
  })

  test.each(['api', 'complex-app', 'node-app', 'exporter', 'mydnsapp', 'assistant', ''])('is not what has but a part of the words: %j', (name) => {
    expect(knownInfrastructure(name)).toBeUndefined()
  })
})

describe('doors', () => {
  const door = (image: string | undefined, port: number): string | undefined =>
    knownDoor({ image: image === undefined ? undefined : { value: image, text: image } } as unknown as Service, port)?.what

  test('are known by the image and its port', () => {
    expect(door('registry.example:5000/library/postgres:17@sha256:0', 5432)).toBe('PostgreSQL')
    expect(door('adminer', 8080)).toBe('the console Adminer')
    expect(door('acme/api', 8080)).toBeUndefined()
    expect(door('adminer', 8081)).toBeUndefined()
  })

  test('are known by a port alone where it tells', () => {
    expect(door('acme/store', 6379)).toBe('Redis')
    expect(door('mariadb', 3306)).toBe('MariaDB')
    expect(door(undefined, 3306)).toBe('MySQL')
    expect(door('acme/store', 9000)).toBeUndefined()
  })
})

describe('a service', () => {
  const read = (lines: string, name = 'app'): Service => project(loaded({ 'compose.yaml': `services: {${name}: {${lines}}}\n` }), currentTarget, undefined).services[0]!

  test.each([
    ['image: nginx', 'app'], ['image: acme/NGINX', 'app'], ['image: acme/app', 'nginx'], ['image: acme/app, container_name: nginx', 'app'], ['image: acme/app, hostname: nginx', 'app'],
    ['image: acme/app, labels: {org.opencontainers.image.title: nginx}', 'app'], ['build: ./images/nginx/', 'app'], ['build: {context: docker/nginx}', 'app'], ['image: acme/app', 'my-infra'], ['image: acme/infrastructure-x', 'app'],
    ['image: acme/app, privileged: true', 'app'], ['image: acme/app, cap_add: [net_admin]', 'app'], ['image: acme/app, cap_add: [CAP_NET_RAW]', 'app'], ['image: acme/app, cap_add: [SYS_TIME, ALL]', 'app'],
    ['image: acme/app, devices: ["/dev/net/tun:/dev/net/tun"]', 'app'], ['image: acme/app, devices: [{source: /dev/net/tun, target: /x}]', 'app']
  ])('has to do with the network of the host: %s, called %s', (lines, name) => {
    expect(looksLikeInfrastructure(read(lines, name))).toBe(true)
  })

  test.each([
    ['image: acme/app', 'app'], ['image: acme/app', 'infrared'], ['image: acme/app, privileged: false', 'app'], ["image: acme/app, privileged: '${X}'", 'app'], ['image: acme/app, cap_add: [SYS_TIME]', 'app'],
    ['image: acme/app, cap_add: [XCAP_NET_RAW]', 'app'], ['image: acme/app, cap_drop: [NET_ADMIN]', 'app'], ['image: acme/app, devices: ["/dev/null:/dev/net/tun"]', 'app'], ['image: acme/app, devices: [{source: /x, target: /dev/net/tun}]', 'app'],
    ["build: './${X:-nginx}/app'", 'app'], ["build: './${NOT_SET}nginx'", 'app'], ['image: acme/app, labels: {title: nginx}', 'app']
  ])('has not: %s, called %s', (lines, name) => {
    expect(looksLikeInfrastructure(read(lines, name))).toBe(false)
  })

  test('is what its image is, unless it is built', () => {
    expect(pulledInfrastructure(read('image: prom/node-exporter'))?.what).toBe('what measures the host')
    expect(pulledInfrastructure(read('image: prom/node-exporter, build: .'))).toBeUndefined()
    expect(pulledInfrastructure(read("image: '${X}'"))).toBeUndefined()
    expect([isPrivileged(read('image: a, privileged: true')), isPrivileged(read("image: a, privileged: 'true'")), isPrivileged(read('image: a'))]).toEqual([true, true, false])
  })
})
