import { FirstRecordingPicture } from './first-recording-picture'

import './first-recording.css'

/** Nothing is recorded yet: how the first recording is made, in three steps. */
export function FirstRecording() {
  return (
    <section class="first-recording" aria-labelledby="first-recording-title">
      <FirstRecordingPicture />
      <h2 id="first-recording-title">Record your first session</h2>
      <ol class="first-recording-steps">
        <li>
          <h3>Open the page you want to record</h3>
          <p>Any website will do. Browser pages and the web store cannot be recorded.</p>
        </li>
        <li>
          <h3>Press the Afterimage button, then Start recording</h3>
          <p>
            The button is in the toolbar; it may be behind the puzzle piece. The first time, your browser asks for the
            site.
          </p>
        </li>
        <li>
          <h3>Use the page, then press Stop recording</h3>
          <p>The session appears here while it is still being recorded. Open it to watch it back.</p>
        </li>
      </ol>
      <p class="first-recording-promise">
        Everything typed is replaced by asterisks before it is stored. Nothing leaves this machine.
      </p>
    </section>
  )
}
