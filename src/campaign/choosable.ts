import { AppError } from '#core/errors.ts'
import type { CampaignTransaction } from '#database/transaction.ts'

interface Chosen {
  readonly areas?: readonly string[]
  readonly members?: readonly string[]
  readonly compartments?: readonly string[]
}

/**
 * Refuses an area that is ended, a member who has left, a compartment that whoever asks is not
 * inside of: the last answers exactly as one that does not exist.
 */
export const choosable = async (tx: CampaignTransaction, chosen: Chosen): Promise<void> => {
  const areas = [...new Set(chosen.areas)]
  const members = [...new Set(chosen.members)]
  const compartments = [...new Set(chosen.compartments)]
  const [foundAreas, foundMembers, foundCompartments] = [
    areas.length === 0
      ? []
      : await tx
          .selectFrom('seatArea')
          .select('id')
          .where('id', 'in', areas)
          .where('endedAt', 'is', null)
          .execute(),
    members.length === 0
      ? []
      : await tx
          .selectFrom('member')
          .select('id')
          .where('id', 'in', members)
          .where('leftAt', 'is', null)
          .execute(),
    compartments.length === 0
      ? []
      : await tx.selectFrom('compartment').select('id').where('id', 'in', compartments).execute(),
  ]
  if (foundAreas.length < areas.length) throw notThere('seat area', 'seat_area_not_found')
  if (foundMembers.length < members.length) throw notThere('member', 'member_not_found')
  if (foundCompartments.length < compartments.length) {
    throw notThere('compartment', 'compartment_not_found')
  }
}

const notThere = (what: string, code: string): AppError =>
  new AppError('invalid', `There is no such ${what} to choose here.`, {
    code,
    next: 'Look at the choices again and take another one.',
  })
