import { act, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Notices } from '#web/components/frame/Notices.tsx'
import { showToast, useToasts } from '#web/stores/toasts.ts'

beforeEach(() => {
  vi.useFakeTimers()
  useToasts.setState({ toasts: [] })
})
afterEach(() => void vi.useRealTimers())

const wait = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1_000))

test('a notice goes by itself, later when it can be acted on, and not while it is pointed at', async () => {
  render(<Notices />)
  act(() => {
    showToast({ text: 'Plain' })
    showToast({ text: 'Deleted', action: { label: 'Undo', perform: () => {} } })
  })
  await wait(7)
  expect(screen.queryByText('Plain')).toBeNull()
  fireEvent.pointerEnter(screen.getByText('Deleted'))
  await wait(60)
  fireEvent.pointerLeave(screen.getByText('Deleted'))
  await wait(11)
  screen.getByText('Deleted')
  await wait(2)
  expect(screen.queryByText('Deleted')).toBeNull()
})

test('its action is done once and it is gone', () => {
  const perform = vi.fn<() => void>()
  render(<Notices />)
  act(() => showToast({ text: 'Deleted', action: { label: 'Undo', perform } }))
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
  expect(perform).toHaveBeenCalledOnce()
  expect(screen.queryByText('Deleted')).toBeNull()
})

test('what is said twice stands there once, unless each can be acted on', () => {
  const action = { label: 'Undo', perform: () => {} }
  render(<Notices />)
  act(() => ['a', 'b', 'a'].forEach((text) => showToast({ text })))
  expect(useToasts.getState().toasts.map(({ text }) => text)).toEqual(['b', 'a'])
  act(() => ['c', 'c'].forEach((text) => showToast({ text, action })))
  expect(useToasts.getState().toasts.map(({ text }) => text)).toEqual(['a', 'c', 'c'])
})

test('no more than three at a time: the oldest makes room', () => {
  render(<Notices />)
  act(() => ['a', 'b', 'c', 'd'].forEach((text) => showToast({ text })))
  expect(useToasts.getState().toasts.map(({ text }) => text)).toEqual(['b', 'c', 'd'])
})
