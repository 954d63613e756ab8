import { expect, test } from 'vitest'
import { stackLayers } from '#chart/stack.ts'

const line = (
  values: (number | null)[],
  rest: { axis?: number; visible?: boolean; period?: number } = {},
) => ({
  values,
  period: 60,
  axis: 0,
  visible: true,
  ...rest,
})

test('each layer lies on the one before', () => {
  const [a, b] = stackLayers([line([1, 2]), line([10, 20])], 2, 60)
  expect(a).toMatchObject({ base: [0, 0], top: [1, 2] })
  expect(b).toMatchObject({ base: [1, 2], top: [11, 22] })
})

test('a missing value counts as nothing and moves no other layer out of its place', () => {
  const layers = stackLayers(
    [line([1, null, null, 4]), line([10, null, null, 10]), line([5, 5, 5, 5])],
    4,
    60,
  )
  expect(layers.map((layer) => layer!.top)).toEqual([
    [1, 0, 0, 4],
    [11, 0, 0, 14],
    [16, 5, 5, 19],
  ])
  expect(layers[0]!.values).toEqual([1, null, null, 4])
})

test('a line that comes late or goes early leaves the sum of the others', () => {
  const [, top] = stackLayers([line([null, null, 3, null]), line([1, 1, 1, 1])], 4, 60)
  expect(top!.top).toEqual([1, 1, 4, 1])
})

test('a slow reporter does not comb the sum', () => {
  const [, top] = stackLayers([line([2, null, null, 8], { period: 180 }), line([1, 1, 1, 1])], 4, 60)
  expect(top!.top).toEqual([3, 5, 7, 9])
})

test('negative values stack downwards from zero, and stay there where they are missing', () => {
  const layers = stackLayers([line([3, 3]), line([-2, -2]), line([-1, null]), line([4, 4])], 2, 60)
  expect(layers.map((layer) => [layer!.base, layer!.top])).toEqual([
    [
      [0, 0],
      [3, 3],
    ],
    [
      [0, 0],
      [-2, -2],
    ],
    [
      [-2, -2],
      [-3, -2],
    ],
    [
      [3, 3],
      [7, 7],
    ],
  ])
})

test('lines that are off take no room, and each axis is a stack of its own', () => {
  const layers = stackLayers(
    [line([1]), line([2], { visible: false }), line([4], { axis: 1 }), line([8])],
    1,
    60,
  )
  expect(layers.map((layer) => layer?.top ?? null)).toEqual([[1], null, [4], [9]])
})
