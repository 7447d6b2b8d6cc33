/** A call to the browser goes to another process and back: others come in between. */
export async function crossProcesses(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}
