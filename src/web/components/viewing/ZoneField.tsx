import { offsetName } from '#chart/zoneName.ts'
import { preferZone } from '../../stores/preferredZone.ts'
import { Combobox } from '#web/ui/Combobox.tsx'
import { bestFirst } from '../page/bestFirst.ts'
import { useNow } from '../page/useNow.ts'
import { useTyped } from '../page/useTyped.ts'
import { browserZone, isZone } from './zones.ts'

interface Props {
  zone: string
  onChoose: (zone: string | null) => void
}

const MOST = 60
const NAMES = ['UTC', ...Intl.supportedValuesOf('timeZone')]

/** The zone that times are shown in, found by typing a part of its name; remembered for other spaces. */
export function ZoneField({ zone, onChoose }: Props) {
  const own = browserZone()
  const now = useNow()
  const [text, setText] = useTyped(zone)
  const sought = text === zone ? '' : text.trim().toLowerCase().replaceAll(' ', '_')
  const names = [...new Set([own, ...NAMES])]
  const found = bestFirst(
    names.filter((name) => name.toLowerCase().includes(sought)),
    sought,
  ).slice(0, MOST)
  const choose = (typed: string) => {
    const exact = names.find((one) => one.toLowerCase() === typed.trim().toLowerCase())
    // `tokyo` is enough for Asia/Tokyo.
    const name = exact ?? (isZone(typed.trim()) ? typed.trim() : (found[0] ?? ''))
    if (!isZone(name)) return
    setText(name)
    preferZone(name === own ? null : name)
    onChoose(name === own ? null : name)
  }
  const isKnown = text.trim() === '' || found.length > 0 || isZone(text.trim())
  return (
    <Combobox
      label="Time zone"
      placeholder={own}
      value={text}
      suggestions={found}
      hint={zoneHint(zone, own, now)}
      error={isKnown ? undefined : 'No such zone. Try a city, such as Berlin, or UTC.'}
      onChange={setText}
      onCommit={(typed) => choose(typed || own)}
      onBlur={() => setText(zone)}
    />
  )
}

/** What the zone is called at this time of the year, where that is another name, and which one is the reader's own. */
function zoneHint(zone: string, own: string, now: number): string {
  const short = offsetName(now, zone)
  const said = short === zone ? '' : `Now ${short}. `
  return `${said}This browser's own zone${zone === own ? '' : ` is ${own}`}.`
}
