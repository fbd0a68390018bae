import { describe, expect, test } from 'vitest'
import { formatNamed, formats } from '../../src/report/index.ts'
import { look, report, sample } from './sample.ts'

describe.each([...formats.keys()])('%s', (name) => {
  const load = formats.get(name)!.load

  test('shows the sample', async () => {
    const reporter = await load()
    await expect(reporter(sample(), look)).toMatchFileSnapshot(`snapshots/${name}.txt`)
  })

  test('shows what is allowed when asked', async () => {
    const reporter = await load()
    await expect(reporter(sample(), { ...look, showSilenced: true })).toMatchFileSnapshot(`snapshots/${name}.silenced.txt`)
  })

  test('has something to say of nothing, or nothing', async () => {
    const reporter = await load()
    await expect(reporter(report([], []), look)).toMatchFileSnapshot(`snapshots/${name}.empty.txt`)
  })

  test('says the same of the same', async () => {
    const reporter = await load()
    expect(reporter(sample(), look)).toBe(reporter(sample(), look))
  })

  test('colours nothing unless told, and only between the words', async () => {
    const reporter = await load()
    const plain = reporter(sample(), look)
    expect(plain).not.toContain('\u001b')
    const stripped = reporter(sample(), { ...look, color: true, links: true }).replace(/\u001b\[[\d;]*m|\u001b\]8;[^\u0007\u001b]*(?:\u0007|\u001b\\)/g, '')
    expect(stripped).toBe(plain)
  })

  test('prints no line of an env file', async () => {
    const reporter = await load()
    for (const showSilenced of [true, false]) expect(reporter(sample(), { ...look, showSilenced })).not.toContain('hunter2')
  })
})

test('an unknown format has a suggestion', () => {
  expect(formatNamed('sarfi')).toEqual({ meant: 'sarif' })
  expect(formatNamed('yaml')).toEqual({ meant: undefined })
  expect(formatNamed('text')).toHaveProperty('format')
})
