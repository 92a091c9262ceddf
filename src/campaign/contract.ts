export * from './list.contract.ts'
export * from './list-view.contract.ts'
export * from './clocks.contract.ts'
