import { useState } from 'react'
import { Button } from './Button.tsx'
import { CheckIcon, CopyIcon } from './icons.tsx'
import css from './Snippet.module.css'

interface Props {
  /** What it is, for those who hear the page. */
  label: string
  text: string
}

/** Text for a terminal, with a button that copies it. */
export function Snippet({ label, text }: Props) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    // Browsers give no clipboard to a page that came over plain HTTP from another machine: then it is selected by hand.
    await navigator.clipboard?.writeText(text)
    setCopied(navigator.clipboard !== undefined)
  }
  return (
    <figure className={css.snippet} aria-label={label}>
      <pre className={css.text}>{text}</pre>
      <Button
        kind="quiet"
        className={css.copy}
        icon={copied ? <CheckIcon /> : <CopyIcon />}
        onClick={() => void copy()}
        onBlur={() => setCopied(false)}
      >
        {copied ? 'Copied' : 'Copy'}
      </Button>
    </figure>
  )
}
