import { Component, type ReactNode } from 'react'
import css from './ChartPanel.module.css'

interface Props {
  /** A new one is worth another try. */
  resetOn: unknown
  children: ReactNode
}

interface State {
  error: Error | null
  resetOn: unknown
}

/** One chart that cannot be drawn says so in its own card and leaves the others alone. */
export class PanelBoundary extends Component<Props, State> {
  override state: State = { error: null, resetOn: this.props.resetOn }

  static getDerivedStateFromError(error: Error): Partial<State> {
    return { error }
  }

  static getDerivedStateFromProps({ resetOn }: Props, state: State): State | null {
    return resetOn === state.resetOn ? null : { error: null, resetOn }
  }

  override render() {
    const { error } = this.state
    if (error === null) return this.props.children
    return <p className={css.message}>This chart could not be drawn: {error.message}</p>
  }
}
