import { expect, test } from 'vitest'
import { signaturePieces } from '#web/components/chartEditor/signaturePieces.ts'

/** Signatures, where in the call one is, and what is marked of it. */
const MARKED: [signature: string, argument: number, option: string | undefined, marked: string][] = [
  ['sum(set)', 0, undefined, 'set'],
  ['sum(set)', 1, undefined, ''],
  ['s(metric, streams, {function, period})', 0, undefined, 'metric'],
  ['s(metric, streams, {function, period})', 1, undefined, 'streams'],
  ['s(metric, streams, {function, period})', 2, undefined, '{function,period}'],
  ['s(metric, streams, {function, period})', 2, 'period', 'period'],
  ['divide([a, b])', 0, undefined, '[a,b]'],
]

test.each(MARKED)('%s in argument %d, option %s', (signature, argument, option, marked) => {
  const pieces = signaturePieces(signature, { name: '', argument, ...(option !== undefined && { option }) })
  expect(pieces.map(({ text }) => text).join('')).toBe(signature)
  expect(pieces.map(({ text, isMarked }) => (isMarked ? text : '')).join('')).toBe(marked)
})
