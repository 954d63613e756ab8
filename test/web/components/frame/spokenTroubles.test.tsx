import { act, render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { SpokenTroubles } from '#web/components/frame/SpokenTroubles.tsx'
import { noteTrouble, type Trouble } from '#web/stores/troubles.ts'

test('what fails or is late is said in one place, by name, and no more once it is well again', () => {
  render(<SpokenTroubles />)
  const spoken = () => screen.getByRole('status', { name: 'Charts in trouble' }).textContent
  expect(spoken()).toBe('')
  const ends: (() => void)[] = []
  const note = (card: string, trouble: Trouble) => act(() => void ends.push(noteTrouble(card, trouble)))
  note('1', { chart: 'CPU', kind: 'failed' })
  note('2', { chart: 'Disk', kind: 'stale' })
  note('3', { chart: 'CPU 2', kind: 'failed' })
  expect(spoken()).toBe('Failed: CPU, CPU 2. Stale: Disk')
  act(() => ends[0]!())
  expect(spoken()).toBe('Failed: CPU 2. Stale: Disk')
  act(() => ends[2]!())
  expect(spoken()).toBe('Stale: Disk')
  act(() => ends[1]!())
  expect(spoken()).toBe('')
})
