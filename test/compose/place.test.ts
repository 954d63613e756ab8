import { expect, test } from 'vitest'
import { placeAt, type Wanted } from '#compose/place.ts'

/** A place, marked by |, what belongs there, what was typed of it, and what a choice would take the place of. */
const WANTED: [marked: string, wanted: Wanted | undefined, typed?: string, replaced?: string][] = [
  ['|', { kind: 'function' }],
  ['su|', { kind: 'function' }, 'su', 'su'],
  ['su|m(s("a"))', { kind: 'function' }, 'su', 'sum'],
  ['sum(|', { kind: 'function' }],
  ['sum(|)', { kind: 'function' }],
  ['sum([s("a"), ma|', { kind: 'function' }, 'ma', 'ma'],
  ['sum(s("a")|)', undefined],
  ['sum(s("a")) |', undefined],
  ['s(|', { kind: 'metric' }],
  ['s("|', { kind: 'metric' }],
  ['s("cp|', { kind: 'metric' }, 'cp', 'cp'],
  ['sum(s("cp|u.idle", "*"))', { kind: 'metric' }, 'cp', 'cpu.idle'],
  ["series('cp|')", { kind: 'metric' }, 'cp', 'cp'],
  ['s("cpu"|', undefined],
  ['s("cpu", |', { kind: 'source', metric: 'cpu' }],
  ['s("cpu", "we|b")', { kind: 'source', metric: 'cpu' }, 'we', 'web'],
  ['s("cpu", {|', { kind: 'tag', metric: 'cpu' }],
  ['s("cpu", {"re|', { kind: 'tag', metric: 'cpu' }, 're', 're'],
  ['s("cpu", {re|})', { kind: 'tag', metric: 'cpu' }, 're', 're'],
  ['s("cpu", {"region"|', undefined, '', ''],
  ['s("cpu", {"region": |', { kind: 'tagValue', metric: 'cpu', tag: 'region' }],
  ['s("cpu", {"region": "e|u"})', { kind: 'tagValue', metric: 'cpu', tag: 'region' }, 'e', 'eu'],
  ['s("cpu", {"region": "eu", "h|"})', { kind: 'tag', metric: 'cpu' }, 'h', 'h'],
  ['s("cpu", "*", |', { kind: 'options', of: 's' }],
  ['s("cpu", "*", {pe|', { kind: 'option', of: 's', given: [] }, 'pe', 'pe'],
  ['s("cpu", "*", {period: "60", |', { kind: 'option', of: 's', given: ['period'] }],
  ['s("cpu", "*", {function: "m|"})', { kind: 'optionValue', of: 's', option: 'function' }, 'm', 'm'],
  ['derive(s("a"), {detect_reset: |', { kind: 'optionValue', of: 'derive', option: 'detect_reset' }],
  ['scale(s("a"), |', { kind: 'options', of: 'scale' }],
  ['scale(s("a"), {|', { kind: 'option', of: 'scale', given: [] }],
  ['group_by("|', { kind: 'tags' }],
  ['group_by("region,a|z", s("a"))', { kind: 'tags' }, 'region,a', 'region,az'],
  ['group_by("region", |', { kind: 'function' }],
  ['timeshift("|', undefined],
  ['timeshift("1w", |', { kind: 'function' }],
  ['sum("cp|")', undefined, 'cp', 'cp'],
  ['s("a\\"|b")', { kind: 'metric' }, 'a\\"', 'a\\"b'],
]

test.each(WANTED)('at | of %j', (marked, wanted, typed = '', replaced = typed) => {
  const text = marked.replace('|', '')
  const place = placeAt(text, marked.indexOf('|'))
  expect(place.wanted).toEqual(wanted)
  expect(place.typed).toBe(typed)
  expect(text.slice(place.span.start, place.span.end)).toBe(replaced)
})

/** A place and the call around it. */
const CALLS: [marked: string, call: ReturnType<typeof placeAt>['call']][] = [
  ['|sum(s("a"))', undefined],
  ['sum(|)', { name: 'sum', argument: 0 }],
  ['sum(s("a", |))', { name: 's', argument: 1 }],
  ['sum(s("a")|)', { name: 'sum', argument: 0 }],
  ['divide([s("a"), |s("b")])', { name: 'divide', argument: 0 }],
  ['window(s("a"), {size: "1|0"})', { name: 'window', argument: 1, option: 'size' }],
  ['s("a", {region: "e|u"})', { name: 's', argument: 1 }],
  ['window(s("a"), {size: "10", |})', { name: 'window', argument: 1 }],
  ['sum(s("a"))|', undefined],
]

test.each(CALLS)('the call around | of %j', (marked, call) => {
  expect(placeAt(marked.replace('|', ''), marked.indexOf('|')).call).toEqual(call)
})
