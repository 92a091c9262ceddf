import { SeatRow } from '../parts/SeatRow.tsx'
import { StagePill } from '../parts/StagePill.tsx'
import { Tier } from '../parts/Tier.tsx'
import { paths } from '../paths.ts'
import { Shown } from './Shown.tsx'

const here = paths.gallery()

/** What The List is made of: tiers, stages, seats. */
export const ListShown = () => (
  <div className="stack">
    <Shown name="gallery.tier">
      <div className="row">
        <Tier tier="A" />
        <Tier tier="B" />
        <Tier tier="C" />
      </div>
    </Shown>
    <Shown name="gallery.stage">
      <div className="row wrap wide">
        <StagePill word="Prospect" share={1 / 7} />
        <StagePill word="Candidate" share={3 / 7} />
        <StagePill word="Starter" share={1} />
        <StagePill word="Declined" share={0} />
      </div>
    </Shown>
    <Shown name="gallery.seats">
      <div className="row wrap wide">
        <SeatRow area="Post-training" seats={6} filled={2} offered={2} free={2} href={here} />
        <SeatRow
          area="Inference kernels"
          seats={8}
          filled={1}
          offered={1}
          free={6}
          href={here}
          chosen
        />
        <SeatRow area="Multimodal" seats={30} filled={0} offered={0} free={30} href={here} />
      </div>
    </Shown>
  </div>
)
