import { Monitor, Moon, Sun, type LucideIcon } from 'lucide-preact'

import { IconButton } from '@/components/parts/icon-button'
import { THEMES, type Theme, type ThemeChoice } from '@/components/parts/theme-model'

const LOOKS: Record<Theme, { icon: LucideIcon; label: string }> = {
  system: { icon: Monitor, label: 'Colours: as the system says' },
  light: { icon: Sun, label: 'Colours: light' },
  dark: { icon: Moon, label: 'Colours: dark' },
}

/** As the system says, light, dark, one after another. */
export function ThemeButton({ theme }: { theme: ThemeChoice }) {
  const now = theme.theme.value
  const next = THEMES[(THEMES.indexOf(now) + 1) % THEMES.length]!
  return <IconButton {...LOOKS[now]} size="small" onClick={() => theme.choose(next)} />
}
