import * as Sentry from '@sentry/browser'

import { until } from './recorder.ts'

globalThis.benchRecorder = {
  async start(collector) {
    Sentry.init({
      dsn: `${collector.replace('//', '//public@')}/1`,
      replaysSessionSampleRate: 1,
      integrations: [
        // By itself it gives up once a change is large, and would be measured as not recording.
        Sentry.replayIntegration({
          minReplayDuration: 0,
          mutationLimit: Number.MAX_SAFE_INTEGER,
          mutationBreadcrumbLimit: 1e9,
        }),
      ],
    })
    await until(() => Boolean(Sentry.getReplay()?.getReplayId()), 'a replay of Sentry')
  },
  async flush() {
    await Sentry.getReplay()?.flush()
    await Sentry.flush(5_000)
  },
}
