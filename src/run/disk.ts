import { disk as realDisk, type Disk } from '../compose/disk.ts'
import { remembering } from '../compose/remembering.ts'
import { rooted } from '../compose/rooted.ts'
import type { LintRequest } from './request.ts'

/** What a request may read. */
export function diskOf({ disk = realDisk, root }: LintRequest): Disk {
  return remembering(root === undefined ? disk : rooted(disk, root))
}
