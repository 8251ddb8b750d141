import { type RefCallback, useCallback, useState } from 'react'

/** The width of an element in CSS pixels, kept up to date; 0 before it is on the page. Returns the ref to give it and the width. */
export function useWidth<E extends Element>(): readonly [RefCallback<E>, number] {
  const [width, setWidth] = useState(0)
  const ref = useCallback((element: E) => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, width]
}
