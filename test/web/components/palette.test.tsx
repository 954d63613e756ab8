import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderPage } from '#test/helpers/render.tsx'
import { startServer } from '#test/helpers/server.ts'

const server = await startServer()

test('one row is marked: the pointer moves the mark, and the keyboard goes on from there', async () => {
  const { user } = await renderPage(server, '/spaces')
  await user.click(await screen.findByRole('button', { name: /^Search/ }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Search' }))
  await dialog.findAllByRole('option')
  await user.click(dialog.getByRole('combobox'))
  const options = () => dialog.getAllByRole('option')
  const marked = () =>
    options().flatMap((option, i) => (option.getAttribute('aria-selected') === 'true' ? [i] : []))
  expect(marked()).toEqual([0])
  fireEvent.pointerMove(options()[2]!)
  expect(marked()).toEqual([2])
  await user.keyboard('{ArrowUp}')
  expect(marked()).toEqual([1])
})
