import { useEffect, useEffectEvent, useState } from 'react'

/** How long each stop is looked at. */
const LOOK_MS = 1_500

/** Goes on by itself while there is somewhere to go, until it is stopped. */
export function usePlay(canGoOn: boolean, goOn: () => void) {
  const [wanted, setWanted] = useState(false)
  const isPlaying = wanted && canGoOn
  const step = useEffectEvent(goOn)
  useEffect(() => {
    if (!isPlaying) return undefined
    const timer = setInterval(() => step(), LOOK_MS)
    return () => clearInterval(timer)
  }, [isPlaying])
  return { isPlaying, toggle: () => setWanted(!isPlaying) }
}
