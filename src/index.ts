import { rules } from '../rules/index.ts'

export { lint } from './run/lint.ts'
export { projectsOf, type Finds, type Found } from './run/projects.ts'
export type { Cache, LintRequest } from './run/request.ts'
export { ConfigError } from './run/config-error.ts'
export { version } from './run/version.ts'
export { version as parseVersion } from './project/target.ts'
export type { Disk } from './compose/disk.ts'
export type { Diagnostic, Notification, Report, Silence } from './lint/diagnostic.ts'
export { rules }
