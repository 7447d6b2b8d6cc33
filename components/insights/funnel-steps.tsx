import { ArrowDown, ArrowUp, Plus, X } from 'lucide-preact'

import { Button } from '@/components/parts/button'
import { CheckField } from '@/components/parts/check-field'
import { IconButton } from '@/components/parts/icon-button'
import { EventEditor } from '@/components/search/event-editor'
import type { Shelf } from '@/components/search/shelf-model'

import { addStep, canAddStep, canBeOptional, canRemoveStep, moveStep, putStep, removeStep } from './change-funnel'
import type { Funnel } from './funnel-model'

export interface FunnelStepsProps {
  funnel: Funnel
  shelf: Shelf
}

/** The steps as sentences whose parts can be changed. */
export function FunnelSteps({ funnel, shelf }: FunnelStepsProps) {
  const definition = funnel.definition.value
  const { steps } = definition
  return (
    <section class="insight-part" aria-label="Steps">
      <h2 class="insight-part-title">Steps</h2>
      <ol class="funnel-steps">
        {steps.map((step, index) => (
          // A step is its place in the order.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} class="funnel-step">
            <fieldset class="funnel-step-fields" aria-label={`Step ${index + 1}`}>
              <span class="funnel-step-number figures" aria-hidden="true">
                {index + 1}
              </span>
              <EventEditor
                event={step.event}
                shelf={shelf}
                onEvent={(event) => funnel.put(putStep(definition, index, { ...step, event }), false)}
              />
              {canBeOptional(definition, index) && (
                <CheckField
                  label="may be left out"
                  isChecked={step.isOptional === true}
                  onChange={(isOn) =>
                    funnel.put(
                      putStep(definition, index, { event: step.event, ...(isOn && { isOptional: true as const }) }),
                    )
                  }
                />
              )}
            </fieldset>
            <span class="funnel-step-tools">
              <IconButton
                icon={ArrowUp}
                size="small"
                label={`Move step ${index + 1} up`}
                disabled={index === 0}
                onClick={() => funnel.put(moveStep(definition, index, -1))}
              />
              <IconButton
                icon={ArrowDown}
                size="small"
                label={`Move step ${index + 1} down`}
                disabled={index === steps.length - 1}
                onClick={() => funnel.put(moveStep(definition, index, 1))}
              />
              <IconButton
                icon={X}
                size="small"
                label={`Remove step ${index + 1}`}
                disabled={!canRemoveStep(definition)}
                onClick={() => funnel.put(removeStep(definition, index))}
              />
            </span>
          </li>
        ))}
      </ol>
      {canAddStep(definition) && (
        <Button size="small" icon={Plus} onClick={() => funnel.put(addStep(definition))}>
          Add step
        </Button>
      )}
    </section>
  )
}
