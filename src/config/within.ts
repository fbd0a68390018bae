import { createContext, Script, type Context } from 'node:vm'

let door: { readonly script: Script; readonly context: Context & { run: (() => unknown) | undefined } } | undefined

/**
 * Calls a function that is ended when it takes too long, whatever it is busy with: Node ends the script that calls it.
 * What it waits for is not its time, so nothing asynchronous is ended.
 */
export function within<T>(milliseconds: number, run: () => T): T {
  door ??= { script: new Script('run()'), context: createContext({ run: undefined }) as Context & { run: undefined } }
  const { script, context } = door
  context.run = run
  try {
    return script.runInContext(context, { timeout: milliseconds }) as T
  } catch (error) {
    if ((error as NodeJS.ErrnoException | undefined)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw new Error(`it took longer than ${milliseconds / 1000} s`)
    throw error
  } finally {
    context.run = undefined
  }
}
