import { cpus } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'

const LOOK_MS = 2_000
const BUSY_SHARE = 0.1

/** Whether somebody else keeps this machine busy: a tenth of it or more, in the two seconds before a benchmark. */
export async function readBusy(): Promise<boolean> {
  const before = readTimes()
  await pause(LOOK_MS)
  const after = readTimes()
  return (after.busy - before.busy) / (after.all - before.all) > BUSY_SHARE
}

function readTimes(): { busy: number; all: number } {
  let [busy, all] = [0, 0]
  for (const { times } of cpus()) {
    const sum = times.user + times.nice + times.sys + times.irq + times.idle
    busy += sum - times.idle
    all += sum
  }
  return { busy, all }
}
