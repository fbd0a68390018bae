import { expect, describe, test } from 'vitest'
import { select } from '../../src/compose/discover.ts'
import { load } from '../../src/compose/load.ts'
import { findings, isRefusal } from '../findings.ts'
import { memory } from '../memory.ts'
import { rows } from '../rows.ts'

describe('small projects, accepted and refused as docker compose does', () => {
  test.each(rows().filter(({ differs }) => differs === undefined).map((row) => [row.name, row] as const))('%s', (_, { files, accepted, refusal }) => {
    const disk = memory(Object.fromEntries(files))
    const shell = { HOME: '/home/user' }
    const found = select({ files: [], envFiles: [], profiles: [], shell }, disk, '/app')
    if ('fault' in found) throw new Error(found.fault)
    const loaded = load({ ...found, here: '/app', shell }, disk)
    const refused = findings(loaded, disk).filter(isRefusal)
    if (accepted) expect(refused.map(({ message }) => message)).toEqual([])
    else expect(refused.length, refusal).toBeGreaterThan(0)
  })
})
