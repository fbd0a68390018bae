import { defineRule, reported } from '../src/rule.ts'

export default defineRule({
  id: 'version-absent',
  title: 'No file has the obsolete version attribute',
  outcome: 'ignored',
  severity: 'info',
  recommended: false,
  why: 'Compose has one format for all files: it ignores "version" and warns of it on every run.',
  docker: ['the attribute `version` is obsolete, it will be ignored, please remove it to avoid potential confusion'],
  evidence: ['compose-spec/compose-go loader/loader.go warnObsoleteVersion', 'https://docs.docker.com/reference/compose-file/version-and-name/'],
  tags: ['files'],
  options: {},

  *check(project) {
    // Older releases of `docker stack deploy` refuse a file without one.
    if (!project.stack) yield* reported(project, 'version-absent')
  }
})
