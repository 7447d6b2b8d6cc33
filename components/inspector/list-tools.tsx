import { ClipboardCopy, ListChecks } from 'lucide-preact'

import { Button } from '@/components/parts/button'
import { describeNumber } from '@/components/parts/describe-count'
import { IconButton } from '@/components/parts/icon-button'
import { Switch } from '@/components/parts/switch'
import type { LineList } from '@/lib/replay/line-kinds'

import { FindBox } from './find-box'
import { KIND_NAMES } from './inspector-tabs'
import type { ListProps } from './list-props'

import './list-tools.css'

export type ListToolsProps = Pick<ListProps, 'lists' | 'inspector' | 'chart'> & { list: LineList; name: string }

/** What narrows a list, and what is done with it: search, kinds, only what was asked for, copy, choose. */
export function ListTools({ list, name, lists, inspector, chart }: ListToolsProps) {
  const { all, shown, kinds, isNarrowed } = lists.lists[list].value
  const matching = lists.matching.value
  return (
    <div class="list-tools">
      <div class="list-tools-line">
        <FindBox
          label={`Search in ${name}`}
          text={lists.texts.value[list]}
          onText={(text) => lists.setText(list, text)}
        />
        <IconButton
          icon={ClipboardCopy}
          label="Copy list"
          size="small"
          disabled={shown.length === 0}
          onClick={() => void inspector.copyList(list)}
        />
        {list === 'events' && chart.isOffered() && (
          <IconButton
            icon={ListChecks}
            label="Choose events for a chart"
            size="small"
            aria-pressed={chart.isChoosing.value}
            onClick={() => chart.setChoosing(!chart.isChoosing.peek())}
          />
        )}
      </div>
      {kinds.length > 1 || kinds.some(({ isOn }) => !isOn) ? (
        <fieldset class="list-kinds" aria-label={`Kinds in ${name}`}>
          {kinds.map(({ kind, count, isOn }) => (
            <button
              key={kind}
              type="button"
              class="list-kind"
              aria-pressed={isOn}
              title={`${describeNumber(count)} in this session`}
              onClick={() => lists.toggleKind(list, kind)}
            >
              {KIND_NAMES[kind]}
            </button>
          ))}
        </fieldset>
      ) : null}
      {matching && (
        <Switch
          label={`Only show matching events (${describeNumber(matching.size)})`}
          title="Those by which this session was in the list it was opened from"
          isOn={lists.isOnlyMatching.value}
          onChange={lists.setOnlyMatching}
        />
      )}
      {isNarrowed && (
        <div class="list-tools-line">
          <output class="list-count figures">
            {describeNumber(shown.length)} of {describeNumber(all.length)}
          </output>
          <Button look="quiet" size="small" onClick={() => lists.clear(list)}>
            Clear filters
          </Button>
        </div>
      )}
    </div>
  )
}
