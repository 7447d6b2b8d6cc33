import {
  AppWindow,
  ArrowUpDown,
  BellRing,
  Bug,
  CircleSlash,
  CircleX,
  ClipboardPaste,
  Copy,
  Download,
  Flame,
  FileText,
  Gauge,
  Keyboard,
  MessageSquare,
  MousePointerBan,
  MousePointerClick,
  Redo,
  Scissors,
  Send,
  SquareTerminal,
  StickyNote,
  Tag,
  Undo2,
  UserRoundCheck,
  Waves,
  type LucideIcon,
} from 'lucide-preact'

import type { StreamItem } from '@/lib/replay/stream'

/** How lines of each kind look, and what they are called. */
export const KINDS: Record<StreamItem['kind'], { icon: LucideIcon; name: string; className: string }> = {
  'page view': { icon: FileText, name: 'Page', className: 'page' },
  click: { icon: MousePointerClick, name: 'Click', className: 'click' },
  input: { icon: Keyboard, name: 'Input', className: 'input' },
  submit: { icon: Send, name: 'Submit', className: 'submit' },
  'tab shown': { icon: AppWindow, name: 'Tab', className: 'page' },
  copy: { icon: Copy, name: 'Copy', className: 'click' },
  cut: { icon: Scissors, name: 'Cut', className: 'click' },
  paste: { icon: ClipboardPaste, name: 'Paste', className: 'input' },
  alert: { icon: BellRing, name: 'Alert', className: 'log' },
  dialog: { icon: MessageSquare, name: 'Dialog', className: 'log' },
  console: { icon: SquareTerminal, name: 'Log', className: 'log' },
  error: { icon: CircleX, name: 'Error', className: 'log' },
  request: { icon: ArrowUpDown, name: 'Request', className: 'log' },
  custom: { icon: Tag, name: 'Event', className: 'click' },
  identify: { icon: UserRoundCheck, name: 'Identify', className: 'click' },
  'web vital': { icon: Gauge, name: 'Vital', className: 'log' },
  download: { icon: Download, name: 'Download', className: 'click' },
  'rage click': { icon: Flame, name: 'Rage', className: 'frustration' },
  'dead click': { icon: MousePointerBan, name: 'Dead', className: 'frustration' },
  'error click': { icon: Bug, name: 'Error', className: 'frustration' },
  thrash: { icon: Waves, name: 'Thrash', className: 'frustration' },
  'u-turn': { icon: Undo2, name: 'U-turn', className: 'frustration' },
  'quick back': { icon: Redo, name: 'Quick', className: 'frustration' },
  gap: { icon: CircleSlash, name: 'Gap', className: 'gap' },
  note: { icon: StickyNote, name: 'Note', className: 'note' },
}

export function nameOfKind({ kind }: StreamItem): string {
  return KINDS[kind].name
}
