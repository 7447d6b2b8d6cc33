import { record } from '@rrweb/record'

import { until } from './recorder.ts'

/** Events are kept and sent at the end only: what making and sending JSON costs is not counted against it. */
const events: unknown[] = []
let collector = ''

globalThis.benchRecorder = {
  async start(origin) {
    collector = origin
    record({ emit: (event) => void events.push(event), recordAfter: 'DOMContentLoaded' })
    await until(() => events.length > 1, 'the first snapshot of rrweb')
  },
  async flush() {
    await fetch(`${collector}/rrweb`, { method: 'POST', body: JSON.stringify(events) })
  },
}
