import { t } from '#ui/texts/text.ts'

const whole = new Intl.NumberFormat('en')
const parts = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** `EUR 12,000,000`, `1.50 %`, `40,000 GPU hours`. Amounts come in cents and basis points. */
export const amountText = (kind: string, amount: number, unit: string): string => {
  if (kind === 'cash') {
    return `${unit} ${amount % 100 === 0 ? whole.format(amount / 100) : parts.format(amount / 100)}`
  }
  return unit === 'basis points'
    ? t('charter.percent', { amount: parts.format(amount / 100) })
    : `${whole.format(amount)} ${unit}`
}
