import { Keyboard } from 'lucide-preact'
import { useState } from 'preact/hooks'

import { Dialog } from '@/components/parts/dialog'
import { IconButton } from '@/components/parts/icon-button'
import { Kbd } from '@/components/parts/kbd'
import { useKeys } from '@/components/parts/use-keys'

import './hotkeys.css'

const HOTKEYS: readonly { title: string; keys: readonly [keys: string[], does: string][] }[] = [
  {
    title: 'Play',
    keys: [
      [['Space', 'k'], 'Play or pause'],
      [['\u2190', '\u2192'], '10 seconds back or forward'],
      [['Shift \u2190', 'Shift \u2192'], '1 second back or forward'],
      [[',', '.'], 'One frame (100 ms) back or forward'],
      [['<', '>'], 'Slower or faster'],
      [['i'], 'Skip inactivity, or not'],
      [['l'], 'Loop: begin here, end here, stop'],
    ],
  },
  {
    title: 'Go to',
    keys: [
      [['\u2191', '\u2193'], 'Previous or next event'],
      [['Page Up', 'Page Down'], 'Previous or next page'],
      [['Shift E', 'e'], 'Previous or next error'],
      [['Home', 'End'], 'Start or end'],
    ],
  },
  {
    title: 'Look',
    keys: [
      [['f'], 'Full screen'],
      [['t'], 'Pointer trail'],
      [['d'], 'Inspect an element'],
      [['s'], 'Screenshot of the replay'],
      [['c'], 'Copy link to this moment'],
      [['n'], 'Note at this moment'],
      [['+', '-', '0'], 'Zoom the timeline in, out, to all'],
      [['?'], 'This sheet'],
    ],
  },
]

/** What keys do here, behind a button and `?`. */
export function Hotkeys({ canNote, canLink }: { canNote: boolean; canLink: boolean }) {
  const [isOpen, setIsOpen] = useState(false)
  const isThere = (key: string) => (key === 'n' ? canNote : key !== 'c' || canLink)
  useKeys({ '?': () => setIsOpen(true) })
  return (
    <>
      <IconButton icon={Keyboard} label="Keys" title="What keys do here (?)" onClick={() => setIsOpen(true)} />
      <Dialog title="Keys" isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <div class="hotkeys">
          {HOTKEYS.map(({ title, keys }) => (
            <section key={title}>
              <h3 class="hotkeys-title">{title}</h3>
              <dl class="hotkeys-list">
                {keys
                  .filter(([[first = '']]) => isThere(first))
                  .map(([names, does]) => (
                    <div key={does} class="hotkeys-row">
                      <dt>{does}</dt>
                      <dd>
                        {names.map((name) => (
                          <Kbd key={name} keyName={name} />
                        ))}
                      </dd>
                    </div>
                  ))}
              </dl>
            </section>
          ))}
        </div>
      </Dialog>
    </>
  )
}
