import { takeKeys } from '@/components/parts/use-keys'
import type { LineList } from '@/lib/replay/line-kinds'
import type { StreamItem } from '@/lib/replay/stream'

import { readLineAt } from './inspector-model'
import type { LineRowProps } from './line-row'
import type { ListProps } from './list-props'

type Press = Pick<LineRowProps, 'onPress' | 'onKeyDown'> & { keys: string }

/** Of lists of what pages said: a press opens all of a line and goes to its moment. Ctrl+C copies it. */
export function pressLine(
  item: StreamItem,
  list: LineList,
  { inspector, player }: Pick<ListProps, 'inspector' | 'player'>,
): Press {
  return {
    keys: 'Control+C',
    onPress() {
      inspector.follow(true)
      inspector.open(item.key)
      player.seek(readLineAt(item, list))
    },
    onKeyDown: takeKeys({ 'Mod+c': () => void inspector.copyLine(item, list) }),
  }
}
