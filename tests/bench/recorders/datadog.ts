import { datadogRum } from '@datadog/browser-rum'

import { until } from './recorder.ts'

const isTop = window === window.top

const recorder = {
  async start(collector: string) {
    datadogRum.init({
      applicationId: 'bench',
      clientToken: 'bench',
      site: 'datadoghq.com',
      proxy: `${collector}/datadog`,
      service: 'bench',
      sessionSampleRate: 100,
      sessionReplaySampleRate: 100,
      startSessionReplayRecordingManually: true,
      defaultPrivacyLevel: 'mask-user-input',
      trackUserInteractions: true,
      trackResources: true,
      trackLongTasks: true,
    })
    datadogRum.startSessionReplayRecording({ force: true })
    await until(() => datadogRum.getSessionReplayLink() !== undefined, 'a replay of Datadog')
  },
  async flush() {
    datadogRum.stopSessionReplayRecording()
    await new Promise((resolve) => setTimeout(resolve, 500))
  },
}

globalThis.benchRecorder = recorder
// It sees nothing of frames: where a page has some, it is in each of them.
if (!isTop) void recorder.start(location.origin)
