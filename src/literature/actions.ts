import type { Room } from '#actions/room.ts'
import { cancelRun, resumeRun } from './end-run.ts'
import { bringAdmired, fetchOpenAlex, findAuthors } from './fetch-openalex.ts'
import { findPlaces } from './find-places.ts'
import { findWorks } from './find-works.ts'
import { ingest } from './ingest.ts'
import { intake } from './intake-job.ts'
import { openInventedWorld, removeInventedWorld } from './invented-world.ts'
import { readWork } from './read-work.ts'
import { rebuild } from './rebuild.ts'
import { listRefusals, listRuns, showRun } from './show-run.ts'
import { literatureCoverage, literatureStatus } from './status.ts'
import { workCards } from './work-cards.ts'

export const literatureRoom: Room = {
  name: 'literature',
  actions: [
    ingest,
    literatureStatus,
    literatureCoverage,
    showRun,
    listRuns,
    listRefusals,
    cancelRun,
    resumeRun,
    rebuild,
    readWork,
    fetchOpenAlex,
    findAuthors,
    findPlaces,
    bringAdmired,
    findWorks,
    openInventedWorld,
    removeInventedWorld,
  ],
  jobs: [intake],
  cards: [workCards],
}
