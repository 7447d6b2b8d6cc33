import { useModel, type ReadonlySignal } from '@preact/signals'
import { Clapperboard, TriangleAlert } from 'lucide-preact'

import { Button } from '@/components/parts/button'
import { Callout } from '@/components/parts/callout'
import { Choice } from '@/components/parts/choice'
import { describeCount } from '@/components/parts/describe-count'
import { Dialog } from '@/components/parts/dialog'
import { downloadBlob } from '@/components/parts/download-text'
import { IconButton } from '@/components/parts/icon-button'
import { NumberField } from '@/components/parts/number-field'
import { ProgressBar } from '@/components/parts/progress-bar'
import type { Toasts } from '@/components/parts/toasts-model'

import { createFrameDrawer } from './draw-frames'
import { VIDEO_FRAME_RATES } from './limits'
import type { PlaybackClient } from './playback-client'
import type { PlayerState } from './player-model'
import { writeFileName } from './save-picture'
import type { LoadedSession } from './session-model'
import { VideoModel, type VideoState, type VideoTool } from './video-model'

import './video-button.css'

export interface VideoButtonProps {
  player: PlayerState
  toasts: Toasts
  latest: ReadonlySignal<LoadedSession>
  drawMoment: PlaybackClient['drawMoment']
}

/** Makes a video of a part of the session, in this browser, of the same drawings as screenshots. */
export function VideoButton({ player, toasts, latest, drawMoment }: VideoButtonProps) {
  const video = useModel(
    () =>
      new VideoModel({
        player,
        toasts,
        drawMoment,
        readTitle: () => latest.peek().content.session.title || 'Session',
        readClicks: () => latest.peek().content.events.flatMap(({ kind, at }) => (kind === 'click' ? [at] : [])),
        createDrawer: createFrameDrawer,
        // Encoding is a large part, and seldom wanted.
        writeVideo: async (given) => (await import('@/lib/files/write-video')).writeVideo(given),
        saveVideo: (name, blob) => downloadBlob(writeFileName(name), blob),
      }),
  )
  const state = video.state.value
  return (
    <>
      <IconButton
        icon={Clapperboard}
        label="Video of the replay"
        title="Save a part of the replay as a video"
        size="small"
        onClick={video.open}
      />
      <Dialog title="Video" isOpen={state.step !== 'closed'} onClose={video.close}>
        <div class="video-sheet">
          {state.step === 'choosing' && <Choosing video={video} problem={state.problem} />}
          {state.step === 'running' && <Running video={video} state={state} />}
        </div>
      </Dialog>
    </>
  )
}

function Choosing({ video, problem }: { video: VideoTool; problem: string }) {
  const [from, to, rate] = [video.fromSec.value, video.toSec.value, video.framesPerSecond.value]
  const lengthSec = video.readLengthSec()
  return (
    <>
      <div class="video-range">
        <NumberField label="From" value={from} min={0} max={lengthSec} unit="s" onValue={video.setFrom} />
        <NumberField label="To" value={to} min={0} max={lengthSec} unit="s" onValue={video.setTo} />
        <Choice
          label="Frames a second"
          value={String(rate)}
          options={VIDEO_FRAME_RATES.map((one) => ({ value: String(one), label: `${one} frames/s` }))}
          onValue={(value) => video.setRate(Number(value))}
        />
      </div>
      <p class="video-hint figures">
        {describeCount(to - from, 'second')}, {describeCount((to - from) * rate, 'frame')}, WebM. Drawn here from the
        masked replay, with the pointer: what was masked is masked in it. What is inside of frames is left blank.
      </p>
      {problem !== '' && (
        <Callout meaning="error" icon={TriangleAlert}>
          {problem}
        </Callout>
      )}
      <Button look="primary" icon={Clapperboard} onClick={() => void video.start()}>
        Save video
      </Button>
    </>
  )
}

function Running({ video, state }: { video: VideoTool; state: Extract<VideoState, { step: 'running' }> }) {
  const text = `${state.done} of ${describeCount(state.of, 'frame')}`
  return (
    <>
      <p class="figures">Drawing: {text}</p>
      <ProgressBar label="Drawing the video" value={state.done} max={state.of} text={text} />
      <Button onClick={video.close}>Cancel</Button>
    </>
  )
}
