import { useState } from 'react'
import { EvidenceLine } from '../parts/EvidenceLine.tsx'
import { paths } from '../paths.ts'
import { t } from '../texts/text.ts'
import { spansOf } from './cast.ts'
import { Shown } from './Shown.tsx'

const here = paths.gallery()
const title = 'Preference drift: what reinforcement learning forgets after supervised tuning'
const marks = spansOf(title, 'reinforcement learning')
const text =
  'Supervised tuning teaches a language model what to say; reinforcement learning then decides what it stops saying. Across eleven runs we find that preferences acquired in the first 3 % of steps are rarely revised.'
const abstract = { text, marks: spansOf(text, 'language model', 'reinforcement learning') }

/** Evidence lines in every state. */
export const EvidenceShown = () => {
  const [open, setOpen] = useState(true)
  return (
    <Shown name="gallery.evidence">
      <div className="box evidences">
        <EvidenceLine
          number={1}
          title={title}
          marks={marks}
          position={0}
          authors={6}
          venue="Learned Systems"
          year={2026}
          citations={41}
          citationsHref={here}
          points="+2.84"
          pointsHref={here}
          abstract={abstract}
          open={open}
          onToggle={() => setOpen(!open)}
          links={<a href={here}>DOI</a>}
        />
        <EvidenceLine
          number={2}
          title="Sparse verifiers for dense problems"
          position={1}
          authors={9}
          venue="Open Training Workshop"
          year={2025}
          citations={28}
          byMeaning
          points="+1.47"
          pointsHref={here}
        />
        <EvidenceLine
          number={3}
          title="Eleven runs, one question: stability of policy updates at scale"
          marks={spansOf(
            'Eleven runs, one question: stability of policy updates at scale',
            'policy',
          )}
          position={4}
          authors={5}
          venue="Sequential Decisions"
          year={2026}
          citations={null}
          points="+1.10"
          pointsHref={here}
        />
        <DoubtfulShown />
      </div>
    </Shown>
  )
}

const DoubtfulShown = () => (
  <>
    <EvidenceLine
      title="Rewards from rewards"
      position={0}
      authors={1}
      venue="Learned Systems"
      year={2024}
      citations={0}
      retracted
    />
    <EvidenceLine
      title="On-line curricula for off-line judges"
      position={2}
      authors={4}
      venue="Open Training Workshop"
      year={2025}
      doubt={{ why: 'Same name, another university.', href: here }}
    />
    <EvidenceLine
      title="Small judges, large students: when a weaker reward model teaches more"
      marks={spansOf(
        'Small judges, large students: when a weaker reward model teaches more',
        'reward model',
      )}
      position={2}
      authors={7}
      venue="Open Training Workshop"
      year={2024}
      citations={52}
      beyond={t('evidence.beyond', { best: 'five' })}
      points="0"
      pointsHref={here}
    />
  </>
)
