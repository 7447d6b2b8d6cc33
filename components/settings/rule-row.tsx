import { CircleDot, CircleSlash, History, Pencil, Trash, TriangleAlert, type LucideIcon } from 'lucide-preact'
import { useState } from 'preact/hooks'

import { Button } from '@/components/parts/button'
import { IconButton } from '@/components/parts/icon-button'
import { describeAction } from '@/components/sites/describe-action'
import type { SiteAction, SiteRule } from '@/lib/model/settings'

import { RuleForm } from './rule-form'
import type { SettingsState } from './settings-model'

const ICONS: Record<SiteAction, LucideIcon> = { always: CircleDot, rolling: History, never: CircleSlash }

export function RuleRow({ settings, rule }: { settings: SettingsState; rule: SiteRule }) {
  const [isEdited, setEdited] = useState(false)
  if (isEdited) {
    return (
      <li class="rule rule-edited">
        <RuleForm settings={settings} rule={rule} onDone={() => setEdited(false)} />
      </li>
    )
  }
  const { label, explanation } = describeAction(rule.action, settings.settings.value.rollingMinutes)
  const Icon = ICONS[rule.action]
  const isBlocked = settings.blocked.value.has(rule.pattern)
  return (
    <li class="rule">
      <span class="rule-pattern code cut" title={rule.pattern}>
        {rule.pattern}
      </span>
      <span class="rule-action" title={explanation}>
        <Icon size={16} aria-hidden="true" />
        {label}
      </span>
      <span class="rule-buttons">
        <IconButton
          icon={Pencil}
          label={`Edit the rule for ${rule.pattern}`}
          size="small"
          onClick={() => setEdited(true)}
        />
        <IconButton
          icon={Trash}
          label={`Remove the rule for ${rule.pattern}`}
          size="small"
          onClick={() => void settings.removeRule(rule)}
        />
      </span>
      {isBlocked && (
        <p class="rule-blocked">
          <TriangleAlert size={16} aria-hidden="true" />
          No access to this site, so nothing of it is recorded.
          <Button size="small" onClick={() => void settings.allow(rule)}>
            Allow
          </Button>
        </p>
      )}
    </li>
  )
}
