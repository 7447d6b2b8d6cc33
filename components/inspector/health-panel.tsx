import { CircleCheck, ImageOff, PackageX, SquareDashed, Unlink } from 'lucide-preact'
import type { ComponentChildren } from 'preact'

import { describeBytes } from '@/components/parts/describe-bytes'
import { describeCount, describeNumber } from '@/components/parts/describe-count'
import { describeDuration } from '@/components/parts/describe-duration'
import { describeGap } from '@/components/parts/describe-gap'
import { describePosition } from '@/components/player/describe-time'
import { describeLevel } from '@/components/settings/describe-rules'
import type { Health } from '@/lib/replay/measure-health'

import { adviseGap } from './advise-gap'
import { describeUnseen } from './describe-unseen'
import { FactsTable, type Fact } from './facts-table'

import './health-panel.css'

export interface HealthPanelProps {
  health: Health
  from: number
  onJump: (at: number) => void
}

/** How well the session was recorded, in plain words, and what to do about what is missing. */
export function HealthPanel({ health, from, onJump }: HealthPanelProps) {
  const { gaps, brokenChunkCount, pagesWithoutPicture, unseen } = health
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <div class="facts-panel" tabIndex={0} data-scroll-keys>
      {countProblems(health) === 0 && (
        <p class="health-good">
          <CircleCheck size={16} aria-hidden="true" /> Nothing is missing that Afterimage knows of.
        </p>
      )}
      {gaps.map(({ reason, gaps: own, lengthMs }) => {
        const { name, sentence } = describeGap(own[0]!)
        return (
          <Problem key={reason} icon={<Unlink size={16} aria-hidden="true" />} title={name} advice={adviseGap(reason)}>
            <p>
              {sentence} <span class="figures">{describeTimes(own.length, lengthMs)}</span>
            </p>
            <Moments moments={[...new Set(own.map((gap) => gap.from))]} from={from} onJump={onJump} />
          </Problem>
        )
      })}
      {brokenChunkCount > 0 && (
        <Problem
          icon={<PackageX size={16} aria-hidden="true" />}
          title="Damaged parts"
          advice="Nothing can bring them back. What is around them is shown as it was."
        >
          <p>{describeCount(brokenChunkCount, 'part')} of what was stored could not be read and was left out.</p>
        </Problem>
      )}
      {pagesWithoutPicture.length > 0 && (
        <Problem
          icon={<ImageOff size={16} aria-hidden="true" />}
          title="Pages without a picture"
          advice="Their events are listed all the same."
        >
          <ul>
            {pagesWithoutPicture.map(({ id, title, url }) => (
              <li key={id} class="cut" dir="auto" title={url}>
                {title || url}
              </li>
            ))}
          </ul>
        </Problem>
      )}
      {unseen.map(({ what, reason, moments }) => {
        const { title, sentence, advice, plural } = describeUnseen(what, reason)
        return (
          <Problem key={title} icon={<SquareDashed size={16} aria-hidden="true" />} title={title} advice={advice}>
            <p>
              {sentence} <span class="figures">{describeCount(moments.length, what, plural)}.</span>
            </p>
            <Moments moments={[...new Set(moments)]} from={from} onJump={onJump} />
          </Problem>
        )
      })}
      <section aria-label="What was stored">
        <h2>What was stored</h2>
        <FactsTable name="What was stored" facts={listStored(health, from)} />
      </section>
      <section aria-label="Masking">
        <h2>Masking</h2>
        <FactsTable name="Masking" facts={listLevels(health)} />
      </section>
      <section aria-label="Where it was recorded">
        <h2>Where it was recorded</h2>
        <FactsTable name="Where it was recorded" facts={listDevice(health)} />
      </section>
    </div>
  )
}

/** Kinds of things that are missing; pauses were asked for. */
export function countProblems({ gaps, brokenChunkCount, pagesWithoutPicture, unseen }: Health): number {
  const gapCount = gaps.filter(({ reason }) => reason !== 'paused').reduce((sum, { gaps: own }) => sum + own.length, 0)
  return gapCount + (brokenChunkCount > 0 ? 1 : 0) + pagesWithoutPicture.length + unseen.length
}

function describeTimes(count: number, lengthMs: number): string {
  const times = count === 1 ? 'Once' : `${describeNumber(count)} times`
  return lengthMs < 1_000 ? `${times}.` : `${times}, ${describeDuration(lengthMs)} in all.`
}

function listStored({ chunkCount, bytes, rawBytes, longestSilence }: Health, from: number): Fact[] {
  const silence = longestSilence
    ? `${describeDuration(longestSilence.to - longestSilence.from)}, from ${describePosition(longestSilence.from - from)}`
    : 'None'
  return [
    ['Chunks received', describeNumber(chunkCount)],
    ['On disk', describeBytes(bytes)],
    ['Before packing', describeBytes(rawBytes)],
    ['Longest silence', silence],
  ]
}

function listLevels({ levels }: Health): Fact[] {
  if (levels.length === 0) return [['Level', 'Not known: recorded before there were levels']]
  return levels.map(({ level, pageCount }) => [describeLevel(level).label, describeCount(pageCount, 'page')])
}

function listDevice({ device }: Health): Fact[] {
  const { browser, os, language, timeZone, viewportWidth, viewportHeight } = device
  const given: Fact[] = [
    ['Browser', browser],
    ['System', os],
    ['Viewport', viewportWidth > 0 ? `${viewportWidth} × ${viewportHeight} px` : ''],
    ['Language', language],
    ['Time zone', timeZone],
  ]
  return given.map(([name, value]) => [name, value || 'Not known'])
}

interface ProblemProps {
  icon: ComponentChildren
  title: string
  advice: string
  children: ComponentChildren
}

function Problem({ icon, title, advice, children }: ProblemProps) {
  return (
    <section class="health-problem" aria-label={title}>
      <h2>
        {icon} {title}
      </h2>
      {children}
      <p class="facts-quiet">{advice}</p>
    </section>
  )
}

/** More are found in the list of events. */
const MOMENTS_SHOWN = 10

function Moments({ moments, from, onJump }: { moments: number[]; from: number; onJump: (at: number) => void }) {
  return (
    <ul class="health-moments">
      {moments.slice(0, MOMENTS_SHOWN).map((at) => (
        <li key={at}>
          <button type="button" class="health-moment figures" onClick={() => onJump(at)}>
            {describePosition(at - from)}
          </button>
        </li>
      ))}
      {moments.length > MOMENTS_SHOWN && <li class="facts-quiet figures">and {moments.length - MOMENTS_SHOWN} more</li>}
    </ul>
  )
}
