// Takes the Compose schema of another compose-go release: node scripts/update-schema.mjs v2.9.1
import { writeFileSync } from 'node:fs'
import { compiled } from './compile-schema.mjs'

const [release] = process.argv.slice(2)
if (!/^v\d+\.\d+\.\d+$/.test(release ?? '')) throw new Error('name a release of compose-go, such as v2.9.1')
const answer = await fetch(`https://raw.githubusercontent.com/compose-spec/compose-go/${release}/schema/compose-spec.json`)
if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`)
const text = await answer.text()

const folder = new URL('../src/compose/schema/', import.meta.url)
writeFileSync(new URL('compose-spec.json', folder), text)
writeFileSync(new URL('compiled.ts', folder), compiled(text))
console.log(`Now write ${release} into ${new URL('README.md', folder).pathname}`)
