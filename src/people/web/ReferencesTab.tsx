import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { TextSkeleton } from '#ui/parts/Waiting.tsx'
import { assessment } from './assessment-queries.ts'
import { dossier } from './people-queries.ts'
import { References } from './References.tsx'
import { Scorecards } from './Scorecards.tsx'
import { Waivers } from './Waivers.tsx'

/** What is thought of the person: references, scorecards, and whether interviews are needed. */
export const ReferencesTab = () => {
  const { id = '' } = useParams({ strict: false })
  const { data: open } = useQuery(dossier(id))
  const found = useQuery(assessment(id))
  const name = open?.person.name ?? ''
  return (
    <div className="dc-main assessment">
      <Loaded query={found} skeleton={<TextSkeleton lines={10} />}>
        {(data) => (
          <>
            <References id={id} name={name} references={data.references} />
            <Scorecards id={id} name={name} scorecards={data.scorecards} />
            <Waivers id={id} data={data} />
          </>
        )}
      </Loaded>
    </div>
  )
}
