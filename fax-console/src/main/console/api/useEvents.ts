import { useEffect, useRef, useState } from 'preact/hooks'
import { address, credentials, renew } from './client'
import { session } from './session'

/** Something that happened, as the API's events have it. */
export interface LiveEvent {
  id: string
  type: string
  data: Record<string, unknown>
}

const FIRST_WAIT = 1000
const LONGEST_WAIT = 60_000
const POLL = 5000

/**
 * Calls `onEvent` for each event of the account that is worked in, as it happens: over one stream
 * that is taken up again where it broke off. While there is no stream, `onPoll` is called every few
 * seconds instead, and once after each gap. Answers whether the stream stands.
 */
export function useEvents(onEvent: (event: LiveEvent) => void, onPoll: () => void): boolean {
  const handlers = useRef({ onEvent, onPoll })
  handlers.current = { onEvent, onPoll }
  const [live, setLive] = useState(false)
  useEffect(() => {
    const stop = new AbortController()
    void follow(
      stop.signal,
      event => handlers.current.onEvent(event),
      stands => {
        setLive(stands)
        if (stands) handlers.current.onPoll()
      },
    )
    return () => stop.abort()
  }, [session()?.workAccountId])
  useEffect(() => {
    if (live) return
    const timer = setInterval(() => {
      if (!document.hidden) handlers.current.onPoll()
    }, POLL)
    return () => clearInterval(timer)
  }, [live])
  return live
}

async function follow(signal: AbortSignal, onEvent: (event: LiveEvent) => void, onLive: (live: boolean) => void): Promise<void> {
  let last = ''
  let wait = FIRST_WAIT
  while (!signal.aborted && session()) {
    try {
      await renew()
      const headers: Record<string, string> = { Accept: 'text/event-stream', ...credentials() }
      if (last) headers['Last-Event-ID'] = last
      const response = await fetch(address('events'), { headers, signal, cache: 'no-store' })
      if (response.ok && response.body) {
        onLive(true)
        wait = FIRST_WAIT
        for await (const event of events(response.body, signal)) {
          last = event.id || last
          onEvent(event)
        }
      } else if (response.status < 500 && response.status !== 429) {
        // Not there, or not for this caller: asking again changes nothing.
        return
      }
    } catch {
      // The connection broke; it is made anew.
    }
    if (signal.aborted) return
    onLive(false)
    await new Promise(resolve => setTimeout(resolve, wait))
    wait = Math.min(wait * 2, LONGEST_WAIT)
  }
}

/** Takes a stream of server-sent events apart (HTML, 9.2.6). */
async function* events(body: ReadableStream<Uint8Array>, signal: AbortSignal): AsyncGenerator<LiveEvent> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader()
  let rest = ''
  let event = { id: '', type: '', data: '' }
  while (!signal.aborted) {
    const { value, done } = await reader.read()
    if (done) return
    rest += value
    const lines = rest.split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line === '') {
        if (event.data) yield { id: event.id, type: event.type || 'message', data: JSON.parse(event.data) as Record<string, unknown> }
        event = { id: '', type: '', data: '' }
        continue
      }
      const [, name = '', value = ''] = /^([^:]*):? ?(.*)$/.exec(line) ?? []
      if (name === 'data') event.data += (event.data && '\n') + value
      else if (name === 'id') event.id = value
      else if (name === 'event') event.type = value
    }
  }
}
