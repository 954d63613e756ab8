import { act, fireEvent, render, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { chartModel } from '#chart/model.ts'
import { Plot } from '#web/plot/Plot.tsx'
import { makeAnswer, makeChart, makeLine, makeSeries } from '#test/chart/made.ts'

test('the first arrow to the left is on the newest moment at which anything was measured', async () => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(200)
  Object.assign(document, { fonts: { check: () => true } })
  const answer = makeAnswer(makeSeries([makeLine([1, 2, null, null]), makeLine([5, null, null, null])]))
  render(<Plot model={chartModel(makeChart(), answer)} name="CPU" zone="UTC" />)
  await act(async () => {})
  const slider = screen.getByRole('slider', { name: 'CPU' })
  const at = () => slider.getAttribute('aria-valuenow')
  fireEvent.keyDown(slider, { key: 'ArrowLeft' })
  expect(at()).toBe(String(answer.times[1]))
  fireEvent.keyDown(slider, { key: 'ArrowLeft' })
  expect(at()).toBe(String(answer.times[0]))
})

test('read by keyboard, a moment stays the one it is when newer data moves the picture on', async () => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(200)
  Object.assign(document, { fonts: { check: () => true } })
  const answer = makeAnswer(makeSeries([makeLine([1, 2, 3, 4])]))
  const later = {
    ...makeAnswer(makeSeries([makeLine([2, 3, 4, 5])])),
    times: answer.times.map((time) => time + 60),
    start_time: answer.start_time + 60,
    end_time: answer.end_time + 60,
  }
  const plot = (shown: typeof answer) => <Plot model={chartModel(makeChart(), shown)} name="CPU" zone="UTC" />
  const { rerender } = render(plot(answer))
  await act(async () => {})
  const slider = screen.getByRole('slider', { name: 'CPU' })
  fireEvent.keyDown(slider, { key: 'ArrowLeft' })
  fireEvent.keyDown(slider, { key: 'ArrowLeft' })
  const read = () => [slider.getAttribute('aria-valuenow'), slider.getAttribute('aria-valuetext')]
  const before = read()
  expect(before).toEqual([String(answer.times[2]), expect.stringMatching(/ 3$/)])
  rerender(plot(later))
  await act(async () => {})
  expect(read()).toEqual(before)
})
