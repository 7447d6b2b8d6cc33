import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'

import { Button } from '@/components/parts/button'
import { SelectField } from '@/components/parts/select-field'
import { TextField } from '@/components/parts/text-field'
import { MASK_LEVELS, type MaskLevel, type SiteLevel } from '@/lib/model/rules'

import { describeLevel } from './describe-rules'
import { keyOfEntry } from './edit-rules'
import { EntryList } from './entry-list'
import type { MaskingLists } from './masking-lists-model'
import type { Masking } from './masking-model'
import { MaskingPart } from './masking-part'

const LEVELS = MASK_LEVELS.map((value) => ({ value, label: describeLevel(value).label }))

/** Sites whose level is another one. */
export function SiteLevels({ masking, lists }: { masking: Masking; lists: MaskingLists }) {
  const input = useRef<HTMLInputElement | null>(null)
  const isLocked = masking.isLocked.value
  return (
    <MaskingPart title="Levels of sites">
      <p>
        On these sites the level is another one. Where two sites match a page, the narrower one holds: the longer path,
        then the site without <code class="code">*.</code> before it; of two as narrow, the stricter.
      </p>
      <EntryList
        label="Levels of sites"
        entries={masking.rules.value.sites}
        keyOf={keyOfEntry}
        isLocked={isLocked}
        renderRow={(site) => <SiteRow site={site} />}
        renderForm={(site, onDone) => <SiteForm lists={lists} site={site} onDone={onDone} />}
        onRemove={(site) => void lists.remove('sites', site)}
        afterLast={input}
      />
      {!isLocked && <SiteForm lists={lists} input={input} />}
    </MaskingPart>
  )
}

function SiteRow({ site }: { site: SiteLevel }) {
  return (
    <>
      <span class="code">{site.pattern}</span>
      <span>{describeLevel(site.level).label}</span>
    </>
  )
}

interface SiteFormProps {
  lists: MaskingLists
  input?: RefObject<HTMLInputElement | null>
  /** The one being changed; without one the form adds one. */
  site?: SiteLevel
  onDone?: () => void
}

function SiteForm({ lists, input: given, site, onDone }: SiteFormProps) {
  const [pattern, setPattern] = useState(site?.pattern ?? '')
  const [level, setLevel] = useState<MaskLevel>(site?.level ?? 'strict')
  const [problem, setProblem] = useState<string | null>(null)
  const own = useRef<HTMLInputElement | null>(null)
  const input = given ?? own
  useEffect(() => {
    if (!site) return
    input.current?.focus()
    input.current?.select()
  }, [site, input])

  const submit = async (event: Event) => {
    event.preventDefault()
    const wrong = await lists.putSite({ pattern, level }, site)
    setProblem(wrong)
    if (wrong === null && !site) setPattern('')
    if (wrong === null) onDone?.()
    if (wrong !== null || !site) input.current?.focus()
  }
  return (
    <form class="entry-form" onSubmit={(event) => void submit(event)}>
      <TextField
        label="Site with a level of its own"
        inputRef={input}
        placeholder="bank.example"
        isCode
        problem={problem}
        value={pattern}
        onValue={setPattern}
      />
      <SelectField label="Its level" value={level} options={LEVELS} onValue={setLevel} />
      <div class="entry-form-buttons">
        <Button type="submit">{site ? 'Save site' : 'Add site'}</Button>
        {site && (
          <Button look="quiet" onClick={onDone}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  )
}
