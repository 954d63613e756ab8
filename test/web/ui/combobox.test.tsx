import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { Combobox } from '#web/ui/Combobox.tsx'

const METRICS = ['cpu.idle', 'cpu.system', 'cpu.user', 'mem.free']

function renderField(onCommit?: (value: string) => void) {
  function Metric() {
    const [value, setValue] = useState('')
    const fitting = METRICS.filter((name) => name.includes(value.toLowerCase()))
    return (
      <Combobox label="Metric" value={value} onChange={setValue} onCommit={onCommit} suggestions={fitting} />
    )
  }
  render(<Metric />)
  return { user: userEvent.setup({ delay: null }), field: screen.getByRole('combobox', { name: 'Metric' }) }
}

test('what fits is offered while one types, the fitting part marked', async () => {
  const { user, field } = renderField()
  expect(screen.queryByRole('listbox')).toBeNull()
  await user.type(field, 'CPU.')
  expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(METRICS.slice(0, 3))
  expect(screen.getAllByRole('option')[0]?.querySelector('mark')?.textContent).toBe('cpu.')
  expect(field).toHaveProperty('value', 'CPU.')
})

test('arrow keys go round, Enter takes, the focus stays in the field', async () => {
  const onCommit = vi.fn<(value: string) => void>()
  const { user, field } = renderField(onCommit)
  await user.type(field, 'cpu{ArrowDown}{ArrowDown}')
  const meant = screen.getByRole('option', { selected: true })
  expect(meant.textContent).toBe('cpu.system')
  expect(field.getAttribute('aria-activedescendant')).toBe(meant.id)
  await user.keyboard('{ArrowUp}{ArrowUp}{Enter}')
  expect(field).toHaveProperty('value', 'cpu.user')
  expect(onCommit).toHaveBeenLastCalledWith('cpu.user')
  expect(screen.queryByRole('listbox')).toBeNull()
  expect(document.activeElement).toBe(field)
})

test('any other text is taken as it is', async () => {
  const onCommit = vi.fn<(value: string) => void>()
  const { user, field } = renderField(onCommit)
  await user.type(field, 'not.there.yet{Enter}')
  expect(onCommit).toHaveBeenCalledExactlyOnceWith('not.there.yet')
})

test('Escape closes the list and keeps the text', async () => {
  const { user, field } = renderField()
  await user.type(field, 'mem{Escape}')
  expect(screen.queryByRole('listbox')).toBeNull()
  expect(field).toHaveProperty('value', 'mem')
})

test('a press on an option takes it', async () => {
  const { user, field } = renderField()
  await user.type(field, 'm')
  await user.click(screen.getByRole('option', { name: 'mem.free' }))
  expect(field).toHaveProperty('value', 'mem.free')
})
