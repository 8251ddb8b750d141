import { useNavigate } from '@tanstack/react-router'
import { Card } from '@tenure/ui/card'
import { IconButton } from '@tenure/ui/icon-button'
import { showMinute } from '@tenure/ui/instant'
import Next from 'lucide-react/icons/chevron-right'
import Previous from 'lucide-react/icons/chevron-left'
import Pause from 'lucide-react/icons/pause'
import Play from 'lucide-react/icons/play'
import { useState } from 'react'
import { useAsOf } from '../../../graphql/as-of.ts'
import { TimeTrack } from './time-track.tsx'
import { type Mark, useMoments } from './use-moments.ts'
import { usePlay } from './use-play.ts'

/** Moves the whole page through the project's past: dragged, by arrow keys from change to change, or played. */
export function TimeSlider() {
  const marks = useMoments()
  if (!marks || marks.length === 0) return null
  return <Slider marks={marks} />
}

function Slider({ marks }: { readonly marks: readonly Mark[] }) {
  const asOf = useAsOf()
  const navigate = useNavigate()
  const [opened] = useState(() => new Date().toISOString())
  // The last place is now: from there on things are as they are.
  const stops = [...marks, { at: opened, what: 'Now' }]
  const last = stops.length - 1
  const place = asOf === null ? last : stops.findLastIndex(({ at }) => at <= asOf)
  const go = (to: number) => {
    const stop = Math.min(Math.max(to, 0), last)
    void navigate({
      to: '.',
      search: (all: object) => ({ ...all, at: stop === last ? undefined : stops[stop]!.at }) as never,
      replace: true,
      resetScroll: false,
    })
  }
  const { isPlaying, toggle } = usePlay(place < last, () => go(place + 1))
  const here = stops[place]
  return (
    <Card title="Time" lead="What the project was at any moment. Each mark is a change; between two nothing changed.">
      <div className="flex items-center gap-2">
        <IconButton
          label={isPlaying ? 'Pause' : 'Play from change to change'}
          icon={isPlaying ? <Pause size={16} aria-hidden /> : <Play size={16} aria-hidden />}
          isDisabled={!isPlaying && place >= last}
          onPress={toggle}
        />
        <IconButton
          label="Change before"
          icon={<Previous size={16} aria-hidden />}
          isDisabled={place <= 0}
          onPress={() => go(place - 1)}
        />
        <TimeTrack stops={stops} place={place} onGo={go} />
        <IconButton
          label="Change after"
          icon={<Next size={16} aria-hidden />}
          isDisabled={place >= last}
          onPress={() => go(place + 1)}
        />
      </div>
      <p className="text-dim" aria-live="polite">
        {asOf === null ? (
          `Now. ${marks.length} ${marks.length === 1 ? 'change' : 'changes'} since ${showMinute(marks[0]!.at)} UTC.`
        ) : here === undefined ? (
          'Before the project was made.'
        ) : (
          <>
            <time dateTime={asOf}>{showMinute(asOf)} UTC</time> · {here.what} · {place + 1} of {last}
          </>
        )}
      </p>
    </Card>
  )
}
