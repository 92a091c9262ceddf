export const doctorCommand = async (_flags: object): Promise<void> => {}
