import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { BUILDS } from './extension.ts'

/** Where the pages of the build that counts tell of every query. */
export const QUERIES_CHANNEL = 'queries'

/** Doors of the pages and of their workers, in the build. */
const DOORS = [/^chunks\/(dashboard|popup|sidepanel)-.*\.js$/, /^assets\/.*-worker-.*\.js$/]

/** A copy of the build whose pages and workers tell of every request they make of IndexedDB. Answers its folder. */
export function createCountingBuild(): string {
  const folder = mkdtempSync(join(tmpdir(), 'counting-'))
  cpSync(BUILDS.granted, folder, { recursive: true })
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const doors = files.filter((file) => DOORS.some((door) => door.test(file)))
  if (doors.length < 6) throw new Error(`the build has other files than it had: ${doors.join()}`)
  const prelude = `(${countQueries.toString()})(${JSON.stringify(QUERIES_CHANNEL)});\n`
  for (const file of doors) writeFileSync(join(folder, file), prelude + readFileSync(join(folder, file), 'utf8'))
  return folder
}

/** Runs first in each of them: must be self-contained. */
function countQueries(name: string): void {
  const state = globalThis as { isCounting?: boolean }
  if (state.isCounting) return
  state.isCounting = true
  const channel = new BroadcastChannel(name)
  const tell = channel.postMessage.bind(channel)
  const methods = ['get', 'getKey', 'getAll', 'getAllKeys', 'getAllRecords', 'count', 'openCursor', 'openKeyCursor']
  for (const owner of [IDBObjectStore.prototype, IDBIndex.prototype] as unknown as Record<string, unknown>[]) {
    for (const method of methods) {
      const native = owner[method] as ((...given: unknown[]) => unknown) | undefined
      if (!native) continue
      owner[method] = function counted(this: { name: string }, ...given: unknown[]) {
        tell(`${this.name}.${method}`)
        return native.apply(this, given)
      }
    }
  }
}
