import { useEffect, useState } from 'react'

/** A value that has not changed for a while: what a hand running down a list stopped at. */
export const useSettled = <Value>(value: Value, restMs: number): Value => {
  const [settled, setSettled] = useState(value)
  // A pause is a thing of the world outside React.
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), restMs)
    return () => clearTimeout(timer)
  }, [value, restMs])
  return settled
}
