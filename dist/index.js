import chunk from './chunks/index.cjs'
export const { ConfigError, lint, parseVersion, projectsOf, rules, version } = chunk
