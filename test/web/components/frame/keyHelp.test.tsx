import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import KeyHelp from '#web/components/frame/KeyHelp.tsx'
import { useKeys } from '#web/ui/useKeys.ts'

function Part({ label }: { label: string }) {
  useKeys({ n: { label, perform: () => undefined } })
  return null
}

test('keys are shown as soon as a part adds, names or takes them away', () => {
  const help = (part: React.ReactNode) => (
    <>
      <KeyHelp onClose={() => undefined} />
      {part}
    </>
  )
  const { rerender } = render(help(null))
  expect(screen.queryByText('New space')).toBeNull()
  rerender(help(<Part label="New space" />))
  screen.getByText('New space')
  rerender(help(<Part label="New chart" />))
  screen.getByText('New chart')
  rerender(help(null))
  expect(screen.queryByText('New chart')).toBeNull()
})
