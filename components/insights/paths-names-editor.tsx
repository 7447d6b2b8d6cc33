import { Plus, X } from 'lucide-preact'

import { Button } from '@/components/parts/button'
import { IconButton } from '@/components/parts/icon-button'
import { checkPattern } from '@/lib/masking/check-pattern'
import type { CleaningRule } from '@/lib/model/insight'

import type { Paths } from './paths-model'

/** What names are made of: parts that are replaced, and patterns under which many are one. */
export function PathsNamesEditor({ paths }: { paths: Paths }) {
  const { groups, cleaning } = paths.definition.value
  const setRule = (index: number, change: Partial<CleaningRule>) =>
    paths.put({ cleaning: cleaning.with(index, { ...cleaning[index]!, ...change }) }, false)
  return (
    <section class="insight-part" aria-label="Names">
      <h2 class="insight-part-title">Names made alike</h2>
      {cleaning.map((rule, index) => (
        // A rule is its place.
        // oxlint-disable-next-line react/no-array-index-key
        <fieldset key={index} class="insight-sentence" aria-label={`Replacement ${index + 1}`}>
          <span class="filter-word">replace</span>
          <input
            class="filter-input paths-pattern code"
            aria-label="Regular expression"
            placeholder="\d+"
            spellcheck={false}
            value={rule.pattern}
            onInput={(event) => setRule(index, { pattern: event.currentTarget.value })}
          />
          <span class="filter-word">by</span>
          <input
            class="filter-input paths-pattern code"
            aria-label="Replacement"
            placeholder=":id"
            spellcheck={false}
            value={rule.replacement}
            onInput={(event) => setRule(index, { replacement: event.currentTarget.value })}
          />
          <IconButton
            icon={X}
            size="small"
            label={`Remove replacement ${index + 1}`}
            onClick={() => paths.put({ cleaning: cleaning.toSpliced(index, 1) })}
          />
          <Problem pattern={rule.pattern} />
        </fieldset>
      ))}
      {groups.map((pattern, index) => (
        // A group is its place.
        // oxlint-disable-next-line react/no-array-index-key
        <fieldset key={index} class="insight-sentence" aria-label={`Group ${index + 1}`}>
          <span class="filter-word">one stop for all of</span>
          <input
            class="filter-input paths-pattern code"
            aria-label="Pattern of the group"
            placeholder="/products/*"
            spellcheck={false}
            value={pattern}
            onInput={(event) => paths.put({ groups: groups.with(index, event.currentTarget.value) }, false)}
          />
          <IconButton
            icon={X}
            size="small"
            label={`Remove group ${index + 1}`}
            onClick={() => paths.put({ groups: groups.toSpliced(index, 1) })}
          />
        </fieldset>
      ))}
      <span class="insight-sentence">
        <Button size="small" look="quiet" icon={Plus} onClick={() => paths.put({ groups: [...groups, ''] })}>
          Group by a pattern
        </Button>
        <Button
          size="small"
          look="quiet"
          icon={Plus}
          onClick={() => paths.put({ cleaning: [...cleaning, { pattern: '', replacement: '' }] })}
        >
          Replace a part
        </Button>
      </span>
    </section>
  )
}

/** Why an expression replaces nothing. */
function Problem({ pattern }: { pattern: string }) {
  const checked = pattern === '' ? undefined : checkPattern(pattern)
  if (!checked || checked.ok) return null
  return (
    <span class="filter-problem" role="alert">
      The expression {checked.reason}.
    </span>
  )
}
