import { charts } from './charts.ts'
import { cssInJs } from './css-in-js.ts'
import { editor } from './editor.ts'
import { table } from './table.ts'
import { todoLit } from './todo-lit.ts'
import { todoPreact } from './todo-preact.ts'
import { todoReact } from './todo-react.ts'
import { todoVanilla } from './todo-vanilla.ts'
import { todoVue } from './todo-vue.ts'
import type { Workload } from './workload.ts'

const WORKLOADS: readonly Workload[] = [
  todoVanilla,
  todoReact,
  todoVue,
  todoPreact,
  todoLit,
  editor,
  cssInJs,
  charts,
  table,
]

/** Time of one round of each workload, ms: of its steps, what was done at once and what came of it until painted. */
export async function runWorkloads(): Promise<Record<string, number>> {
  const times: Record<string, number> = {}
  for (const workload of WORKLOADS) {
    let total = 0
    for (let round = 0; round < workload.rounds; round += 1) total += await runRound(workload)
    times[workload.name] = total / workload.rounds
  }
  return times
}

async function runRound({ prepare, steps }: Workload): Promise<number> {
  const root = document.querySelector<HTMLElement>('#root')!
  const cleanUp = prepare(root)
  await pause()
  let total = 0
  for (const step of steps) total += await timeStep(() => step.run(root))
  cleanUp()
  await pause()
  return total
}

/** As Speedometer does: begun in a frame, over once that frame is laid out and its first task has been done. */
function timeStep(run: () => void): Promise<number> {
  return new Promise((resolve) => {
    let syncMs = 0
    let syncEnd = 0
    requestAnimationFrame(() => {
      const start = performance.now()
      run()
      syncEnd = performance.now()
      syncMs = syncEnd - start
    })
    requestAnimationFrame(() => {
      setTimeout(() => {
        document.body.getBoundingClientRect()
        const asyncMs = performance.now() - syncEnd
        setTimeout(() => resolve(syncMs + asyncMs))
      })
    })
  })
}

function pause(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
}
