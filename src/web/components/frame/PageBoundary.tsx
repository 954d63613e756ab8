import { Component, type ReactNode } from 'react'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { PageAwaited } from './PageAwaited.tsx'
import { NotLoaded } from '../page/late.ts'

interface Props {
  /** The address: another one is another page. */
  resetOn?: string
  children: ReactNode
}

interface State {
  error: unknown
  resetOn: string | undefined
}

/** Catches what a page throws while it renders, so that the frame stays usable. */
export class PageBoundary extends Component<Props, State> {
  override state: State = { error: undefined, resetOn: this.props.resetOn }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error }
  }

  static getDerivedStateFromProps({ resetOn }: Props, state: State): State | null {
    return resetOn === state.resetOn ? null : { error: undefined, resetOn }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === undefined) return this.props.children
    if (error instanceof NotLoaded) return <PageAwaited />
    return (
      <EmptyState
        title="This page broke"
        action={<Button onClick={() => window.location.reload()}>Load it again</Button>}
      >
        <p>The fault is in Poise, not in your data: nothing was lost.</p>
        <p>
          <code>{error instanceof Error ? error.message : String(error)}</code>
        </p>
      </EmptyState>
    )
  }
}
