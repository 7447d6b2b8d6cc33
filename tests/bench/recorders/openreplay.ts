import Tracker from '@openreplay/tracker'

let tracker: Tracker | undefined

globalThis.benchRecorder = {
  async start(collector) {
    tracker = new Tracker({
      projectKey: 'bench',
      ingestPoint: `${collector}/openreplay`,
      __DISABLE_SECURE_MODE: true,
      network: { capturePayload: false, failuresOnly: false, ignoreHeaders: true, sessionTokenHeader: false },
    })
    const started = await tracker.start()
    if (!started.success) throw new Error(`OpenReplay did not start: ${JSON.stringify(started)}`)
  },
  async flush() {
    tracker?.stop()
    await new Promise((resolve) => setTimeout(resolve, 500))
  },
}
