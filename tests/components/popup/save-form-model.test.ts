import { expect, test } from 'vitest'

import { SaveFormModel } from '@/components/popup/save-form-model'

import { createSession } from '../create-session'

test('the form starts from what the session knows and gives nothing else back', () => {
  const form = new SaveFormModel(createSession({ title: 'Shop', tags: ['bug'] }))
  form.change({ person: ' Ada ' })
  form.change({ hasConsent: true })
  expect(form.readDetails()).toEqual({
    title: 'Shop',
    tags: ['bug'],
    person: 'Ada',
    study: '',
    participant: '',
    hasConsent: true,
  })
})

test('an emptied title keeps the one the session had', () => {
  const form = new SaveFormModel(createSession({ title: 'Shop' }))
  form.change({ title: '  ' })
  expect(form.readDetails().title).toBe('Shop')
})
