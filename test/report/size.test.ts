import { expect, test } from 'vitest'
import { formats } from '../../src/report/index.ts'
import { SourceFile } from '../../src/source/file.ts'
import { diagnostic, look, report, rule } from './sample.ts'

const unique = rule({ id: 'port-unique', title: 'No two services take one port', outcome: 'fails', severity: 'error', why: 'The second does not start.', docker: ['port is already allocated'] })

/** One finding on every line of a large file. */
function large(count: number) {
  const lines = Array.from({ length: count }, (_, i) => `  service-${i}: { ports: ["8080:80"] } # ${'.'.repeat(80)}`)
  const file = new SourceFile('compose.yaml', `services:\n${lines.join('\n')}\n`)
  const diagnostics = lines.map((line, i) => {
    const start = file.lineStart(i + 2)! + line.indexOf('"8080')
    const at = { origin: { file, start, end: start + 9, via: [] } }
    return diagnostic(unique, { at, message: `service-${i} publishes port 8080 a second time`, hint: 'Publish another one.' }, { route: ['services', `service-${i}`, 'ports', 0] })
  })
  return report([file], diagnostics)
}

test.each([...formats.keys()])('%s holds a report of megabytes whole', async (name) => {
  const all = large(20_000)
  const begin = performance.now()
  const text = (await formats.get(name)!.load())(all, look)
  expect(performance.now() - begin).toBeLessThan(15_000)
  if (name === 'markdown') expect(text).toMatch(/\nand \d+ more findings\n$/)
  else expect(text).toContain('service-19999')
  if (['json', 'sarif', 'text'].includes(name)) expect(text.length).toBeGreaterThan(5 * 1024 * 1024)
})
