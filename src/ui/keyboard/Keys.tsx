import { printed } from './sequence.ts'

/** Keys as printed on a keyboard. They help the eye; the words beside them are for everyone. */
export const Keys = ({ keys }: { keys: string }) => (
  <span className="keys" aria-hidden="true">
    {printed(keys).map((key, place) => (
      <kbd key={`${key}${String(place)}`}>{key}</kbd>
    ))}
  </span>
)
