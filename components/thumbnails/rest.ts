import { STILL_MS } from './limits'

/** Resolves after a while, when the browser has nothing else to do and no input waits. */
export async function rest(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, STILL_MS))
  await new Promise((resolve) => requestIdleCallback(resolve))
}
