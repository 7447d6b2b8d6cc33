import { ChevronDown, ChevronRight, TriangleAlert, X } from 'lucide-preact'

import { Button } from '@/components/parts/button'
import { Callout } from '@/components/parts/callout'
import { Choice } from '@/components/parts/choice'
import { describeCount, describeNumber } from '@/components/parts/describe-count'
import type { CorrelatesAnswer, CorrelatesWarning } from '@/lib/insights/answer-correlates'
import type { CorrelatesDefinition } from '@/lib/model/insight'

import { CorrelatesTable } from './correlates-table'
import type { Funnel } from './funnel-model'

import './correlates.css'

const KINDS = [
  { value: 'events', label: 'Events' },
  { value: 'properties', label: 'Properties' },
] as const

const SIDES = [
  { value: 'both', label: 'Both' },
  { value: 'success', label: 'Completing' },
  { value: 'failure', label: 'Dropping off' },
] as const

/** What goes with completing a funnel and what with dropping off: counted only once it is opened. */
export function CorrelatesSection({ funnel }: { funnel: Funnel }) {
  const asked = funnel.definition.value.correlates
  return (
    <section class="correlates" aria-label="Correlation">
      <h2 class="correlates-title">
        <Button
          look="quiet"
          icon={asked ? ChevronDown : ChevronRight}
          aria-expanded={asked !== undefined}
          onClick={() => funnel.putCorrelates(asked ? undefined : {})}
        >
          What goes with completing or dropping off
        </Button>
      </h2>
      {asked && <Opened funnel={funnel} asked={asked} />}
    </section>
  )
}

interface OpenedProps {
  funnel: Funnel
  asked: CorrelatesDefinition
}

function Opened({ funnel, asked }: OpenedProps) {
  const answer = funnel.correlates.value
  return (
    <>
      <div class="correlates-tools">
        <Choice
          label="What is compared"
          value={asked.of}
          options={KINDS}
          onValue={(of) => funnel.putCorrelates({ of, excluded: [] })}
        />
        <Choice
          label="Which side"
          value={asked.side}
          options={SIDES}
          onValue={(side) => funnel.putCorrelates({ side })}
        />
        {answer.state === 'ready' && answer.value && <LeastCount funnel={funnel} asked={asked} answer={answer.value} />}
      </div>
      {asked.excluded.length > 0 && (
        <ul class="correlates-excluded" aria-label="Left out">
          {asked.excluded.map((name) => (
            <li key={name}>
              <Button
                size="small"
                icon={X}
                aria-label={`Show ${name} again`}
                onClick={() => funnel.putCorrelates({ excluded: asked.excluded.filter((one) => one !== name) })}
              >
                <span class="cut" title={name} dir="auto">
                  {name}
                </span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {answer.state === 'failed' && <p class="insight-quiet">It could not be counted: {String(answer.error)}</p>}
      {answer.state === 'ready' && answer.value && <Found funnel={funnel} asked={asked} answer={answer.value} />}
    </>
  )
}

interface FoundProps extends OpenedProps {
  answer: CorrelatesAnswer
}

function LeastCount({ funnel, asked, answer }: FoundProps) {
  const noun = funnel.definition.value.unit === 'person' ? 'people' : 'sessions'
  return (
    <label class="insight-sentence">
      had by at least
      <input
        class="filter-input insight-number figures"
        type="number"
        min={1}
        value={asked.minCount ?? answer.leastCount}
        onChange={(event) => {
          const next = Math.floor(event.currentTarget.valueAsNumber)
          funnel.putCorrelates({ minCount: next >= 1 ? next : undefined })
        }}
      />
      {noun}
    </label>
  )
}

function Found({ funnel, asked, answer }: FoundProps) {
  return (
    <>
      {answer.warnings.map((warning) => (
        <Callout key={warning} meaning="warning" icon={TriangleAlert} title={WARNINGS[warning].title}>
          <p>{WARNINGS[warning].text(answer)}</p>
        </Callout>
      ))}
      {!answer.warnings.includes('one sided') && <CorrelatesTable funnel={funnel} answer={answer} asked={asked} />}
      <p class="insight-quiet figures">
        {asked.of === 'events'
          ? 'What was done after the first step and before the last; of those who dropped off, to the end of the window.'
          : 'Of the session in which they began and of the person; pages up to the last step or the end of the window.'}
        {answer.rareCount > 0 &&
          ` Not shown: ${describeCount(answer.rareCount, 'other')} that fewer than ${describeNumber(answer.leastCount)} had.`}
      </p>
    </>
  )
}

const WARNINGS: Record<CorrelatesWarning, { title: string; text: (answer: CorrelatesAnswer) => string }> = {
  'one sided': {
    title: 'There is nothing to compare',
    text: ({ total }) => (total.success === 0 ? 'Nobody completed the funnel.' : 'Nobody dropped off.'),
  },
  skewed: {
    title: 'The two sides are very unlike in number',
    text: ({ total: { success, failure } }) =>
      `${describeNumber(success)} completed and ${describeNumber(failure)} dropped off. With more than ten times as many on one side, a few of the other decide the odds.`,
  },
  'too few': {
    title: 'These are few',
    text: ({ total: { success, failure } }) =>
      `Only ${describeNumber(success + failure)} began. With fewer than 25, chance alone makes large differences: look at the intervals.`,
  },
}
