/** A code behind the `#` of an address, which no server ever sees. */
export const codeInAddress = (): string => decodeURIComponent(location.hash.replace(/^#/, ''))
