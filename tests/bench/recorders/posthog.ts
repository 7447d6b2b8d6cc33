import posthog from 'posthog-js'
import 'posthog-js/dist/posthog-recorder.js'

import { until } from './recorder.ts'

/** Its buffer waits 2 s, its queue 3 s. */
const SENDS_WITHIN_MS = 5_500

globalThis.benchRecorder = {
  async start(collector) {
    posthog.init('phc_bench', {
      api_host: collector,
      // The part that records was bundled: nothing is fetched later.
      disable_external_dependency_loading: true,
      autocapture: false,
      capture_performance: { network_timing: true },
      persistence: 'memory',
      // A browser driven by a script is a bot to it, and is not recorded.
      opt_out_useragent_filter: true,
    })
    await until(() => posthog.sessionRecordingStarted(), 'a recording of PostHog')
  },
  async flush() {
    // It sends by a clock of its own; stopped at once, it would throw away what it holds.
    await new Promise((resolve) => setTimeout(resolve, SENDS_WITHIN_MS))
    posthog.stopSessionRecording()
  },
}
