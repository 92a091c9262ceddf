const symbols: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  varepsilon: 'ε',
  zeta: 'ζ',
  eta: 'η',
  theta: 'θ',
  iota: 'ι',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  xi: 'ξ',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  upsilon: 'υ',
  phi: 'φ',
  varphi: 'φ',
  chi: 'χ',
  psi: 'ψ',
  omega: 'ω',
  Gamma: 'Γ',
  Delta: 'Δ',
  Theta: 'Θ',
  Lambda: 'Λ',
  Xi: 'Ξ',
  Pi: 'Π',
  Sigma: 'Σ',
  Upsilon: 'Υ',
  Phi: 'Φ',
  Psi: 'Ψ',
  Omega: 'Ω',
  ell: 'ℓ',
  infty: '∞',
  times: '×',
  cdot: '·',
  pm: '±',
  le: '≤',
  leq: '≤',
  ge: '≥',
  geq: '≥',
  neq: '≠',
  approx: '≈',
  sim: '∼',
  to: '→',
  rightarrow: '→',
  leftarrow: '←',
  leftrightarrow: '↔',
  uparrow: '↑',
  downarrow: '↓',
  in: '∈',
  cup: '∪',
  cap: '∩',
  sqrt: '√',
  sum: '∑',
  prod: '∏',
  partial: '∂',
  nabla: '∇',
  dagger: '†',
  star: '*',
  ast: '*',
  circ: '°',
  log: 'log',
  exp: 'exp',
  min: 'min',
  max: 'max',
  ldots: '…',
  dots: '…',
  cdots: '…',
  prime: '′',
  forall: '∀',
  exists: '∃',
  mid: '|',
  vert: '|',
  Vert: '‖',
  varnothing: '∅',
  emptyset: '∅',
  subset: '⊂',
  oplus: '⊕',
  otimes: '⊗',
  perp: '⊥',
  top: '⊤',
}
const doubleStruck: Readonly<Record<string, string>> = {
  C: 'ℂ',
  H: 'ℍ',
  N: 'ℕ',
  P: 'ℙ',
  Q: 'ℚ',
  R: 'ℝ',
  Z: 'ℤ',
}
const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const lowered = '₀₁₂₃₄₅₆₇₈₉'

/**
 * Turns `$...$` and `\(...\)` into plain letters: `$k$-means` is "k-means", `$\ell_1$` is "ℓ₁",
 * `$O(n^2)$` is "O(n²)". Prices ("$5 to $10") are no mathematics; what holds a command that has no
 * letter (a fraction, a matrix) stays as it came.
 */
export const mathToText = (text: string): string =>
  text
    .replace(/(?<!\\)\$\$?([^$]{1,200}?)\$\$?/g, (found, inside: string) =>
      isMath(inside) ? (plainMath(inside) ?? found) : found,
    )
    .replace(/\\\(([^$]{1,200}?)\\\)/g, (found, inside: string) => plainMath(inside) ?? found)

const isMath = (inside: string): boolean =>
  /[\\^_]/.test(inside) || /^(?:\d{1,2}|[^\s\d](?:\S{0,30}\S)?)$/.test(inside)

const wrapper =
  /\\(?:math(?:cal|scr|frak|rm|it|bf|sf|tt|bb|bbm|ds)|boldsymbol|text(?:it|bf|tt|sc|rm|sf)?|operatorname|bm|hat|bar|tilde|vec|overline|emph|widetilde|widehat)\s*(?:\{([^{}]*)\}|([A-Za-z0-9]))/g

// Twice: wrappers stand inside each other at most two deep in what was seen.
const unwrap = (inside: string): string => inside.replace(wrapper, struck).replace(wrapper, struck)

const struck = (found: string, braced?: string, bare?: string): string => {
  const text = braced ?? bare ?? ''
  return found.startsWith('\\mathbb') ? (doubleStruck[text] ?? text) : text
}

const plainMath = (inside: string): string | null => {
  const plain = unwrap(inside)
    .replace(
      /\\(?:left|right|big|Big|displaystyle|limits|rm|bf|it|cal|mathcal|mathbf|mathrm)(?![a-zA-Z])\s*/g,
      '',
    )
    .replace(/\\([A-Za-z]+)\s*/g, (found, name: string) =>
      Object.hasOwn(symbols, name) ? (symbols[name] ?? found) : found,
    )
    .replace(/\^(?:\{(\d+)\}|(\d))/g, (_, a?: string, b?: string) => inRow(a ?? b ?? '', raised))
    .replace(/_(?:\{(\d+)\}|(\d+))/g, (_, a?: string, b?: string) => inRow(a ?? b ?? '', lowered))
    .replace(/\\[,;:! ]/g, ' ')
    .replace(/\\([%&#_{}|])/g, '$1')
    .replace(/([_^])\{([^{}]*)\}/g, '$1$2')
    .replace(/\{([^{}]*)\}/g, '$1')
  return /[\\{}]/.test(plain) ? null : plain.trim()
}

const inRow = (digits: string, row: string): string =>
  Array.from(digits, (digit) => row[Number(digit)] ?? digit).join('')
