import { expect, it } from 'vitest'
import { bestFirst } from '#web/components/page/bestFirst.ts'

it('puts the name that was typed first, then those that begin with it', () => {
  const names = ['aws.cpu', 'cpu.idle', 'CPU', 'cpu.user', 'disk.cpu']
  expect(bestFirst(names, 'cpu')).toEqual(['CPU', 'cpu.idle', 'cpu.user', 'aws.cpu', 'disk.cpu'])
  expect(bestFirst(names, '')).toEqual(names)
})
