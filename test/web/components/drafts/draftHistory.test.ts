import { describe, expect, it } from 'vitest'
import {
  changedTo,
  type DraftHistory,
  redone,
  startedWith,
  undone,
} from '#web/components/drafts/draftHistory.ts'

type Act = [state: string, what: string, at: number] | 'undo' | 'redo'

const after = (...acts: Act[]): DraftHistory<string> =>
  acts.reduce<DraftHistory<string>>((history, act) => {
    if (act === 'undo') return undone(history)
    if (act === 'redo') return redone(history)
    return changedTo(history, ...act)
  }, startedWith('start'))

describe('the history of a draft', () => {
  it.each<[string, Act[], string, string | undefined, string | undefined]>([
    ['begins without a way back', [], 'start', undefined, undefined],
    ['goes back a step', [['a', 'name', 0], 'undo'], 'start', undefined, 'name'],
    ['goes forth again', [['a', 'name', 0], 'undo', 'redo'], 'a', 'name', undefined],
    [
      'stays at its ends',
      ['undo', 'redo', ['a', 'name', 0], 'redo', 'undo', 'undo'],
      'start',
      undefined,
      'name',
    ],
    [
      'takes what is typed at once back at once',
      [['a', 'name', 0], ['ab', 'name', 900], ['abc', 'name', 1_800], 'undo'],
      'start',
      undefined,
      'name',
    ],
    [
      'keeps apart what is typed after a rest',
      [['a', 'name', 0], ['ab', 'name', 1_000], 'undo'],
      'a',
      'name',
      'name',
    ],
    [
      'keeps apart what is changed of two things',
      [['a', 'name', 0], ['b', 'type', 1], 'undo'],
      'a',
      'name',
      'type',
    ],
    [
      'forgets what was undone when something else is changed',
      [['a', 'name', 0], 'undo', ['b', 'name', 1], 'redo'],
      'b',
      'name',
      undefined,
    ],
    [
      'adds no change to a step that was redone',
      [['a', 'name', 0], 'undo', 'redo', ['ab', 'name', 1], 'undo'],
      'a',
      'name',
      'name',
    ],
  ])('%s', (_, acts, present, toUndo, toRedo) => {
    const history = after(...acts)
    expect([history.present, history.past.at(-1)?.what, history.future.at(-1)?.what]).toEqual([
      present,
      toUndo,
      toRedo,
    ])
  })

  it('keeps the newest 200 steps', () => {
    const history = after(...Array.from({ length: 300 }, (_, i): Act => [`${i}`, `${i}`, i]))
    expect(history.past).toHaveLength(200)
    expect(history.past[0]?.state).toBe('99')
  })
})
