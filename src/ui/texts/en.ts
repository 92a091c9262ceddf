import { clockEventTexts } from '#campaign/web/clock-event-texts.ts'
import { dayTexts } from '#campaign/web/day-texts.ts'
import { reportTexts } from '#campaign/web/report-texts.ts'
import { listTexts } from '#campaign/web/list-texts.ts'
import { charterEventTexts } from '#campaign/web/charter-event-texts.ts'
import { charterTexts } from '#campaign/web/charter-texts.ts'
import { voteTexts } from '#campaign/web/vote-texts.ts'
import { literatureTexts } from '#literature/web/texts.ts'
import { workTexts } from '#literature/web/work-texts.ts'
import { organisationTexts } from '#organisations/web/texts.ts'
import { assessmentTexts } from '#people/web/assessment-texts.ts'
import { csvTexts } from '#people/web/csv-texts.ts'
import { partyEventTexts } from '#party/web/event-texts.ts'
import { partyTexts } from '#party/web/texts.ts'
import { peopleTexts } from '#people/web/texts.ts'
import { scoutingTexts } from '#scouting/web/texts.ts'
import { accessTexts } from '#workspace/web/access-texts.ts'
import { compartmentTexts } from '#workspace/web/compartment-texts.ts'
import { eventTexts } from '#workspace/web/event-texts.ts'
import { privacyTexts } from '#workspace/web/privacy-texts.ts'
import { workspaceTexts } from '#workspace/web/texts.ts'
import { clockTexts } from './clocks.ts'
import { galleryTexts } from './gallery.ts'
import { partTexts } from './parts.ts'
import { shellTexts } from './shell.ts'

/** Every text on every screen. A room adds its own in `web/texts.ts` and is listed here. */
export const en = {
  ...shellTexts,
  ...partTexts,
  ...clockTexts,
  ...galleryTexts,
  ...workspaceTexts,
  ...accessTexts,
  ...compartmentTexts,
  ...eventTexts,
  ...privacyTexts,
  ...literatureTexts,
  ...workTexts,
  ...scoutingTexts,
  ...peopleTexts,
  ...assessmentTexts,
  ...csvTexts,
  ...organisationTexts,
  ...charterTexts,
  ...charterEventTexts,
  ...voteTexts,
  ...listTexts,
  ...dayTexts,
  ...clockEventTexts,
  ...reportTexts,
  ...partyTexts,
  ...partyEventTexts,
} as const
