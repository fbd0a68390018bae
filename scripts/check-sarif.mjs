// Holds SARIF files against the official schema and Microsoft's validator with its GitHub rules.
// The validator has 100 MB, so it is no dependency: `npm install --no-save @microsoft/sarif-multitool`, here or in the folder it is run from.
//   node scripts/check-sarif.mjs netlint.sarif …
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'

/** Rules that are switched off, and why. */
const off = {
  'SARIF2006.UrisShouldBeReachable': 'it fetches URLs',
  'SARIF2002.ProvideMessageArguments': 'GitHub shows message.text only',
  'SARIF2009.ConsiderConventionalIdentifierValues': 'rule ids are words that people write, no numbers'
}

const files = process.argv.slice(2)
const require = createRequire(join(process.cwd(), 'package.json'))
let multitool
try {
  multitool = require(`@microsoft/sarif-multitool-${process.platform}`)
} catch {
  console.error('There is no @microsoft/sarif-multitool here: npm install --no-save @microsoft/sarif-multitool')
  process.exit(2)
}
const folder = mkdtempSync(join(tmpdir(), 'check-sarif-'))
const config = join(folder, 'config.xml')
const rules = Object.keys(off).map((rule) => `<Properties Key="${rule}.Options"><Property Key="RuleEnabled" Value="Disabled" Type="Driver.RuleEnabledState" /></Properties>`)
writeFileSync(config, `<?xml version="1.0" encoding="utf-8"?><Properties>${rules.join('')}</Properties>`)

// The schema of OASIS stands beside the tool.
const schema = JSON.parse(readFileSync(join(dirname(multitool), 'sarif-2.1.0.json'), 'utf8').replace(/^\ufeff/, ''))
const valid = new Ajv2020({ strict: false, validateFormats: false, allErrors: true }).compile(schema)

let wrong = 0
try {
  for (const file of files) {
    const faults = valid(JSON.parse(readFileSync(file, 'utf8'))) ? [] : valid.errors.map((error) => `schema: ${error.instancePath} ${error.message}`)
    // The tool takes several files and then looks at one.
    const args = ['validate', file, '--rule-kind', 'Sarif;Gh', '--level', 'Error;Warning;Note', '--config', config, '--max-file-size-in-kb', '100000', '--output', join(folder, 'out.sarif'), '--log', 'ForceOverwrite']
    const run = spawnSync(multitool, args, { encoding: 'utf8', maxBuffer: 2 ** 30 })
    if (run.error) throw run.error
    faults.push(...`${run.stdout}${run.stderr}`.split('\n').filter((line) => /: (?:error|warning|note) /.test(line) && !/RuleExplicitlyDisabled/.test(line)))
    if (!/Analysis completed successfully/.test(run.stdout)) faults.push(`the validator did not finish: ${run.stdout}${run.stderr}`)
    console.log(`${file}: ${faults.length === 0 ? 'valid, nothing to note' : `${faults.length} to note`}`)
    for (const fault of faults.slice(0, 100)) console.log(`  ${fault}`)
    wrong += faults.length
  }
} finally {
  rmSync(folder, { recursive: true })
}
process.exitCode = wrong > 0 ? 1 : 0
