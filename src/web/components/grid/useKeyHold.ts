import { useEffect, useEffectEvent, useState } from 'react'
import { showToast } from '#web/stores/toasts.ts'
import type { Place } from './gridPlaces.ts'
import { hasGrid } from './gridStage.ts'
import { placeText } from './placeText.ts'
import { stepped } from './placeMoves.ts'
import type { Hold } from './useHold.ts'

/** What arrows do from: moves and sizes are each computed from how all stood before the first of them. */
interface From {
  places: readonly Place[]
  resizes: boolean
}

/** Keys that are part of another key, or of a shortcut of the browser or the page. */
const isModified = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) =>
  ctrlKey || metaKey || altKey || key === 'Shift'

/** Moves and resizes a chart that was picked up by a key. What happens is told in `spoken`. */
export function useKeyHold(hold: Hold) {
  const [from, setFrom] = useState<From | null>(null)
  const [spoken, setSpoken] = useState('')
  const isHeld = from !== null

  const pickUp = (id: number | undefined) => {
    if (!hasGrid()) {
      showToast({ text: 'Charts are arranged in a wider window; in this one they follow each other.' })
      return
    }
    const held = id === undefined ? null : hold.pickUp(id)
    if (held === null) return
    setFrom({ places: held.start, resizes: false })
    setSpoken(`Picked up ${told(hold)}. ${HINT}`)
  }
  const step = (key: string, resizes: boolean) => {
    const held = hold.held()
    if (held === null || from === null) return
    const base = from.resizes === resizes ? from.places : held.places
    const now = held.places.find(({ id }) => id === held.chart.id)!
    const wanted = stepped(base, now, key, resizes)
    if (wanted === null) return setSpoken(`${told(hold)}. It goes no further.`)
    setFrom({ places: base, resizes })
    hold.want(wanted, undefined, base)
    held.stage.reveal()
    setSpoken(told(hold))
  }
  const end = (words: string, act: () => void) => {
    setSpoken(`${words} ${told(hold)}`)
    act()
    setFrom(null)
  }
  const putBack = () => {
    hold.putBack()
    setFrom(null)
  }
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const { key, shiftKey } = event
    // Others arranged the charts meanwhile, which put it back.
    if (hold.held() === null) return setFrom(null)
    if (key.startsWith('Arrow')) step(key, shiftKey)
    else if (key === 'Enter' || key === 'm') end('Put down', hold.putDown)
    else if (key === 'Escape' || key === 'Tab') {
      putBack()
      setSpoken('Put back')
    } else {
      // What else the key does happens to charts at rest.
      if (!isModified(event)) putBack()
      return
    }
    event.preventDefault()
    event.stopPropagation()
  })
  const letGo = useEffectEvent(putBack)
  useEffect(() => {
    if (!isHeld) return
    const keys = (event: KeyboardEvent) => onKeyDown(event)
    const away = () => letGo()
    window.addEventListener('keydown', keys, true)
    window.addEventListener('pointerdown', away, true)
    return () => {
      window.removeEventListener('keydown', keys, true)
      window.removeEventListener('pointerdown', away, true)
    }
  }, [isHeld])
  return { pickUp, isHeld, spoken }
}

export const HINT = 'Arrows move, Shift and arrows resize, Enter puts down, Escape puts back.'

function told(hold: Hold): string {
  const { chart, places } = hold.held()!
  return `${chart.name}: ${placeText(places.find(({ id }) => id === chart.id)!)}`
}
