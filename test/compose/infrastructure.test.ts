import { describe, expect, test } from 'vitest'
import { knownDoor } from '../../src/compose/known-doors.ts'
import { knownInfrastructure } from '../../src/compose/known-infrastructure.ts'
import type { Service } from '../../src/compose/model.ts'

describe('infrastructure', () => {
  test.each([
    ['prom/node-exporter', 'what measures the host'],
    ['acme/node_exporter-arm64', 'what measures the host'],
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
