import { fireEvent, render, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { Dialog } from '#web/ui/Dialog.tsx'

test.each([
  { pressed: 'beside', released: 'beside', closes: 1 },
  { pressed: 'inside', released: 'beside', closes: 0 },
  { pressed: 'beside', released: 'inside', closes: 0 },
  { pressed: 'inside', released: 'inside', closes: 0 },
])('pressed $pressed and released $released it closes $closes times', ({ pressed, released, closes }) => {
  const onClose = vi.fn<() => void>()
  render(
    <Dialog title="Question" onClose={onClose}>
      <p>Text to select</p>
    </Dialog>,
  )
  // A press on the backdrop arrives at the dialog itself, and so does the click of a drag that ends there.
  const at = { beside: screen.getByRole('dialog'), inside: screen.getByText('Text to select') } as const
  fireEvent.pointerDown(at[pressed as keyof typeof at])
  fireEvent.click(at[released as keyof typeof at])
  expect(onClose).toHaveBeenCalledTimes(closes)
})
