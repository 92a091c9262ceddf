export * from './list.contract.ts'
export * from './clocks.contract.ts'
