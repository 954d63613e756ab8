import { useState } from 'react'
import { useSession } from '#web/api/useSession.ts'
import { Select } from '#web/ui/Select.tsx'
import { Snippet } from '#web/ui/Snippet.tsx'
import { AGENTS, type Agent } from './agentSnippets.ts'
import css from './TokenSnippets.module.css'

const [FIRST] = AGENTS as [Agent, ...Agent[]]

/** What to paste into whatever sends measurements, so that it sends them here. */
export function TokenSnippets({ token }: { token: string | undefined }) {
  const session = useSession()
  const [chosen, setChosen] = useState(FIRST.value)
  const agent = AGENTS.find(({ value }) => value === chosen) ?? FIRST
  const text = agent.text({
    origin: window.location.origin,
    email: session?.email ?? 'you@example.org',
    token: token ?? 'YOUR_TOKEN',
  })
  return (
    <section aria-label="Send measurements" className={css.panel}>
      <header className={css.head}>
        <h2 className={css.title}>Send measurements</h2>
        <Select label="with" labelPlace="beside" options={AGENTS} value={chosen} onChange={setChosen} />
      </header>
      <Snippet key={chosen} label={`For ${agent.label}`} text={text} />
      <p className={css.note}>
        {agent.note}
        {token === undefined &&
          ' YOUR_TOKEN stands for a token that records: its value is shown when it is made.'}
      </p>
    </section>
  )
}
