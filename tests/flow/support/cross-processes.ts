/** Gives everything that waits this many turns of the event loop. */
export async function pass(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

/** A call to the browser goes to another process and back: others come in between. */
export function crossProcesses(): Promise<void> {
  return pass(3)
}

/** Long enough for everything that was begun, and short when there is nothing: a turn without work costs nothing. */
export async function becomeQuiet(): Promise<void> {
  await pass(200)
  await new Promise((resolve) => setTimeout(resolve, 3))
  await pass(200)
}
