import type { Warehouse } from '#warehouse/open.ts'
import { residentOf } from './resident.ts'

/**
 * Reads what searches keep in memory, now and of every build to come before it serves, so that the
 * first search is as quick as the others. A store that cannot be read is not this function's to
 * report: the first search says so.
 */
export const warmUp = (literature: Warehouse): Promise<void> => literature.readAhead(residentOf)
