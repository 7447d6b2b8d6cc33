import { describe, expect, it } from 'vitest'

import { createMasker } from '@/lib/masking/create-masker'
import { maskBody, maskHeaders } from '@/lib/masking/mask-body'
import { DEFAULT_RULES } from '@/lib/model/rules'

const masker = createMasker(DEFAULT_RULES, { typed: ['hydrangea lane'] })
const strict = createMasker(DEFAULT_RULES, { level: 'strict' })

/** What replay tools take out of requests. */
const SECRET_HEADERS =
  'authorization x-forwarded-for cookie set-cookie x-api-key x-real-ip remote-addr forwarded proxy-authorization ' +
  'x-csrf-token x-csrftoken x-xsrf-token X-Auth my-Token client-secret X-SESSION apiKey api_key credential-id passwords'

describe('headers', () => {
  it.each(SECRET_HEADERS.split(' '))('%s is masked whole', (name) => {
    expect(maskHeaders({ [name]: 'value' }, masker)).toEqual({ [name]: '******' })
  })

  it('of other names are text of the page', () => {
    const headers = {
      accept: 'text/html',
      referer: 'https://shop.test/?of=jane',
      location: '/cart?of=jane',
      from: 'a@b.test',
    }
    expect(maskHeaders(headers, masker)).toEqual({
      accept: 'text/html',
      referer: 'https://shop.test/?of=******',
      location: '/cart?of=******',
      from: '********',
    })
  })

  it('are none at strict, and of anything else', () => {
    expect(maskHeaders({ accept: 'text/html' }, strict)).toEqual({})
    expect(maskHeaders('accept', masker)).toEqual({})
    expect(maskHeaders({ accept: { a: 1 } }, masker)).toEqual({})
  })
})

describe('a body', () => {
  const mask = (body: unknown) => maskBody(typeof body === 'string' ? body : JSON.stringify(body), masker)

  it('of JSON keeps its shape, without what has a secret name, wherever it stands', () => {
    const body = {
      name: 'fern',
      count: 3,
      ok: true,
      none: null,
      Password: 'x',
      user: { apiKey: 'x', tokens: ['x', { a: 'x' }], hasToken: true },
      list: [{ credentials: { id: 'x' } }],
    }
    expect(JSON.parse(mask(body))).toEqual({
      name: 'fern',
      count: 3,
      ok: true,
      none: null,
      Password: '******',
      user: { apiKey: '******', tokens: '******', hasToken: true },
      list: [{ credentials: '******' }],
    })
  })

  it('is text of the page in what is left of it', () => {
    const body = {
      mail: 'to jane@example.test',
      card: 4111111111111111,
      to: '7 Hydrangea Lane',
      'jane@example.test': 1,
    }
    expect(JSON.parse(mask(body))).toEqual({
      mail: 'to *****************',
      card: '******',
      to: '7 ******',
      '*****************': 1,
    })
  })

  it('of a form is one, without secrets', () => {
    expect(mask('name=fern&password=x&to=hydrangea+lane&mail=jane%40example.test&empty=')).toBe(
      'name=fern&password=******&to=******&mail=*****************&empty=',
    )
  })

  it('within a body is one too', () => {
    const inner = JSON.stringify({ token: 'x', of: 'fern' })
    expect(JSON.parse(mask({ inner, form: 'a=1&auth=x' }))).toEqual({
      inner: '{"token":"******","of":"fern"}',
      form: 'a=1&auth=******',
    })
    expect(mask(`data=${encodeURIComponent(inner)}`)).toBe(
      `data=${encodeURIComponent('{"token":"******","of":"fern"}')}`,
    )
  })

  it.each(['{"password":"x', '<login secret="x">', 'api_key: x', 'Token x', 'query { me(auth: "x") }'])(
    'that cannot be read and has a word for a secret is masked whole: %s',
    (body) => expect(mask(body)).toBe('******'),
  )

  it('that cannot be read is text of the page otherwise', () => {
    expect(mask('sold one to jane@example.test')).toBe('sold one to *****************')
  })

  it('is none at strict, and masked twice it is masked once', () => {
    expect(maskBody('{"a":1}', strict)).toBe('')
    for (const body of ['{"a":1,"token":"x"}', 'a=1&token=x', 'token x', 'to jane@example.test', '[]', ''])
      expect(mask(mask(body))).toBe(mask(body))
  })

  it('as deep as a body may be is masked without an error', () => {
    const deep = `${'{"a":'.repeat(1_000)}"x"${'}'.repeat(1_000)}`
    expect(mask(deep)).toContain('******')
  })
})
