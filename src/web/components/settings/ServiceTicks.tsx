import { useState } from 'react'
import { serviceList } from '#api/services.ts'
import { SERVICE_TYPES, whyNotTold } from '#api/serviceTypes.ts'
import { keepPreviousData, q, useQuery } from '#web/api/query.ts'
import { Button } from '#web/ui/Button.tsx'
import { CheckBox } from '#web/ui/CheckBox.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { TextInput } from '#web/ui/TextInput.tsx'
import { PlusIcon } from '#web/ui/icons.tsx'
import { type ChosenService, withService } from './chosenService.ts'
import css from './ServiceTicks.module.css'
import { useSettled } from '../page/useSettled.ts'

/** So many are listed beside those that are chosen; of more, the others are found by typing. */
const FEW = 10

interface Props {
  chosen: readonly ChosenService[]
  error: string | undefined
  onChange: (chosen: readonly ChosenService[]) => void
  /** Sets up one that is not there yet. */
  onSetUp: () => void
}

/** Who is told when an alert fires: those that are chosen, and of the others those whose title contains a text. */
export function ServiceTicks({ chosen, error, onChange, onSetUp }: Props) {
  const [search, setSearch] = useState('')
  const title = useSettled(search, search).trim()
  const {
    data,
    error: unread,
    refetch,
  } = useQuery({
    ...q(serviceList, { query: { length: FEW, ...(title !== '' && { title }) } }),
    placeholderData: keepPreviousData,
  })
  const [begun] = useState(chosen)
  const { total, found } = data?.query ?? { total: 0, found: 0 }
  const listed = data?.services ?? []
  // What was chosen at first stays in view when it is unticked by mistake.
  const first = [...new Map([...begun, ...chosen].map((service) => [service.id, service])).values()]
  const services = [...first, ...listed.filter(({ id }) => !first.some((one) => one.id === id))]
  return (
    <fieldset className={css.services}>
      <legend className={css.legend}>Tell these services</legend>
      {unread !== null && (
        <Notice action={<Button onClick={() => void refetch()}>Try again</Button>}>
          {`Services could not be read. ${unread.message}`}
        </Notice>
      )}
      {total > FEW && (
        <TextInput
          label="Find a service"
          type="search"
          autoComplete="off"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      )}
      {services.map((service) => {
        const { id, type } = service
        const why = whyNotTold(type, 'trigger')
        return (
          <CheckBox
            key={id}
            label={
              <>
                <bdi>{service.title}</bdi> ({SERVICE_TYPES[type].label})
              </>
            }
            {...(why !== undefined && { hint: `${why}.` })}
            checked={chosen.some((one) => one.id === id)}
            onChange={(isChosen) =>
              onChange(isChosen ? withService(chosen, service) : chosen.filter((one) => one.id !== id))
            }
          />
        )
      })}
      {error !== undefined && <p className={css.error}>{error}</p>}
      <p className={css.note}>
        {data !== undefined && total === 0 && 'There is no service yet: nobody would be told. '}
        {found > listed.length && `${found - listed.length} more: type a part of their title.`}
      </p>
      <Button kind="quiet" icon={<PlusIcon />} className={css.add ?? ''} onClick={onSetUp}>
        Set up a service
      </Button>
    </fieldset>
  )
}
