import { longest as longestGlob } from '../src/config/glob.ts'
import { deepest as deepestConfiguration } from '../src/config/load.ts'
import { patience } from '../src/config/plugins.ts'
import { mostFiles, mostOfAll } from '../src/cli/cache.ts'
import { mostWords } from '../src/project/command-ports.ts'
import { largestFile } from '../src/compose/disk.ts'
import { deepestFolder, mostFolders } from '../src/compose/discover.ts'
import { mostVariables } from '../src/compose/env-files.ts'
import { deepest as deepestExtends } from '../src/compose/extends.ts'
import { deepest as deepestInclude } from '../src/compose/include.ts'
import { mostServices } from '../src/compose/load.ts'
import { mostDocuments } from '../src/compose/loader.ts'
import { longest as longestMention } from '../src/project/mentions.ts'
import { mostPoolPairs } from '../src/compose/merge.ts'
import { mostCommandWords } from '../src/project/service.ts'
import { mostCopies, mostIncludes, mostLooks } from '../src/compose/session.ts'
import { mostPorts } from '../src/compose/short-ports.ts'
import { deepest as deepestVariable, longestText } from '../src/compose/template.ts'
import { mostFindings } from '../src/lint/check.ts'
import { longestList } from '../src/lint/scope.ts'
import { most as longestMarkdown } from '../src/report/markdown.ts'
import { mostResults, mostRules } from '../src/report/sarif.ts'
import { mostKept } from '../src/run/kept.ts'
import { DEEPEST } from '../src/source/events.ts'
import { PATIENCE } from '../src/source/lenience.ts'
import { MOST_NODES } from '../src/source/yaml.ts'

/** The limits that docs/limits.md tells of: its numbers are those of the code. */
export const limits = {
  largestFile: `${largestFile / 1024 / 1024} MiB`,
  nesting: number(DEEPEST),
  readAgain: number(PATIENCE),
  nodes: number(MOST_NODES),
  documents: number(mostDocuments),
  services: number(mostServices),
  copies: number(mostCopies),
  looks: number(mostLooks),
  includes: number(mostIncludes),
  includeDepth: number(deepestInclude),
  extendsDepth: number(deepestExtends),
  pools: number(mostPoolPairs),
  variableDepth: number(deepestVariable),
  variableText: `${longestText / 1024 / 1024} MiB`,
  variables: number(mostVariables),
  ports: number(mostPorts),
  mention: number(longestMention),
  commandWords: number(mostCommandWords),
  portWords: number(mostWords),
  folders: number(mostFolders),
  folderDepth: number(deepestFolder),
  findings: number(mostFindings),
  silence: number(longestList),
  sarifResults: number(mostResults),
  sarifRules: number(mostRules),
  markdown: number(longestMarkdown),
  kept: `${mostKept / 1024 / 1024} MiB`,
  keptInAll: `${mostOfAll / 1024 / 1024} MiB`,
  keptFiles: number(mostFiles),
  configurationDepth: number(deepestConfiguration),
  glob: number(longestGlob),
  pluginLoad: `${patience.load / 1000} s`,
  pluginRule: `${patience.check / 1000} s`
} as const satisfies Readonly<Record<string, string>>

function number(value: number): string {
  return value.toLocaleString('en-US')
}
