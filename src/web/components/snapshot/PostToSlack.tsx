import { type FormEvent, useState } from 'react'
import { serviceList } from '#api/services.ts'
import { MAX_LENGTH } from '#api/pagination.ts'
import { type Snapshot, snapshotSend } from '#api/snapshots.ts'
import { call } from '#web/api/call.ts'
import { q, useQuery } from '#web/api/query.ts'
import { Button } from '#web/ui/Button.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextInput } from '#web/ui/TextInput.tsx'
import css from './PostToSlack.module.css'
import { drawing } from './useSnapshot.ts'

/** What became of the last post. */
type Posting = 'none' | 'under way' | { text: string; isFault: boolean }

/** Posts a snapshot to a channel, with a message; nothing where the account has no Slack service. */
export function PostToSlack({ keep }: { keep: () => Promise<Snapshot> }) {
  const { data } = useQuery(q(serviceList, { query: { length: MAX_LENGTH } }))
  const channels = data?.services.filter(({ type }) => type === 'slack') ?? []
  const [chosen, setChosen] = useState('')
  const [message, setMessage] = useState('')
  const [posting, setPosting] = useState<Posting>('none')
  const channel = channels.find(({ id }) => String(id) === chosen) ?? channels[0]
  if (channel === undefined) return null

  const post = async (): Promise<Posting> => {
    const snapshot = await keep()
    await drawing(snapshot)
    const body = { service: channel.id, message }
    const { arrived, answer } = await call(snapshotSend, { params: { id: snapshot.id }, body })
    return arrived
      ? { text: `Posted to ${channel.title}.`, isFault: false }
      : { text: `It did not arrive: ${answer}`, isFault: true }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (posting === 'under way') return
    setPosting('under way')
    void post()
      .catch((error: Error) => ({ text: `Not posted: ${error.message}`, isFault: true }))
      .then(setPosting)
  }
  const said = typeof posting === 'object' ? posting : null
  return (
    <form className={css.form} aria-label="Post to Slack" onSubmit={submit}>
      <Select
        label="Post to"
        options={channels.map(({ id, title }) => ({ value: String(id), label: title }))}
        value={String(channel.id)}
        onChange={setChosen}
      />
      <TextInput
        label="Message"
        autoComplete="off"
        maxLength={3_000}
        className={css.message ?? ''}
        value={message}
        onChange={(event) => setMessage(event.target.value)}
      />
      <Button type="submit" busy={posting === 'under way'}>
        Post
      </Button>
      {posting === 'under way' && <output className={css.said}>Drawing the picture and posting it …</output>}
      {said?.isFault === false && <output className={css.said}>{said.text}</output>}
      {said?.isFault && <Notice>{said.text}</Notice>}
    </form>
  )
}
