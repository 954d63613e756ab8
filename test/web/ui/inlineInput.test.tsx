import { fireEvent, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { InlineInput } from '#web/ui/InlineInput.tsx'

function renderInput() {
  const [commit, cancel] = [vi.fn<(text: string, was: string) => void>(), vi.fn<() => void>()]
  const field = (initial: string) => (
    <InlineInput label="Name" initial={initial} onCommit={commit} onCancel={cancel} />
  )
  const { rerender } = render(field('Before'))
  // Somebody else changes it, which is read while one types.
  rerender(field('Theirs'))
  return { commit, cancel, user: userEvent.setup({ delay: null }) }
}

test('what is committed tells what it was when the field came, whatever was read since', async () => {
  const { commit, user } = renderInput()
  await user.keyboard('Mine{Enter}')
  expect(commit.mock.calls).toEqual([['Mine', 'Before']])
})

test('leaving the window is not leaving the field', async () => {
  const { commit, user } = renderInput()
  await user.keyboard('Mi')
  // The field stays the active element of its page.
  fireEvent.blur(screen.getByRole('textbox', { name: 'Name' }))
  expect(commit).not.toHaveBeenCalled()
  fireEvent.focus(screen.getByRole('textbox', { name: 'Name' }))
  await user.keyboard('ne')
  await user.tab()
  expect(commit.mock.calls).toEqual([['Mine', 'Before']])
})

test('what is left as it was when the field came is no change', async () => {
  const { commit, cancel, user } = renderInput()
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' }).value).toBe('Before')
  await user.keyboard('{Enter}')
  expect(commit).not.toHaveBeenCalled()
  expect(cancel).toHaveBeenCalledOnce()
})
