import type { ReadonlySignal } from '@preact/signals'
import { Check, Scissors, SquareDashedMousePointer, TextCursorInput, type LucideIcon } from 'lucide-preact'
import { useRef } from 'preact/hooks'

import { Button } from '@/components/parts/button'

import { ElementPanel } from './element-panel'
import type { EditState, EditTool } from './edit-model'
import type { EditTools } from './edit-tools'
import { PendingEdits } from './pending-edits'
import type { PlayerState } from './player-model'
import { TextPanel } from './text-panel'
import { TrimPanel } from './trim-panel'
import { useFocusAfter } from './use-focus-after'

import './edit-bar.css'

const TOOLS: { tool: EditTool; name: string; icon: LucideIcon; hint: string }[] = [
  { tool: 'element', name: 'Element', icon: SquareDashedMousePointer, hint: 'Point at what is to go' },
  { tool: 'text', name: 'Text', icon: TextCursorInput, hint: 'A name, a number: wherever it stands' },
  { tool: 'trim', name: 'Trim', icon: Scissors, hint: 'Keep a part, take out what is before and after it' },
]

export interface EditBarProps {
  edit: EditState
  isOn: boolean
  tool: EditTool | undefined
  tools: EditTools
  player: PlayerState
  /** While what is shown is not yet what the changes make of it. */
  isRefreshing: ReadonlySignal<boolean>
}

/** What can be taken out, and what was and can still be undone. There while either is of interest. */
export function EditBar({ edit, isOn, tool, tools, player, isRefreshing }: EditBarProps) {
  const hasPending = edit.pending.value.length > 0 || edit.isBecomingPermanent.value
  if (!isOn && !hasPending) return null
  return (
    <section class="edit-bar" aria-label="Redact and trim">
      {isOn && <ToolButtons edit={edit} inHand={tool} text={tools.text} />}
      <output class="edit-bar-reading">{isRefreshing.value && 'Reading the session anew…'}</output>
      <span class="edit-bar-room" />
      {hasPending && <PendingEdits edit={edit} />}
      {isOn && <ToolPanel edit={edit} tool={tool} tools={tools} player={player} />}
    </section>
  )
}

interface ToolButtonsProps {
  edit: EditState
  inHand: EditTool | undefined
  text: EditTools['text']
}

function ToolButtons({ edit, inHand, text }: ToolButtonsProps) {
  const take = (tool: EditTool) => {
    const selected = String(getSelection() ?? '').trim()
    if (tool === 'text' && selected !== '') text.suggest(selected)
    edit.takeTool(tool)
  }
  const buttons = useRef<HTMLFieldSetElement>(null)
  useFocusAfter(inHand, (last) => buttons.current?.querySelector(`[data-tool="${last}"]`))
  return (
    <fieldset ref={buttons} class="edit-bar-tools" aria-label="Take out">
      {TOOLS.map(({ tool, name, icon, hint }) => (
        <Button
          key={tool}
          data-tool={tool}
          size="small"
          icon={icon}
          title={hint}
          aria-pressed={inHand === tool}
          // What is selected on the page is lost by a press that takes the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => take(tool)}
        >
          {name}
        </Button>
      ))}
      <Button size="small" look="quiet" icon={Check} onClick={() => edit.setOn(false)}>
        Done
      </Button>
    </fieldset>
  )
}

function ToolPanel({ edit, tool, tools, player }: Omit<EditBarProps, 'isOn' | 'isRefreshing'>) {
  switch (tool) {
    case 'element':
      return <ElementPanel />
    case 'text':
      return <TextPanel text={tools.text} onLeave={edit.leave} />
    case 'trim':
      return <TrimPanel trim={tools.trim} player={player} onDone={() => edit.takeTool(undefined)} />
    default:
      return null
  }
}
