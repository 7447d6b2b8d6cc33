import { Plus, X } from 'lucide-preact'

import { Button } from '@/components/parts/button'
import { Choice } from '@/components/parts/choice'
import { IconButton } from '@/components/parts/icon-button'
import { ValueInput } from '@/components/search/value-input'
import { MAX_PATH_NAMES, MAX_PATH_STEPS, MAX_PATH_WEIGHT, MIN_PATH_STEPS } from '@/lib/insights/check-paths'
import type { PathsDefinition } from '@/lib/model/insight'

import { PathsNamesEditor } from './paths-names-editor'
import type { Paths } from './paths-model'

const KINDS = [
  { value: 'pages', label: 'Pages' },
  { value: 'events', label: 'All that was done' },
] as const

/** Which paths: of what, from where to where, how much of it, and what names are made of. */
export function PathsEditor({ paths }: { paths: Paths }) {
  const { of, start, end, excluded } = paths.definition.value
  return (
    <>
      <section class="insight-part" aria-label="Paths">
        <h2 class="insight-part-title">Paths of</h2>
        <Choice
          label="What paths go over"
          value={of}
          options={KINDS}
          onValue={(next) => paths.put({ of: next, start: undefined, end: undefined, excluded: [] })}
        />
        <StopField
          paths={paths}
          word="that start at"
          none="Start anywhere"
          value={start}
          onValue={(next) => paths.put({ start: next }, next === undefined)}
        />
        <StopField
          paths={paths}
          word="and end at"
          none="End anywhere"
          value={end}
          onValue={(next) => paths.put({ end: next }, next === undefined)}
        />
      </section>
      <section class="insight-part" aria-label="How much is shown">
        <h2 class="insight-part-title">How much is shown</h2>
        <p class="insight-sentence">
          <NumberInput paths={paths} field="stepCount" label="Steps" min={MIN_PATH_STEPS} max={MAX_PATH_STEPS} />
          steps with
          <NumberInput paths={paths} field="nameCount" label="Stops in a step" min={1} max={MAX_PATH_NAMES} />
          stops each, of at least
          <NumberInput paths={paths} field="minWeight" label="Least visits" min={1} max={MAX_PATH_WEIGHT} />
          visits; the rest are “all others”
        </p>
      </section>
      <PathsNamesEditor paths={paths} />
      {excluded.length > 0 && (
        <section class="insight-part" aria-label="Hidden">
          <h2 class="insight-part-title">Hidden</h2>
          <ul class="paths-hidden">
            {excluded.map((name) => (
              <li key={name}>
                <Button size="small" icon={X} aria-label={`Show ${name} again`} onClick={() => paths.show(name)}>
                  <span class="cut" title={name} dir="auto">
                    {name}
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

interface StopFieldProps {
  paths: Paths
  word: string
  none: string
  value: string | undefined
  onValue: (value: string | undefined) => void
}

function StopField({ paths, word, none, value, onValue }: StopFieldProps) {
  return (
    <p class="insight-sentence">
      {word}
      {value === undefined ? (
        <Button
          size="small"
          look="quiet"
          icon={Plus}
          aria-label={`${word} anywhere: choose`}
          onClick={() => onValue('')}
        >
          anywhere
        </Button>
      ) : (
        <>
          <ValueInput
            label={`Paths ${word}`}
            value={value}
            suggest={() => Promise.resolve(paths.names.peek())}
            onValue={onValue}
          />
          <IconButton icon={X} size="small" label={none} onClick={() => onValue(undefined)} />
        </>
      )}
    </p>
  )
}

interface NumberInputProps {
  paths: Paths
  field: 'stepCount' | 'nameCount' | 'minWeight'
  label: string
  min: number
  max: number
}

function NumberInput({ paths, field, label, min, max }: NumberInputProps) {
  const put = (value: number) => {
    const next = Math.min(max, Math.max(min, Math.floor(value)))
    if (Number.isFinite(next)) paths.put({ [field]: next } satisfies Partial<PathsDefinition>)
  }
  return (
    <input
      class="filter-input paths-number figures"
      type="number"
      aria-label={label}
      min={min}
      max={max}
      value={paths.definition.value[field]}
      onChange={(event) => put(event.currentTarget.valueAsNumber)}
    />
  )
}
