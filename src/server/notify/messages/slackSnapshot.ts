import { type HttpMessage, post } from '../message.ts'
import { plain } from './slack.ts'

/** A snapshot as it is posted to a channel. */
export interface PostedSnapshot {
  title: string
  /** Its interval in words. */
  range: string
  /** What is said of it; empty for nothing. */
  message: string
  /** Of its page, and of its picture. */
  page: string
  picture: string
}

/** Slack fetches the picture itself: https://docs.slack.dev/messaging/formatting-message-text#attachments */
export function slackSnapshotMessage(url: string, snapshot: PostedSnapshot): HttpMessage {
  const { title, range, message, page, picture } = snapshot
  const attachment = {
    fallback: `${plain(title)} ${page}`,
    title: plain(title),
    title_link: page,
    text: plain(range),
    image_url: picture,
  }
  return post(url, { ...(message !== '' && { text: plain(message) }), attachments: [attachment] })
}
