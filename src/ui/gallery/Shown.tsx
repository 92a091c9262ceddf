import { useId } from 'react'
import type { ReactNode } from 'react'
import { t } from '../texts/text.ts'
import type { PlainKey } from '../texts/text.ts'

/** One part of the gallery under its name. */
export const Shown = ({ name, children }: { name: PlainKey; children: ReactNode }) => {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 className="h3" id={id}>
        {t(name)}
      </h2>
      {children}
    </section>
  )
}
