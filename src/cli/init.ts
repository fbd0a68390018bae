import { home } from '../catalog/site.ts'
import { fragment } from '../project/fragment.ts'
import { project } from '../project/project.ts'
import { currentTarget } from '../project/target.ts'
import { configIn } from '../config/find.ts'
import { initialConfig } from '../config/init.ts'
import { projectsOf } from '../index.ts'
import { diskOf } from '../run/disk.ts'
import { UsageError, type Arguments } from './arguments.ts'
import type { World } from './world.ts'
import { request } from './request.ts'
import { save } from './save.ts'

const file = 'netlint.yaml'

/** `netlint init`: a commented configuration for the projects at hand. */
export default async function command(given: Arguments, world: World): Promise<number> {
  const asked = request(given, world)
  const disk = diskOf(asked)
  const there = configIn('.', disk)
  if (there) throw new UsageError(`${there.path} is there already`)
  const { found } = projectsOf({ ...asked, files: given.paths.length > 0 ? given.paths : ['.'] })
  const projects = found.map(({ loaded }) => project(loaded, currentTarget, fragment(loaded, disk)))
  if (!save(file, initialConfig(projects, `${home}/blob/main/docs/configuration.md`), world)) return 2
  world.print(`${file} is written; \`netlint\` reads it from now on\n`)
  return 0
}
