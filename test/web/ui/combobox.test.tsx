import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { type FormEvent, useState } from 'react'
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
  await user.type(field, 'cpu{ArrowDown}')
  const meant = screen.getByRole('option', { selected: true })
  expect(meant.textContent).toBe('cpu.system')
  expect(field.getAttribute('aria-activedescendant')).toBe(meant.id)
  await user.keyboard('{ArrowUp}{ArrowUp}{Enter}')
  expect(field).toHaveProperty('value', 'cpu.user')
  expect(onCommit).toHaveBeenLastCalledWith('cpu.user')
  expect(screen.queryByRole('listbox')).toBeNull()
  expect(document.activeElement).toBe(field)
})

test.each([
  ['sys', 'cpu.system', 'the only one that has it'],
  ['CPU', 'cpu.idle', 'the first of several'],
  ['web-*', 'web-*', 'a pattern, as it is'],
])('Enter on %s makes it %s: %s; nothing is submitted before the list is closed', async (typed, expected) => {
  const onSubmit = vi.fn<(event: FormEvent) => void>((event) => event.preventDefault())
  function Form() {
    const [value, setValue] = useState('')
    const fitting = METRICS.filter((name) => name.includes(value.replace('web-*', '').toLowerCase()))
    return (
      <form onSubmit={onSubmit}>
        <Combobox label="Metric" value={value} onChange={setValue} suggestions={fitting} />
      </form>
    )
  }
  render(<Form />)
  const user = userEvent.setup({ delay: null })
  const field = screen.getByRole('combobox')
  await user.type(field, `${typed}{Enter}`)
  expect(field).toHaveProperty('value', expected)
  expect(onSubmit).not.toHaveBeenCalled()
  await user.keyboard('{Enter}')
  expect(onSubmit).toHaveBeenCalledOnce()
})

test('a warning waits until nothing is offered', async () => {
  function Tag() {
    const [value, setValue] = useState('')
    const fitting = ['region'].filter((name) => name.includes(value))
    return (
      <Combobox label="Tag" value={value} onChange={setValue} suggestions={fitting} warning="Not there" />
    )
  }
  render(<Tag />)
  const user = userEvent.setup({ delay: null })
  const field = screen.getByRole('combobox')
  await user.type(field, 'reg')
  expect(screen.queryByText('Not there')).toBeNull()
  await user.keyboard('{Escape}')
  expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toBe('Not there')
  expect(field.getAttribute('aria-invalid')).toBeNull()
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
